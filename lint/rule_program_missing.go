package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "program-missing",
	Group:      CommandsGroup,
	Order:      9,
	Title:      "A script stands without the program that runs it",
	Documented: programMissingDocs{},
	Suspects:   starting(func(r *command.Run) bool { return findMissing(r) != nil }),
	Check:      checkProgramMissing,
})

type programMissingDocs struct{}

// Docs is the documentation.
func (programMissingDocs) Docs() Docs {
	return Docs{
		Summary: "The command begins with a source file, or with the name of a language, in place of a program.",
		Why: "The first word of a command has to be a program. A shell looks for index.js among the installed programs, not in the " +
			"folder of the app, and finds none; a Java source or a page is no program wherever it stands. The process ends at " +
			"once, on every platform, and Heroku shows H10. A script with a path, such as ./bot.py or bin/start.rb, may be " +
			"executable and name its interpreter in its first line, so nothing is said about it. The same end " +
			"have a script that the interpreter of another language gets, an application without the server that runs it, and a " +
			"program that quotes and no blank divide from its arguments.",
		Bad:  Sample{Text: "web: gunicorn app:app\nworker: index.js\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\nworker: node index.js\nbot: ./bot.py\n", Platforms: []string{"heroku"}},
		Logs: []string{"index.js: command not found", "javascript: command not found", "gunicornaap:aap--log-file=-: command not found", "Permission denied"},
		Sources: []string{
			"a Procfile with worker: javascript bot_heroku.js", "a Procfile with worker: src/main/java/main.java",
			"Fatlessss/MyDiscordBot Procfile (node.bot.js)", "a Procfile whose history has worker: index.js",
		},
	}
}

// sources are endings of files that no shell finds by their name alone: what runs
// them, and what to do where that is not all. With never no shell starts such a
// file wherever it stands.
var sources = [...]struct {
	ending, program, advice string
	never                   bool
}{
	{".js", "node", "", false},
	{".mjs", "node", "", false},
	{".cjs", "node", "", false},
	{".py", "python", "", false},
	{".rb", "ruby", "", false},
	{".php", "php", "", false},
	{".pl", "perl", "", false},
	{".jar", "java -jar", "", false},
	{".ts", "", "build it, and start what the build makes, as in node dist/index.js", false},
	{".go", "", "build it, and start the program that the build makes", false},
	{".java", "", "build it, and start what the build makes, as in java -jar target/app.jar", true},
	{".html", "", "start a server that serves the page", true},
	{".ipynb", "", "start the program that serves the notebook", true},
	{".bat", "", "write the command that stands in it", true},
	{".cmd", "", "write the command that stands in it", true},
}

// language is the program of a language that is named in place of it.
func language(name string) string {
	switch name {
	case "javascript", "js", "node.js":
		return "node"
	case "py":
		return "python"
	}
	return ""
}

// onPath are scripts that packages install as programs.
const onPath command.Words = "huey_consumer.py django-admin.py wait-for-it.sh"

func checkProgramMissing(p *Pass) {
	for _, v := range p.suspects() {
		v.broken = true
		p.reportMissing(v, findMissing(v.main()))
	}
}

// missing is a command without its program.
type missing struct {
	_ [0]func() // never compared: == on it would be code to download
	// want belongs in place of the first word; it is "" where that is not clear,
	// and advice says what to do.
	want, head, advice string
	// doubtful is set where there might be such a program all the same.
	doubtful bool
	// at is where it is missing, the name of the run where it is empty, and effect
	// what happens, "" for a program that is not found.
	at     procfile.Range
	effect string
}

// findMissing says what is missing in a run, or is nil.
func findMissing(run *command.Run) *missing {
	name := run.Name.Value
	if m := glued(run); m != nil {
		return m
	}
	if m := foreign(run); m != nil {
		return m
	}
	if run.Module || run.Interpreted || len(run.Wrappers) > 0 || !run.Name.Static || run.Name.Raw != name || onPath.Has(name) {
		return nil
	}
	if program := language(name); program != "" && len(run.Args) > 0 {
		return &missing{want: program, head: quote(name) + " is the name of a language, but no program"}
	}
	if len(run.Args) == 0 && name == "start" {
		return &missing{doubtful: true, head: quote(name) + " is the name of a script, but hardly a program", advice: "write npm start, or what else starts the app"}
	}
	if module, app, found := strings.Cut(name, ":"); found && len(run.Args) == 0 && (app == "app" || app == "application") && isName(strings.ReplaceAll(module, ".", "_")) {
		return &missing{want: "gunicorn " + name, head: quote(name) + " names an application, but no program that serves it"}
	}
	ending := path.Ext(name)
	for i := range sources {
		s := &sources[i]
		switch {
		case s.ending != ending || ending == name || run.Program != nil && run.Base != "manage.py" || strings.Contains(name, "/") && !s.never:
			continue
		case s.program == "":
			return &missing{head: quote(name) + " is a file and no program", advice: s.advice}
		}
		if rest, ok := strings.CutPrefix(name, s.program+"."); ok && strings.Contains(rest, ".") {
			return &missing{want: s.program + " " + rest, head: "A dot joins " + quote(name) + " where a blank belongs"}
		}
		return &missing{want: s.program + " " + name, head: quote(name) + " is a file and no program"}
	}
	return nil
}

// glued finds a program with a quoted word behind it that no blank separates, as
// in gunicorn'app:app'--log-file=-; nil when there is none.
func glued(run *command.Run) *missing {
	raw := run.Name.Raw
	open := strings.IndexAny(raw, `'"`)
	if open <= 0 || !run.Name.Static || run.Interpreted || !command.Known(raw[:open]) || command.Known(run.Name.Value) {
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
	return &missing{want: want, head: "No blank stands behind “" + raw[:open] + "”, and quotes do not end a word"}
}

// interpreters run the files of one language each; a file with one of the endings
// is of another.
var interpreters = [...]struct{ names, not command.Words }{
	{"node", ".py .rb .php .java .html .jar .go"},
	{"python python3", ".js .mjs .cjs .ts .rb .php .java .html .jar .go"},
	{"ruby", ".js .mjs .cjs .ts .py .php .java .html .go"},
}

// foreign finds a script that is handed to the interpreter of another language, as
// in node bot.py; nil when there is none.
func foreign(run *command.Run) *missing {
	ref := run.Reference()
	if ref.Kind != command.File || run.Module {
		return nil
	}
	ending := path.Ext(ref.Name)
	for _, i := range interpreters {
		if !i.names.Has(run.Name.Value) || !i.not.Has(ending) {
			continue
		}
		m := &missing{head: quote(ref.Name) + " is no file that " + run.Name.Value + " can run", at: run.Name.Range, effect: run.Name.Value + " stops at its first line"}
		m.advice = "start it with the program of its own language"
		for j := range sources {
			if s := &sources[j]; s.ending == ending && s.program != "" {
				m.want = s.program
			}
		}
		return m
	}
	return nil
}

func (p *Pass) reportMissing(v *commandView, m *missing) {
	effect := "the shell cannot start it and the process ends at once"
	if word := v.main().Name.Value; !strings.Contains(word, "/") {
		effect = "the shell answers “" + visible(word) + ": command not found” and the process ends at once"
	}
	if m.effect != "" {
		effect = m.effect
	}
	severity := Error
	if m.doubtful {
		severity = Warning
	}
	cs := v.concerns(severity, effect)
	f := Finding{Range: v.at(v.main().Name.Range), Concerns: cs}
	advice := m.advice
	if m.want != "" {
		advice = "write " + m.want
		f.Fixes = []Fix{{Title: "Write " + m.want, Applicability: Suggested, Edits: []TextEdit{Replace(f.Range, m.want)}}}
	}
	f.Message = p.Sentence(m.head, cs, advice)
	p.Report(f)
}
