package diagnosis

import "strings"

// line is a line of a log.
type line struct {
	number int    // from 0
	text   string // without colors, repeated spaces, and what a platform puts in front of it
	plain  string // text with lowercase a to z
	// origin is the word in front of it that names where it comes from, such as app[web.1]:, or "".
	origin string
	// process is the name in that prefix, such as web.1, or "".
	process string
}

// wordsMeet reports whether a word goes on from before to behind an offset.
func wordsMeet(text string, at int) bool {
	return at > 0 && at < len(text) && isWord(text[at-1]) && isWord(text[at])
}

func isWord(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80
}

// lower is a text with lowercase a to z, so that offsets stay the same.
func lower(text string) string {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= 'A' && c <= 'Z' {
			return strings.Map(func(r rune) rune {
				if r >= 'A' && r <= 'Z' {
					return r + 'a' - 'A'
				}
				return r
			}, text)
		}
	}
	return text
}
