package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "space-before-colon",
	Group:      SyntaxGroup,
	Order:      50,
	Title:      "A space stands before the colon",
	Documented: spaceBeforeColonDocs{},
	Check:      checkSpaceBeforeColon,
})

type spaceBeforeColonDocs struct{}

// Docs is the documentation.
func (spaceBeforeColonDocs) Docs() Docs {
	return Docs{
		Summary: "There is a space between the process type and its colon.",
		Why: "Heroku's classic platform takes the colon for a part of the command: \"release : python manage.py migrate\" runs " +
			"the shell's command \":\", which does nothing and succeeds. Foreman and its relatives skip the line. YAML readers do not mind.",
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
		concerns := p.JudgeLine(e.Line, e.Type, e.Command)
		for i := range concerns {
			if strings.HasPrefix(concerns[i].Effect, "the command becomes “: ") {
				concerns[i].Effect += ", and a shell does nothing for a colon"
			}
		}
		gap := procfile.Range{Start: e.TypeRange.End, End: e.Colon}
		p.reportSyntax(e.Line, e.Type, Finding{
			Range:    procfile.Range{Start: e.TypeRange.Start, End: e.Colon + 1},
			Concerns: concerns,
			Fixes:    []Fix{{Title: "Remove the space before the colon", Applicability: Safe, Edits: []TextEdit{Delete(gap)}}},
		}, "A space stands between "+quote(e.Type)+" and its colon", "write "+quote(e.Type+":"))
	}
}
