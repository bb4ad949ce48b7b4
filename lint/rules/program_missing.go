package rules

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "program-missing",
	Group: check.CommandsGroup,
	Kind:  check.Slip,
	Title: "Missing program",
	Applies: func(c *check.ParsedCommand) bool {
		return c.Main() != nil && findMissing(c.Main()) != nil || onlySets(c.Cmd) != ""
	},
	CheckCommand: checkProgramMissing,
})

// sources are the endings of files that no shell finds by their names: the program that runs such a file, or what to do where one
// program isn't enough. A shell never starts a file with never, not even one with a path.
var sources = [...]struct {
	ending, program, help string
	never                 bool
}{
	{".js", "node", "", false},
	{".mjs", "node", "", false},
	{".cjs", "node", "", false},
	{".py", "python", "", false},
	{".rb", "ruby", "", false},
	{".php", "php", "", false},
	{".pl", "perl", "", false},
	{".jar", "java -jar", "", false},
	{".dll", "dotnet", "", true}, // Linux runs no library
	{".ts", "", "Compile the file, and run the result, such as `node dist/index.js`.", false},
	{".go", "", "Compile the file, and run the resulting program.", false},
	{".java", "", "Compile the file, and run the result, such as `java -jar target/app.jar`.", true},
	{".html", "", "Start a program that serves the page.", true},
	{".ipynb", "", "Start a program that serves the notebook.", true},
	{".md", "", "Write the command that starts your app.", true},
	{".txt", "", "Write the command that starts your app.", true},
	{".json", "", "Write the command that starts your app.", true},
	{".yml", "", "Write the command that starts your app.", true},
	{".yaml", "", "Write the command that starts your app.", true},
	{".css", "", "Write the command that starts your app.", true},
	{".bat", "", "Write the command that the file contains.", true},
	{".cmd", "", "Write the command that the file contains.", true},
}

// programOf is the program that runs a file, or "".
func programOf(file string) string {
	for i := range sources {
		if s := &sources[i]; s.ending == path.Ext(file) {
			return s.program
		}
	}
	return ""
}

// onPath are scripts that packages install as programs.
const onPath ecosystem.Words = "huey_consumer.py django-admin.py wait-for-it.sh"

func checkProgramMissing(p *check.Pass, v *check.View) {
	if does := onlySets(v.Cmd); does != "" {
		reportOnlySets(p, v, does)
		return
	}
	if v.Main().Name.Value == v.Type+":" {
		return // another rule reports a repeated type
	}
	reportMissing(p, v, findMissing(v.Main()))
}

// onlySets reports whether a command only sets variables, changes the folder, or prepares the shell, and starts nothing. does is what it does.
func onlySets(c *command.Command) (does string) {
	for _, call := range c.Calls {
		words := call.Words
		switch {
		case call.Nested:
			return ""
		case len(words) == 0 && len(call.Assigns) > 0, len(words) == 2 && words[0].Raw == "export" && strings.Contains(words[1].Raw, "="):
			does = "sets variables"
		case len(words) == 2 && words[0].Raw == "cd":
			does = cmp.Or(does, "changes the folder")
		case len(words) == 2 && (words[0].Raw == "source" || words[0].Raw == ".") && path.Base(words[1].Value) == "activate":
			does = cmp.Or(does, "activates an environment")
		default:
			return "" // it starts something, or has only a redirection
		}
	}
	return does
}

func reportOnlySets(p *check.Pass, v *check.View, does string) {
	p.Report(check.Finding{
		Range:    v.Entry.CommandRange,
		Headline: prose.T("`%s` only "+does+", and starts no program", v.Type),
		Effects: p.On(platform.Running).Of(v).Except(func(t *platform.Target) bool {
			return !check.RunsInShell(t, v.Type) || t.RunsAt(v.Type) != platform.NoTrigger // without a shell, the first word is the program
		}).All(check.NewEffect(check.Error, platform.Crash, "`%s` ends at once: its command starts nothing.", v.Type)),
		Help: prose.T("Write the command that starts your app."),
	})
}

type missing struct {
	headline prose.Text
	// want belongs in place of the first word, or of the words at a range. If it's "", help is the advice.
	want, help string
	words      procfile.Range
	// script is that of package.json that want runs, or "".
	script string
	// effect is the zero value for a program that no shell finds.
	effect check.Effect
}

// The searches find what is missing in a run, or nil. The first one that finds something counts.
var searches = []func(*command.Run) *missing{glued, foreign, npmScript, capitalC, withoutSub, unknownName, nameOfFile}

func findMissing(run *command.Run) *missing {
	for _, search := range searches {
		if m := search(run); m != nil {
			return m
		}
	}
	return nil
}

// languages are names of languages, with the programs to use instead.
var languages = map[string]string{"javascript": "node", "js": "node", "node.js": "node", "py": "python"}

// isNamed reports whether a run names its program by a plain word, which a shell looks up.
func isNamed(run *command.Run) bool {
	name := run.Name
	return !run.Module && !run.Interpreted && len(run.Wrappers) == 0 && name.Static && name.Raw == name.Value && !onPath.Has(name.Value)
}

// unknownName finds a name that isn't a program's, or is nil.
// dottedTools are programs that people join to their task with a dot.
const dottedTools ecosystem.Words = "mix npm yarn rake"

func unknownName(run *command.Run) *missing {
	name := run.Name.Value
	program, colon := strings.CutSuffix(name, ":")
	tool, task, _ := strings.Cut(name, ".")
	switch {
	case !isNamed(run):
	case languages[name] != "" && len(run.Args) > 0:
		m := &missing{headline: prose.T("`%s` is a language, not a program", name), want: languages[name]}
		if name == "py" {
			m.headline = prose.T("`py` exists only on Windows")
		}
		return m
	case dottedTools.Has(tool) && task != "":
		return &missing{headline: prose.T("`%s` needs a space behind `%s`", name, tool), want: tool + " " + task}
	case name == "start" && len(run.Args) == 0:
		return &missing{headline: prose.T("`%s` looks like a script name, not a program", name), effect: check.CommandNotFound(name).Likely(), help: "Use `npm start`, or the command that starts your app."}
	case run.IsApp():
		return &missing{headline: prose.T("`%s` is an app without a server", name), want: "gunicorn " + name}
	case colon && len(run.Args) > 0 && program != "":
		m := &missing{headline: prose.T("`%s` isn't a program, because of its colon", name), help: "Write one process type and one colon in a line."}
		if command.Known(program) {
			m.want = program
		}
		return m
	case check.CommonTypes.Has(name) && len(run.Args) > 0 && command.Known(run.Args[0].Raw):
		return &missing{headline: prose.T("`%s` is a process type, not a program", name), want: run.Args[0].Raw, words: procfile.Range{Start: run.Name.Range.Start, End: run.Args[0].Range.End}}
	}
	return nil
}

func nameOfFile(run *command.Run) *missing {
	name := run.Name.Value
	ending := path.Ext(name)
	if ending == "" || ending == name || run.Program != nil && run.Base != "manage.py" || !isNamed(run) {
		return nil
	}
	for i := range sources {
		s := &sources[i]
		if s.ending != ending || strings.Contains(name, "/") && !s.never {
			continue
		}
		m := &missing{headline: prose.T("`%s` is a file, not a program", check.PathPart(name)), help: s.help}
		if s.program == "" {
			return m
		}
		m.want = s.program + " " + name
		if rest, ok := strings.CutPrefix(name, s.program+"."); ok && strings.Contains(rest, ".") {
			m.headline, m.want = prose.T("`%s` has a dot where a space belongs", name), s.program+" "+rest
		}
		return m
	}
	return nil
}

// glued finds a program with a quoted word after it that no space separates, as in gunicorn'app:app'--log-file=-, or is nil.
func glued(run *command.Run) *missing {
	raw := run.Name.Raw
	open := strings.IndexAny(raw, `'"`)
	if raw == run.Name.Value || open <= 0 || !run.Name.Static || run.Interpreted || !command.Known(raw[:open]) || command.Known(run.Name.Value) {
		return nil
	}
	quoted, rest, found := strings.Cut(raw[open+1:], raw[open:open+1])
	if !found || strings.ContainsAny(rest, `'"`) {
		return nil
	}
	want := raw[:open] + " " + raw[open:open+1] + quoted + raw[open:open+1]
	if rest != "" {
		want += " " + rest
	}
	return &missing{headline: prose.T("No space separates `%s` from its arguments", raw[:open]), want: want}
}

// capitalC finds sh -C "node app.js" in place of sh -c, or is nil.
func capitalC(run *command.Run) *missing {
	const shells ecosystem.Words = "sh bash dash"
	if !shells.Has(run.Base) || len(run.Args) < 2 || run.Args[0].Raw != "-C" || !strings.Contains(run.Args[1].Value, " ") {
		return nil
	}
	script := run.Args[1].Value
	return &missing{
		headline: prose.T("`-C` isn't `-c`, so `%s` looks for a script", run.Base), want: run.Name.Raw + " -c",
		words:  procfile.Range{Start: run.Name.Range.Start, End: run.Args[0].Range.End},
		effect: check.NewEffect(check.Error, platform.Crash, "`%s` exits: there is no script `%s`.", run.Base, script),
	}
}

// withoutSub finds an app that is passed to a program without the subcommand that serves it, as in streamlit app.py, or is nil.
func withoutSub(run *command.Run) *missing {
	program := run.WithoutSub()
	if program == nil {
		return nil
	}
	word, sub := run.Args[0], program.Sub.List()[0]
	return &missing{
		headline: prose.T("`%s` needs `%s` before `%s`", run.Base, sub, word.Value), want: run.Base + " " + sub,
		effect: check.NewEffect(check.Error, platform.Crash, "`%s` exits: it has no command `%s`.", run.Base, word.Value).Logged("Error: No such command '" + word.Value + "'"),
	}
}

// interpreters are programs that run scripts of one language, with the endings of files that they can't run.
var interpreters = [...]struct{ names, not ecosystem.Words }{
	{"node", ".py .rb .php .java .html .jar .go .bat .cmd .sh"},
	{"python python3", ".js .mjs .cjs .ts .rb .php .java .html .jar .go .bat .cmd .sh"},
	{"ruby", ".js .mjs .cjs .ts .py .php .java .html .go .bat .cmd .sh"},
}

// foreign finds a script that is passed to the wrong interpreter, as in node bot.py, or is nil.
func foreign(run *command.Run) *missing {
	ref := run.Reference()
	if ref.Kind != ecosystem.File || run.Module {
		return nil
	}
	name, ending := run.Name.Value, path.Ext(ref.Name)
	if run.RunsApp() {
		return &missing{headline: prose.T("`%s` can't run `%s`", name, ref.Name), effect: check.NewEffect(check.Error, platform.Crash, "`%s` exits: `%s` isn't a file.", name, ref.Name).Logged("can't open file"), want: "gunicorn"}
	}
	for _, i := range interpreters {
		if !i.names.Has(name) || !i.not.Has(ending) {
			continue
		}
		m := &missing{headline: prose.T("`%s` can't run `%s`", name, ref.Name), effect: check.NewEffect(check.Error, platform.Crash, "`%s` exits: `%s` is in another language.", name, ref.Name), help: "Use the program for the language of the file."}
		for j := range sources {
			if s := &sources[j]; s.ending == ending {
				m.want, m.help = s.program, cmp.Or(s.help, m.help)
			}
		}
		if ending == ".sh" {
			m.want = "bash"
		}
		return m
	}
	return nil
}

// npmScript finds npm start:web in place of npm run start:web, and npm index.js in place of node index.js, or is nil.
func npmScript(run *command.Run) *missing {
	if run.Base != "npm" || len(run.Positional) == 0 || run.Positional[0].Range != run.Args[0].Range {
		return nil
	}
	word := run.Positional[0]
	if !word.Static || word.Raw != word.Value || ecosystem.IsNpmCommand(word.Value) {
		return nil
	}
	m := &missing{
		headline: prose.T("`%s` is a script, not a command of `npm`", word.Value), want: "npm run " + word.Value, script: word.Value,
		words:  procfile.Range{Start: run.Name.Range.Start, End: word.Range.End},
		effect: check.NewEffect(check.Error, platform.Crash, "`npm` exits: it has no command `%s`.", word.Value).Logged(`Unknown command: "` + word.Value + `"`),
	}
	switch program := programOf(word.Value); {
	case command.Known(word.Value) && len(run.Args) > 1:
		m.headline, m.want, m.script = prose.T("`%s` is a program, not a command of `npm`", word.Value), word.Value, ""
	case program != "":
		m.headline, m.want, m.script = prose.T("`%s` is a file, not a command of `npm`", check.PathPart(word.Value)), program+" "+word.Value, ""
	}
	return m
}

// lacksScript reports whether the package of a run is known, and has no script of a name.
func lacksScript(p *check.Pass, run *command.Run, script string) bool {
	if script == "" || p.Repository == nil {
		return false
	}
	folders := p.ScriptFolders(run)
	if len(folders) == 0 {
		return false
	}
	n := p.Repository.Node(folders[0])
	return n != nil && !slices.Contains(n.Scripts, script)
}

func reportMissing(p *check.Pass, v *check.View, m *missing) {
	name := v.Main().Name
	if m.effect.Severity == check.None {
		m.effect = check.CommandNotFound(name.Value)
	}
	at := name.Range
	if !m.words.Empty() {
		at = m.words
	}
	f := check.Finding{Range: v.At(at), Headline: m.headline, Help: prose.T(m.help)}
	f.Effects = p.Everywhere().Of(v).Except(p.EntersImage).All(m.effect)
	if lacksScript(p, v.Main(), m.script) {
		m.want, f.Help = "", prose.T("Use `npm run` with a script that `package.json` has.")
	}
	if m.want != "" {
		f.Help, f.HelpUnfixed = prose.Text{}, prose.T("%s.", check.UseText(m.want))
		title := check.UseText(m.want).Fit(prose.MaxTitle)
		if !strings.Contains(m.want, " ") {
			title = prose.Title("Replace `%s` with `%s`", v.Cmd.Text[at.Start:at.End], m.want)
		}
		f.Fixes = check.Suggestion(title, check.Replace(f.Range, m.want))
	}
	p.Report(f)
}
