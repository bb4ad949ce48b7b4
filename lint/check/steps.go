package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// What rules share that check the steps of a command: an install, a migration, and the program that keeps running.

// Programs are the programs that the command starts, in order.
func (c *ParsedCommand) Programs() []command.Start {
	if !c.startsRead {
		c.starts, c.startsRead = c.Cmd.Starts(), true
	}
	return c.starts
}

// DeepInFolders reports whether the file is too deep in the folders for any platform to find it: such a file is for a tool that sets up a server.
func (f *File) DeepInFolders() bool { return strings.Count(f.RootPath, "/") > 2 }

// RunsInShell reports whether a platform runs the command of a process type in a shell.
func RunsInShell(t *platform.Target, processType string) bool {
	shell := t.ShellOf(processType)
	return shell == platform.Bash || shell == platform.BashQuoted || shell == platform.Sh
}

// OperatorsAreWords reports whether && and ; are ordinary words on a platform in the command of a process type, so that only the first step runs.
func OperatorsAreWords(t *platform.Target, processType string) bool {
	shell := t.ShellOf(processType)
	return !shell.Expands() && !shell.OnWindows() || shell == platform.WordExpand || shell == platform.GoExpand
}

// Script is the script of package.json that npm, yarn, pnpm, or bun runs, or "".
func Script(s command.Start) string {
	words := inWorkspace(s.Base, Operands(s))
	if !PackageManagers.Has(s.Base) || len(words) == 0 {
		return ""
	}
	switch {
	case (words[0] == "run" || words[0] == "run-script") && len(words) > 1:
		return words[1]
	case s.Base != "npm":
		return words[0]
	}
	return ""
}

// inWorkspace are the words of a package manager without those that choose workspaces.
func inWorkspace(base string, words []string) []string {
	switch {
	case base != "yarn" || len(words) == 0:
		return words
	case words[0] == "workspace" && len(words) > 2:
		return words[2:]
	case words[0] == "workspaces" && len(words) > 1 && words[1] == "foreach":
		return words[2:]
	case words[0] == "workspaces":
		return words[1:]
	}
	return words
}

// PackageManagers are the programs that run the scripts of package.json.
const PackageManagers ecosystem.Words = "npm yarn pnpm bun"

// Operands are the words of a program that aren't options.
func Operands(s command.Start) []string {
	return command.Operands(s.Args, "--prefix --cwd --dir --filter -C -w --workspace -f --file -e --env --environment --app -A -c --config --name -n")
}

// StepList is what a rule looks for among the programs of a view.
type StepList struct {
	Found []int       // the indices of the programs
	Names prose.Names // what to call them in a text
}

// StepsBefore are the programs that have a name, if a program without one follows and keeps running: the steps run at each start.
func (v *View) StepsBefore(name func(command.Start) string) StepList {
	var out StepList
	list := v.Programs()
	last := len(list) - 1
	if last < 1 || name(list[last]) != "" || v.endsByItself() {
		return out
	}
	for i, s := range list[:last] {
		if call := &v.Cmd.Calls[s.Call]; call.Nested || call.Join == "||" {
			continue // it may not run at all
		}
		if text := name(s); text != "" {
			out.Found = append(out.Found, i)
			out.Names = append(out.Names, text)
		}
	}
	return out
}

// endsByItself reports whether the last program of the command is known to end: such a command is a task.
func (v *View) endsByItself() bool {
	list := v.Programs()
	if ending.Has(list[len(list)-1].Base) {
		return true
	}
	return v.Role().Ends()
}

// ending are programs that end immediately.
const ending ecosystem.Words = "echo printf true exit touch rm cp mv cat ls mkdir chmod curl"

// StepRange is the range of the program at an index.
func (v *View) StepRange(i int) procfile.Range {
	words := v.Programs()[i].Words
	return procfile.Range{Start: words[0].Range.Start, End: words[len(words)-1].Range.End}
}

// StepRemoval is what to delete so that a step doesn't run: its call and the operator after it. It reports false if other steps depend on it.
func (v *View) StepRemoval(i int) (procfile.Range, bool) {
	s := v.Programs()[i]
	if s.Script || !v.plainChain() {
		return procfile.Range{}, false
	}
	call, next := v.Cmd.Calls[s.Call], s.Call+1
	if next >= len(v.Cmd.Calls) || !sequential(v.Cmd.Calls[next].Join) || s.Call > 0 && !sequential(call.Join) {
		return procfile.Range{}, false
	}
	return procfile.Range{Start: call.Range.Start, End: v.Cmd.Calls[next].Range.Start}, true
}

func sequential(join string) bool { return join == "&&" || join == ";" }

// plainChain reports whether the command is a list of calls that run one after the other.
func (v *View) plainChain() bool {
	for i := range v.Cmd.Calls {
		if v.Cmd.Calls[i].Nested || v.Cmd.Calls[i].Background {
			return false
		}
	}
	return !slices.ContainsFunc(v.Cmd.Features, func(f command.Feature) bool {
		return f.Kind == command.Compound || f.Kind == command.Comment || f.Text == "!"
	})
}

// WithoutSteps is the fix that removes some steps, or none if one of them can't be removed.
func (v *View) WithoutSteps(title string, found []int) []Fix {
	var edits []TextEdit
	for _, i := range found {
		r, ok := v.StepRemoval(i)
		if !ok {
			return nil
		}
		edits = append(edits, Delete(v.At(r)))
	}
	return Suggestion(title, edits...)
}

// buildTools are programs with the sub-commands that install or build.
var buildTools = []struct {
	names, subs ecosystem.Words
	many        bool // set if the program takes several of them, as in mvn clean package
}{
	{"npm", "install i ci clean-install", false},
	{"pnpm bun", "install i add", false},
	{"yarn", "install add", false},
	{"pip pip3", "install", false},
	{"bundle bundler", "install", false},
	{"composer", "install update", false},
	{"poetry pipenv", "install", false},
	{"uv", "sync", false},
	{"mvn mvnw", "install package compile verify", true},
	{"gradle gradlew", "build assemble bootJar shadowJar installDist stage", true},
	{"go cargo swift cabal stack next vite nuxt nuxi astro nest ng vue-cli-service react-scripts webpack make", "build", false},
	{"turbo nx lerna", "build run-many", true},
	{"dotnet", "build publish restore", false},
	{"mix", "deps.get compile assets.deploy", false},
	{"rake rails", "assets:precompile", false},
	{"apt-get apt", "install update", false},
}

// bareBuilders are programs that build without a word for it.
const bareBuilders ecosystem.Words = "tsc webpack rollup esbuild tailwindcss"

// BuildStep is how a program installs or builds, or "".
func BuildStep(s command.Start) string {
	words := Operands(s)
	if s.Base == "yarn" && len(words) == 0 && len(s.Args) == 0 {
		return "yarn"
	}
	if bareBuilders.Has(s.Base) && !HasOption(s, "-w -cw --watch --noEmit --version --help --serve serve watch server") {
		return s.Base
	}
	if name := Script(s); name == "build" || strings.HasPrefix(name, "build:") || name == "heroku-postbuild" {
		if strings.HasPrefix(words[0], "workspace") {
			return s.Base + " " + words[0] + " … " + name
		}
		return s.Base + " " + words[0] + strings.TrimPrefix(" "+name, " "+words[0])
	}
	if len(words) == 0 {
		return ""
	}
	for _, tool := range buildTools {
		if !tool.names.Has(s.Base) || startsToo(words) {
			continue
		}
		goals := words[:1]
		if tool.many {
			goals = words
		}
		for _, goal := range goals {
			if tool.subs.Has(goal) {
				return s.Base + " " + goal
			}
		}
	}
	return ""
}

// HasOption reports whether one of some words is an argument of a program.
func HasOption(s command.Start, names ecosystem.Words) bool { return WordAmong(s.Args, names) >= 0 }

// WordAmong is the index of the first word that is one of some names, or -1.
func WordAmong(words []command.Word, names ecosystem.Words) int {
	return slices.IndexFunc(words, func(w command.Word) bool { return names.Has(w.Value) })
}

// OnlyBuilds reports whether all that the programs of a command do is to install or build.
func OnlyBuilds(list []command.Start) bool {
	builds := false
	for _, s := range list {
		switch {
		case BuildStep(s) != "":
			builds = true
		case s.Base != "cd":
			return false
		}
	}
	return builds
}

// startsToo reports whether a build tool also runs the app.
func startsToo(words []string) bool {
	return slices.ContainsFunc(words[1:], func(w string) bool { return strings.Contains(w, "run") || strings.Contains(w, "Run") })
}

// migrators are programs with the words that follow when they migrate.
var migrators = []struct{ names, words ecosystem.Words }{
	{"manage.py django-admin django", "migrate"},
	{"alembic aerich", "upgrade"},
	{"artisan", "migrate"},
	{"sequelize sequelize-cli", "db:migrate"},
	{"knex", "migrate:latest"},
	{"typeorm", "migration:run"},
	{"mix", "ecto.migrate"},
	{"console", "doctrine:migrations:migrate"},
}

// Migration is how a program migrates a database, or "".
func Migration(s command.Start) string {
	words := Operands(s)
	if len(words) == 0 {
		return ""
	}
	first := s.Base + " " + words[0]
	for _, m := range migrators {
		if m.names.Has(s.Base) && m.words.Has(words[0]) {
			return first
		}
	}
	switch name := Script(s); {
	case name == "migrate", name == "migrations", name == "db:migrate", strings.HasPrefix(name, "migrate:"):
		return s.Base + " " + strings.Join(words[:min(2, len(words))], " ")
	}
	second := ""
	if len(words) > 1 {
		second = words[1]
	}
	switch {
	case s.Base == "rails" || s.Base == "rake":
		for _, w := range words {
			if w == "db:migrate" || w == "db:prepare" {
				return s.Base + " " + w
			}
		}
	case s.Base == "flask" && words[0] == "db" && second == "upgrade",
		s.Base == "prisma" && words[0] == "migrate" && second == "deploy",
		s.Base == "prisma" && words[0] == "db" && second == "push":
		return first + " " + second
	}
	return ""
}
