package lint

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// TargetsOf are the platforms that a file is checked for: the selected ones, else those that a comment in it
// names, else the default ones.
func TargetsOf(selected []*platform.Target, doc *procfile.Document) []*platform.Target {
	targets, _ := check.TargetsFor(selected, doc, check.Directives(doc))
	return targets
}

// ReadAlike reports whether every target reads the same processes in two files, or rejects both.
func ReadAlike(targets []*platform.Target, a, b []byte) bool { return sameReadings(targets, a, b) }
