//go:build !js

package mcp

import (
	"path/filepath"
	"testing"

	"github.com/proclint/proclint/lint/procfile"
)

func TestFolderOf(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///home/a/app":          "/home/a/app",
		"file:///home/a%20b/app/":     "/home/a b/app",
		"file://localhost/home/a":     "/home/a",
		"file:///home/a/../b":         "/home/b",
		"file://server/share":         "",
		"file:relative":               "",
		"https://example.com/home/a":  "",
		"/home/a":                     "",
		"":                            "",
		"file:///%zz":                 "",
		"untitled:Procfile":           "",
		"file://localhost/%2e%2e/etc": "/etc",
	} {
		if got := filepath.ToSlash(folderOf(uri)); got != want {
			t.Errorf("%s is %q, want %q", uri, got, want)
		}
	}
}

func TestInside(t *testing.T) {
	f := folder{named: "/link", real: "/real"}
	for path, want := range map[string]string{
		"": ".", ".": ".", "a/b": "a/b", "/link": ".", "/link/a": "a", "/real/a": "a", "/real/../real/a": "a", "a/../b": "a/../b",
	} {
		if got, ok := f.inside(path); !ok || got != want {
			t.Errorf("%q is %q, %v, want %q", path, got, ok, want)
		}
	}
	for _, path := range []string{"..", "a/../..", "/", "/lin", "/linked", "/link/..", "/real/../x", "/x"} {
		if got, ok := f.inside(path); ok {
			t.Errorf("%q is inside: %q", path, got)
		}
	}
}

// TestEdits: the edits lead from the old text to the new one.
func TestEdits(t *testing.T) {
	for _, texts := range [][2]string{
		{"", ""}, {"a\n", "a\n"}, {"", "a\n"}, {"a\n", ""}, {"a\nb\nc\n", "a\nx\nc\n"}, {"a\nb\nc", "a\nc"}, {"a\nb", "a\nb\n"}, {"a\n", "a"},
		{"a\na\na\n", "a\na\n"}, {"a\n", "a\na\na\n"}, {"é\n𝄞 b\n", "é\n𝄞 c\n"}, {"a\r\nb\r\n", "a\nb\n"}, {"𝄞", "𝄞x"},
	} {
		before := procfile.Parse([]byte(texts[0]))
		edits := editsBetween(before, texts[1])
		if (len(edits) == 0) != (texts[0] == texts[1]) {
			t.Errorf("%q: %d edits", texts, len(edits))
		}
		text := before.Text
		for _, e := range edits {
			start := before.Offset(procfile.Position{Line: e.Range.Start.Line, Character: e.Range.Start.Character})
			end := before.Offset(procfile.Position{Line: e.Range.End.Line, Character: e.Range.End.Character})
			text = text[:start] + e.NewText + text[end:]
		}
		if text != texts[1] {
			t.Errorf("%q: the edits %+v lead to %q", texts, edits, text)
		}
	}
}
