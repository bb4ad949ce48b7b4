package lint

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// conditions are the words with which an effect says that it may not happen.
var conditions = []string{" unless ", " may ", " if ", " later versions "}

// TestSeverityFollowsOutcome: an effect that says without a condition that a platform
// rejects the file, or that the process can't run, is an error. One that isn't verified
// is a warning at most.
func TestSeverityFollowsOutcome(t *testing.T) {
	inputs := goldenInputs(t)
	for i, target := range platform.Targets() {
		for j, in := range inputs {
			if golden.LeftOut(i+j, 2) {
				continue
			}
			in.Targets = []*platform.Target{target}
			p := run(in, procfile.Parse(in.Source))
			for _, f := range p.Findings {
				for _, e := range f.Effects {
					if problem := wrongSeverity(target, e); problem != "" {
						t.Errorf("%s: %s: %s effect %q %s: %.100q", target.ID(), f.Rule.Name, e.Severity, e.Text, problem, in.Source)
					}
				}
			}
		}
	}
}

func wrongSeverity(t *platform.Target, e check.Effect) string {
	text := e.Text.String()
	stops := e.Outcome == platform.Rejected || e.Outcome == platform.Crash || text == t.OnError || t.Port.Stops && text == t.Port.OnMiss
	conditional := e.Outcome != platform.Rejected && hasAny(text, conditions)
	switch {
	case !e.Verified && e.Severity == check.Error:
		return "isn't verified"
	case e.Verified && stops && !conditional && e.Severity < check.Error:
		return "says that it stops"
	}
	return ""
}

func hasAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
