// Package ascii looks at texts byte by byte: nearly all words of logs are ASCII.
package ascii

import (
	"iter"
	"slices"
	"strings"
)

// WordsMeet reports whether a word goes on from before to behind an offset.
func WordsMeet(text string, at int) bool {
	return at > 0 && at < len(text) && IsWord(text[at-1]) && IsWord(text[at])
}

// Places yields where a word is in a text, and not as a part of a longer one.
func Places(text, word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; word != ""; {
			next := strings.Index(text[at:], word)
			if next < 0 {
				return
			}
			start := at + next
			if at = start + len(word); !WordsMeet(text, start) && !WordsMeet(text, at) && !yield(start) {
				return
			}
		}
	}
}

// IsWord reports whether a byte may be part of a word, as all bytes beyond ASCII are.
func IsWord(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80
}

// Lower is a text with lowercase a to z, so that offsets stay the same.
func Lower(text string) string {
	var lowered []byte
	for i := range len(text) {
		if c := text[i]; c >= 'A' && c <= 'Z' {
			if lowered == nil {
				lowered = []byte(text)
			}
			lowered[i] = c + 'a' - 'A'
		}
	}
	if lowered == nil {
		return text
	}
	return string(lowered)
}

// StartsWith reports whether a text starts with one of some others.
func StartsWith(text string, starts []string) bool {
	return slices.ContainsFunc(starts, func(start string) bool { return strings.HasPrefix(text, start) })
}

// IsVariable reports whether a text may be the name of a variable.
func IsVariable(name string) bool {
	return name != "" && (name[0] < '0' || name[0] > '9') && strings.Trim(Lower(name), "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// ContainsAny reports whether a text has one of some words.
func ContainsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}
