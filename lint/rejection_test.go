package lint

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
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

// Names that a platform would reject, on lines that its parser may never reach.
func TestRejectedNamesOnSkippedLines(t *testing.T) {
	names := []string{"wbe", "WORKER", "Worker_", "w eb", "run", "x", strings.Repeat("a", 66)}
	for _, file := range []string{
		"NAME: node a.js\nweb: node b.js\n",
		"web: node b.js\n//NAME: node a.js\n",
		"web: node b.js\n&NAME:\n",
		"web: node b.js\n&NAME: node a.js\n",
		"web: node b.js\n!NAME: node a.js\n",
		"web: node b.js\n---\nNAME:\n",
		"web: node b.js\n---\nNAME: node a.js\n",
		" web: node b.js\nNAME: node a.js\n", // for YAML, the file ends before the second line
		"!web: {}\nNAME: node a.js\n",
	} {
		for _, name := range names {
			checkRejections(t, "skipped", []byte(strings.ReplaceAll(file, "NAME", name)))
		}
	}
}
