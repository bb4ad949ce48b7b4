package propose

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

// Line is a line of the Procfile.
type Line struct {
	Type, Command string
	// File is the path of the file from which it follows, and Because says in a sentence how.
	File, Because string
}

const release = "release"

// app is a folder in which a Procfile is missing.
type app struct{ *repository.Repository }

// has reports whether the app's folder has a file, by its path from there.
func (a *app) has(name string) bool { return a.IsFile(a.at(name)) }

func (a *app) at(name string) string { return path.Join(a.Folder(), name) }

func (a *app) text(name string) string {
	text, _ := a.Text(a.at(name))
	return text
}

// aside are folders whose code doesn't start the app.
const aside command.Words = "test tests spec specs docs doc examples example scripts migrations node_modules venv .venv env vendor dist build static public assets notebooks"

// code are the files of the app with an ending, by their paths from its folder, those with the shortest paths first. Code in folders for something else is
// left out.
func (a *app) code(ending string) (files []string) {
	prefix := ""
	if a.Folder() != "" {
		prefix = a.Folder() + "/"
	}
	for _, p := range a.Paths() {
		name, isInside := strings.CutPrefix(p, prefix)
		folders := strings.Split(path.Dir(name), "/")
		if isInside && path.Ext(p) == ending && len(folders) <= mostFolders && !slices.ContainsFunc(folders, aside.Has) && !strings.Contains(path.Base(name), "test") {
			files = append(files, name)
		}
	}
	slices.SortFunc(files, func(x, y string) int {
		if d := strings.Count(x, "/") - strings.Count(y, "/"); d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	return files[:min(len(files), mostFiles)]
}

// Limits of the code that is looked at: how deep it is, and in how many files.
const mostFolders, mostFiles = 3, 300

// first is the first of some files whose code an expression matches, those of usual names before others, and its match. The file is "" where
// there's none.
func (a *app) first(files []string, usual command.Words, e *regexp.Regexp) (file string, match []string) {
	for _, isUsual := range [...]bool{true, false} {
		for _, f := range files {
			if usual.Has(path.Base(f)) != isUsual {
				continue
			}
			if m := e.FindStringSubmatch(a.text(f)); m != nil {
				return f, m
			}
		}
	}
	return "", nil
}
