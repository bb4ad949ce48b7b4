package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "comment-read-as-process",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	Title:      "Text that looks like a comment",
	SkipsPlain: true,
	Check:      checkCommentReadAsProcess,
})

// commentMarks start comments in other languages.
var commentMarks = []string{"//", "/*", "*/", ";", "<!--", "REM "}

func checkCommentReadAsProcess(p *check.Pass) {
	if p.AllClaimed() || p.Template() {
		return
	}
	for i := range p.Doc.Lines {
		l := &p.Doc.Lines[i]
		if p.Claimed(i) || l.Kind == procfile.Blank || l.Kind == procfile.Comment {
			continue
		}
		body := check.TrimRange(p.Doc.Text, l.Range)
		mark := slices.IndexFunc(commentMarks, func(mark string) bool { return strings.HasPrefix(p.Doc.Slice(body), mark) })
		if mark < 0 {
			continue
		}
		at := procfile.Range{Start: body.Start, End: body.Start + len(strings.TrimSpace(commentMarks[mark]))}
		p.ReportSyntax(i, "", check.Finding{
			Range:       at,
			Headline:    prose.T("`%s` doesn't start a comment in a Procfile", p.Doc.Slice(at)),
			Effects:     p.StrayEffects(i, check.Warning),
			HelpUnfixed: prose.T("Start the comment with `#`."),
			Fixes:       check.Suggestion("Start the comment with `#`", check.Replace(procfile.Range{Start: l.Range.Start, End: at.End}, "#")),
		})
		p.Claim(i) // also where it's harmless, the line isn't an entry
	}
}
