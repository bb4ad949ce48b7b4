package preview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/screen"
)

// sentence gives a clause its capital and its full stop. What a platform's own
// text repeats of the file is made visible.
func sentence(clause string) string {
	r, size := utf8.DecodeRuneInString(clause)
	if size == 0 {
		return ""
	}
	s := visible(string(unicode.ToUpper(r)) + clause[size:])
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, ".”") {
		return s
	}
	return s + "."
}

// join lists words: "a", "a or b", "a, b or c".
func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}

// someOf quotes the first different texts of a list.
func someOf(texts []string) string {
	const most = 3
	var named []string
	seen := map[string]bool{}
	for _, s := range texts {
		if seen[s] {
			continue
		}
		seen[s] = true
		if len(named) == most {
			named = append(named, "more")
			break
		}
		named = append(named, quote(s))
	}
	return join(named, "and")
}

func quote(s string) string { return "“" + visible(clip(s)) + "”" }

// clip shortens a text for a sentence.
func clip(s string) string {
	const most = 120
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// visible replaces what would break a line or cannot be seen.
func visible(s string) string {
	return screen.NoCommand(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '⏎'
		case r == '\t':
			return ' '
		case r < ' ':
			return 0x2400 + r
		case r == 0x7F:
			return '␡'
		case !unicode.IsPrint(r):
			return '�'
		}
		return r
	}, s))
}
