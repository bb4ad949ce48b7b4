// Package patch writes what changes in files, in the form that git and patch read.
package patch

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Unified is what changes in a file, in the form that git apply and patch read; it is empty when nothing does.
func Unified(oldPath, newPath string, before, after []byte) string {
	oldName, newName := gitQuote("a/"+diffPath(oldPath)), gitQuote("b/"+diffPath(newPath))
	same := bytes.Equal(before, after)
	if same && oldPath == newPath {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "diff --git %s %s\n", oldName, newName)
	if oldPath != newPath {
		fmt.Fprintf(&b, "rename from %s\nrename to %s\n", gitQuote(diffPath(oldPath)), gitQuote(diffPath(newPath)))
	}
	switch {
	case same:
	case bytes.IndexByte(before, 0) >= 0 || bytes.IndexByte(after, 0) >= 0:
		fmt.Fprintf(&b, "Binary files %s and %s differ\n", oldName, newName)
	default:
		_, body, _ := bytes.Cut(diff.Diff(ended(oldName), before, ended(newName), after), []byte("\n"))
		b.Write(body)
	}
	return b.String()
}

// Short is Unified without git's first line, which only a rename needs.
func Short(oldPath, newPath string, before, after []byte) string {
	text := Unified(oldPath, newPath, before, after)
	if oldPath == newPath {
		_, text, _ = strings.Cut(text, "\n")
	}
	return text
}

func diffPath(path string) string {
	if path == "" {
		return "Procfile"
	}
	return strings.TrimPrefix(filepath.ToSlash(filepath.Clean(path)), "/")
}

// ended is a name as it ends a line: git puts a tab behind one with a blank, which patch would take for the end of the name.
func ended(name string) string {
	if strings.Contains(name, " ") {
		return name + "\t"
	}
	return name
}

// gitEscapes are the escapes of git that have a letter.
var gitEscapes = map[byte]byte{
	'\a': 'a', '\b': 'b', '\t': 't', '\n': 'n', '\v': 'v', '\f': 'f', '\r': 'r', '"': '"', '\\': '\\',
}

// gitQuote writes a name as git does: between quotes, with escapes as in C, when it
// has a control character, a quote, a backslash or a byte outside of ASCII.
func gitQuote(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch letter, ok := gitEscapes[c]; {
		case ok:
			b.Write([]byte{'\\', letter})
		case c < ' ' || c >= 0x7F:
			fmt.Fprintf(&b, "\\%03o", c)
		default:
			b.WriteByte(c)
		}
	}
	if b.Len() == len(name) {
		return name
	}
	return `"` + b.String() + `"`
}
