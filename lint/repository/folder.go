package repository

import (
	"path"
	"strings"
)

// clean is a path from the root: no dots but those that lead out of it, and no slash at its ends.
func clean(p string) string {
	p = strings.TrimPrefix(path.Clean(p), "/")
	if p == "." {
		return ""
	}
	return p
}

// parent is the folder of a path, "" for the root.
func parent(p string) string {
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		return p[:i]
	}
	return ""
}
