package lint

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// checkRejections compares findings with parsers: a file that a platform rejects has an
// error there, and no error has the outcome "rejected" for a file that the platform
// accepts. It returns the number of platforms that differ.
func checkRejections(t *testing.T, name string, src []byte) (broken int) {
	t.Helper()
	// What a comment ignores is found all the same.
	src = bytes.ReplaceAll(src, []byte(ignorePrefix), []byte("proclint_ignored"))
	for _, target := range platform.Targets() {
		if !target.Reads() || !target.Sure(platform.Grammar) || !target.Sure(platform.Names) {
			continue
		}
		p := runAndTry(check.Input{Path: "Procfile", Source: src, Targets: []*platform.Target{target}})
		if p.Template() {
			return 0
		}
		r, refused := target.ReadFile(src)
		rejects := r.Error != "" || refused != ""
		saysRejected := ""
		for _, f := range p.Findings {
			for _, e := range f.Effects {
				if e.Severity == check.Error && e.Outcome == platform.Rejected {
					saysRejected = f.Rule.Name + ": " + e.Text.String()
				}
			}
		}
		switch {
		case rejects && !p.Explained[target]:
			broken++
			t.Errorf("%s: %s rejects the file (%q %q), but there is no error there: %.100q", name, target.ID(), r.Error, refused, src)
		case !rejects && saysRejected != "":
			broken++
			t.Errorf("%s: %s takes the file, but %s: %.100q", name, target.ID(), saysRejected, src)
		}
	}
	return broken
}

const ignorePrefix = "proclint-ignore"

func TestRejectedConformanceInputsHaveAnError(t *testing.T) {
	files, err := filepath.Glob("platform/testdata/tricky/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkRejections(t, filepath.Base(file), src)
	}
}

func FuzzRejectedFilesHaveAnError(f *testing.F) {
	for _, in := range goldenInputs(f) {
		f.Add(in.Source)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4<<10 {
			return
		}
		checkRejections(t, "generated", src)
	})
}
