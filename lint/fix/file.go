package fix

import (
	"bytes"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// File is what changes in a file: its edits, as in the Language Server Protocol, and its new path.
type File struct {
	Path   string           `json:"path"`
	Edits  []check.TextEdit `json:"edits"`
	Rename *check.Rename    `json:"rename,omitempty"`
	// Base64 are the new bytes where they aren't those of a text.
	Base64 []byte `json:"base64,omitempty"`
	// IsBeside is whether it's another file than the Procfile. Its path is from the root of the repository.
	IsBeside bool `json:"-"`
	// OnDisk is where a caller has it.
	OnDisk string `json:"-"`
	// Before and After are its contents.
	Before []byte `json:"-"`
	After  []byte `json:"-"`
}

// NewPath is the path after the change.
func (f *File) NewPath() string {
	if f.Rename != nil {
		return f.Rename.NewPath
	}
	return f.Path
}

// Between is what changes from one content and path of a file to others, or nil.
func Between(path, newPath string, before, after []byte) *File {
	if path == newPath && bytes.Equal(before, after) {
		return nil
	}
	old, now := procfile.Parse(before), procfile.Parse(after)
	f := &File{Path: path, Edits: editsBetween(old, now.Text), Before: before, After: after}
	if path != newPath {
		f.Rename = &check.Rename{NewPath: newPath}
	}
	if now.Encoding != procfile.UTF8 || !bytes.Equal([]byte(now.Text), after) {
		f.Base64 = after
	}
	return f
}

// editsBetween replace the lines from the first to the last one that differs.
func editsBetween(before *procfile.Document, after string) []check.TextEdit {
	if before.Text == after {
		return []check.TextEdit{}
	}
	old, now := strings.SplitAfter(before.Text, "\n"), strings.SplitAfter(after, "\n")
	start, tail := 0, 0
	for len(old) > 0 && len(now) > 0 && old[0] == now[0] {
		start += len(old[0])
		old, now = old[1:], now[1:]
	}
	for len(old) > 0 && len(now) > 0 && old[len(old)-1] == now[len(now)-1] {
		tail += len(old[len(old)-1])
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	at := before.Span(procfile.Range{Start: start, End: len(before.Text) - tail})
	return []check.TextEdit{{Span: at, NewText: strings.Join(now, "")}}
}
