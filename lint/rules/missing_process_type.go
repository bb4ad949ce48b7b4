package rules

import (
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
	Name:       "missing-process-type",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	After:      []string{"cli-command", "comment-read-as-process", "invisible-character", "line-continuation", "missing-colon"},
	Title:      "Missing process type",
	SkipsPlain: true,
	Check:      checkMissingProcessType,
})

// httpWords are programs that serve HTTP whatever their arguments are.
const httpWords ecosystem.Words = "gunicorn uvicorn hypercorn daphne waitress-serve uwsgi puma rackup unicorn streamlit serve http-server npm yarn " +
	"pnpm heroku-php-apache2 heroku-php-nginx flask rails"

// serverFiles are names of scripts that serve HTTP, without their folders and endings.
const serverFiles ecosystem.Words = "server app www web api wsgi asgi httpd"

// commandWords are first words that make a line a command.
const commandWords ecosystem.Words = "python python3 node ruby bundle java php go celery rake bash sh cd npx mix dotnet docker deno bun perl pip pip3 " +
	"poetry pipenv uv mvn gradle forever apt-get sidekiq nodemon pm2 cargo make export exec env django-admin"

func checkMissingProcessType(p *check.Pass) {
	lines := p.OtherLines()
	if isProgram(p, lines) {
		reportSourceCode(p, lines)
		return
	}
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		switch {
		case check.IsYAMLShape(l.Text):
		case isProse(l.Text):
			last := i
			for last+1 < len(lines) && lines[last+1].Line == lines[last].Line+1 && isProse(lines[last+1].Text) {
				last++
			}
			reportProse(p, lines[i:last+1])
			i = last
		default:
			reportMissingType(p, l.Line, l.Body, l.Text)
		}
	}
	for _, e := range p.SyntaxEntries() {
		start := p.Doc.Lines[e.Line].Range
		body := check.TrimRange(p.Doc.Text, start)
		if isVariable(e.Type) || check.IsURL(e) && (e.Type == "http" || e.Type == "https") {
			reportMissingType(p, e.Line, body, p.Doc.Slice(body))
		}
	}
}

func isDockerfile(line string) bool {
	const instructions ecosystem.Words = "CMD ENTRYPOINT RUN EXPOSE ENV FROM"
	first, rest, _ := strings.Cut(line, " ")
	return instructions.Has(first) && rest != ""
}

func isVariable(line string) bool {
	line = strings.TrimPrefix(line, "export ")
	name, _, _ := strings.Cut(line, "=")
	return check.IsAssignment(line) && strings.ToUpper(name) == name && !strings.Contains(line, " ")
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
	const scripts ecosystem.Words = ".py .js .rb .sh"
	return scripts.Has(path.Ext(base)) || commandWords.Has(base) || httpWords.Has(base)
}

func isProse(line string) bool {
	return !check.IsYAMLShape(line) && !isDockerfile(line) && !isVariable(line) && !isCommand(line)
}

// codeStarts are how lines of source code start, in languages that people paste. They're long enough to be no command.
var codeStarts = []string{"import ", "from ", "class ", "def ", "async def ", "return ", "const ", "let ", "var ", "function ", "async function ",
	"export default ", "module.exports", "package main", "func ", "public class ", "using ", "<?php", "#include "}

// isProgram reports whether a file contains source code instead of entries: most lines that declare nothing are code, and
// none of the entries has a usual type.
func isProgram(p *check.Pass, lines []check.OtherLine) bool {
	const usual ecosystem.Words = "web worker release clock"
	if slices.ContainsFunc(p.AllEntries, func(e check.Entry) bool { return usual.Has(e.Type) }) {
		return false
	}
	code := 0
	for _, l := range lines {
		if slices.ContainsFunc(codeStarts, func(start string) bool {
			return strings.HasPrefix(l.Text, start) && (start != "from " || strings.Contains(l.Text, " import "))
		}) {
			code++
		}
	}
	return code > 1 && len(p.AllEntries) < len(lines)
}

func reportSourceCode(p *check.Pass, lines []check.OtherLine) {
	first, last := lines[0], lines[len(lines)-1]
	reportStray(p, first.Line, check.Warning, check.Finding{
		Range:    procfile.Range{Start: first.Body.Start, End: last.Body.End},
		Headline: prose.T("The file contains source code instead of entries"),
		Help:     prose.T("Move the code to another file, and start it with a line such as `web: COMMAND`."),
	})
	for _, l := range lines[1:] {
		p.Claim(l.Line)
	}
}

func reportMissingType(p *check.Pass, line int, body procfile.Range, text string) {
	first, rest, _ := strings.Cut(text, " ")
	switch {
	case isDockerfile(text):
		reportDockerfileLine(p, line, body, first, strings.TrimSpace(rest))
	case isVariable(text):
		reportAsking(p, line, check.Finding{
			Range:    body,
			Headline: prose.T("`%s` sets an environment variable", text),
			Help:     prose.T("Set the variable in the app's configuration."),
			Fixes:    check.Suggestion("Turn the line into a comment", p.CommentOut(line)),
		})
	case isCommand(text) && check.OnlyBuilds(command.Parse(text).Starts()):
		reportAsking(p, line, check.Finding{
			Range:    body,
			Headline: prose.T("`%s` is a build step, not a process", text),
			Help:     prose.T("Remove the line, and run `%s` in the build.", prose.Exact(text)),
			Fixes:    check.Suggestion(prose.Title("Remove `%s`", text), check.Delete(p.WholeLine(line))),
		})
	case isCommand(text):
		f := check.Finding{
			Range:    body,
			Headline: prose.T("`%s` has no process type", text),
			Help:     prose.T("Write `%s: %s`.", typeFor(p, text), prose.Exact(text)),
			Fixes:    typeFixes(p, body, text),
		}
		if p.IsDeclared("web") && servesHTTP(command.Parse(text)) && !strings.Contains(text, " run ") {
			f.Help, f.Fixes = prose.T("Write a process type before it, or remove the line."), nil
		}
		reportStray(p, line, check.Error, f)
	default:
		reportProse(p, []check.OtherLine{{Line: line, Body: body, Text: text}})
	}
}

func reportProse(p *check.Pass, run []check.OtherLine) {
	first, last := run[0], run[len(run)-1]
	headline, title := prose.T("`%s` isn't an entry", first.Text), "Turn the line into a comment"
	switch more := len(run) - 1; {
	case more == 1:
		headline = prose.T("`%s` and the next line aren't entries", first.Text)
	case more > 1:
		headline = prose.T("`%s` and the next %s lines aren't entries", first.Text, more)
	}
	if len(run) > 1 {
		title = "Turn the lines into comments"
	}
	var edits []check.TextEdit
	for _, l := range run {
		edits = append(edits, p.CommentOut(l.Line))
	}
	reportStray(p, first.Line, check.Warning, check.Finding{
		Range:    procfile.Range{Start: first.Body.Start, End: last.Body.End},
		Headline: headline,
		Help:     prose.T("Write `type: command`, or start the line with `#` to make it a comment."),
		Fixes:    check.Suggestion(title, edits...),
	})
	for _, l := range run[1:] {
		p.Claim(l.Line)
	}
}

func reportDockerfileLine(p *check.Pass, line int, body procfile.Range, instruction, rest string) {
	fixes := check.Suggestion("Turn the line into a comment", p.CommentOut(line))
	if instruction == "CMD" || instruction == "ENTRYPOINT" {
		started := rest
		if words, ok := check.JSONWords(rest); ok {
			if plain, quotable := check.ShellWords(words); quotable {
				started = plain
			}
		}
		if name := typeFor(p, started); !p.IsDeclared(name) {
			fixes = append(check.Suggestion(prose.Title("Write `%s`", prose.Exact(name+": "+started)), check.Replace(body, name+": "+started)), fixes...)
		}
	}
	f := check.Finding{
		Range:    body,
		Headline: prose.T("`%s` is a Dockerfile instruction", instruction),
		Help:     prose.T("Write `type: command`, or remove the line."),
		Fixes:    fixes,
	}
	if instruction == "CMD" || instruction == "ENTRYPOINT" {
		reportStray(p, line, check.Error, f) // a process is lost
		return
	}
	reportAsking(p, line, f)
}

// reportStray reports a line that declares no process type, although it has a purpose. bad is the severity where a parser skips it.
func reportStray(p *check.Pass, line int, bad check.Severity, f check.Finding) {
	reportLine(p, line, p.StrayEffects(line, bad), bad, f)
}

func reportAsking(p *check.Pass, line int, f check.Finding) {
	reportLine(p, line, p.AskingEffects(line), check.Warning, f)
}

// reportLine adds the effect on the platforms that skip a line. bad is its severity.
func reportLine(p *check.Pass, line int, stray check.Effects, bad check.Severity, f check.Finding) {
	f.Effects = p.On(platform.Grammar).Each(func(t *platform.Target) check.Effect {
		if e, ok := stray.On(t); ok {
			return e
		}
		return check.SkippedLine(bad)
	})
	p.Report(f)
	p.Claim(line)
}

// typeFor is the process type that a command without one most likely is.
func typeFor(p *check.Pass, text string) string {
	cmd := command.Parse(text).Meant()
	role := cmd.Role()
	web := p.IsDeclared("web")
	switch {
	case role == ecosystem.Release && slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.Release == platform.ReleasePhase }) && !p.IsDeclared("release"):
		return "release"
	case role == ecosystem.Clock && !p.IsDeclared("clock"):
		return "clock"
	case role == ecosystem.Release, role == ecosystem.Job:
		return "job"
	case role == ecosystem.Worker, web:
		return "worker"
	case servesHTTP(cmd), p.IsDeclared("worker"):
		return "web"
	}
	return "worker"
}

// servesHTTP reports whether a command looks like that of a server: by its program, the port, or the name of its script.
func servesHTTP(cmd *command.Command) bool {
	if httpWords.Has(path.Base(check.FirstWord(cmd.Text))) || cmd.Variable("PORT") != nil {
		return true
	}
	run := cmd.Main()
	if run == nil {
		return false
	}
	if run.Program != nil && run.Program.Role == ecosystem.HTTP || run.Port.Written() {
		return true
	}
	ref := run.Reference()
	file := path.Base(ref.Name)
	return ref.Kind == ecosystem.File && serverFiles.Has(strings.TrimSuffix(file, path.Ext(file)))
}

// typeFixes add the process types that a command may belong to. A command with a colon and a space gets none: YAML takes
// what is before them as a process type, and rejects the line with two.
func typeFixes(p *check.Pass, body procfile.Range, text string) []check.Fix {
	if strings.Contains(text, ": ") {
		return nil
	}
	names := []string{typeFor(p, text)}
	switch role := command.Parse(text).Role(); {
	case names[0] == "clock":
		names = append(names, "worker")
	case names[0] == "worker" && role != ecosystem.Worker && role != ecosystem.Clock:
		names = append(names, "web")
	}
	var fixes []check.Fix
	for _, name := range names {
		if p.IsDeclared(name) {
			continue
		}
		fixes = append(fixes, check.Suggestion(prose.Title("Add `%s:` before the command", name), check.Insert(body.Start, name+": "))...)
	}
	return fixes
}
