package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "inline-comment",
	Group:      SyntaxGroup,
	Title:      "Comment after a command",
	Documented: inlineCommentDocs{},
	Check:      checkInlineComment,
})

type inlineCommentDocs struct{}

// Docs is the documentation.
func (inlineCommentDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a `#` comment on the same line as a command.",
		Why: "Some parsers remove the comment, others pass it to the shell, which ignores it. Where the command runs without a " +
			"shell, the words of the comment become arguments. On a separate line, every parser recognizes the comment.",
		Bad:     Sample{Text: "web: gunicorn shop:app # the shop\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "# the shop\nweb: gunicorn shop:app\n", Platforms: []string{"heroku"}},
		Sources: []string{"dokku/procfile-util procfile/parse.go", "heroku/buildpacks-procfile SPEC.md"},
	}
}

func checkInlineComment(p *Pass) {
	for _, e := range p.syntaxEntries() {
		at := commentStart(e.Command)
		if at <= 0 {
			continue
		}
		comment := procfile.Range{Start: e.CommandRange.Start + at, End: e.CommandRange.End}
		command := trimRange(p.Doc.Text, procfile.Range{Start: e.CommandRange.Start, End: comment.Start})
		p.Report(Finding{
			Range:    comment,
			Headline: prose.T("`%s` has a comment after its command", e.Type),
			Effects:  p.On(platform.Running).Each(commentAfterCommand).Harmful(),
			Help:     prose.T("Move the comment to a separate line."),
			Fixes: suggestion("Move the comment to a separate line",
				Insert(p.Doc.Lines[e.Line].Range.Start, p.Doc.Slice(comment)+p.lineEnd()),
				Delete(procfile.Range{Start: command.End, End: comment.End})),
		})
	}
}

func commentAfterCommand(t *platform.Target) Effect {
	if !t.InlineComment() && (t.Shell == platform.NoShell || t.Shell == platform.WordExpand) {
		return effect(Error, platform.Changed, "The program gets the words of the comment as arguments.")
	}
	return effect(Hint, platform.Harmless, "The comment has no effect.")
}

// commentStart is the offset of a # that starts a comment in a shell, or -1.
func commentStart(command string) int {
	if !strings.Contains(command, "#") {
		return -1
	}
	quotes := quotesAt(command)
	for i := 1; i < len(command); i++ {
		if command[i] == '#' && quotes[i] == unquoted && (command[i-1] == ' ' || command[i-1] == '\t') && (i < 2 || command[i-2] != '\\') {
			return i
		}
	}
	return -1
}

// lineEnd is the line ending of the file.
func (p *Pass) lineEnd() string {
	switch p.Doc.EOL {
	case procfile.CRLF:
		return "\r\n"
	case procfile.CR:
		return "\r"
	}
	return "\n"
}
