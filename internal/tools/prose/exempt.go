package main

import (
	"path"
	"strings"

	"github.com/proclint/proclint/internal/prosecheck"
)

// exempt are the places whose texts are not rewritten yet. An entry is one of these:
//
//   - a pattern of package path for a file or a folder, with "#comments" or "#texts" for one half of its content
//   - "finding RULE" for the findings of a rule
//   - "sample RULE" for its examples
//
// The list only shrinks: an entry without a problem fails the check.
var exempt = []string{
	"lint/preview#texts",
	"static/src#comments",
	"static/src#texts",
}

// exemption is the first entry for a place and a half of its content, or "".
func exemption(exempt []string, place, half string) string {
	place, _, _ = strings.Cut(place, ":")
	for _, entry := range exempt {
		pattern, only, _ := strings.Cut(entry, "#")
		if (only == "" || only == half) && within(place, pattern) {
			return entry
		}
	}
	return ""
}

// half names the half of a file's content that has a text.
func half(t prosecheck.Text) string {
	if t.Kind == prosecheck.Comment {
		return "comments"
	}
	return "texts"
}

// within reports whether a place, or a folder above it, matches a pattern.
func within(place, pattern string) bool {
	for ; place != "." && place != "/"; place = path.Dir(place) {
		if ok, err := path.Match(pattern, place); ok && err == nil {
			return true
		}
	}
	return false
}
