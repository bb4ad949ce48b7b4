package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "space-after-colon",
	Group:      SyntaxGroup,
	Order:      55,
	Title:      "There is no space after the colon",
	Documented: spaceAfterColonDocs{},
	Check:      checkSpaceAfterColon,
})

type spaceAfterColonDocs struct{}

// Docs is the documentation.
func (spaceAfterColonDocs) Docs() Docs {
	return Docs{
		Summary: "The command follows the colon of the process type without a space.",
		Why: "Heroku's classic platform and others skip the line without a word, so the process is missing after the deploy. " +
			"Platforms that read YAML take \"web:node app.js\" for one long text instead of an entry and refuse the file.",
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
			Concerns: p.JudgeLine(e.Line, e.Type, e.Command),
			Fixes:    []Fix{{Title: "Put a space after the colon", Applicability: Safe, Edits: []TextEdit{Insert(e.Colon+1, " ")}}},
		}, "There is no space after the colon of "+quote(p.Doc.Slice(at)), "write "+quote(e.Type+": "+e.Command))
	}
}

// reportColons reports more than one colon behind a process type.
func (p *Pass) reportColons(e Entry, meant string) {
	at := procfile.Range{Start: e.Colon, End: e.CommandRange.End - len(meant)}
	p.reportSyntax(e.Line, e.Type, Finding{
		Range:    at,
		Concerns: p.JudgeLine(e.Line, e.Type, meant),
		Fixes:    []Fix{{Title: "Write one colon and a space", Applicability: Suggested, Edits: []TextEdit{Replace(at, ": ")}}},
	}, "More than one colon stands behind "+quote(e.Type), "write "+quote(e.Type+": "+meant))
}

// isURL reports whether an entry is a link on a line of its own.
func isURL(e Entry) bool {
	return strings.HasPrefix(e.Command, "//") && e.CommandRange.Start == e.Colon+1
}
