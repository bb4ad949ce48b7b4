package prose

import (
	"strings"
	"unicode/utf8"
)

// How much of an error is shown, in bytes: of a word, such as a path or a pattern, and of all of it.
const (
	longestWord  = 240
	longestError = 1200
)

// Short is the text of an error without the middle of what somebody else made too long to read.
func Short(message string) string {
	if len(message) <= longestWord {
		return message
	}
	words := strings.Split(message, " ")
	for i, word := range words {
		words[i] = withoutMiddle(word, longestWord)
	}
	return withoutMiddle(strings.Join(words, " "), longestError)
}

func withoutMiddle(s string, most int) string {
	if len(s) <= most {
		return s
	}
	start, end := most/2, len(s)-most/3
	for i := 0; i < utf8.UTFMax && !utf8.RuneStart(s[start]); i++ {
		start--
	}
	for i := 0; i < utf8.UTFMax && !utf8.RuneStart(s[end]); i++ {
		end++
	}
	return s[:start] + "…" + s[end:]
}
