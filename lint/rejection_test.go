package lint

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// checkRejections compares findings with parsers on every platform and strategy that reads a
// Procfile: a file that it rejects or leaves out has an error there, or a warning where nobody verified how it
// reads, and no error has the outcome "rejected" for a file that it accepts. It returns the number
// of platforms that differ.
func checkRejections(t *testing.T, name string, src []byte) (broken int) {
	t.Helper()
	// What a comment ignores is found all the same.
	src = bytes.ReplaceAll(src, []byte(ignorePrefix), []byte("proclint_ignored"))
	for _, target := range platform.Targets() {
		if !target.Reads() {
			continue
		}
		p := runAndTry(check.Input{Path: "Procfile", Source: src, Targets: []*platform.Target{target}})
		if p.Template() {
			return 0
		}
		needed := check.Error
		if !target.Sure(platform.Grammar) || !target.Sure(platform.Names) {
			needed = check.Warning // which is the most for what nobody verified
		}
		worst, saysRejected := worstEffect(p)
		r, rejected := target.ReadFile(src)
		leftOut := target.LeavesOut != nil && target.LeavesOut(src, target.Read(src)) != ""
		switch rejects := r.Error != "" || rejected != ""; {
		case (rejects || leftOut) && worst < needed && p.Suppressions.Suppressed == 0:
			broken++
			t.Errorf("%s: %s rejects the file (%q %q), but the worst there is %q: %.100q", name, target.ID(), r.Error, rejected, worst, src)
		case !rejects && saysRejected != "":
			broken++
			t.Errorf("%s: %s takes the file, but %s: %.100q", name, target.ID(), saysRejected, src)
		}
	}
	return broken
}

// worstEffect is the worst severity of all effects, and an error that says "rejected", or "".
func worstEffect(p *check.Pass) (worst check.Severity, saysRejected string) {
	for _, f := range p.Findings {
		for _, e := range f.Effects {
			worst = max(worst, e.Severity)
			if e.Severity == check.Error && e.Outcome == platform.Rejected {
				saysRejected = f.Rule.Name + ": " + e.Text.String()
			}
		}
	}
	return worst, saysRejected
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
	for i, in := range goldenInputs(f) {
		if !golden.LeftOut(i, 1) {
			f.Add(in.Source)
		}
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

// Files whose bytes no rule reads as lines, and files without the process that some platforms need.
func TestRejectedFilesOfEveryEncoding(t *testing.T) {
	utf16 := func(text string) string {
		var b strings.Builder
		for _, c := range []byte(text) {
			b.WriteByte(c)
			b.WriteByte(0)
		}
		return b.String()
	}
	const web, worker = "web: node a.js\n", "worker: node b.js\n"
	for name, src := range map[string]string{
		"byte order mark":            "\ufeff" + web + worker,
		"byte order mark, one entry": "\ufeff" + web,
		"byte order mark, comment":   "\ufeff# apps\n" + web,
		"byte order mark alone":      "\ufeff",
		"UTF-16":                     "\xff\xfe" + utf16(web+worker),
		"UTF-16 without a mark":      utf16(web),
		"UTF-16, half a character":   "\xff\xfe" + utf16(web) + "w",
		"invalid byte in a type":     "w\xffb: node a.js\n",
		"invalid byte in a command":  "web: node \xff.js\n",
		"invalid byte in a comment":  "# \xff\n" + web,
		"NUL in a type":              "w\x00eb: node a.js\n",
		"NUL in a command":           "web: node\x00 a.js\n",
		"NUL on its own line":        web + "\x00\n",
		"without web":                worker,
		"only release":               "release: node migrate.js\n",
		"no process":                 "# apps\n",
		"Rich Text":                  "{\\rtf1\\ansi web: node a.js}\n",
		"archive":                    "PK\x03\x04web",
	} {
		checkRejections(t, name, []byte(src))
	}
}
