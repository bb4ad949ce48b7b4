package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// corpus lists real Procfiles, which are other people's and no part of this
// project. PROCLINT_CORPUS names their folder; the default one lies beside the
// project.
func corpus(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("PROCLINT_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Skipf("skipped, for there are no real Procfiles: %v; PROCLINT_CORPUS may name a folder of them", err)
	}
	var files []string
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), ".Procfile") {
			files = append(files, filepath.Join(dir, entry.Name()))
		}
	}
	if len(files) == 0 {
		t.Fatalf("%s holds no file whose name ends with .Procfile", dir)
	}
	return files
}

func TestCorpusThroughTheCommand(t *testing.T) {
	files := corpus(t)
	for _, format := range []string{"text", "json", "sarif", "github"} {
		stdout, stderr, code := run(t, append([]string{"lint", "--format", format}, files...)...)
		if code == exitFailure || stderr != "" {
			t.Errorf("--format %s: exit code %d, standard error %q", format, code, stderr)
		}
		var document struct{ Reports []json.RawMessage }
		if err := json.Unmarshal([]byte(stdout), &document); format == "json" && (err != nil || len(document.Reports) != len(files)) {
			t.Errorf("the document has %d reports on %d files: %v", len(document.Reports), len(files), err)
		}
	}
	checkReports(t, ran(append([]string{"lint", "--json-lines"}, files...)...).output, len(files))
	for _, args := range [][]string{{"fix", "--diff", "--suggested"}, {"fmt", "--check", "--diff"}} {
		_, stderr, code := run(t, append(args, files...)...)
		if code == exitFailure {
			t.Errorf("proclint %s: standard error %q", strings.Join(args, " "), stderr)
		}
	}
}

func checkReports(t *testing.T, output string, files int) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(output, "\n"), "\n")
	if len(lines) != files {
		t.Errorf("%d reports for %d files", len(lines), files)
	}
	for _, line := range lines {
		var r lint.Report
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Errorf("%v in %s", err, line)
			continue
		}
		if n := r.Summary.Error + r.Summary.Warning + r.Summary.Info + r.Summary.Hint; n < len(r.Diagnostics) {
			t.Errorf("%s: the summary counts %d of %d diagnostics", r.File.Path, n, len(r.Diagnostics))
		}
	}
}

func TestCorpusHoldsToTheLaws(t *testing.T) {
	for i, file := range corpus(t) {
		if golden.LeftOut(i, 1) {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkLaws(t, file, lint.Input{Path: "Procfile", Source: src})
		for _, target := range platform.Targets() {
			checkLaws(t, file, lint.Input{Path: "Procfile", Source: src, Targets: []*platform.Target{target}})
		}
	}
}

// checkLaws checks one file against what is promised of every file.
func checkLaws(t *testing.T, file string, in lint.Input) {
	t.Helper()
	report, err := lint.Lint(in)
	if err != nil {
		t.Errorf("%s: %v", file, err)
		return
	}
	again, err := lint.Lint(in)
	if err != nil || !reflect.DeepEqual(report.Diagnostics, again.Diagnostics) {
		t.Errorf("%s: two runs differ (%v)", file, err)
	}
	for _, d := range report.Diagnostics {
		if d.Range.Start < 0 || d.Range.Start > d.Range.End || d.Range.End > len(report.Document.Text) {
			t.Errorf("%s: %s has the range %v in a text of %d bytes", file, d.Rule, d.Range, len(report.Document.Text))
		}
		for _, fix := range d.Fixes {
			checkFix(t, file, in, report, d, fix)
		}
	}
	for _, suggested := range []bool{false, true} {
		checkFixes(t, file, in, report, suggested)
	}
	checkLayout(t, file, in)
}

// checkFix applies a fix alone: its diagnostic is gone, and no error is new.
func checkFix(t *testing.T, file string, in lint.Input, before *lint.Report, d check.Diagnostic, fix lint.Fix) {
	t.Helper()
	fixed, err := lint.ApplyFix(in, before.Document, fix)
	if err != nil {
		t.Errorf("%s: %s: fix %q: %v", file, d.Rule, fix.Title, err)
		return
	}
	after, err := lint.Lint(fixed)
	if err != nil {
		t.Errorf("%s: %s: after fix %q: %v", file, d.Rule, fix.Title, err)
		return
	}
	checkKeepsProcesses(t, file, in, fixed, d.Rule+": fix "+fix.Title)
	if count(after, d.Rule) >= count(before, d.Rule) {
		t.Errorf("%s: %s: fix %q cures nothing", file, d.Rule, fix.Title)
	}
	if n, m := legibleErrors(before, before), legibleErrors(after, before); m > n {
		t.Errorf("%s: %s: fix %q turns %d errors into %d", file, d.Rule, fix.Title, n, m)
	}
}

// checkKeepsProcesses checks that fixes leave each platform at least one process, if it had any.
func checkKeepsProcesses(t *testing.T, file string, in, fixed lint.Input, by string) {
	t.Helper()
	targets := in.Targets
	if targets == nil {
		targets = platform.Defaults()
	}
	for _, target := range targets {
		if target.Reads() && len(target.Read(in.Source).Processes) > 0 && len(target.Read(fixed.Source).Processes) == 0 {
			t.Errorf("%s: %s leaves no process on %s: %q", file, by, target.ID(), fixed.Source)
		}
	}
}

// legibleErrors counts the errors of a report that a fix of the file before it
// answers for. Where a line of that one could not be read, the rules behind were
// silent on it: what they find once it is legible was there before. So was a milder
// finding, such as one on the port of a process that gets no traffic yet.
func legibleErrors(r, before *lint.Report) int {
	illegible := slices.ContainsFunc(before.Diagnostics, aboutLines)
	n := 0
	for _, d := range r.Diagnostics {
		milder := r != before && slices.ContainsFunc(before.Diagnostics, func(b check.Diagnostic) bool {
			return b.Rule == d.Rule && b.Severity < d.Severity
		})
		if d.Severity == lint.Error && !milder && (!illegible || aboutLines(d)) {
			n++
		}
	}
	return n
}

// aboutLines reports whether a diagnostic is about how the file or a line of it
// is written, so that no command may have been read in it.
func aboutLines(d check.Diagnostic) bool {
	rule, ok := lint.RuleByName(d.Rule)
	return ok && (rule.Group == check.FileGroup || rule.Group == check.SyntaxGroup)
}

func count(r *lint.Report, rule string) int {
	n := 0
	for _, d := range r.Diagnostics {
		if d.Rule == rule {
			n++
		}
	}
	return n
}

func checkFixes(t *testing.T, file string, in lint.Input, before *lint.Report, suggested bool) {
	t.Helper()
	once, err := lint.FixAll(in, suggested)
	if err != nil {
		t.Errorf("%s: fix: %v", file, err)
		return
	}
	if n, m := legibleErrors(before, before), legibleErrors(once.Report, before); !suggested && m > n {
		t.Errorf("%s: the safe fixes turn %d errors into %d", file, n, m)
	}
	next := in
	next.Source, next.Path = once.Source, once.Path
	checkKeepsProcesses(t, file, in, next, "all fixes")
	twice, err := lint.FixAll(next, suggested)
	if err != nil || twice.Applied != 0 || !bytes.Equal(once.Source, twice.Source) {
		t.Errorf("%s: fix (suggested %v) changes something a second time: %v %v", file, suggested, twice.Titles, err)
	}
}

func checkLayout(t *testing.T, file string, in lint.Input) {
	t.Helper()
	once, err := lint.Format(in)
	if err != nil {
		t.Errorf("%s: format: %v", file, err)
		return
	}
	next := in
	next.Source = once
	twice, err := lint.Format(next)
	if err != nil || !bytes.Equal(once, twice) {
		t.Errorf("%s: a second layout differs from the first (%v)", file, err)
	}
}
