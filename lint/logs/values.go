package logs

import (
	"slices"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

// notes are the values of healthy lines that are kept: the last file that a program of Node.js couldn't open, a program
// that it didn't find, the shell of a container's image, a language that the build set up, the version of a buildpack, a
// server for development, that the log is of a web app whose packages no build installs, the program whose usage is shown,
// a container that a platform removes if it's there, the call and the program that start servers of Python, that
// pip has only a folder of packages, that no build installed them, that the app sends mail, the migration of Rails that
// runs and that its failure ends later ones, the version of Go that a build chose itself, the program that Go's build
// makes, the program that it builds, the Python that a builder chose itself, the module that starts programs, a buildpack to load by SSH, a compiler
// that runs, that a process ended without an error, how many scripts bun didn't run, what builds or installs at the
// start, the migration that fails on Prisma's shadow database, the port at which a health check finds nothing, the
// process types of the file, whether a pod of Kubernetes is ready, the memory that a dyno uses, and
// what a lock file has and lacks, that a test failed, that tests run, the class of gunicorn's worker, and the start
// command.
var notes = wordSet("opened absent imageshell chosen compiling compiler outdated misplaced npmpackage service custom pinned",
	"devserver webapp imported tool removed ownserver wsgiserver vendored unbuilt mail migrating later goold built",
	"pydefault spawned sshbuildpack gyp endzero blocked atstart shadow checkport declared podready memory locked",
	"wanted failedtests testing worker ran builds")

// PlatformOf is the ID of the only platform among writers, or "".
func platformOf(by string) string {
	if target, ok := platform.Lookup(by); ok {
		return target.ID()
	}
	return ""
}

// value is a named part of a message.
type value struct{ name, text string }

// telling are the parts of a message that tell causes apart.
func telling(values map[string]string) (list []value) {
	for name, text := range values {
		if !notes[name] && !passing[name] {
			list = append(list, value{name, text})
		}
	}
	return list
}

// hasSame reports whether two messages of one meaning are about the same: what both name is equal.
func hasSame(values map[string]string, others []value) bool {
	return !slices.ContainsFunc(others, func(other value) bool {
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
