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
			"executable and name its interpreter in its first line, so nothing is said about it.",
		Bad:  Sample{Text: "web: gunicorn app:app\nworker: index.js\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\nworker: node index.js\nbot: ./bot.py\n", Platforms: []string{"heroku"}},
		Logs: []string{"index.js: command not found", "javascript: command not found", "Permission denied"},
		Sources: []string{
			"a Procfile with worker: javascript bot_heroku.js", "a Procfile with worker: src/main/java/main.java",
			"Fatlessss/MyDiscordBot Procfile (node.bot.js)", "a Procfile whose history has worker: index.js",
		},
	}
}

// interpreter is the program that runs files of an ending; "" where more than one
// word of advice is needed.
func interpreter(ending string) (program string, known bool) {
	switch ending {
	case ".js", ".mjs", ".cjs":
		return "node", true
	case ".py":
		return "python", true
	case ".rb":
		return "ruby", true
	case ".php":
		return "php", true
	case ".pl":
		return "perl", true
	case ".jar":
		return "java -jar", true
	case ".java", ".ts", ".go", ".html", ".ipynb":
		return "", true
	}
	return "", false
}

// neverRuns are endings of files that no shell starts, wherever they stand.
const neverRuns command.Words = ".java .html .ipynb"

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
	for _, v := range p.started() {
		if m, ok := findMissing(v.main()); ok {
			v.broken = true
			p.reportMissing(v, m)
		}
	}
}

// missing is a command without its program.
type missing struct {
	// at is what is to be replaced by want; want is "" where that is not clear.
	at   procfile.Range
	want string
	head string
	// advice is what to do where want is "".
	advice string
}

func findMissing(run *command.Run) (missing, bool) {
	word := run.Name
	name := word.Value
	if run.Module || len(run.Wrappers) > 0 || !word.Static || word.Raw != name || onPath.Has(name) || run.Interpreted {
		return missing{}, false
	}
	m := missing{at: word.Range}
	ending := path.Ext(name)
	program, known := interpreter(ending)
	if to := language(name); to != "" && len(run.Args) > 0 {
		m.head, m.want = quote(name)+" is the name of a language, but no program", to
		return m, true
	}
	if run.Program != nil && run.Base != "manage.py" || !known || ending == name || strings.Contains(name, "/") && !neverRuns.Has(ending) {
		return missing{}, false
	}
	m.head = quote(name) + " is a file and no program"
	if first, rest, dotted := strings.Cut(name, "."); dotted && strings.Contains(rest, ".") && (first == program || first == "python3") {
		m.head, m.want = "A dot joins "+quote(name)+" where a blank belongs", first+" "+rest
		return m, true
	}
	switch ending {
	case ".java":
		m.advice = "build it, and start what the build makes, as in java -jar target/app.jar"
	case ".ts":
		m.advice = "build it, and start what the build makes, as in node dist/index.js"
	case ".go":
		m.advice = "build it, and start the program that the build makes"
	case ".html":
		m.advice = "start a server that serves the page"
	case ".ipynb":
		m.advice = "start the program that serves the notebook"
	default:
		m.want = program + " " + name
	}
	return m, true
}

func (p *Pass) reportMissing(v *commandView, m missing) {
	effect := "the shell cannot start it and the process ends at once"
	if word := v.main().Name.Value; !strings.Contains(word, "/") {
		effect = "the shell answers “" + visible(word) + ": command not found” and the process ends at once"
	}
	cs := v.concerns(Error, effect)
	f := Finding{Range: v.at(m.at), Concerns: cs}
	advice := m.advice
	if m.want != "" {
		advice = "write " + m.want
		f.Fixes = []Fix{{Title: "Write " + m.want, Applicability: Suggested, Edits: []TextEdit{Replace(v.at(m.at), m.want)}}}
	}
	f.Message = p.Sentence(m.head, cs, advice)
	p.Report(f)
}
