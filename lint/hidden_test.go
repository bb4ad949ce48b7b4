package lint

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"golang.org/x/tools/txtar"
)

// reportedOn are the findings of a report from a severity on, each as its rule and the text of its line.
func reportedOn(r *Report, least check.Severity) map[string]bool {
	at := map[string]bool{}
	for _, d := range r.Diagnostics {
		if d.Severity >= least {
			at[d.Rule+"\n"+lineOf(r, d.Range.Start)] = true
		}
	}
	return at
}

func lineOf(r *Report, offset int) string {
	line := r.Document.Lines[min(r.Document.LineAt(offset), len(r.Document.Lines)-1)]
	return r.Document.Slice(line.Range)
}

// uncovered are the errors that a fix brings to light, which were there before: each as the fixed rule, an arrow, and the rule of the
// error. An error on a line that the fix writes isn't one of them.
func uncovered(in check.Input, before *Report, d check.Diagnostic, fix check.Fix) (pairs []string) {
	fixed, err := ApplyFix(in, before.Document, fix)
	if err != nil {
		return nil
	}
	after, err := Lint(fixed)
	if err != nil || len(after.Document.Lines) == 0 {
		return nil
	}
	known := reportedOn(before, check.Info)
	for at := range reportedOn(after, check.Error) {
		rule, line, _ := strings.Cut(at, "\n")
		there := slices.ContainsFunc(before.Document.Lines, func(l procfile.Line) bool { return before.Document.Slice(l.Range) == line })
		if there && !known[at] {
			pairs = append(pairs, d.Rule+" → "+rule)
		}
	}
	return pairs
}

// uncoveredIn are those of all fixes of a file.
func uncoveredIn(t *testing.T, in check.Input) (pairs []string) {
	before, err := Lint(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range before.Diagnostics {
		for _, fix := range d.Fixes {
			pairs = append(pairs, uncovered(in, before, d, fix)...)
		}
	}
	return pairs
}

// uncover are the errors that fixes of the golden inputs may bring to light, with the reason.
var uncover = map[string]string{
	"duplicate-process-type → no-shell":          "no command of a rejected file runs",
	"duplicate-process-type → program-missing":   "the platform ignored the line that starts nothing",
	"file-encoding → no-processes":               "the file has no entry in any encoding",
	"missing-process-type → file-name":           "the text that shows another kind of file is gone",
	"platform-directive → no-shell":              "the file is checked for another platform",
	"space-after-colon → duplicate-process-type": "no line of the type declared it",
}

// TestFixesUncoverNoErrors: one finding doesn't hide another. What the fix of a finding leaves as it is has been reported before.
func TestFixesUncoverNoErrors(t *testing.T) {
	seen := map[string]string{}
	paths, err := filepath.Glob("rules/testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		golden.Cases(ar, func(section txtar.File) []txtar.File {
			c, err := inputs.Of(ar, section)
			if err != nil {
				t.Fatal(err)
			}
			for _, pair := range uncoveredIn(t, c.Input) {
				seen[pair] = filepath.Base(path) + ": " + c.Name
			}
			return nil
		})
	}
	for pair, name := range seen {
		if uncover[pair] == "" {
			t.Errorf("%s, as in %s", pair, name)
		}
	}
	for pair := range uncover {
		if seen[pair] == "" {
			t.Errorf("%s isn't the case any more", pair)
		}
	}
}
