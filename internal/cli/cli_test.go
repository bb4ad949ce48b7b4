package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/proclint/proclint/internal/patch"
	"github.com/proclint/proclint/lint"
)

const goodFile = "web: gunicorn shop.wsgi\n"

// plant writes files, given as path and content in turn, into a new folder.
func plant(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, files[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func runWithStdin(t *testing.T, stdin io.Reader, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err bytes.Buffer
	code = Run(t.Context(), args, stdin, &out, &err)
	return out.String(), err.String(), code
}

func TestFilesOverTheLimitAreRejected(t *testing.T) {
	most := "web: a\n" + strings.Repeat("#", lint.MaxBytes-7)
	dir := plant(t, "most", most, "more", most+"#", "good", goodFile)
	join := func(name string) string { return filepath.Join(dir, name) }

	stdout, stderr, code := run(t, "lint", "--json-lines", join("more"), join("good"))
	if code != exitFailure || !strings.Contains(stderr, "more is larger than 1 MiB") {
		t.Errorf("lint of a large file: exit code %d, standard error %q", code, stderr)
	}
	if strings.Count(stdout, "\n") != 1 || !strings.Contains(stdout, `good"`) {
		t.Errorf("the other file is not reported: %q", stdout)
	}
	if _, stderr, code := run(t, "lint", join("most")); code == exitFailure {
		t.Errorf("lint of a file of 1 MiB: exit code %d, standard error %q", code, stderr)
	}
	for _, args := range [][]string{{"lint", "-"}, {"fix", "-"}, {"fmt", "-"}} {
		_, stderr, code := runWithStdin(t, io.MultiReader(strings.NewReader(most), endless{}), args...)
		if code != exitFailure || !strings.Contains(stderr, "<stdin> is larger than 1 MiB") {
			t.Errorf("%v of endless input: exit code %d, standard error %q", args, code, stderr)
		}
	}
	for _, command := range []string{"fix", "fmt"} {
		_, stderr, code := run(t, command, join("more"))
		if code != exitFailure || !strings.Contains(stderr, "larger than 1 MiB") {
			t.Errorf("%s of a large file: exit code %d, standard error %q", command, code, stderr)
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestInputThatCannotBeReadIsToldOf(t *testing.T) {
	broken := iotest.ErrReader(errors.New("the line was cut"))
	_, stderr, code := runWithStdin(t, broken, "lint", "-")
	if code != exitFailure || stderr != "proclint: <stdin>: the line was cut\n" {
		t.Errorf("exit code %d, standard error %q", code, stderr)
	}
}

func TestOutputThatCannotBeWrittenIsToldOf(t *testing.T) {
	dir := plant(t, "Procfile", "web:  a\n")
	file := filepath.Join(dir, "Procfile")
	for _, args := range [][]string{
		{"lint", file},
		{"lint", "-r", "--format", "json", dir},
		{"lint", "--format", "sarif", file},
		{"fix", "--diff", file},
		{"fmt", "--diff", file},
		{"rules"},
		{"rules", "--format", "json"},
		{"platforms", "drycc"},
	} {
		var stderr bytes.Buffer
		code := Run(t.Context(), args, strings.NewReader(""), fullDisk{}, &stderr)
		if code != exitFailure || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: exit code %d, standard error %q", args, code, &stderr)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestACancelledTreeStops(t *testing.T) {
	var files []string
	for i := range 2000 {
		files = append(files, fmt.Sprintf("app-%d/Procfile", i), goodFile)
	}
	dir := plant(t, files...)
	ctx, cancel := context.WithCancel(t.Context())
	var stderr bytes.Buffer
	stop := writerFunc(func(p []byte) (int, error) { cancel(); return len(p), nil })
	code := Run(ctx, []string{"lint", "-r", "--format", "json", dir}, strings.NewReader(""), stop, &stderr)
	if code != exitFailure || !strings.Contains(stderr.String(), "stopped") {
		t.Errorf("exit code %d, standard error %q", code, &stderr)
	}
}

func TestACommandThatWaitsForInputCanBeStopped(t *testing.T) {
	for _, c := range []struct {
		args   string
		code   int
		stderr string
	}{
		{"lint -", exitFailure, "proclint: stopped\n"},
		{"fix -", exitFailure, "proclint: stopped\n"},
		{"fmt -", exitFailure, "proclint: stopped\n"},
		{"matrix -", exitFailure, "proclint: stopped\n"},
		{"preview --platform drycc -", exitFailure, "proclint: stopped\n"},
		{"lsp", exitOK, ""},
	} {
		// Who learns of the end first differs from round to round.
		for range 20 {
			ctx, cancel := context.WithTimeout(t.Context(), 3*time.Millisecond)
			waiting, writer := io.Pipe()
			var stderr bytes.Buffer
			code := Run(ctx, strings.Fields(c.args), waiting, io.Discard, &stderr)
			if code != c.code || stderr.String() != c.stderr {
				t.Errorf("%s: exit code %d, standard error %q", c.args, code, &stderr)
			}
			writer.Close()
			cancel()
		}
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestAFolderThatIsClosedIsToldOf(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Log("root opens every folder; a folder that vanishes stands for a closed one")
	}
	dir := plant(t, "a/Procfile", goodFile, "b/Procfile", goodFile)
	var got []string
	for s, err := range sources([]string{dir}, "", true) {
		switch {
		case err != nil:
			got = append(got, "error")
		default:
			got = append(got, s.given)
			if err := os.RemoveAll(filepath.Join(dir, "b")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if strings.Join(got, " ") != "a/Procfile error" {
		t.Errorf("found %q", got)
	}
}

func TestProgressIsOneLineThatGoesAway(t *testing.T) {
	var b bytes.Buffer
	p := &progress{w: &b}
	p.show(7)
	p.show(8) // too soon
	p.clear()
	p.clear() // nothing is there any more
	if want := clearLine + "7 files …" + clearLine; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
	p.last = time.Now().Add(-time.Second)
	p.show(9)
	if !strings.HasSuffix(b.String(), "9 files …") {
		t.Errorf("%q does not go on", b.String())
	}
	if newProgress(&b) != nil {
		t.Error("a buffer was taken for a terminal")
	}
}

func TestRepeatedTitlesAreCounted(t *testing.T) {
	titles := []string{"a", "b", "a"}
	if got := strings.Join(countedTitles(titles), ";"); got != "a (2 times);b" {
		t.Errorf("got %q", got)
	}
	for i := range 30 {
		titles = append(titles, fmt.Sprint(i))
	}
	got := countedTitles(titles)
	if len(got) != maxTitles+1 || got[maxTitles] != "and 12 more" {
		t.Errorf("got %d lines, the last %q", len(got), got[len(got)-1])
	}
}

func TestDiffOfWhatIsNoText(t *testing.T) {
	for name, test := range map[string]struct {
		oldPath, newPath, before, after string
		want                            string
	}{
		"the same":         {"Procfile", "Procfile", "a\n", "a\n", ""},
		"a rename":         {"x/procfile", "x/Procfile", "a\n", "a\n", "diff --git a/x/procfile b/x/Procfile\nrename from x/procfile\nrename to x/Procfile\n"},
		"bytes":            {"Procfile", "Procfile", "a\x00", "a\n", "diff --git a/Procfile b/Procfile\nBinary files a/Procfile and b/Procfile differ\n"},
		"no last line end": {"/x/Procfile", "/x/Procfile", "a", "a\n", "diff --git a/x/Procfile b/x/Procfile\n--- a/x/Procfile\n+++ b/x/Procfile\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"},
		"standard input":   {"", "", "a\n", "b\n", "diff --git a/Procfile b/Procfile\n--- a/Procfile\n+++ b/Procfile\n@@ -1,1 +1,1 @@\n-a\n+b\n"},
	} {
		got := patch.Unified(test.oldPath, test.newPath, []byte(test.before), []byte(test.after))
		if got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// A report lists only some findings of a rule.
func TestTheSafeFixesAreAllCounted(t *testing.T) {
	spaces := strings.Repeat("w : npm run x\n", 120)
	for text, want := range map[string]string{
		uniqueTypes(spaces): "Apply the fixes: proclint fix",
		uniqueTypes(spaces) + "clock: npm install && npm start\n": "120 safe fixes: proclint fix",
	} {
		dir := plant(t, "Procfile", text)
		stdout, _, _ := run(t, "lint", "--platform", "heroku", filepath.Join(dir, "Procfile"))
		if !strings.Contains(strings.ReplaceAll(stdout, "\n", " "), want) {
			t.Errorf("%q, want %q", stdout[max(0, len(stdout)-200):], want)
		}
	}
}

// uniqueTypes gives each w of a text a number.
func uniqueTypes(text string) string {
	for i := 0; strings.Contains(text, "w "); i++ {
		text = strings.Replace(text, "w ", "w"+strconv.Itoa(i)+" ", 1)
	}
	return text
}
