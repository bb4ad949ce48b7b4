package cli

import (
	"math"
	"os"
	"path/filepath"
)

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
