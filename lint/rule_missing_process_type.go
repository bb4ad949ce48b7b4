package lint

import (
	"fmt"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "missing-process-type",
	Group:      SyntaxGroup,
	Order:      35,
	Title:      "A line has no process type",
	Documented: missingProcessTypeDocs{},
	Check:      checkMissingProcessType,
})

type missingProcessTypeDocs struct{}

// Docs is the documentation.
func (missingProcessTypeDocs) Docs() Docs {
	return Docs{
		Summary: "A line holds a command, an environment variable or other text, but no process type with a colon.",
		Why: "Readers skip such a line, or stop the build at it. Heroku's classic platform takes its first word for a process " +
			"type: of \"python bot.py\" it makes a type python with the command bot.py.",
		Bad:  Sample{Text: "gunicorn shop:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn shop:app\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"cannot unmarshal !!str … into map[string]string",
			"Invalid Procfile format",
			"invalid line in procfile, line …",
			"line … parse error: …",
			"Cannot read properties of null (reading '1')",
			"misformatted Procfile entry …",
			"H14",
			"No web processes running",
			"ERROR: no processes defined",
			"No entries were found in Procfile",
			"No entries was found in Procfile",
			"did not find any processes in Procfile",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{herokuSpecSource, "heroku/buildpacks-procfile src/procfile.rs", "real Procfile of 00IMAG/python-video_bot.py"},
	}
}

// httpWords are programs that serve HTTP whatever their arguments are.
const httpWords command.Words = "gunicorn uvicorn hypercorn daphne waitress-serve uwsgi puma rackup unicorn streamlit serve http-server npm yarn " +
	"pnpm heroku-php-apache2 heroku-php-nginx flask rails"

// commandWords are first words that make a line a command.
const commandWords command.Words = "python python3 node ruby bundle java php go celery rake bash sh cd npx mix dotnet docker deno bun perl pip pip3 " +
	"poetry pipenv uv sidekiq nodemon pm2 cargo make export exec env django-admin"

func checkMissingProcessType(p *Pass) {
	lines := p.otherLines()
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		switch {
		case isYAMLShape(l.text):
		case isProse(l.text):
			last := i
			for last+1 < len(lines) && lines[last+1].line == lines[last].line+1 && isProse(lines[last+1].text) {
				last++
			}
			p.reportProse(lines[i : last+1])
			i = last
		default:
			p.reportMissingType(l.line, l.body, l.text)
		}
	}
	for _, e := range p.syntaxEntries() {
		start := p.Doc.Lines[e.Line].Range
		body := trimRange(p.Doc.Text, start)
		if isVariable(e.Type) || isURL(e) && (e.Type == "http" || e.Type == "https") {
			p.reportMissingType(e.Line, body, p.Doc.Slice(body))
		}
	}
}

// isDockerfile, isVariable and isCommand tell the lines that somebody meant
// something by; any other line is prose.
func isDockerfile(line string) bool {
	first, rest, _ := strings.Cut(line, " ")
	switch first {
	case "CMD", "ENTRYPOINT", "RUN", "EXPOSE", "ENV", "FROM":
		return rest != ""
	}
	return false
}

func isVariable(line string) bool {
	line = strings.TrimPrefix(line, "export ")
	name, _, _ := strings.Cut(line, "=")
	return isAssignment(line) && strings.ToUpper(name) == name && !strings.Contains(line, " ")
}

func isCommand(line string) bool {
	first, _, _ := strings.Cut(line, " ")
	base := path.Base(first)
	switch {
	case strings.HasSuffix(first, ")"), strings.HasSuffix(first, "("):
		return false
	case strings.HasPrefix(first, "./"), strings.HasPrefix(first, "/"), strings.HasPrefix(first, "bin/"):
		return true
	}
	switch path.Ext(base) {
	case ".py", ".js", ".rb", ".sh":
		return true
	}
	return commandWords.Has(base) || httpWords.Has(base)
}

func isProse(line string) bool {
	return !isYAMLShape(line) && !isDockerfile(line) && !isVariable(line) && !isCommand(line)
}

func (p *Pass) reportMissingType(line int, body procfile.Range, text string) {
	first, rest, _ := strings.Cut(text, " ")
	switch {
	case isDockerfile(text):
		p.reportDockerfileLine(line, body, first, strings.TrimSpace(rest))
	case isVariable(text):
		p.reportStray(line, body, quote(text)+" sets an environment variable, which a Procfile cannot do", "set it in the configuration of the app", Error,
			p.commentOut(line))
	case isCommand(text):
		p.reportStray(line, body, quote(text)+" is a command without a process type", "put "+quote(p.typeFor(text)+":")+" before it", Error,
			p.typeFixes(body, text)...)
	default:
		p.reportProse([]otherLine{{line, body, text}})
	}
}

// reportProse reports a run of lines that nobody can take for entries.
func (p *Pass) reportProse(run []otherLine) {
	first := run[0]
	body := procfile.Range{Start: first.body.Start, End: run[len(run)-1].body.End}
	head := quote(first.text) + " is no entry: it has no process type with a colon"
	title := "Make it a comment"
	switch n := len(run) - 1; {
	case n == 1:
		head = quote(first.text) + " and the line below it are no entries: they have no process type with a colon"
		title = "Make them comments"
	case n > 1:
		head = fmt.Sprintf("%s and the %d lines below it are no entries: they have no process type with a colon", quote(first.text), n)
		title = "Make them comments"
	}
	fix := Fix{Title: title, Applicability: Suggested}
	for _, l := range run {
		fix.Edits = append(fix.Edits, p.commentOut(l.line).Edits...)
	}
	p.reportStray(first.line, body, head, "write “type: command”, or start the line with # for a comment", Warning, fix)
	for _, l := range run[1:] {
		p.Claim(l.line)
	}
}

func (p *Pass) reportDockerfileLine(line int, body procfile.Range, instruction, rest string) {
	fixes := []Fix{p.commentOut(line)}
	if instruction == "CMD" || instruction == "ENTRYPOINT" {
		started := rest
		if words, ok := jsonWords(rest); ok {
			if plain, quotable := shellWords(words); quotable {
				started = plain
			}
		}
		name := p.typeFor(started)
		fixes = append([]Fix{{Title: "Make it the process type \"" + name + "\"", Applicability: Suggested,
			Edits: []TextEdit{Replace(body, name+": "+started)}}}, fixes...)
	}
	p.reportStray(line, body, quote(instruction)+" belongs in a Dockerfile; a Procfile has process types", "write “type: command”", Error, fixes...)
}

// reportStray reports a line that declares no process type although somebody
// meant something by it. bad is how bad it is that a reader skips it.
func (p *Pass) reportStray(line int, body procfile.Range, head, advice string, bad Severity, fixes ...Fix) {
	concerns := p.judgeStray(line, bad)
	for _, t := range p.Targets {
		if t.Reads() && !concerned(concerns, t) {
			severity := bad
			if !t.Sure(platform.Grammar) {
				severity = min(severity, Warning)
			}
			concerns = append(concerns, Concern{Target: t, Severity: severity, Effect: "the line is ignored", Sure: t.Sure(platform.Grammar)})
		}
	}
	p.Report(Finding{
		Range:    body,
		Concerns: concerns,
		Message:  p.Sentence(head, concerns, advice),
		Fixes:    fixes,
	})
	p.Claim(line)
}

func concerned(cs []Concern, t *platform.Target) bool {
	for _, c := range cs {
		if c.Target == t {
			return true
		}
	}
	return false
}

// typeFor is the process type that a command without one most likely is.
func (p *Pass) typeFor(text string) string {
	if run := command.Parse(text).Main(); run != nil && run.Program != nil && run.Program.Role == command.Release && p.anyReleasePhase() && !p.Declares("release") {
		return "release"
	}
	if httpWords.Has(path.Base(firstWord(text))) && !p.Declares("web") || p.Declares("worker") && !p.Declares("web") {
		return "web"
	}
	return "worker"
}

func (p *Pass) typeFixes(body procfile.Range, text string) []Fix {
	names := []string{"web", "worker"}
	switch p.typeFor(text) {
	case "worker":
		names = []string{"worker", "web"}
	case "release":
		names = []string{"release"}
	}
	var fixes []Fix
	for _, name := range names {
		if p.Declares(name) {
			continue
		}
		fixes = append(fixes, Fix{Title: "Make it the process type \"" + name + "\"", Applicability: Suggested,
			Edits: []TextEdit{Insert(body.Start, name+": ")}})
	}
	return fixes
}

func (p *Pass) commentOut(line int) Fix {
	l := p.Doc.Lines[line].Range
	return Fix{Title: "Make it a comment", Applicability: Suggested,
		Edits: []TextEdit{Replace(procfile.Range{Start: l.Start, End: trimRange(p.Doc.Text, l).Start}, "# ")}}
}

// isYAMLShape reports whether a line has a form that only YAML knows; the rule
// yaml-syntax speaks of it.
func isYAMLShape(line string) bool {
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "---") || line == "..." || strings.HasPrefix(line, "{") ||
		strings.HasPrefix(line, "%YAML") || strings.HasPrefix(line, "? ")
}
