package check

import "strings"

// IsMergeMarker reports whether a line is a character seven times, alone or with a label.
func IsMergeMarker(line string, character byte) bool {
	const length = 7
	if len(line) < length || strings.Count(line[:length], string(rune(character))) != length {
		return false
	}
	return len(line) == length || line[length] == ' ' || line[length] == '\t'
}
