package preview

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// A golden file is a txtar archive: a comment that says where its examples come
// from, an input section for each example,
//
//	-- in NAME ID… --
//
// where the example "missing" is a folder without a file, and, written by go test -update, the text form of the preview on each of the
// platforms in "preview NAME ID", their rows of the matrix in "matrix NAME", and what
// becomes of the sample applications in "app NAME ID". A new platform changes no golden
// file but its own.
func TestGolden(t *testing.T) {
	for _, p := range platform.All() {
		if _, err := os.Stat(filepath.Join("testdata", p.ID+".txtar")); err != nil {
			t.Errorf("%s has no golden file: %v", p.ID, err)
		}
	}
	apps := sampleApps(t)
	golden.Files(t, "testdata/*.txtar", 1, func(t *testing.T, id string, ar *txtar.Archive) []txtar.File {
		target, ok := platform.Lookup(id)
		if !ok {
			t.Fatalf("no platform %q", id)
		}
		cases := golden.Cases(ar, func(in txtar.File) []txtar.File {
			fields := strings.Fields(in.Name)
			return outputs(t, fields[1], fields[2:], in.Data)
		})
		if len(cases) == 0 {
			t.Fatal("no input")
		}
		return append(cases, appOutputs(apps, target.Platform())...)
	})
}

func outputs(t *testing.T, name string, ids []string, src []byte) []txtar.File {
	t.Helper()
	doc := procfile.Parse(src)
	var files []txtar.File
	for _, id := range ids {
		target, ok := platform.Lookup(id)
		if !ok {
			t.Fatalf("no platform %q", id)
		}
		var b bytes.Buffer
		if err := Text(&b, Of(doc, target, Options{Missing: name == "missing"}), TextOptions{}); err != nil {
			t.Fatal(err)
		}
		files = append(files, txtar.File{Name: "preview " + name + " " + id, Data: b.Bytes()})
	}
	matrix := MatrixOf(doc, nil)
	matrix.Platforms = slices.DeleteFunc(matrix.Platforms, func(row Row) bool {
		return !slices.ContainsFunc(ids, func(id string) bool { return platformOf(id) == platformOf(row.ID) })
	})
	var b bytes.Buffer
	if err := MatrixText(&b, matrix, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return append(files, txtar.File{Name: "matrix " + name, Data: b.Bytes()})
}

// platformOf is the platform of the ID of a strategy.
func platformOf(id string) string {
	platform, _, _ := strings.Cut(id, ":")
	return platform
}
