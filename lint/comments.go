package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// The first words of comments for Proclint.
const (
	// IgnoreNextLine drops findings of the rules that it names on the next line.
	IgnoreNextLine = ignoreLine
	// IgnoreFile drops findings of the rules that it names in the whole file.
	IgnoreFile = ignoreFile
	// NamePlatforms sets the platforms of a file unless others are selected.
	NamePlatforms = platformWord
)

// OwnComment is a comment for Proclint, for packages that show or write such comments.
type OwnComment struct {
	// Line is its zero-based line.
	Line int
	// Word is the range of its first word in bytes of the document's text, and Name is that word: one of those
	// above, or another one that starts with "proclint-".
	Word procfile.Range
	Name string
	// Names are the ranges of the rules or platforms that it names, in bytes of the document's text.
	Names []procfile.Range
}

// OwnComments are the comments of a file for Proclint, in order.
func OwnComments(doc *procfile.Document) []OwnComment {
	var list []OwnComment
	for _, c := range ownComments(doc) {
		list = append(list, OwnComment{c.line, c.word, c.name, c.names})
	}
	return list
}

// TargetsOf are the platforms that a file is checked for: the selected ones, else those that a comment in it
// names, else the default ones.
func TargetsOf(selected []*platform.Target, doc *procfile.Document) []*platform.Target {
	targets, _ := targetsFor(selected, doc, ownComments(doc))
	return targets
}

// ReadAlike reports whether every target reads the same processes in two files, or rejects both.
func ReadAlike(targets []*platform.Target, a, b []byte) bool { return sameReadings(targets, a, b) }
