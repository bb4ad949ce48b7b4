package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/report"
)

// kind says what a file is by its name and its lines.
type kind uint8

const (
	notProcfile kind = iota
	exact            // named Procfile
	misnamed         // meant to be named so
	variant          // such as Procfile.dev
)

// kindOf judges a directory entry. A misnamed file counts only when its lines
// are those of a Procfile.
func kindOf(dir string, entry fs.DirEntry) kind {
	name := lint.ClassifyName(entry.Name())
	if !name.Exact && !name.Misnamed && name.Variant == "" || !regular(dir, entry) {
		return notProcfile
	}
	switch {
	case name.Exact:
		return exact
	case name.Variant != "":
		return variant
	}
	path := filepath.Join(dir, entry.Name())
	src, err := source{path: path}.read(nil)
	if err != nil || !lint.IsProcfile(path, src) {
		return notProcfile
	}
	return misnamed
}

// procfilesOf finds the Procfile of a folder: the file of that name, else a
// misnamed one, else those of the folders in it, else variants. It gives several
// only when they are equally good. Without any the error is errNoProcfile.
func procfilesOf(dir string) ([]source, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	here := byKind(dir, entries)
	if found := best(here, exact, misnamed); found != nil {
		return rooted(dir, found), nil
	}
	below := map[kind][]string{}
	for _, entry := range entries {
		if !entry.IsDir() || skipped(entry.Name()) || asideFolders[entry.Name()] {
			continue
		}
		folder := filepath.Join(dir, entry.Name())
		inside, err := os.ReadDir(folder)
		if err != nil || virtualEnv(inside) {
			continue // a folder that is closed to us is not where the user keeps the file
		}
		for k, paths := range byKind(folder, inside) {
			below[k] = append(below[k], paths...)
		}
	}
	if found := best(below, exact, misnamed); found != nil {
		return rooted(dir, found), nil
	}
	if found := here[variant]; found != nil {
		return rooted(dir, found), nil
	}
	return nil, fmt.Errorf("%w in %s, nor in the folders in it", errNoProcfile, report.Printable(dir))
}

// byKind are the paths of the Procfiles among the entries of a folder.
func byKind(dir string, entries []fs.DirEntry) map[kind][]string {
	paths := map[kind][]string{}
	for _, entry := range entries {
		if k := kindOf(dir, entry); k != notProcfile {
			paths[k] = append(paths[k], filepath.Join(dir, entry.Name()))
		}
	}
	return paths
}

// best are the paths of the first of kinds that has any.
func best(paths map[kind][]string, kinds ...kind) []string {
	for _, k := range kinds {
		if paths[k] != nil {
			return paths[k]
		}
	}
	return nil
}

// rooted makes sources of files in a folder that is the project's root.
func rooted(root string, paths []string) []source {
	var found []source
	for _, path := range paths {
		found = append(found, source{path: path, root: below(root, path)})
	}
	return found
}

// below is the path of a file from a folder above it, with slashes.
func below(root, path string) string {
	relative, err := filepath.Rel(root, path)
	if err != nil {
		return filepath.Base(path)
	}
	return filepath.ToSlash(relative)
}

// skippedFolders hold dependencies and what a build made.
var skippedFolders = map[string]bool{
	"node_modules": true, "bower_components": true, "vendor": true, "venv": true, "site-packages": true,
	"__pycache__": true, "target": true, "dist": true, "build": true,
}

// skipped reports whether a folder inside of another one is passed by for its
// name: hidden ones such as .git and .venv, and skippedFolders.
func skipped(name string) bool {
	return strings.HasPrefix(name, ".") || skippedFolders[name]
}

// virtualEnv reports whether a folder is an environment of Python.
func virtualEnv(entries []fs.DirEntry) bool { return holds(entries, "pyvenv.cfg") }

// asideFolders hold Procfiles that are hardly the project's own.
var asideFolders = map[string]bool{
	"test": true, "tests": true, "testdata": true, "spec": true, "fixtures": true, "example": true, "examples": true,
	"sample": true, "samples": true, "demo": true, "doc": true, "docs": true, "template": true, "templates": true,
}

func holds(entries []fs.DirEntry, name string) bool {
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name })
}
