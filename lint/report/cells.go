package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/prose"
	"golang.org/x/text/width"
)

// tabStop is how many cells apart tabs stop in an excerpt.
const tabStop = 4

// cells is a text as a terminal shows it, and how many cells wide it is.
type cells struct {
	text  strings.Builder
	width int
}

// add appends a piece of a line. It replaces characters that move the cursor, reorder the text or are invisible with visible ones.
func (c *cells) add(s string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if r == '\t' {
			n := tabStop - c.width%tabStop
			c.text.WriteString(strings.Repeat(" ", n))
			c.width += n
			continue
		}
		r = prose.PrintableAfter(c.text.String(), r)
		c.text.WriteRune(r)
		c.width += runeWidth(r)
	}
}

// Printable is prose.Printable.
func Printable(s string) string { return prose.Printable(s) }

// Short is prose.Short.
func Short(message string) string { return prose.Short(message) }

func runeWidth(r rune) int {
	if r < utf8.RuneSelf {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
