package correct

import (
	"regexp"
	"slices"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
)

// ofLogs are the titles of fixes that only the log engine has: of packages, ignore files, and names that nearly exist.
var ofLogs = regexp.MustCompile("^(?:Add `[^`]+` to `[^`]+`|Remove `[^`]+` from `[^`]+`|Replace `[^`]+` with `[^`]+`|Remove `exec`)$")

// insteadOfProcfile are the cases in which the file of a platform starts commands in place of the Procfile, so that their findings come on top.
var insteadOfProcfile = []string{"runner-in-railway-json", "nix-that-only-starts"}

// TestLogThatSaysNothing: a log without any meaning gives an app the findings of lint, and no other change than from its fixes.
func TestLogThatSaysNothing(t *testing.T) {
	cases, err := inputs.All("../rules/testdata")
	if err != nil {
		t.Fatal(err)
	}
	same := 0
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
		want, got := names(shownOf(report)), names((&state{in: c.Input}).problems())
		if !slices.Equal(want, got) && !slices.Contains(insteadOfProcfile, c.Name) {
			t.Errorf("%s: lint finds %q, and with a log %q", c.Name, want, got)
		}
		fixed, err := lint.FixAll(c.Input, true)
		if err != nil {
			t.Fatal(err)
		}
		corrected, err := App(c.Input, "x")
		if err != nil {
			t.Fatal(err)
		}
		others := slices.DeleteFunc(slices.Clone(corrected.Done), func(title string) bool { return slices.Contains(fixed.Titles, title) })
		if len(others) == 0 {
			same++
		}
		// The domain that a platform gives to apps is known from its messages.
		takesHost := slices.ContainsFunc(report.Diagnostics, func(d check.Diagnostic) bool { return d.Code != nil && d.Code.Wildcard != "" })
		for _, title := range others {
			if !takesHost && !ofLogs.MatchString(title) {
				t.Errorf("%s: a log that says nothing brings the fix %q, beside %q", c.Name, title, fixed.Titles)
			}
		}
	}
	t.Logf("%d of %d cases get the same changes", same, len(cases))
}
