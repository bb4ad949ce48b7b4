package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "space-after-colon",
	Group:      SyntaxGroup,
	Before:     []string{"yaml-syntax"},
	Title:      "Missing space after the colon",
	Documented: spaceAfterColonDocs{},
	Check:      checkSpaceAfterColon,
})

type spaceAfterColonDocs struct{}

// Docs is the documentation.
func (spaceAfterColonDocs) Docs() Docs {
	return Docs{
		Summary: "Finds commands without a space after the colon.",
		Why: "Heroku's classic platform and others skip the line without a warning, so the process is missing after the deploy. " +
			"YAML parsers read `web:node app.js` as one long string instead of an entry, and reject the file.",
		Bad:  Sample{Text: "web:node src/app.js\n", Platforms: []string{"heroku", "drycc"}},
		Good: Sample{Text: "web: node src/app.js\n", Platforms: []string{"heroku", "drycc"}},
		Logs: []string{
			"No entries were found in Procfile",
			"No entries was found in Procfile",
			"cannot unmarshal !!str … into map[string]string",
			"H14",
			"No web processes running",
			"Procfile declares types -> (none)",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{herokuSpecSource, "DarthSim/overmind issue 217", "gliderlabs/herokuish issue 80"},
	}
}

func checkSpaceAfterColon(p *Pass) {
	for _, e := range p.syntaxEntries() {
		if e.Command == "" || e.CommandRange.Start > e.Colon+1 || !isTypeName(e.Type) || isURL(e) {
			continue
		}
		if meant := strings.TrimLeft(e.Command, ": "); meant != e.Command && meant != "" {
			p.reportColons(e, meant)
			continue
		}
		at := procfile.Range{Start: e.TypeRange.Start, End: min(e.CommandRange.End, e.Colon+1+len(firstWord(e.Command)))}
		p.reportSyntax(e.Line, e.Type, Finding{
			Range:    at,
			Headline: prose.T("Missing space after the colon in `%s`", p.Doc.Slice(at)),
			Effects:  p.LineEffects(e.Line, e.Type, e.Command),
			Help:     prose.T("Write `%s: %s`.", e.Type, e.Command),
			Fixes:    []Fix{{Title: "Add a space after the colon", Applicability: Safe, Edits: []TextEdit{Insert(e.Colon+1, " ")}}},
		})
	}
}

// reportColons reports more than one colon after a process type.
func (p *Pass) reportColons(e Entry, meant string) {
	at := procfile.Range{Start: e.Colon, End: e.CommandRange.End - len(meant)}
	p.reportSyntax(e.Line, e.Type, Finding{
		Range:    at,
		Headline: prose.T("More than one colon after `%s`", e.Type),
		Effects:  p.LineEffects(e.Line, e.Type, meant),
		Help:     prose.T("Write `%s: %s`.", e.Type, meant),
		Fixes:    suggestion("Write one colon and a space", Replace(at, ": ")),
	})
}

// isURL reports whether an entry is in fact a URL.
func isURL(e Entry) bool {
	return strings.HasPrefix(e.Command, "//") && e.CommandRange.Start == e.Colon+1
}
