package move

import (
	"fmt"
	"io"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
)

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
	preview.Wrap(b, first, rest, len(first), text)
}
