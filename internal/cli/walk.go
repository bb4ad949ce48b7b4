package cli

import (
	"os"
	"path/filepath"

	"github.com/proclint/proclint/lint/check"
)

// walk yields every Procfile below a folder, also misnamed ones and variants, in
// the order of their paths, folder by folder. root is the project's root; a
// folder that contains .git is the root of what is in it. Symbolic links to folders
// are not followed, so that no loop can catch it and no file comes twice. A
// folder that cannot be read is an error in its place. walk returns false when
// yield did.
func walk(dir, root string, yield func(source, error) bool) bool {
	entries, err := os.ReadDir(dir)
	if err != nil && !yield(source{}, err) {
		return false
	}
	if virtualEnv(entries) && dir != root && !holds(entries, ".git") {
		return true
	}
	if holds(entries, ".git") {
		root = dir
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		if entry.IsDir() {
			if !skipped(entry.Name()) && !walk(path, root, yield) {
				return false
			}
			continue
		}
		if kindOf(root, dir, entry) == notProcfile || isCopy(entry.Name()) && holds(entries, "Procfile") {
			continue
		}
		if !yield(found(root, path), nil) {
			return false
		}
	}
	return true
}

// isCopy reports whether a name is that of a copy of the Procfile.
func isCopy(name string) bool { return check.ClassifyName(name).Mistake == check.CopyMistake }
