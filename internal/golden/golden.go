// Package golden tests code with golden files: txtar archives with inputs and
// their outputs. go test -update writes the outputs.
package golden

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the outputs of the golden files")

// Files runs a sub-test, named after the file, for each archive that a pattern of package path/filepath matches, and
// fails when there are fewer than least. The sub-test compares the archive with its comment and the files that made
// returns. It calls made with the name of the sub-test and the archive.
func Files(t *testing.T, pattern string, least int, made func(t *testing.T, name string, ar *txtar.Archive) []txtar.File) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) < max(least, 1) {
		t.Fatalf("%s matches %d golden files, want at least %d: %v", pattern, len(paths), max(least, 1), err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		t.Run(name, func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := made(t, name, ar)
			if len(files) == 0 {
				t.Fatalf("%s has no case", path)
			}
			Check(t, path, &txtar.Archive{Comment: ar.Comment, Files: files})
		})
	}
}

// Cases are the files of an archive whose names begin with "in ", each followed by the outputs that made gives for it.
// It leaves out all other files.
func Cases(ar *txtar.Archive, made func(in txtar.File) []txtar.File) []txtar.File {
	var files []txtar.File
	for _, f := range ar.Files {
		if strings.HasPrefix(f.Name, "in ") {
			files = append(append(files, f), made(f)...)
		}
	}
	return files
}

// Check compares the golden file of a path with an archive, or writes it with -update.
func Check(t *testing.T, path string, ar *txtar.Archive) {
	t.Helper()
	have := txtar.Format(ar)
	want, err := os.ReadFile(path)
	if err != nil && !(*update && errors.Is(err, fs.ErrNotExist)) {
		t.Fatal(err)
	}
	if bytes.Equal(want, have) {
		return
	}
	if !*update {
		t.Errorf("%s differs from the outputs (go test -run Golden -update rewrites it): %s", path, difference(want, have))
		return
	}
	if err := os.WriteFile(path, have, 0o644); err != nil {
		t.Fatal(err)
	}
}

// difference is the first line in which two texts differ.
func difference(want, have []byte) string {
	w, h := strings.Split(string(want), "\n"), strings.Split(string(have), "\n")
	for i := range max(len(w), len(h)) {
		var a, b string
		if i < len(w) {
			a = w[i]
		}
		if i < len(h) {
			b = h[i]
		}
		if a != b {
			return fmt.Sprintf("line %d\n  golden: %s\n  now:    %s", i+1, a, b)
		}
	}
	return "one ends without a line more"
}

// LeftOut reports whether case i of many is left out: one in few is tried natively, all of them if PROCLINT_ALL is set,
// and a thirtieth as many as WebAssembly, which is slower and differs from the native program in little.
func LeftOut(i, few int) bool {
	if runtime.GOARCH == "wasm" {
		return i%(30*few) != 0
	}
	return i%few != 0 && os.Getenv("PROCLINT_ALL") == ""
}
