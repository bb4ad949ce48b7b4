package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// The words of comments that speak to Proclint.
const (
	// IgnoreNextLine drops findings of the rules that it names on the next line.
	IgnoreNextLine = ignoreLine
	// IgnoreFile drops findings of the rules that it names in the whole file.
	IgnoreFile = ignoreFile
	// NamePlatforms names the platforms of a file for which none is selected.
	NamePlatforms = platformWord
)

// OwnComment is a comment that speaks to Proclint, for those who show or write such comments.
type OwnComment struct {
	// Line is its zero-based line.
	Line int
	// Word is where its first word stands, in bytes of the document's text, and Name what that says: one of the
	// words above, or another one that begins with "proclint-".
	Word procfile.Range
	Name string
	// Names are where the rules or platforms stand that it names, in bytes of the document's text.
	Names []procfile.Range
}

// OwnComments are the comments of a file that speak to Proclint, in order.
func OwnComments(doc *procfile.Document) []OwnComment {
	var list []OwnComment
	for _, c := range ownComments(doc) {
		list = append(list, OwnComment{c.line, c.word, c.name, c.names})
	}
	return list
}

// TargetsOf are the platforms that a file is judged for: the selected ones, else those that a comment of it
// names, else the default ones.
func TargetsOf(selected []*platform.Target, doc *procfile.Document) []*platform.Target {
	targets, _ := targetsFor(selected, doc, ownComments(doc))
	return targets
}

// ReadAlike reports whether every target makes the same processes of two files, or an error of both.
func ReadAlike(targets []*platform.Target, a, b []byte) bool { return sameReadings(targets, a, b) }
