package move

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

// TestEmptyFileIsTheSameEverywhere compares what the finding, the card, and the plan of a move say about a file
// without a process, on each platform that reads one.
func TestEmptyFileIsTheSameEverywhere(t *testing.T) {
	heroku, _ := platform.Lookup("heroku")
	for _, src := range []string{"", "\n", "# web: node app.js\n", "\n\n# none"} {
		for _, to := range platform.Targets() {
			if r, _ := to.ReadFile([]byte(src)); !to.Reads() || len(r.Processes) > 0 { // Kubero's script reads comments, too
				continue
			}
			effect := emptyEffect(t, src, to)
			card := preview.Of(procfile.Parse([]byte(src)), to, preview.Options{})
			rejects := effect.Outcome == platform.Rejected || effect.Text == to.WithoutHTTP && card.Rejected != ""
			if rejects != (!card.OK || card.Rejected != "") {
				t.Errorf("%s of %q: the finding says %q, the card's error is %q", to.ID(), src, effect.Text, card.Error+card.Rejected)
			}
			starts := len(card.Processes) > 0 || slices.ContainsFunc(card.Notes, func(note string) bool { return note == to.Fallback || note == to.WithoutFile })
			if changed := effect.Outcome == platform.Changed; changed != (to.Fallback != "") || changed != starts {
				t.Errorf("%s of %q: the finding says %q, the fact is %q, the card shows %d processes and %q",
					to.ID(), src, effect.Text, to.Fallback, len(card.Processes), card.Notes)
			}
			from := heroku
			if to == heroku {
				from, _ = platform.Lookup("heroku:fir")
			}
			p := plan(t, src, from.ID(), to.ID())
			if works := slices.Contains(p.Fixed.Serves, to.ID()); works != (effect.Severity != check.Error && !rejects) || strings.Contains(p.Checklist, to.Title()+" rejects this file") != rejects {
				t.Errorf("%s of %q: the finding says %q, the plan:\n%s", to.ID(), src, effect.Text, p.Checklist)
			}
		}
	}
}

// emptyEffect is the effect of the finding about a file without a process.
func emptyEffect(t *testing.T, src string, to *platform.Target) check.PlatformEffect {
	t.Helper()
	r, err := lint.Lint(lint.Input{Source: []byte(src), Targets: []*platform.Target{to}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Diagnostics {
		if d := &r.Diagnostics[i]; d.Rule == "no-processes" && len(d.Effects) == 1 {
			return d.Effects[0]
		}
	}
	t.Fatalf("%s has no finding about %q: %v", to.ID(), src, r.Diagnostics)
	panic("unreachable")
}
