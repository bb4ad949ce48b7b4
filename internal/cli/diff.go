package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// unifiedDiff is what changes in a file, in the form that git apply and patch
// read; it is empty when nothing does.
func unifiedDiff(oldPath, newPath string, before, after []byte) []byte {
	oldName, newName := "a/"+diffPath(oldPath), "b/"+diffPath(newPath)
	same := bytes.Equal(before, after)
	if same && oldPath == newPath {
		return nil
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "diff --git %s %s\n", oldName, newName)
	if oldPath != newPath {
		fmt.Fprintf(&b, "rename from %s\nrename to %s\n", diffPath(oldPath), diffPath(newPath))
	}
	switch {
	case same:
	case bytes.IndexByte(before, 0) >= 0 || bytes.IndexByte(after, 0) >= 0:
		fmt.Fprintf(&b, "Binary files %s and %s differ\n", oldName, newName)
	default:
		_, body, _ := bytes.Cut(diff.Diff(oldName, before, newName, after), []byte("\n"))
		b.Write(body)
	}
	return b.Bytes()
}

func diffPath(path string) string {
	if path == "" {
		return "Procfile"
	}
	return strings.TrimPrefix(filepath.ToSlash(filepath.Clean(path)), "/")
}
