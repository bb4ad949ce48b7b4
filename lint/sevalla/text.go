package sevalla

import (
	"strconv"
	"unicode/utf8"
)

// quote puts a value into a message, and cuts it where it is long.
func quote(s string) string {
	const longest = 60
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return strconv.Quote(s)
}
