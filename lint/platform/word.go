package platform

import "strings"

// isWord and plainName report whether a name has only letters, digits, and underscores, and plainName also allows hyphens.
func isWord(name string) bool { return strings.TrimLeft(name, wordBytes) == "" }

func plainName(name string) bool { return strings.TrimLeft(name, wordBytes+"-") == "" }

const (
	lowerBytes = "abcdefghijklmnopqrstuvwxyz0123456789"
	wordBytes  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_" + lowerBytes
)

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}
