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
	Documented: inlineCommentDocs{},
	SkipsPlain: true,
	Check:      checkInlineComment,
})

type inlineCommentDocs struct{}

func (inlineCommentDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A `#` comment is on the same line as a command.",
		Why: "Some parsers remove the comment, others pass it to the shell, which ignores it. Where the command runs without a " +
			"shell, the words of the comment become arguments. On a separate line, every parser recognizes the comment.",
		Bad:     check.Sample{Text: "web: gunicorn shop:app # the shop\n", Platforms: []string{"heroku"}},
		Good:    check.Sample{Text: "# the shop\nweb: gunicorn shop:app\n", Platforms: []string{"heroku"}},
		Sources: []string{"dokku/procfile-util procfile/parse.go", "heroku/buildpacks-procfile SPEC.md"},
	}
}

func checkInlineComment(p *check.Pass) {
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
				check.Insert(p.Doc.Lines[e.Line].Range.Start, p.Doc.Slice(comment)+lineEnd(p)),
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

func lineEnd(p *check.Pass) string {
	switch p.Doc.EOL {
	case procfile.CRLF:
		return "\r\n"
	case procfile.CR:
		return "\r"
	}
	return "\n"
}
