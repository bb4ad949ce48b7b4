package signal

import (
	"slices"

	"github.com/proclint/proclint/lint/ecosystem"
)

// Notes are the values of healthy lines that are kept, since they explain a later failure.
var Notes = wordSet("opened absent imageshell chosen compiling compiler outdated misplaced npmpackage service custom pinned",
	"devserver webapp imported tool removed ownserver wsgiserver vendored unbuilt mail migrating later goold built",
	"pydefault spawned sshbuildpack gyp endzero blocked atstart shadow checkport declared podready memory locked",
	"wanted failedtests testing worker ran builds released asked depended")

// Value is a named part of a message.
type Value struct{ name, text string }

// Telling are the parts of a message that tell causes apart.
func Telling(values map[string]string) (list []Value) {
	for name, text := range values {
		if !Notes[name] && !passing[name] {
			list = append(list, Value{name, text})
		}
	}
	return list
}

// HasSame reports whether two messages of one meaning are about the same: what both name is equal.
func HasSame(values map[string]string, others []Value) bool {
	return !slices.ContainsFunc(others, func(other Value) bool {
		text, both := values[other.name]
		return both && text != other.text
	})
}

// passing are, with the notes, the parts that don't tell causes apart.
var passing = wordSet("line pid any limit text number seconds process source started importer fault said next")

func wordSet(lines ...ecosystem.Words) map[string]bool {
	set := map[string]bool{}
	for _, line := range lines {
		for _, word := range line.List() {
			set[word] = true
		}
	}
	return set
}
