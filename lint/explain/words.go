package explain

import (
	"slices"
	"strings"
	"unicode"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// anyText is any text in a line that a rule or a platform documents.
const anyText = "…"

// The fewest letters and words that count as a message: fewer occur in many others.
const (
	fewestLetters = 10
	fewestWords   = 2
)

// longestPart limits the length of a line, in bytes, of which a part is looked up.
const longestPart = 400

// generic are texts that occur in logs for hundreds of reasons.
var generic = []string{
	"command not found", "permission denied", "no such file or directory", "connection refused",
	"application error", "module not found", "syntax error", "is not defined", "cannot find module",
	"app crashed", "not found", "invalid argument", "could not be found", "cannot be found",
	"does not exist", "parse error", "is not running", "exit code 127", "no such file",
}

// isSpecific reports whether a text, in lowercase, is enough to identify one message.
func isSpecific(text string) bool {
	return !slices.Contains(generic, strings.Trim(text, anyText+" .:'\"`")) && letters(text) >= fewestLetters && len(strings.FieldsFunc(text, isNoWord)) >= fewestWords
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func isNoWord(r rune) bool { return !isWord(r) }

func letters(text string) (n int) {
	for _, r := range text {
		if isWord(r) {
			n++
		}
	}
	return n
}

// withoutPrefix takes off what a platform puts before a line: a time stamp, the name of a process.
func withoutPrefix(text string) string {
	word, rest, _ := strings.Cut(text, " ")
	isTime := ascii.Digits(word[:min(len(word), 1)]) && (strings.Count(word, ":") >= 2 || strings.Count(word, "-") >= 2)
	isName := strings.Contains(word, "[") && strings.HasSuffix(word, "]:") || strings.HasSuffix(word, "|") || strings.HasSuffix(word, ".1")
	if rest != "" && (isTime || isName || word == "remote:" || letters(word) == 0) {
		return withoutPrefix(rest)
	}
	return text
}

// isCode reports whether a documented line is a code, such as H14.
func isCode(log string) bool {
	return len(log) == 3 && log[0] >= 'A' && log[0] <= 'Z' && ascii.Digits(log[1:])
}

// mentions reports whether a text has a code, and not in the name of something else.
func mentions(text, code string) bool {
	for at := range ascii.Places(text, code) {
		if before := text[:at]; strings.TrimRight(before, "-/.$") == before {
			return true
		}
	}
	return false
}

// partOf gives the letters of a text that is a part of a documented line, cut at the bounds of its words; 0 when it is not a part, or too short.
func partOf(text, wanted string) int {
	if !isSpecific(text) {
		return 0
	}
	for from := range wanted {
		rest := wanted[from:]
		if rest[0] != text[0] && !strings.HasPrefix(rest, anyText) || ascii.WordsMeet(wanted, from) {
			continue
		}
		// Without its beginning, a message may say too little.
		if n := begins(text, rest); n >= fewestLetters && (from == 0 || isSpecific(rest)) {
			return n
		}
	}
	return 0
}

// begins gives the letters outside of "…" when a documented line begins with the whole of a text, else 0.
func begins(text, wanted string) int {
	count := 0
	for i, piece := range strings.Split(wanted, anyText) {
		if text == "" {
			return count
		}
		if i == 0 && len(text) < len(piece) && strings.HasPrefix(piece, text) && !ascii.WordsMeet(piece, len(text)) {
			return letters(text)
		}
		before, rest, found := strings.Cut(text, piece)
		if !found || i == 0 && before != "" {
			return 0
		}
		text, count = rest, count+letters(piece)
	}
	if text != "" && !strings.HasSuffix(wanted, anyText) {
		return 0
	}
	return count
}
