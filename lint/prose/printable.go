package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable is a text of somebody else, such as a path, on one line and without a workflow command. A visible character takes the place of each one
// that moves the cursor, reorders the text or shows nothing.
func Printable(s string) string { return NoCommand(strings.Map(PrintableRune, s)) }

// PrintableRune is the visible character for one.
func PrintableRune(r rune) rune {
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

// GitHub Actions reads commands in what a program prints: a line that starts with "::" is one, and in the older form "##[" anywhere in it.
const (
	command   = "::"
	oldPrefix = "##"
)

// NoCommand is a text that gives no workflow command as a line or as a part of one.
func NoCommand(s string) string {
	if strings.Contains(s, oldPrefix+"[") {
		s = strings.ReplaceAll(s, oldPrefix+"[", oldPrefix+"［")
	}
	if text := strings.TrimLeftFunc(s, unicode.IsSpace); strings.HasPrefix(text, command) {
		return s[:len(s)-len(text)] + "：" + text[1:]
	}
	return s
}

// PrintableAfter is PrintableRune of a character behind a text that is shown already.
func PrintableAfter(before string, r rune) rune {
	if r == '[' && strings.HasSuffix(before, oldPrefix) {
		return '［'
	}
	return PrintableRune(r)
}
