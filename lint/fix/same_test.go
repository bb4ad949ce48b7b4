package fix

import (
	"slices"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
)

// TestLogThatSaysNothing: a log without any meaning gives an app the findings of lint, and no other change than from its fixes.
func TestLogThatSaysNothing(t *testing.T) {
	cases, err := inputs.All("../rules/testdata")
	if err != nil {
		t.Fatal(err)
	}
	others := 0
	for i, c := range cases {
		if golden.LeftOut(i, 1) {
			continue
		}
		report, err := lint.Lint(c.Input)
		if err != nil {
			t.Fatal(err)
		}
		names := func(found []check.Diagnostic) (names []string) {
			for _, d := range found {
				names = append(names, d.Rule+": "+d.Message)
			}
			return names
		}
		want, got := names(report.Problems()), names((&state{in: c.Input}).problems())
		if !slices.Equal(want, got) {
			t.Errorf("%s: lint finds %q, and with a log %q", c.Name, want, got)
		}
		fixed, err := lint.FixProblems(c.Input)
		if err != nil {
			t.Fatal(err)
		}
		corrected, err := App(c.Input, "x")
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(corrected.Done, append([]string{}, fixed.Titles...)) {
			t.Errorf("%s %s: a log without a meaning brings the fixes %q, want %q", c.File, c.Name, corrected.Done, fixed.Titles)
		}
		all, err := lint.FixAll(c.Input, true)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(corrected.Done, func(title string) bool { return !slices.Contains(all.Titles, title) }) {
			t.Logf("%s %s: %q beyond fix --suggested: %q", c.File, c.Name, corrected.Done, all.Titles)
			others++
		}
	}
	t.Logf("%d of %d cases get other changes than from fix --suggested", others, len(cases))
}
