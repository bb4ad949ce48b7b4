package check

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// View is the command of one entry as some of the platforms get it. Most entries
// have one view; a parser that removes a comment may give a second one.
type View struct {
	Entry
	*ParsedCommand
	// Targets are the platforms whose parser gives this text and that start the entry.
	Targets []*platform.Target
}

// At moves a range of the command into the document.
func (v *View) At(r procfile.Range) procfile.Range {
	start := v.CommandRange.Start
	return procfile.Range{Start: start + r.Start, End: start + r.End}
}

// Edits moves edits of the command into the document.
func (v *View) Edits(list []procfile.TextEdit) []TextEdit {
	moved := make([]TextEdit, len(list))
	for i, e := range list {
		moved[i] = Replace(v.At(e.Range), e.NewText)
	}
	return moved
}

func sameButComment(c *command.Command, text string) bool {
	if !strings.HasPrefix(c.Text, text) || len(c.Features) == 0 {
		return false
	}
	last := c.Features[len(c.Features)-1]
	return last.Kind == command.Comment && strings.TrimSpace(c.Text[:last.Range.Start]) == text
}
