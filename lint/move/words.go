package move

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/screen"
)

// quote puts a text between curly quotes, on one line and shortened.
func quote(s string) string { return quoteUpTo(s, 80) }

// quoteLong does the same for a platform's own text.
func quoteLong(s string) string { return quoteUpTo(s, 240) }

func quoteUpTo(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			s = s[:i] + "…"
			break
		}
		n++
	}
	return "“" + visible(strings.TrimSpace(s)) + "”"
}

// visible replaces what would break a line or cannot be seen.
func visible(s string) string {
	return screen.NoCommand(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ':
			return 0x2400 + r
		case !unicode.IsPrint(r):
			return '�'
		}
		return r
	}, s))
}

// join lists words: "a", "a and b", "a, b and c".
func join(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " and " + words[n]
}

// someQuoted quotes the first of some names and counts the rest.
func someQuoted(names []string) string {
	const most = 6
	var out []string
	for i, name := range names {
		if i == most {
			return strings.Join(out, ", ") + " and others"
		}
		out = append(out, quote(name))
	}
	return join(out)
}

// sentence gives a clause its capital and its full stop.
func sentence(clause string) string {
	r, size := utf8.DecodeRuneInString(clause)
	if size == 0 {
		return ""
	}
	s := string(unicode.ToUpper(r)) + clause[size:]
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, ".”") {
		return s
	}
	return s + "."
}

// clause takes the capital and the full stop from a sentence.
func clause(s string) string {
	s = strings.TrimSuffix(s, ".")
	r, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(r) && unicode.IsLower(next) {
		return string(unicode.ToLower(r)) + s[size:]
	}
	return s
}
