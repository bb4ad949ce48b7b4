package preview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/prose"
)

// Sentence gives a clause its capital and its period. Text in backticks keeps its case.
func Sentence(clause string) string {
	r, size := utf8.DecodeRuneInString(clause)
	if size == 0 {
		return ""
	}
	s := string(unicode.ToUpper(r)) + clause[size:]
	if strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// Differing are two commands as quoted texts that are shortened around the first character that differs.
func Differing(a, b string) (prose.Part, prose.Part) {
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	for same > 0 && same < len(a) && !utf8.RuneStart(a[same]) {
		same--
	}
	return prose.Part{Text: a, Start: same, End: same}, prose.Part{Text: b, Start: same, End: same}
}

// jsonSize is the most bytes that a text takes in JSON.
func jsonSize(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r == '"', r == '\\':
			n += 2
		case r < ' ', r == '<', r == '>', r == '&', r == utf8.RuneError, r == 0x2028, r == 0x2029:
			n += 6
		default:
			n += utf8.RuneLen(r)
		}
	}
	return n
}

// clipTo shortens a text to so many characters.
func clipTo(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	n := 0
	for i := range text {
		if n == most-1 {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

func padded(text string, columns int) string {
	return text + strings.Repeat(" ", max(columns-utf8.RuneCountInString(text), 0))
}
