package cli

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/report"
)

// kind is what a file is by its name and its lines.
type kind uint8

const (
	notProcfile kind = iota
	exact            // named Procfile
	misnamed         // meant to be named so
	variant          // such as Procfile.dev
)

// kindOf returns what an entry of a folder is, which an argument named as the root or is below it. A misnamed file counts only if its lines are
// those of a Procfile. An entry that has the name of a Procfile and can't be opened counts, so that its error is shown.
func kindOf(root, dir string, entry fs.DirEntry) kind {
	path := filepath.Join(dir, entry.Name())
	kind := kindOfFile(source{path: path, file: disk.Found(path, root)})
	if kind != notProcfile && folder(path, entry) {
		return notProcfile
	}
	return kind
}

func kindOfFile(s source) kind {
	name := check.ClassifyName(s.path)
	switch {
	case name.Exact:
		return exact
	case name.Variant != "" || name.Owner != "":
		return variant
	case !name.Misnamed:
		return notProcfile
	}
	src, err := s.read(nil)
	if err != nil || !check.IsProcfile(s.path, src) {
		return notProcfile
	}
	return misnamed
}

// folder reports whether an entry is a folder, or a link to one.
func folder(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.IsDir()
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// procfilesOf finds the Procfile of a folder: the file of that name, else a misnamed one, else those of the folders in it, else
// variants. It gives several only when they are equally good. Without any the error is errNoProcfile.
func procfilesOf(dir string) ([]source, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	here := byKind(dir, dir, entries)
	if best := best(here, exact, misnamed); best != nil {
		return best, nil
	}
	below := map[kind][]source{}
	for _, entry := range entries {
		if !entry.IsDir() || skipped(entry.Name()) || asideFolders[entry.Name()] {
			continue
		}
		folder := filepath.Join(dir, entry.Name())
		inside, err := os.ReadDir(folder)
		if err != nil || virtualEnv(inside) {
			continue // an unreadable folder is not where the user keeps the file
		}
		for k, procfiles := range byKind(dir, folder, inside) {
			below[k] = append(below[k], procfiles...)
		}
	}
	if best := best(below, exact, misnamed); best != nil {
		return best, nil
	}
	if variants := here[variant]; variants != nil {
		for i := range variants {
			variants[i].variant = true
		}
		return variants, nil
	}
	return nil, fmt.Errorf("%w in %s or the folders in it%s", errNoProcfile, report.Printable(dir), cmp.Or(folderNamedProcfile(dir, entries), deeper(dir)))
}

// deeper says that a Procfile is further below a folder, among the first entries of a walk, or "".
func deeper(dir string) (hint string) {
	w := walker{left: mostEntries, yield: func(s source, err error) bool {
		if err == nil && check.ClassifyName(s.path).Exact {
			hint = fmt.Sprintf(", but there is %s: proclint lint -r %s", report.Printable(s.path), report.Printable(dir))
		}
		return hint == ""
	}}
	w.walk(dir, dir)
	return hint
}

func folderNamedProcfile(dir string, entries []fs.DirEntry) string {
	path := dir
	for _, entry := range entries {
		if inside := filepath.Join(dir, entry.Name()); check.ClassifyName(inside).Exact && folder(inside, entry) {
			path = inside
		}
	}
	if !check.ClassifyName(path).Exact {
		return ""
	}
	return ": " + report.Printable(path) + " is a folder, and a Procfile is a file"
}

// byKind are the Procfiles among the entries of a folder, which an argument named as the root or is below it.
func byKind(root, dir string, entries []fs.DirEntry) map[kind][]source {
	procfiles := map[kind][]source{}
	for _, entry := range entries {
		if k := kindOf(root, dir, entry); k != notProcfile {
			procfiles[k] = append(procfiles[k], found(root, filepath.Join(dir, entry.Name())))
		}
	}
	return procfiles
}

// best are the Procfiles of the first of kinds that has any.
func best(procfiles map[kind][]source, kinds ...kind) []source {
	for _, k := range kinds {
		if procfiles[k] != nil {
			return procfiles[k]
		}
	}
	return nil
}

// below is the path of a file from a folder above it, with slashes.
func below(root, path string) string {
	relative, err := filepath.Rel(root, path)
	if err != nil {
		return filepath.Base(path)
	}
	return filepath.ToSlash(relative)
}

// skippedFolders contain dependencies and build output.
var skippedFolders = map[string]bool{
	"node_modules": true, "bower_components": true, "vendor": true, "venv": true, "site-packages": true,
	"__pycache__": true, "target": true, "dist": true, "build": true,
}

// skipped reports whether the walk skips a folder inside another one because of its
// name: hidden ones such as .git and .venv, and skippedFolders. A platform may read a Procfile in a hidden one.
func skipped(name string) bool {
	if !strings.HasPrefix(name, ".") {
		return skippedFolders[name]
	}
	read, _ := platform.IsConfigFile(name + "/Procfile")
	return !read
}

// virtualEnv reports whether a folder is an environment of Python. Older ones have no pyvenv.cfg, and git leaves out empty folders such as include.
func virtualEnv(entries []fs.DirEntry) bool {
	return holds(entries, "pyvenv.cfg") ||
		holds(entries, "lib64") && holds(entries, "lib") && holds(entries, "bin") ||
		holds(entries, "Scripts") && holds(entries, "Lib")
}

// environmentFolders are the folders and links that an environment of Python has.
var environmentFolders = map[string]bool{
	"bin": true, "include": true, "lib": true, "lib64": true, "share": true, "Include": true, "Lib": true, "Scripts": true,
}

// asideFolders contain Procfiles that are rarely the project's.
var asideFolders = map[string]bool{
	"test": true, "tests": true, "testdata": true, "spec": true, "fixtures": true, "example": true, "examples": true,
	"sample": true, "samples": true, "demo": true, "doc": true, "docs": true, "template": true, "templates": true,
}

func holds(entries []fs.DirEntry, name string) bool {
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name })
}

// walk yields every Procfile below a folder, also misnamed ones and variants, in the order of their paths, folder by folder. root is the folder that
// an argument names, or the last one with .git on the way; links to files outside of it are errors. Symbolic links to folders are not followed, so
// that no loop can catch it and no file comes twice. A folder that cannot be read is an error in its place. walk returns false when yield did.
func walk(dir, root string, yield func(source, error) bool) bool {
	w := walker{left: math.MaxInt, yield: yield}
	return w.walk(dir, root)
}

// walker walks until left entries of folders were looked at, or yield returns false.
type walker struct {
	left  int
	yield func(source, error) bool
	roots gitRoots
}

func (w *walker) walk(dir, root string) bool {
	w.roots = gitRoots{}
	return w.walkAt(dir, absoluteOf(dir), root)
}

// walkAt walks below a folder, whose absolute path is known too.
func (w *walker) walkAt(dir, absolute, root string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil && !w.yield(source{}, err) {
		return false
	}
	if virtualEnv(entries) && dir != root && !holds(entries, ".git") {
		return true
	}
	if holds(entries, ".git") {
		root = dir
	}
	var all listing // nil where some may be missing
	if err == nil {
		all = entries
	}
	w.roots.of(absolute, all)
	for _, entry := range entries {
		if w.left--; w.left < 0 {
			return false
		}
		path, absolute := filepath.Join(dir, entry.Name()), filepath.Join(absolute, entry.Name())
		if entry.IsDir() {
			if !skipped(entry.Name()) && !w.walkAt(path, absolute, root) {
				return false
			}
			continue
		}
		if kindOf(root, dir, entry) == notProcfile {
			continue
		}
		s := placed(path, absolute, w.roots).foundIn(root)
		s.beside = all
		if !w.yield(s, nil) {
			return false
		}
	}
	return true
}
