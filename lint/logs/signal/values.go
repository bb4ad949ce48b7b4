package signal

import (
	"slices"

	"github.com/proclint/proclint/lint/command"
)

// Notes are the values of healthy lines that are kept: the last file that a program of Node.js couldn't open, a program that it didn't find, the
// shell of a container's image, a language that the build set up, the version of a buildpack, a server for development, that the log is of a web app
// whose packages no build installs, the program whose usage is shown, a container that a platform removes if it's there, the call and the program
// that start servers of Python, that pip has only a folder of packages, that no build installed them, that the app sends mail, the migration of
// Rails that runs and that its failure ends later ones, the version of Go that a build chose itself, the program that Go's build makes, the program
// that it builds, the Python that a builder chose itself, the module that starts programs, a buildpack to load by SSH, a compiler that runs, that a
// process ended without an error, how many scripts bun didn't run, what builds or installs at the start, the migration that fails on Prisma's shadow
// database, the port at which a health check finds nothing, the process types of the file, whether a pod of Kubernetes is ready, the memory that a
// dyno uses, and what a lock file has and lacks, that a test failed, that tests run, the class of gunicorn's worker, and the start command.
var Notes = wordSet("opened absent imageshell chosen compiling compiler outdated misplaced npmpackage service custom pinned",
	"devserver webapp imported tool removed ownserver wsgiserver vendored unbuilt mail migrating later goold built",
	"pydefault spawned sshbuildpack gyp endzero blocked atstart shadow checkport declared podready memory locked",
	"wanted failedtests testing worker ran builds")

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

func wordSet(lines ...command.Words) map[string]bool {
	set := map[string]bool{}
	for _, line := range lines {
		for _, word := range line.List() {
			set[word] = true
		}
	}
	return set
}
