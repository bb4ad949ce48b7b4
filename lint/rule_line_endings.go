package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "line-endings",
	Group:      FileGroup,
	Order:      3,
	Title:      "Lines end with CR",
	Documented: lineEndingsDocs{},
	Check:      checkLineEndings,
})

type lineEndingsDocs struct{}

// Docs is the documentation.
func (lineEndingsDocs) Docs() Docs {
	return Docs{
		Summary: "The lines end as on Windows (CR LF) or on old Macs (CR), not with LF.",
		Why: "Readers of a Procfile expect LF. Most also take CR LF, and where one does not, the CR becomes the " +
			"last character of the command. A lone CR ends a line for some readers only; others take the whole " +
			"file for one line, or refuse it.",
		Bad:  Sample{Text: "web: node server.js\r\n"},
		Good: Sample{Text: "web: node server.js\n"},
		Logs: []string{"Cannot read properties of null (reading '1')"},
		Sources: []string{
			"ddollar/foreman issue 206",
			"tsuru/tsuru issue 1764",
			"heroku/buildpacks-procfile src/procfile.rs",
			"00mjk/yem-reviews Procfile",
		},
	}
}

func checkLineEndings(p *Pass) {
	if p.Doc.EOL == procfile.LF || p.Doc.EOL == procfile.NoEOL || p.Variant() || p.Silent() {
		return
	}
	with := p.file()
	without := platform.Readings{Source: withLF(with.Source)}
	cs := p.harmless(p.Judge(platform.LineEnds, func(t *platform.Target) (Severity, string) {
		return p.judgeLineEnds(t, readFully(t, with), readFully(t, &without))
	}))
	first, edits := p.unifyLineEnds()
	applicability := Safe
	if p.Doc.EOL == procfile.MixedEOL && p.hasLoneCR() {
		applicability = Suggested // a CR among other line ends may stand within a command
	}
	p.Report(Finding{
		Range:    first,
		Concerns: cs,
		Message:  p.Sentence(p.lineEndsHead(), cs, "save the file with LF, and keep it so by “Procfile text eol=lf” in .gitattributes"),
		Fixes:    []Fix{{Title: "End every line with LF", Applicability: applicability, Edits: edits}},
	})
}

// withLF is a text in which every line end is LF.
func withLF(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for i, c := range text {
		switch {
		case c != '\r':
			out = append(out, c)
		case i+1 == len(text) || text[i+1] != '\n':
			out = append(out, '\n')
		}
	}
	return out
}

func (p *Pass) judgeLineEnds(t *platform.Target, with, without fullReading) (Severity, string) {
	switch {
	case with.same(without):
		return None, ""
	case with.Error != "" && without.Error == "":
		return Error, p.stops(t, with.Error)
	case len(with.Processes) != len(without.Processes):
		return Error, "several lines are taken for one"
	}
	return Warning, "the CR becomes part of what is run"
}

func (p *Pass) lineEndsHead() string {
	switch p.Doc.EOL {
	case procfile.CRLF:
		return "The lines end with CR LF, as Windows writes them"
	case procfile.CR:
		return "The lines end with a lone CR, as old Macs wrote them"
	}
	if p.hasLoneCR() {
		return "Some lines end with a lone CR, as old Macs wrote them, others do not"
	}
	return "Some lines end with CR LF, as Windows writes them, others with LF"
}

func (p *Pass) hasLoneCR() bool {
	for i := range p.Doc.Lines {
		if p.Doc.Slice(p.Doc.Lines[i].EOL) == "\r" {
			return true
		}
	}
	return false
}

// unifyLineEnds gives the first line that ends with CR and the edits that make
// each of them end with LF.
func (p *Pass) unifyLineEnds() (first procfile.Range, edits []TextEdit) {
	for i := range p.Doc.Lines {
		l := &p.Doc.Lines[i]
		if l.EOL.Empty() || p.Doc.Text[l.EOL.Start] != '\r' {
			continue
		}
		if edits == nil {
			first = l.Range
		}
		edits = append(edits, Replace(l.EOL, "\n"))
	}
	return first, edits
}
