package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "inline-comment",
	Group:      SyntaxGroup,
	Order:      70,
	Title:      "A comment stands after a command",
	Documented: inlineCommentDocs{},
	Check:      checkInlineComment,
})

type inlineCommentDocs struct{}

// Docs is the documentation.
func (inlineCommentDocs) Docs() Docs {
	return Docs{
		Summary: "A command is followed by a # and a comment on the same line.",
		Why: "Some readers cut the comment off, others hand it to the shell, which ignores it. Where no shell runs the command the " +
			"words of the comment become arguments. A line of its own is a comment for every reader.",
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
		concerns := p.Judge(platform.Running, func(t *platform.Target) (Severity, string) {
			if !t.InlineComment && (t.Shell == platform.NoShell || t.Shell == platform.WordExpand) {
				return Error, "the words of the comment become arguments of the program"
			}
			return Hint, ""
		})
		concerns = onlyHarm(concerns)
		start := p.Doc.Lines[e.Line].Range.Start
		p.Report(Finding{
			Range:    comment,
			Concerns: concerns,
			Message:  p.Sentence("A comment stands after the command of "+quote(e.Type)+", which not every reader takes for one", concerns, "give it a line of its own"),
			Fixes: []Fix{{Title: "Move the comment to a line of its own", Applicability: Suggested, Edits: []TextEdit{
				Insert(start, p.Doc.Slice(comment)+p.lineEnd()),
				Delete(procfile.Range{Start: command.End, End: comment.End}),
			}}},
		})
	}
}

// commentStart is the offset of a # that begins a comment for a shell; -1 for none.
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

// lineEnd is the line end that the file uses.
func (p *Pass) lineEnd() string {
	switch p.Doc.EOL {
	case procfile.CRLF:
		return "\r\n"
	case procfile.CR:
		return "\r"
	}
	return "\n"
}
