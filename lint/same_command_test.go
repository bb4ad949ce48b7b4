package lint

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/start"
)

// places are those to which the command of a Procfile can be moved, so that the same platform starts it.
var places = []struct {
	name, platform string
	// procfile is the command that stays in the Procfile, or "" without one.
	procfile string
	// file is that of the command, and text its text with the command, or "" where that isn't possible.
	file string
	text func(in check.Input, command string) string
	// except are the differences that there really are.
	except []difference
}{
	{"the script start", "heroku", "", "package.json", scriptWith, ofScripts},
	{"the script start", "railway", "", "package.json", scriptWith, ofScripts},
	{"railway.json", "railway", "", "railway.json", railwayWith, nil},
	{"manifest.yml", "cloud-foundry", "", "manifest.yml", manifestWith, nil},
	{"npm start", "heroku", "npm start", "package.json", scriptWith, ofScripts},
	{"start.sh", "heroku", "./start.sh", "start.sh", shellWith, ofShells},
	{"make run", "heroku", "make run", "Makefile", makeWith, ofMake},
	{"railway.json beside a Procfile", "railway", "echo", "railway.json", railwayWith, nil},
	{"manifest.yml beside a Procfile", "cloud-foundry", "echo", "manifest.yml", manifestWith, nil},
	{"CMD", "railway", "", "Dockerfile", imageWith(""), ofImages},
	{"CMD in brackets", "railway", "", "Dockerfile", imageWith("list"), ofImages},
}

// difference is why the findings of some rules aren't those of a Procfile, in the apps of which is is true, or in all.
type difference struct {
	rules  ecosystem.Words
	reason string
	is     func(in check.Input, command string) bool
}

// notBuilt are the rules about files that a build makes, or of which it says that they are programs.
const notBuilt ecosystem.Words = "script-not-found not-executable program-not-built assembly-not-built release-not-built script-not-compiled"

var (
	ofScripts = []difference{
		{"program-not-installed", "a package manager finds programs in node_modules/.bin", nil},
		{notBuilt, "what a script of package.json starts may be built by another one", func(_ check.Input, command string) bool { return strings.Contains(command, "bin") }},
	}
	ofShells = []difference{
		{"script-not-found", "a script that starts itself is another mistake", func(_ check.Input, command string) bool { return command == "./start.sh" }},
		{notBuilt, "DEPS_DIR in a script isn't that of the command", func(_ check.Input, command string) bool { return strings.Contains(command, "DEPS_DIR") }},
	}
	ofMake = append([]difference{
		{notBuilt + " script-ignored", "make builds programs", nil},
	}, ofShells...)
	ofImages = []difference{
		{"script-ignored", "an image leaves out what .dockerignore names", nil},
		{"build-only-program", "an image keeps the tools of its build", nil},
		{"unquoted-path", "a list has the words of a command apart", nil},
		{"heroku-script", "an image may have the script", nil},
		{notBuilt, "the steps of an image build the program", func(in check.Input, _ string) bool { return isCompiled(in) }},
		{"program-not-installed server-not-installed script-not-found option-file-not-found", "another file of the app may add it to the image", func(in check.Input, _ string) bool {
			return slices.ContainsFunc(in.Repository.Paths(), ecosystem.Words(".profile bin/post_compile environment.yml Aptfile").Has)
		}},
		{"program-not-installed server-not-installed manifest-missing program-typo module-not-found port-hardcoded", "an image may have what no manifest names", func(in check.Input, _ string) bool { return isCompiled(in) || !hasManifest(in) }},
	}
)

func isCompiled(in check.Input) bool {
	return slices.ContainsFunc(in.Repository.Paths(), func(p string) bool {
		return strings.HasSuffix(p, "go.mod") || strings.HasSuffix(p, "Cargo.toml") || strings.HasSuffix(p, ".csproj") || strings.HasSuffix(p, "mix.exs")
	})
}

func hasManifest(in check.Input) bool {
	return slices.ContainsFunc(images, func(i image) bool { return i.file != "" && slices.Contains(in.Repository.Paths(), i.file) })
}

// scriptWith is a package.json with the command as its script start.
func scriptWith(in check.Input, command string) string {
	before, _ := in.Repository.Text("package.json")
	var manifest map[string]any
	if json.Unmarshal([]byte(before), &manifest) != nil || strings.Contains(command, "start") {
		return "" // the script would run itself
	}
	scripts, _ := manifest["scripts"].(map[string]any)
	if scripts["start"] != nil {
		return ""
	}
	manifest["scripts"] = map[string]any{"start": command}
	for name, script := range scripts {
		manifest["scripts"].(map[string]any)[name] = script
	}
	return jsonOf(manifest)
}

func jsonOf(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return strings.NewReplacer(`\u0026`, "&", `\u003c`, "<", `\u003e`, ">").Replace(string(text))
}

func railwayWith(_ check.Input, command string) string {
	return "{\n  \"deploy\": {\n    \"startCommand\": " + jsonOf(command) + "\n  }\n}\n"
}

func manifestWith(_ check.Input, command string) string {
	return "applications:\n- name: shop\n  command: '" + strings.ReplaceAll(command, "'", "\n") + "'\n"
}

func shellWith(in check.Input, command string) string {
	if in.Repository.IsFile("start.sh") {
		return ""
	}
	return "#!/bin/sh\nset -e\n# the server\n" + command + "\n"
}

func makeWith(in check.Input, command string) string {
	if in.Repository.IsFile("Makefile") {
		return ""
	}
	return ".PHONY: run\nrun:\n\t" + strings.ReplaceAll(command, "$", "$$") + "\n"
}

type image struct{ file, from, install string }

// images are those for apps with some file, and what installs their packages.
var images = []image{
	{"requirements.txt", "python:3.12", "pip install -r requirements.txt"},
	{"Pipfile", "python:3.12", "pip install pipenv && pipenv install --system --deploy"},
	{"pyproject.toml", "python:3.12", "pip install ."},
	{"package.json", "node:22", "npm install"},
	{"Gemfile", "ruby:3.4", "bundle install"},
	{"composer.json", "php:8.3-cli", "composer install"},
	{"mix.exs", "elixir:1.18", "mix deps.get"},
	{"deno.json", "denoland/deno:2", ""},
	{"go.mod", "golang:1.24", ""},
	{"Cargo.toml", "rust:1.85", ""},
	{"", "python:3.12", ""},
}

// imageWith gives the Dockerfile of an app with the command as its CMD, in one of both forms.
func imageWith(form string) func(check.Input, string) string {
	return func(in check.Input, command string) string {
		if form == "list" {
			if strings.ContainsAny(command, "$&|;\"'\\(<>*") {
				return "" // it needs a shell
			}
			command = jsonOf(strings.Fields(command))
		}
		for _, image := range images {
			if image.file != "" && !in.Repository.IsFile(image.file) {
				continue
			}
			text := "FROM " + image.from + "\nWORKDIR /app\nCOPY . .\n"
			if image.install != "" {
				text += "RUN " + image.install + "\n"
			}
			return text + "CMD " + command + "\n"
		}
		return ""
	}
}

// commandOf is the command of a golden case with one web process in the root of an app that can be seen whole, or "".
func commandOf(in check.Input) string {
	entries := procfile.Parse(in.Source).Entries()
	if in.Repository == nil || !in.Repository.Complete() || in.Repository.Folder() != "" || len(entries) != 1 || entries[0].Type != "web" {
		return ""
	}
	return strings.TrimSpace(entries[0].Command)
}

// moved is an app with another file.
func moved(in check.Input, file, text string) check.Input {
	texts := map[string]string{file: text}
	listed := []string{file}
	for _, p := range in.Repository.Paths() {
		if raw, known := in.Repository.Raw(p); known && p != file {
			texts[p] = string(raw)
		}
		if p != file {
			listed = append(listed, p)
		}
	}
	in.Repository = repository.New(repository.List{Listed: slices.Sorted(slices.Values(listed)), Texts: maps.Clone(texts)}, "")
	return in
}

// ofCommands are the rules of findings about commands.
func ofCommands(reports ...*Report) (rules []string) {
	for _, r := range reports {
		for i := range r.Diagnostics {
			d := &r.Diagnostics[i]
			rule, _ := RuleByName(d.Rule)
			if (rule.Group == check.CommandsGroup || rule.Group == check.RepositoryGroup) && rule.Name != "two-procfiles" && (!rule.AboutFile || d.Code.InCommand()) {
				rules = append(rules, rule.Name)
			}
		}
	}
	slices.Sort(rules)
	return slices.Compact(rules)
}

// TestACommandKeepsItsFindingsElsewhere moves the command of each golden case to another file.
func TestACommandKeepsItsFindingsElsewhere(t *testing.T) {
	for _, m := range places {
		t.Run(m.name+" on "+m.platform, func(t *testing.T) {
			target, _ := platform.Lookup(m.platform)
			cases, whole := 0, 0
			for i, in := range goldenInputs(t) {
				command := commandOf(in)
				if command == "" || golden.LeftOut(i, 1) || start.InFiles(target, in.Repository) != nil {
					continue
				}
				text := m.text(in, command)
				if text == "" {
					continue
				}
				in.Path, in.RootPath, in.Targets = "Procfile", "Procfile", []*platform.Target{target}
				with := in
				if m.file != "package.json" {
					with = moved(in, "README.md", "")
				}
				want := ofCommands(lintOf(t, with))
				if len(want) == 0 {
					continue
				}
				have, isRead := elsewhere(t, moved(in, m.file, text), m.procfile, command)
				if !isRead {
					continue // another command starts, or the file has it in a form that isn't read
				}
				cases++
				lost := slices.DeleteFunc(slices.Clone(want), func(rule string) bool { return slices.Contains(have, rule) })
				if len(lost) == 0 {
					whole++
				}
				lost = slices.DeleteFunc(lost, func(rule string) bool {
					return slices.ContainsFunc(m.except, func(d difference) bool { return d.rules.Has(rule) && (d.is == nil || d.is(in, command)) })
				})
				if len(lost) > 0 {
					t.Errorf("%q: %q in the Procfile, %q elsewhere %v %s", command, want, have, in.Repository.Paths(), text)
				}
			}
			if t.Logf("%d of %d cases with findings keep all of them", whole, cases); cases == 0 && golden.Every() {
				t.Error("no case")
			}
		})
	}
}

func lintOf(t *testing.T, in check.Input) *Report {
	t.Helper()
	r, err := Lint(in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// elsewhere are the findings of an app whose command is in another file than the Procfile, which has another one, or isn't there.
func elsewhere(t *testing.T, in check.Input, inProcfile, command string) (rules []string, isRead bool) {
	t.Helper()
	if inProcfile != "" {
		in.Source = []byte("web: " + inProcfile + "\n")
		r := lintOf(t, in)
		checkPlaces(t, r)
		return ofCommands(r), true
	}
	in.Source, in.Path = nil, ""
	reports, starts, _ := LintStarts(in)
	for _, r := range reports {
		checkPlaces(t, r)
	}
	isRead = len(starts) == 1 && strings.Join(strings.Fields(starts[0].Checked().Command), " ") == strings.Join(strings.Fields(command), " ")
	return ofCommands(reports...), isRead
}

// checkPlaces checks that each place is in its file.
func checkPlaces(t *testing.T, r *Report) {
	t.Helper()
	for _, part := range r.ByFile() {
		for _, d := range part.Diagnostics {
			if d.Range.Start < 0 || d.Range.End < d.Range.Start || d.Range.End > len(part.Document.Text) || part.Document.Span(d.Range) != d.Span {
				t.Errorf("%s: %s has the range %v in %s", r.File.Path, d.Rule, d.Range, part.File.Path)
			}
		}
	}
}
