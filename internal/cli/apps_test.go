package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/proclint/proclint/lint"
)

// TestAppsAreReadOnce: until the log is known, no app below a folder is read.
func TestAppsAreReadOnce(t *testing.T) {
	dir := t.TempDir()
	files := fstest.MapFS{"api/Procfile": {Data: []byte("web: node api.js\n")}, "site/Procfile": {Data: []byte("web: node site.js\n")}}
	if err := os.CopyFS(dir, fs.FS(files)); err != nil {
		t.Fatal(err)
	}
	reads := 0
	found := apps{at: dir, early: true, configurations: &configurations{none: true}, read: func(s source) (lint.Input, error) {
		reads++
		text, err := os.ReadFile(s.path)
		return lint.Input{Path: filepath.ToSlash(s.path), Source: text}, err
	}}
	if a, err := found.of(""); err != nil || a.in.Source != nil || reads != 0 {
		t.Errorf("%+v, %v, and %d reads", a, err, reads)
	}
	found.early = false
	if a, err := found.of("web.1: node site.js"); err != nil || !a.chosen || reads != len(files) {
		t.Errorf("%+v, %v, and %d reads", a, err, reads)
	}
}
