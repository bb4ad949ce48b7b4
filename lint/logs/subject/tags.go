package subject

import (
	"slices"
	"strconv"
	"strings"
)

// oldDebians are in the tags of images for which no newer versions of languages are built.
var oldDebians = []string{"jessie", "stretch", "buster"}

// NewerTag is the tag of an image with a version that an app asks for, such as 1.23-alpine for 1.21-alpine and ">= 1.23.0", or "" where
// the tag has no older version. The version gets as many parts as it had. What follows it stays, but for the version of Alpine.
func NewerTag(tag, wanted string) string {
	old, rest := cutVersion(tag)
	start := max(0, strings.IndexAny(wanted, "0123456789"))
	parts, _ := cutVersion(wanted[start:])
	parts = parts[:min(len(parts), len(old))]
	isOld := slices.ContainsFunc(oldDebians, func(name string) bool { return strings.Contains(rest, name) })
	if isOld || strings.Contains(wanted[:start], "<") || slices.Compare(parts, old) <= 0 {
		return ""
	}
	if strings.HasPrefix(rest, "-alpine") {
		rest = "-alpine"
	}
	version := ""
	for _, part := range parts {
		version += "." + strconv.Itoa(part)
	}
	return version[1:] + rest
}

// cutVersion cuts the numbers of a version off, with dots in between.
func cutVersion(text string) (numbers []int, rest string) {
	end := len(text) - len(strings.TrimLeft(text, "0123456789."))
	for part := range strings.SplitSeq(text[:end], ".") {
		if number, err := strconv.Atoi(part); err == nil {
			numbers = append(numbers, number)
		}
	}
	return numbers, text[end:]
}
