package lint

import "github.com/proclint/proclint/lint/procfile"

var _ = register(Rule{
	Name:       "indentation",
	Group:      SyntaxGroup,
	Order:      45,
	Title:      "An entry is indented",
	Documented: indentationDocs{},
	Check:      checkIndentation,
})

type indentationDocs struct{}

// Docs is the documentation.
func (indentationDocs) Docs() Docs {
	return Docs{
		Summary: "Spaces stand before a process type.",
		Why: "Foreman and its relatives, and Google's buildpacks, look for the process type at the start of the line and skip " +
			"an indented one. For YAML readers an indented line belongs to the line before it, and a tab is an error.",
		Bad:  Sample{Text: "web: gunicorn shop:app\n  worker: celery -A shop worker\n", Platforms: []string{"drycc"}},
		Good: Sample{Text: "web: gunicorn shop:app\nworker: celery -A shop worker\n", Platforms: []string{"drycc"}},
		Logs: []string{
			"Procfile key `  …` has been corrected to `…`. Please update your Procfile.",
			"Cannot read properties of null (reading '1')",
			"mapping values are not allowed in this context",
			"found character that cannot start any token",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{"ddollar/foreman lib/foreman/procfile.rb", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},
	}
}

// checkIndentation reports each run of indented entries once, because taking the
// indentation from one of them alone would break it for a YAML reader.
func checkIndentation(p *Pass) {
	entries := p.syntaxEntries()
	for i := 0; i < len(entries); i++ {
		if !p.isIndented(entries[i]) {
			continue
		}
		last := i
		for last+1 < len(entries) && p.isIndented(entries[last+1]) {
			last++
		}
		text, at := p.Line(entries[i].Line), 0
		if i > 0 {
			text, at = p.Line(entries[i-1].Line)+"\n"+text, 1
		}
		p.reportIndentation(entries[i:last+1], text, at)
		i = last
	}
}

func (p *Pass) isIndented(e Entry) bool {
	return e.TypeRange.Start > p.Doc.Lines[e.Line].Range.Start && e.Command != "" && !isURL(e)
}

func (p *Pass) reportIndentation(run []Entry, text string, at int) {
	e := run[0]
	var edits []TextEdit
	for _, r := range run {
		edits = append(edits, Delete(procfile.Range{Start: p.Doc.Lines[r.Line].Range.Start, End: r.TypeRange.Start}))
	}
	title := "Remove the spaces before \"" + e.Type + "\""
	head := "Spaces stand before " + quote(e.Type)
	if len(run) > 1 {
		title = "Remove the spaces before the entries"
		head += " and the entries below it"
	}
	p.reportSyntax(e.Line, e.Type, Finding{
		Range:    procfile.Range{Start: p.Doc.Lines[e.Line].Range.Start, End: e.TypeRange.End},
		Concerns: p.JudgeText(e.Line, text, at, e.Type, e.Command),
		Fixes:    []Fix{{Title: title, Applicability: Suggested, Edits: edits}},
	}, head, "start the line with the process type")
	if p.Claimed(e.Line) {
		for _, r := range run[1:] {
			p.Claim(r.Line, r.Type)
		}
	}
}
