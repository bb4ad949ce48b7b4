package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:    "missing-process-type",
	Group:   SyntaxGroup,
	Order:   35,
	Title:   "A line has no process type",
	Summary: "A line holds a command, an environment variable or other text, but no process type with a colon.",
	Why: "Readers skip such a line, or stop the build at it. Heroku's classic platform takes its first word for a process " +
		"type: of \"python bot.py\" it makes a type python with the command bot.py.",
	Bad:     Sample{Text: "gunicorn shop:app\n", Platforms: []string{"heroku"}},
	Good:    Sample{Text: "web: gunicorn shop:app\n", Platforms: []string{"heroku"}},
	Sources: []string{herokuSpecSource, "heroku/buildpacks-procfile src/procfile.rs", "real Procfile of 00IMAG/python-video_bot.py"},
	Check:   checkMissingProcessType,
})

// httpWords are programs that serve HTTP whatever their arguments are.
var httpWords = map[string]bool{
	"gunicorn": true, "uvicorn": true, "hypercorn": true, "daphne": true, "waitress-serve": true, "uwsgi": true,
	"puma": true, "rackup": true, "unicorn": true, "streamlit": true, "serve": true, "http-server": true,
	"npm": true, "yarn": true, "pnpm": true, "heroku-php-apache2": true, "heroku-php-nginx": true, "flask": true, "rails": true,
}

// commandWords are first words that make a line a command.
var commandWords = map[string]bool{
	"python": true, "python3": true, "node": true, "ruby": true, "bundle": true, "java": true, "php": true, "go": true,
	"celery": true, "rake": true, "bash": true, "sh": true, "cd": true, "npx": true, "mix": true, "dotnet": true, "docker": true,
	"deno": true, "bun": true, "perl": true, "pip": true, "pip3": true, "poetry": true, "pipenv": true, "uv": true, "sidekiq": true,
	"nodemon": true, "pm2": true, "cargo": true, "make": true, "export": true, "exec": true, "env": true, "django-admin": true,
}

func checkMissingProcessType(p *Pass) {
	for _, l := range p.otherLines() {
		if isYAMLShape(l.text) {
			continue
		}
		p.reportMissingType(l.line, l.body, l.text)
	}
	for _, e := range p.syntaxEntries() {
		start := p.Doc.Lines[e.Line].Range
		body := trimRange(p.Doc.Text, start)
		if isAssignment(e.Type) || isURL(e) && (e.Type == "http" || e.Type == "https") {
			p.reportMissingType(e.Line, body, p.Doc.Slice(body))
		}
	}
}

func (p *Pass) reportMissingType(line int, body procfile.Range, text string) {
	first, rest, _ := strings.Cut(text, " ")
	switch {
	case (first == "CMD" || first == "ENTRYPOINT" || first == "RUN" || first == "EXPOSE" || first == "ENV" || first == "FROM") && rest != "":
		p.reportDockerfileLine(line, body, first, strings.TrimSpace(rest))
	case isAssignment(strings.TrimPrefix(text, "export ")) && !strings.Contains(strings.TrimPrefix(text, "export "), " "):
		p.reportStray(line, body, quote(text)+" sets an environment variable, which a Procfile cannot do", "set it in the configuration of the app", Error,
			p.commentOut(line))
	case commandWords[path.Base(first)] || httpWords[path.Base(first)] || strings.HasPrefix(first, "./") || strings.HasPrefix(first, "/"):
		p.reportStray(line, body, quote(text)+" is a command without a process type", "put "+quote(p.typeFor(first)+":")+" before it", Error,
			p.typeFixes(body, first)...)
	default:
		p.reportStray(line, body, quote(text)+" is no entry: a process type and a colon are missing", "write \"type: command\", or begin the line with # for a comment", Warning,
			p.commentOut(line))
	}
}

func (p *Pass) reportDockerfileLine(line int, body procfile.Range, instruction, rest string) {
	fixes := []Fix{p.commentOut(line)}
	if instruction == "CMD" || instruction == "ENTRYPOINT" {
		command := rest
		if words, ok := jsonWords(rest); ok {
			if plain, quotable := shellWords(words); quotable {
				command = plain
			}
		}
		name := p.typeFor(firstWord(command))
		fixes = append([]Fix{{Title: "Make it the process type \"" + name + "\"", Applicability: Suggested,
			Edits: []TextEdit{Replace(body, name+": "+command)}}}, fixes...)
	}
	p.reportStray(line, body, quote(instruction)+" belongs into a Dockerfile; a Procfile has process types", "write \"type: command\"", Error, fixes...)
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
func (p *Pass) typeFor(program string) string {
	if httpWords[path.Base(program)] && !p.Declares("web") || p.Declares("worker") && !p.Declares("web") {
		return "web"
	}
	return "worker"
}

func (p *Pass) typeFixes(body procfile.Range, program string) []Fix {
	names := []string{"web", "worker"}
	if p.typeFor(program) == "worker" {
		names = []string{"worker", "web"}
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
