package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "space-before-colon",
	Group:      SyntaxGroup,
	Before:     []string{"space-after-colon"},
	Title:      "Space before the colon",
	Documented: spaceBeforeColonDocs{},
	Check:      checkSpaceBeforeColon,
})

type spaceBeforeColonDocs struct{}

// Docs is the documentation.
func (spaceBeforeColonDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a space between a process type and its colon.",
		Why: "Heroku's classic platform reads the colon as part of the command: `release : python manage.py migrate` runs the " +
			"shell command `:`, which does nothing and succeeds. Foreman and similar tools skip the line. YAML parsers accept it.",
		Bad:  Sample{Text: "worker : celery -A shop worker\nweb: gunicorn shop:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "worker: celery -A shop worker\nweb: gunicorn shop:app\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"line … parse error: …",
			"Invalid Procfile format",
			"Cannot read properties of null (reading '1')",
		},
		Sources: []string{herokuSpecSource},
	}
}

func checkSpaceBeforeColon(p *Pass) {
	for _, e := range p.syntaxEntries() {
		if e.TypeRange.End == e.Colon || e.Command == "" {
			continue
		}
		gap := procfile.Range{Start: e.TypeRange.End, End: e.Colon}
		p.reportSyntax(e.Line, e.Type, Finding{
			Range:    procfile.Range{Start: e.TypeRange.Start, End: e.Colon + 1},
			Headline: prose.T("Space between `%s` and its colon", e.Type),
			Effects:  p.LineEffects(e.Line, e.Type, e.Command, colonCommand),
			Help:     prose.T("Write `%s:`.", e.Type),
			Fixes:    []Fix{{Title: "Remove the space before the colon", Applicability: Safe, Edits: []TextEdit{Delete(gap)}}},
		})
	}
}

// colonCommand adds to an effect that the shell command `:` does nothing.
func colonCommand(e Effect, got platform.Process) Effect {
	if e.Outcome == platform.Changed && strings.HasPrefix(strings.TrimSpace(got.Command), ": ") {
		e.Text = prose.T("The command becomes `%s`, which does nothing.", strings.TrimSpace(got.Command))
	}
	return e
}
