package platform

import "strings"

// isWord and plainName report whether a name has only letters, digits, and underscores, and plainName also allows hyphens.
func isWord(name string) bool { return afterWord(name, "") == "" }

func plainName(name string) bool { return afterWord(name, "-") == "" }

// afterWord is what follows the letters, digits and underscores, and some other characters, with which a text begins.
func afterWord(text, others string) string {
	for i := 0; i < len(text); i++ {
		if !isWordByte(text[i]) && strings.IndexByte(others, text[i]) < 0 {
			return text[i:]
		}
	}
	return ""
}

// isLowerName reports whether a name has only lowercase letters, digits and hyphens.
func isLowerName(name string) bool {
	return plainName(name) && name == strings.ToLower(name) && strings.IndexByte(name, '_') < 0
}

const wordBytes = "abcdefghijklmnopqrstuvwxyz0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZ"

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}
