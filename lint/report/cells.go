package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// tabStop is how many cells apart tabs stop in an excerpt.
const tabStop = 4

// cells is a text as a terminal shows it, and how many cells wide it is.
type cells struct {
	text  strings.Builder
	width int
}

// add puts a piece of a line behind what is there. Signs that move the cursor,
// reorder the text or show nothing are replaced by one that can be seen.
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
		r = shown(r)
		if r == '[' && strings.HasSuffix(c.text.String(), oldCommand) {
			r = wideBracket
		}
		c.text.WriteRune(r)
		c.width += runeWidth(r)
	}
}

// shown is the sign that stands for a character in an excerpt.
func shown(r rune) rune {
	switch {
	case r < ' ':
		return '␀' + r
	case r == 0x7F:
		return '␡'
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
		return utf8.RuneError
	}
	return r
}

// A continuous integration system reads commands in what a program prints: GitHub
// Actions takes a line that starts with "::" for one, and in the older form "##["
// anywhere in it. A text of somebody else must not give commands.
const (
	command     = "::"
	wideColon   = '：'
	oldCommand  = "##"
	wideBracket = '［'
)

// Printable is a text of somebody else, such as a path or a line of a file, for a
// terminal or a log: on one line, with a sign in place of each character that moves
// the cursor, reorders the text or shows nothing, and without a workflow command.
func Printable(s string) string {
	s = strings.ReplaceAll(strings.Map(shown, s), oldCommand+"[", oldCommand+string(wideBracket))
	if text := strings.TrimLeftFunc(s, unicode.IsSpace); strings.HasPrefix(text, command) {
		s = s[:len(s)-len(text)] + string(wideColon) + text[1:]
	}
	return s
}

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

// back is the offset up to n characters before offset.
func back(s string, offset, n int) int {
	for ; n > 0 && offset > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:offset])
		offset -= size
	}
	return offset
}

// forward is the offset up to n characters behind offset.
func forward(s string, offset, n int) int {
	for ; n > 0 && offset < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[offset:])
		offset += size
	}
	return offset
}
