package preview

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var update = flag.Bool("update", false, "rewrite the outputs of the golden files")

// A golden file is a txtar archive: a comment that says where its examples come
// from, an input section for each example,
//
//	-- in NAME ID… --
//
// and, written by go test -update, the text form of the preview on each of the
// platforms in "preview NAME ID", and of their rows of the matrix in
// "matrix NAME": a platform more changes no golden file but its own.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, p := range platform.All() {
		if !slices.Contains(files, filepath.Join("testdata", p.ID+".txtar")) {
			t.Errorf("%s has no golden file", p.ID)
		}
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runGolden(t, file) })
	}
}

func runGolden(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ar := txtar.Parse(data)
	got := &txtar.Archive{Comment: ar.Comment}
	for _, f := range ar.Files {
		fields := strings.Fields(f.Name)
		if fields[0] != "in" {
			continue
		}
		got.Files = append(got.Files, f)
		got.Files = append(got.Files, outputs(t, fields[1], fields[2:], f.Data)...)
	}
	have := txtar.Format(got)
	if bytes.Equal(data, have) {
		return
	}
	if *update {
		if err := os.WriteFile(file, have, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s differs from the outputs (go test ./lint/preview -run Golden -update rewrites them):\n%s", file, firstDifference(data, have))
}

func firstDifference(want, have []byte) string {
	w, h := strings.Split(string(want), "\n"), strings.Split(string(have), "\n")
	for i := 0; i < min(len(w), len(h)); i++ {
		if w[i] != h[i] {
			return "golden: " + w[i] + "\nnow:    " + h[i]
		}
	}
	return "one is longer"
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
		if err := Text(&b, Of(doc, target, Options{}), TextOptions{}); err != nil {
			t.Fatal(err)
		}
		files = append(files, txtar.File{Name: "preview " + name + " " + id, Data: b.Bytes()})
	}
	matrix := MatrixOf(doc)
	matrix.Platforms = slices.DeleteFunc(matrix.Platforms, func(row Row) bool {
		return !slices.ContainsFunc(ids, func(id string) bool { return platformOf(id) == platformOf(row.ID) })
	})
	var b bytes.Buffer
	if err := MatrixText(&b, matrix); err != nil {
		t.Fatal(err)
	}
	return append(files, txtar.File{Name: "matrix " + name, Data: b.Bytes()})
}

// platformOf is the platform of the ID of a strategy.
func platformOf(id string) string {
	platform, _, _ := strings.Cut(id, ":")
	return platform
}
