// Package golden tests code with golden files: txtar archives with inputs and their outputs. go test -update writes the outputs.
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
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the outputs of the golden files")

// Updating reports whether the tests rewrite outputs, for those that write theirs elsewhere.
func Updating() bool { return *update }

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

// nightly is how many times as many cases make test-all tries as make test.
const nightly = 10

// Nightly reports whether make test-all runs, which tries all that takes long.
func Nightly() bool { return os.Getenv("PROCLINT_NIGHTLY") != "" || Every() }

// Every reports whether each single case is tried, which takes an hour.
func Every() bool { return os.Getenv("PROCLINT_ALL") != "" }

// Whole reports whether LeftOut leaves out none of the cases of which it tries one in one.
func Whole() bool { return Nightly() && runtime.GOARCH != "wasm" || Every() }

// OnlyNightly skips a test whose cases can't be tried in part.
func OnlyNightly(t *testing.T) {
	t.Helper()
	if !Nightly() {
		t.Skip("make test-all runs it")
	}
}

// LeftOut reports whether case i of many is left out. make test-all tries one in few, make test a tenth of these, others for each
// commit, and WebAssembly, which is slower and differs from the native program in little, a thirtieth of these.
func LeftOut(i, few int) bool {
	switch {
	case Every():
		return false
	case !Nightly():
		few *= nightly
	}
	if runtime.GOARCH == "wasm" {
		few *= 30
	}
	return (i+Seed())%few != 0
}

// Seed chooses the cases: PROCLINT_SEED, which make test sets and prints, else 0.
func Seed() int {
	seed, err := strconv.Atoi(os.Getenv("PROCLINT_SEED"))
	if err != nil {
		return 0
	}
	return max(seed, 0)
}
