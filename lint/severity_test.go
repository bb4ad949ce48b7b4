package lint

import (
	"os"
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

// outcomeSeverities are the severities that a verified effect of an outcome may have, as docs/severity.md describes.
// An unverified one is a warning at most.
var outcomeSeverities = map[platform.Outcome][2]check.Severity{
	platform.Rejected:   {check.Error, check.Error},
	platform.Crash:      {check.Error, check.Error},
	platform.Ignored:    {check.Warning, check.Error},
	platform.Renamed:    {check.Warning, check.Error},
	platform.Changed:    {check.Warning, check.Error},
	platform.NotStarted: {check.Warning, check.Error},
	platform.NoTraffic:  {check.Warning, check.Error},
	platform.Exposed:    {check.Warning, check.Error},
	platform.Repeats:    {check.Info, check.Error},
	platform.Differs:    {check.Info, check.Error},
	platform.Harmless:   {check.Hint, check.Hint},
}

// otherSeverities are effects outside of that, as "rule outcome severity", and why.
var otherSeverities = map[string]string{
	"build-only-program crash warning":       "a variable of the build may keep the program",
	"image-shell crash warning":              "a setting may name another shell",
	"flag-typo crash warning":                "only some versions of the program exit",
	"flag-typo crash info":                   "only some versions of the program exit",
	"heroku-script crash info":               "an image may have the script",
	"module-not-found crash warning":         "a variable may name the folder",
	"one-off-ends-all crash warning":         "the author sees it on the own machine",
	"port-not-set crash warning":             "the image may set the port",
	"program-not-installed crash warning":    "a setting of the build may install it",
	"development-dependency crash warning":   "a setting of the build may keep it",
	"role-mismatch crash info":               "the role of the program is a guess",
	"file-location ignored info":             "the file counts if its folder is the one that is built",
	"file-name ignored info":                 "another file of the folder counts",
	"two-procfiles ignored info":             "the other file counts",
	"no-http-process no-traffic info":        "a file of workers alone loses nothing",
	"no-http-process not-started info":       "a file of workers alone loses nothing",
	"process-dropped not-started info":       "a server of the platform takes its place",
	"http-process-mismatch not-started info": "scaling starts it, and its twin runs",
	"background-process harmless info":       "the words do nothing, so they mislead",
}

// TestLikeEffectsHaveLikeSeverities compares all rules and outcomes.
func TestLikeEffectsHaveLikeSeverities(t *testing.T) {
	inputs, seen, wrong := goldenInputs(t), map[string]bool{}, map[string]bool{}
	for i, target := range platform.Targets() {
		if golden.LeftOut(i, 1) {
			continue
		}
		for _, in := range inputs {
			in.Targets = []*platform.Target{target}
			for _, f := range run(in, procfile.Parse(in.Source)).Findings {
				for _, e := range f.Effects {
					row := f.Rule.Name + " " + e.Outcome.String() + " " + e.Severity.String()
					if !fits(e) && otherSeverities[row] == "" && !wrong[row] {
						t.Errorf("%s, verified: %v, on %s: %s", row, e.Verified, target.ID(), e.Text)
						wrong[row] = true
					}
					seen[row] = true
				}
			}
		}
	}
	for row := range otherSeverities {
		if !seen[row] && golden.Whole() {
			t.Errorf("no effect is %q", row)
		}
	}
}

// fits reports whether an effect has a severity of its outcome.
func fits(e check.Effect) bool {
	least, most := outcomeSeverities[e.Outcome][0], outcomeSeverities[e.Outcome][1]
	if !e.Verified {
		least, most = min(least, check.Warning), min(most, check.Warning)
	}
	return least <= e.Severity && e.Severity <= most
}

// TestSeveritiesAreDocumented: docs/severity.md has the same table.
func TestSeveritiesAreDocumented(t *testing.T) {
	text, err := os.ReadFile("../docs/severity.md")
	if err != nil {
		t.Fatal(err)
	}
	for outcome, s := range outcomeSeverities {
		row := "| `" + outcome.String() + "` | " + s[1].String()
		if s[0] != s[1] {
			row = "| `" + outcome.String() + "` | " + s[0].String() + " to " + s[1].String()
		}
		if !strings.Contains(string(text), row+" |") {
			t.Errorf("docs/severity.md has no row %q", row)
		}
	}
}
