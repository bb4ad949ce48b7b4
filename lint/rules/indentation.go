package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "indentation",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	After:      []string{"line-continuation"},
	Title:      "Indented entry",
	SkipsPlain: true,
	Check:      checkIndentation,
})

// checkIndentation reports each run of indented entries once, because a fix of only one of them would break it for a YAML parser.
func checkIndentation(p *check.Pass) {
	entries := p.SyntaxEntries()
	for i := 0; i < len(entries); i++ {
		if !isIndented(p, entries[i]) {
			continue
		}
		last := i
		for last+1 < len(entries) && isIndented(p, entries[last+1]) {
			last++
		}
		text, at := p.Line(entries[i].Line), 0
		if i > 0 {
			text, at = p.Line(entries[i-1].Line)+"\n"+text, 1
		}
		reportIndentation(p, entries[i:last+1], text, at)
		i = last
	}
}

func isIndented(p *check.Pass, e check.Entry) bool {
	return e.TypeRange.Start > p.Doc.Lines[e.Line].Range.Start && e.Command != "" && !check.IsURL(e)
}

func reportIndentation(p *check.Pass, run []check.Entry, text string, at int) {
	e := run[0]
	effects := indentedEffects(p, e, text, at)
	if effects == nil {
		return
	}
	var edits []check.TextEdit
	for _, r := range run {
		edits = append(edits, check.Delete(procfile.Range{Start: p.Doc.Lines[r.Line].Range.Start, End: r.TypeRange.Start}))
		if r.CommandRange.Start == r.Colon+1 { // without the indentation, a YAML parser may reject the file
			edits = append(edits, check.Insert(r.Colon+1, " "))
		}
	}
	headline, title := prose.T("`%s` is indented", e.Type), prose.Title("Remove the indentation of `%s`", e.Type)
	if len(run) > 1 {
		headline, title = prose.T("`%s` and the entries below it are indented", e.Type), "Remove the indentation of the entries"
	}
	p.ReportSyntax(e.Line, e.Type, check.Finding{
		Range:       procfile.Range{Start: p.Doc.Lines[e.Line].Range.Start, End: e.TypeRange.End},
		Headline:    headline,
		Effects:     effects,
		HelpUnfixed: prose.T("Start the line with the process type."),
		Fixes:       []check.Fix{{Title: title, Applicability: check.Suggested, Edits: edits}},
	})
	if p.Claimed(e.Line) {
		for _, r := range run[1:] {
			p.Claim(r.Line, r.Type)
		}
	}
}

// indentedEffects leaves out the platforms on which the entry has the same effect without
// its indentation, which then isn't the cause. The result is nil where it is nowhere.
func indentedEffects(p *check.Pass, e check.Entry, text string, at int) check.Effects {
	before := text[:len(text)-len(p.Line(e.Line))]
	flush := p.TextEffects(e.Line, before+strings.TrimLeft(p.Line(e.Line), " \t"), at, e.Type, e.Command)
	indented := p.TextEffects(e.Line, text, at, e.Type, e.Command)
	caused := slices.DeleteFunc(slices.Clone(indented), func(e check.Effect) bool {
		other, ok := flush.On(e.Target)
		return ok && other.Outcome == e.Outcome
	})
	if len(caused) == 0 && len(indented) > 0 {
		return nil
	}
	return caused
}
