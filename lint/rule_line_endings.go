package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "line-endings",
	Group:      FileGroup,
	Title:      "CRLF or CR line endings",
	Documented: lineEndingsDocs{},
	Check:      checkLineEndings,
})

type lineEndingsDocs struct{}

// Docs is the documentation.
func (lineEndingsDocs) Docs() Docs {
	return Docs{
		Summary: "Finds lines that end with CRLF, as on Windows, or with CR, as on old Macs.",
		Why: "Every parser accepts LF. Most parsers also accept CRLF; for others, the CR becomes the last character of the " +
			"command. Only some parsers end a line at a lone CR. Others read the whole file as one line, or reject it.",
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
	first, edits := p.unifyLineEnds()
	applicability := Safe
	if p.Doc.EOL == procfile.MixedEOL && p.hasLoneCR() {
		applicability = Suggested // a CR among other line endings may be part of a command
	}
	p.Report(Finding{
		Range:    first,
		Headline: p.lineEndsHeadline(),
		Effects: p.OrHarmless(p.On(platform.LineEnds).Each(func(t *platform.Target) Effect {
			return lineEndsEffect(t, readFully(t, with), readFully(t, &without))
		})),
		Help:  prose.T("Convert to LF; to keep it, add `Procfile text eol=lf` to `.gitattributes`."),
		Fixes: []Fix{{Title: "Convert all line endings to LF", Applicability: applicability, Edits: edits}},
	})
}

// withLF is a text in which every line ends with LF.
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

func lineEndsEffect(t *platform.Target, with, without fullReading) Effect {
	switch {
	case with.same(without):
		return Effect{}
	case with.rejection() != "" && without.rejection() == "":
		return rejected(t, with.rejection())
	case len(with.Processes) != len(without.Processes):
		return effect(Error, platform.Ignored, "The parser reads several lines as one.")
	}
	return effect(Warning, platform.Changed, "The CR becomes part of the command.")
}

func (p *Pass) lineEndsHeadline() prose.Text {
	switch {
	case p.Doc.EOL == procfile.CRLF:
		return prose.T("Windows line endings (CRLF)")
	case p.Doc.EOL == procfile.CR:
		return prose.T("Old Mac line endings (CR)")
	case p.hasLoneCR():
		return prose.T("Mixed line endings (some lines end with CR)")
	}
	return prose.T("Mixed line endings (CRLF and LF)")
}

func (p *Pass) hasLoneCR() bool {
	for i := range p.Doc.Lines {
		if p.Doc.Slice(p.Doc.Lines[i].EOL) == "\r" {
			return true
		}
	}
	return false
}

// unifyLineEnds gives the first line that ends with CR or CRLF, and the edits that
// make every line end with LF.
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
