package rules

import (
	"bytes"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"slices"
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
	without := platform.Readings{Source: bytes.ReplaceAll(bytes.ReplaceAll(with.Source, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))}
	first, edits := unifyLineEnds(p)
	applicability, headline := check.Safe, prose.T("Mixed line endings (CRLF and LF)")
	switch {
	case p.Doc.EOL == procfile.CRLF:
		headline = prose.T("Windows line endings (CRLF)")
	case p.Doc.EOL == procfile.CR:
		headline = prose.T("Old Mac line endings (CR)")
	case slices.ContainsFunc(p.Doc.Lines, func(l procfile.Line) bool { return p.Doc.Slice(l.EOL) == "\r" }):
		headline = prose.T("Mixed line endings (some lines end with CR)")
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
		Headline: headline,
		Effects:  p.OrHarmless(effects),
		Help:     prose.T("Convert to LF; to keep it, add `Procfile text eol=lf` to `.gitattributes`."),
		Fixes:    fixes,
	})
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
