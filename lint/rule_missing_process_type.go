package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "missing-process-type",
	Group:      SyntaxGroup,
	Before:     []string{"yaml-syntax"},
	Title:      "Missing process type",
	Documented: missingProcessTypeDocs{},
	Check:      checkMissingProcessType,
})

type missingProcessTypeDocs struct{}

// Docs is the documentation.
func (missingProcessTypeDocs) Docs() Docs {
	return Docs{
		Summary: "Finds commands, environment variables, and other text on a line without a process type and a colon.",
		Why: "Platforms skip such a line or fail the build. Heroku's classic platform takes the first word as the process type: " +
			"`python bot.py` becomes a process `python` with the command `bot.py`.",
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

// isDockerfile, isVariable, and isCommand recognize lines with a purpose. Any other
// line is prose.
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
		p.reportStray(line, Error, Finding{
			Range:    body,
			Headline: prose.T("`%s` sets an environment variable", text),
			Help:     prose.T("Set the variable in the app's configuration."),
			Fixes:    p.commentOut(line),
		})
	case isCommand(text):
		p.reportStray(line, Error, Finding{
			Range:    body,
			Headline: prose.T("`%s` has no process type", text),
			Help:     prose.T("Write `%s:` before the command.", p.typeFor(text)),
			Fixes:    p.typeFixes(body, text),
		})
	default:
		p.reportProse([]otherLine{{line, body, text}})
	}
}

// reportProse reports a run of lines that can't be entries.
func (p *Pass) reportProse(run []otherLine) {
	first, last := run[0], run[len(run)-1]
	headline, title := prose.T("`%s` isn't an entry", first.text), "Turn the line into a comment"
	switch more := len(run) - 1; {
	case more == 1:
		headline = prose.T("`%s` and the next line aren't entries", first.text)
	case more > 1:
		headline = prose.T("`%s` and the next %s lines aren't entries", first.text, more)
	}
	if len(run) > 1 {
		title = "Turn the lines into comments"
	}
	var edits []TextEdit
	for _, l := range run {
		edits = append(edits, p.commentEdit(l.line))
	}
	p.reportStray(first.line, Warning, Finding{
		Range:    procfile.Range{Start: first.body.Start, End: last.body.End},
		Headline: headline,
		Help:     prose.T("Write `type: command`, or start the line with `#` to make it a comment."),
		Fixes:    suggestion(title, edits...),
	})
	for _, l := range run[1:] {
		p.Claim(l.line)
	}
}

func (p *Pass) reportDockerfileLine(line int, body procfile.Range, instruction, rest string) {
	fixes := p.commentOut(line)
	if instruction == "CMD" || instruction == "ENTRYPOINT" {
		started := rest
		if words, ok := jsonWords(rest); ok {
			if plain, quotable := shellWords(words); quotable {
				started = plain
			}
		}
		name := p.typeFor(started)
		fixes = append(suggestion(prose.Title("Convert it to a `%s` entry", name), Replace(body, name+": "+started)), fixes...)
	}
	p.reportStray(line, Error, Finding{
		Range:    body,
		Headline: prose.T("`%s` is a Dockerfile instruction", instruction),
		Help:     prose.T("Write `type: command`, or remove the line."),
		Fixes:    fixes,
	})
}

// reportStray reports a line that declares no process type, although it has a
// purpose. bad is the severity where a parser skips it.
func (p *Pass) reportStray(line int, bad Severity, f Finding) {
	stray := p.strayEffects(line, bad)
	f.Effects = p.On(platform.Grammar).Each(func(t *platform.Target) Effect {
		if e, ok := stray.On(t); ok {
			return e
		}
		return skipped(bad)
	})
	p.Report(f)
	p.Claim(line)
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
		fixes = append(fixes, suggestion(prose.Title("Add `%s:` before the command", name), Insert(body.Start, name+": "))...)
	}
	return fixes
}

func (p *Pass) commentOut(line int) []Fix {
	return suggestion("Turn the line into a comment", p.commentEdit(line))
}

func (p *Pass) commentEdit(line int) TextEdit {
	l := p.Doc.Lines[line].Range
	return Replace(procfile.Range{Start: l.Start, End: trimRange(p.Doc.Text, l).Start}, "# ")
}

// isYAMLShape reports whether a line has a form that only YAML has. The rule
// yaml-syntax reports it.
func isYAMLShape(line string) bool {
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "---") || line == "..." || strings.HasPrefix(line, "{") ||
		strings.HasPrefix(line, "%YAML") || strings.HasPrefix(line, "? ")
}
