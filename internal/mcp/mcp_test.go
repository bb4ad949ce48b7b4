//go:build !js

package mcp

import (
	"path/filepath"
	"testing"
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
