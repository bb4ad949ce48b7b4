package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "line-endings",
	Group:      check.FileGroup,
	Kind:       check.Slip,
	After:      []string{"file-encoding"},
	Title:      "CRLF or CR line endings",
	SkipsPlain: true,
	Check:      checkLineEndings,
})

func checkLineEndings(p *check.Pass) {
	if p.Doc.EOL == procfile.LF || p.Doc.EOL == procfile.NoEOL || p.Variant() || p.AllClaimed() {
		return
	}
	with := p.LegibleFile()
	without := platform.Readings{Source: withLF(with.Source)}
	first, edits := unifyLineEnds(p)
	applicability := check.Safe
	if p.Doc.EOL == procfile.MixedEOL && hasLoneCR(p) {
		applicability = check.Suggested // a CR among other line endings may be part of a command
	}
	fixes := []check.Fix{{Title: "Convert all line endings to LF", Applicability: applicability, Edits: edits}}
	effects := p.On(platform.LineEnds).Each(func(t *platform.Target) check.Effect {
		is, fixed := check.ReadWithRejection(t, with), check.ReadWithRejection(t, &without)
		if is.Rejection() == "" && fixed.Rejection() != "" {
			fixes = nil // the text after a CR isn't an entry
		}
		return lineEndsEffect(t, is, fixed)
	})
	p.Report(check.Finding{
		Range:    first,
		Headline: lineEndsHeadline(p),
		Effects:  p.OrHarmless(effects),
		Help:     prose.T("Convert to LF; to keep it, add `Procfile text eol=lf` to `.gitattributes`."),
		Fixes:    fixes,
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

func lineEndsEffect(t *platform.Target, with, without check.FullReading) check.Effect {
	switch {
	case with.Same(without):
		return check.Effect{}
	case with.Rejection() != "" && without.Rejection() == "":
		return check.Rejected(t, with.Rejection())
	case len(with.Processes) != len(without.Processes):
		return check.NewEffect(check.Error, platform.Ignored, "The parser reads several lines as one, so not all processes start.")
	}
	return check.NewEffect(check.Warning, platform.Changed, "The CR becomes part of the command.")
}

func lineEndsHeadline(p *check.Pass) prose.Text {
	switch {
	case p.Doc.EOL == procfile.CRLF:
		return prose.T("Windows line endings (CRLF)")
	case p.Doc.EOL == procfile.CR:
		return prose.T("Old Mac line endings (CR)")
	case hasLoneCR(p):
		return prose.T("Mixed line endings (some lines end with CR)")
	}
	return prose.T("Mixed line endings (CRLF and LF)")
}

func hasLoneCR(p *check.Pass) bool {
	for i := range p.Doc.Lines {
		if p.Doc.Slice(p.Doc.Lines[i].EOL) == "\r" {
			return true
		}
	}
	return false
}

// unifyLineEnds gives the first line that ends with CR or CRLF, and the edits that make every line end with LF.
func unifyLineEnds(p *check.Pass) (first procfile.Range, edits []check.TextEdit) {
	for i := range p.Doc.Lines {
		l := &p.Doc.Lines[i]
		if l.EOL.Empty() || p.Doc.Text[l.EOL.Start] != '\r' {
			continue
		}
		if edits == nil {
			first = l.Range
		}
		edits = append(edits, check.Replace(l.EOL, "\n"))
	}
	return first, edits
}
