package secret

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/procfile"
)

func hasBoth(text string) bool {
	digit, letter := false, false
	for i := range len(text) {
		c := text[i]
		digit = digit || c >= '0' && c <= '9'
		letter = letter || c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	return digit && letter
}

func hasBothCases(text string) bool { return !isUpper(text) && ascii.Lower(text) != text }

// isUpper reports whether a text has no lowercase letter from a to z.
func isUpper(text string) bool {
	for i := range len(text) {
		if text[i] >= 'a' && text[i] <= 'z' {
			return false
		}
	}
	return true
}

func isHex(text string) bool { return strings.Trim(text, "0123456789abcdef") == "" }

const wordBytes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

// isTokenByte reports whether a token or a name may have a byte. A dot separates the parts of some.
func isTokenByte(c byte) bool { return ascii.Kinds[c]&ascii.InName != 0 && c != '/' || c == '~' }

func tokenEnd(text string, end int) int {
	for end < len(text) && isTokenByte(text[end]) {
		end++
	}
	return end
}

// endBefore is the offset of the first of some characters behind another one, else the end of the text.
func endBefore(text string, at int, stops string) int {
	if i := strings.IndexAny(text[at:], stops); i >= 0 {
		return at + i
	}
	return len(text)
}

func skipSpaces(text string, at int) int {
	for at < len(text) && text[at] == ' ' {
		at++
	}
	return at
}

// variableName is the name in the form of a variable: secret.key is SECRET_KEY.
func variableName(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == '.' || c == '-':
			b.WriteByte('_')
		case strings.IndexByte(wordBytes, c) >= 0:
			b.WriteByte(c)
		default:
			return ""
		}
	}
	return strings.ToUpper(b.String())
}

// union merges ranges, each of which are in their order.
func union(a, b []procfile.Range) []procfile.Range {
	if len(b) == 0 {
		return a
	}
	out := make([]procfile.Range, 0, len(a)+len(b))
	for len(a)+len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && a[0].Start <= b[0].Start {
			a, b = b, a
		}
		next := b[0]
		b = b[1:]
		if last := len(out) - 1; last >= 0 && next.Start <= out[last].End {
			out[last].End = max(out[last].End, next.End)
			continue
		}
		out = append(out, next)
	}
	return out
}

// Mask replaces a secret in a text that a person reads. It doesn't reveal the length.
const Mask = "•••"

// MaskRanges is the text, which begins at an offset, with Mask in place of what is in ranges, which follow each other.
func MaskRanges(text string, offset int, ranges []procfile.Range) string {
	var b strings.Builder
	shown := 0
	for _, r := range ranges {
		start, end := max(r.Start-offset, 0), min(r.End-offset, len(text))
		if start >= end {
			continue
		}
		b.WriteString(text[shown:max(start, shown)] + Mask)
		shown = end
	}
	if shown == 0 {
		return text
	}
	return b.String() + text[shown:]
}

// ellipsis marks where a text is cut off.
const ellipsis = "…"
