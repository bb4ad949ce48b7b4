package move

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/prose"
)

// codes are names in backticks, the first of them; the others are counted.
func codes(names []string) string {
	const most = 6
	quoted := make([]string, 0, most+1)
	for _, name := range names[:min(len(names), most)] {
		quoted = append(quoted, prose.Code(name))
	}
	if more := len(names) - most; more > 0 {
		quoted = append(quoted, strconv.Itoa(more)+" more")
	}
	return prose.Join(quoted, "and")
}

// lowered is a sentence as a part of another one.
func lowered(sentence string) string {
	r, size := utf8.DecodeRuneInString(sentence)
	next, _ := utf8.DecodeRuneInString(sentence[size:])
	if !unicode.IsLower(next) {
		return sentence
	}
	return string(unicode.ToLower(r)) + sentence[size:]
}

// verb is the form of a verb after so many names.
func verb(names int, singular, plural string) string {
	if names == 1 {
		return singular
	}
	return plural
}
