package prose

import "strings"

// EscapeLength is the length of the escape sequence with which s begins, in bytes.
func EscapeLength(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
		}
		return len(s)
	case ']':
		if end := strings.IndexByte(s, 0x07); end >= 0 {
			return end + 1
		}
		return len(s)
	}
	return 2
}
