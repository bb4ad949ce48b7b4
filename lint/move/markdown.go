package move

import (
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
)

// maxShown is the largest file that a checklist repeats.
const maxShown = 8 << 10

// checklist says a plan in Markdown, to be ticked off.
func checklist(p *Plan) string {
	var b strings.Builder
	b.WriteString("# Move from " + p.FromTitle + " to " + p.ToTitle + "\n\n")
	if len(p.Steps) == 0 {
		b.WriteString("Nothing changes.\n")
	}
	for _, s := range p.Steps {
		b.WriteString(bullet(&s) + escape(s.Text) + "\n")
		for _, c := range s.Commands {
			listCommand(&b, c)
		}
		if len(s.Commands) > 0 {
			b.WriteString("\n")
		}
	}
	heading(&b, "Procfile")
	b.WriteString(escape(p.Fixed.Note) + "\n")
	if len(p.Fixed.Applied) > 0 && len(p.Fixed.Text) <= maxShown {
		b.WriteString("\n")
		fenced(&b, "", strings.TrimSuffix(p.Fixed.Text, "\n"))
	}
	if len(p.rest) > 0 {
		heading(&b, "Existing problems that remain")
		for _, message := range p.rest {
			b.WriteString("- " + escape(message) + "\n")
		}
	}
	return b.String()
}

// bullet has a box to tick off where a person does something.
func bullet(s *Step) string {
	if s.taken() {
		return "- [ ] "
	}
	return "- "
}

// listCommand writes what to enter in a form, or to copy, below an item of a list.
func listCommand(b *strings.Builder, c platform.Equivalent) {
	note := c.Hint()
	if len(c.Fields) > 0 {
		note = c.Note
		b.WriteString("\n  " + escape(c.Place) + ":\n\n")
		for row := range strings.Lines(preview.FormTable(c.Fields)) {
			b.WriteString("  " + row)
		}
		if note != "" {
			b.WriteString("\n") // else it is one more row of the table
		}
	} else {
		b.WriteString("\n  " + escape(c.Title) + ":\n")
		fenced(b, "  ", c.Text)
	}
	if note != "" {
		b.WriteString("  " + escape(note) + "\n")
	}
}

// heading writes a heading with one blank line before it.
func heading(b *strings.Builder, text string) {
	if !strings.HasSuffix(b.String(), "\n\n") {
		b.WriteString("\n")
	}
	b.WriteString("## " + text + "\n\n")
}

// fenced writes a block of code with a fence longer than any in its text.
func fenced(b *strings.Builder, indent, text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	b.WriteString(indent + fence + "\n")
	for _, line := range strings.Split(text, "\n") {
		b.WriteString(strings.TrimRight(indent+strings.TrimRight(line, "\r"), " ") + "\n")
	}
	b.WriteString(indent + fence + "\n")
}

// escape keeps a text from being read as other Markdown than its code.
func escape(s string) string {
	var b strings.Builder
	for _, piece := range prose.Pieces(s) {
		if piece.Code {
			b.WriteString(prose.Fence(piece.Text))
			continue
		}
		escapeWords(&b, piece.Text)
	}
	return b.String()
}

func escapeWords(b *strings.Builder, s string) {
	for i, r := range s {
		if strings.ContainsRune("\\`*<>[]#|", r) || r == '_' && !insideWord(s, i) {
			b.WriteByte('\\')
		}
		if r == '\n' || r == '\r' {
			r = ' '
		}
		b.WriteRune(r)
	}
}

// insideWord reports whether there are letters or digits on both sides of an offset.
func insideWord(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return wordRune(before) && wordRune(after)
}

func wordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}
