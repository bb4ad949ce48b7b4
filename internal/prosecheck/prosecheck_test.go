package prosecheck

import (
	"slices"
	"strings"
	"testing"
)

// TestExamples: each rule finds its wrong texts in all of its kinds, and in no other. Nothing is wrong with its right texts.
func TestExamples(t *testing.T) {
	kinds := strings.Fields("prose headline effect help fix comment output shared")
	for _, r := range rules {
		if len(r.Right) == 0 || (len(r.Wrong) == 0) != (r.Kinds == nil) {
			t.Errorf("%s lacks examples", r.Pattern)
		}
		first := max(slices.IndexFunc(kinds, func(kind string) bool { return r.Kinds != nil && r.Kinds.MatchString(kind) }), 0)
		for _, text := range r.Right {
			if problems := Check(kinds[first], text); len(problems) > 0 {
				t.Errorf("%q has the problems %q", text, problems)
			}
		}
		for _, text := range r.Wrong {
			for _, kind := range kinds {
				problems := strings.Join(Check(kind, text), "\n")
				if got := strings.Contains(problems, ": "+r.Use+", in "); got != r.Kinds.MatchString(kind) {
					t.Errorf("%q as %s has the problems\n%s\nwant %q: %v", text, kind, problems, r.Use, !got)
				}
			}
		}
	}
}

func TestCheck(t *testing.T) {
	got := strings.Join(Check("effect shared", "It stands in\nHeroku, and an app there stands, too. It crashes."), "\n")
	const want = `"It crashes.": write one sentence, in "n Heroku, and an app there stands, too. It crashes."
"Heroku": leave out the platform, which the list beside it has, in "It stands in Heroku, and an app there stands, too. It crash"
"stands": write is, has or contains, in "It stands in Heroku, and an app there stands, too"
"stands": write is, has or contains, in "It stands in Heroku, and an app there stands, too. It crashes."`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
