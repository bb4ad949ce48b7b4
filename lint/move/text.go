package move

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// width is the number of columns of prose. Text to copy is never broken.
const width = 80

// Text writes a plan for people.
func Text(w io.Writer, p *Plan) error {
	var b strings.Builder
	b.WriteString("From " + p.FromTitle + " to " + p.ToTitle + "\n")
	if len(p.Steps) == 0 {
		b.WriteString("\nNothing changes.\n")
	}
	for i, s := range p.Steps {
		number := fmt.Sprintf("%3d  ", i+1)
		b.WriteString("\n")
		wrap(&b, number, "     ", s.Text)
		for _, c := range s.Commands {
			writeCommand(&b, c)
		}
	}
	b.WriteString("\nProcfile\n")
	wrap(&b, "  ", "  ", p.Fixed.Note)
	if len(p.Fixed.Applied) > 0 {
		b.WriteString("\n")
		for _, line := range strings.Split(strings.TrimSuffix(p.secrets.Mask(p.Fixed.Text), "\n"), "\n") {
			b.WriteString("  | " + prose.Printable(line) + "\n")
		}
	}
	if len(p.rest) > 0 {
		b.WriteString("\nExisting problems that remain\n")
		for _, message := range p.rest {
			wrap(&b, "  - ", "    ", message)
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the plan: %w", err)
	}
	return nil
}

// writeCommand writes the fields of a form with their values, or a text to copy.
func writeCommand(b *strings.Builder, c platform.Equivalent) {
	const indent = "       "
	note := c.Hint()
	if len(c.Fields) > 0 {
		note = c.Note
		wrap(b, indent, indent, c.Place+":")
		for _, f := range platform.FormRows(c.Fields) {
			b.WriteString(indent + "  " + f.Label + prose.Printable(f.Value) + "\n")
		}
	} else {
		wrap(b, indent, indent, c.Title+":")
		for _, line := range strings.Split(c.Text, "\n") {
			b.WriteString(indent + "  " + prose.Printable(line) + "\n")
		}
	}
	if note != "" {
		wrap(b, indent, indent, note)
	}
}

func wrap(b *strings.Builder, first, rest, text string) {
	b.WriteString(first)
	column, start := utf8.RuneCountInString(first), true
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case start:
		case column+1+n > width:
			b.WriteString("\n" + rest)
			column = utf8.RuneCountInString(rest)
		default:
			b.WriteString(" ")
			column++
		}
		b.WriteString(prose.Printable(word))
		column += n
		start = false
	}
	b.WriteString("\n")
}
