package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "inline-comment",
	Group:      check.SyntaxGroup,
	Kind:       check.Difference,
	After:      []string{"process-type-repeated"},
	Title:      "Comment after a command",
	SkipsPlain: true,
	Check:      checkInlineComment,
})

func checkInlineComment(p *check.Pass) {
	lineEnd := "\n"
	if p.Doc.EOL == procfile.CRLF || p.Doc.EOL == procfile.CR {
		lineEnd = p.LineEnd(0)
	}
	for _, e := range p.SyntaxEntries() {
		at := check.CommentStart(e.Command)
		if at <= 0 {
			continue
		}
		comment := procfile.Range{Start: e.CommandRange.Start + at, End: e.CommandRange.End}
		command := check.TrimRange(p.Doc.Text, procfile.Range{Start: e.CommandRange.Start, End: comment.Start})
		p.Report(check.Finding{
			Range:       comment,
			Headline:    prose.T("`%s` has a comment after its command", e.Type),
			Effects:     p.On(platform.Running).Each(commentAfterCommand).Harmful(),
			HelpUnfixed: prose.T("Move the comment to a separate line."),
			Fixes: check.Suggestion("Move the comment to a separate line",
				check.Insert(p.Doc.Lines[e.Line].Range.Start, p.Doc.Slice(comment)+lineEnd),
				check.Delete(procfile.Range{Start: command.End, End: comment.End})),
		})
	}
}

func commentAfterCommand(t *platform.Target) check.Effect {
	if !t.InlineComment() && (!t.Shell.Expands() || t.Shell == platform.WordExpand || t.Shell.OnWindows()) {
		return check.NewEffect(check.Error, platform.Changed, "The program gets the words of the comment as arguments.")
	}
	return check.NewEffect(check.Hint, platform.Harmless, "The platform ignores the comment.")
}
