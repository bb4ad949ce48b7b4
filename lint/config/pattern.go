package config

import (
	"path"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/repository"
)

// pattern chooses files by their paths from the folder of the configuration. One without a slash is the name of a file or of a
// folder at any depth. "*" and "?" match no slash; "**" matches any number of folders. A folder stands for all files in it.
//
// Libraries such as doublestar also expand braces and negate with "[!a]", and none of them counts its work.
type pattern struct {
	text  string
	line  int
	parts []string
}

// Limits of patterns: each costs time by its length for each file.
const (
	maxPattern  = 256 // bytes
	maxPatterns = 256 // in one list
)

// newPattern reads a pattern. The reason is empty for one that is valid.
func newPattern(text string) (p pattern, reason string) {
	if len(text) > maxPattern {
		return p, "is longer than " + strconv.Itoa(maxPattern) + " bytes"
	}
	clean := strings.TrimSuffix(strings.TrimPrefix(text, "./"), "/")
	p.text, p.parts = text, strings.Split(strings.TrimPrefix(clean, "/"), "/")
	if !strings.Contains(clean, "/") {
		p.parts = []string{"**", clean}
	}
	for _, part := range p.parts {
		_, err := path.Match(part, "")
		switch {
		case part == "":
			return p, "has an empty part"
		case part == "..":
			return p, "is outside of the configuration's folder"
		case err != nil:
			return p, "has a bracket or a backslash without its end"
		}
	}
	if p.parts[len(p.parts)-1] == "**" {
		p.parts = append(p.parts, "*") // what is in the folder, not a file of its name
	} else {
		p.parts = append(p.parts, "**")
	}
	return p, ""
}

// matches reports whether the pattern chooses a clean path with slashes, or a folder above it.
func (p pattern) matches(file string) bool {
	names := strings.Split(file, "/")
	return repository.Match(p.parts[:len(p.parts)-1], names) || repository.Match(p.parts, names)
}
