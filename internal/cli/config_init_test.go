package cli

import (
	"regexp"
	"testing"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/platform"
)

// TestTheFirstConfiguration: what init writes is valid, also with all of its examples.
func TestTheFirstConfiguration(t *testing.T) {
	target, ok := platform.Lookup("drycc:image")
	if !ok {
		t.Fatal("no such platform")
	}
	example := regexp.MustCompile(`(?m)^# ((?:platforms|fail-on|exclude|files|rules|` + api.RuleNames()[0] + `) = |\[\[overrides\]\])`)
	for _, shown := range [][]platform.Shown{nil, {{Target: target, File: "Dockerfile"}}} {
		text := initialConfig(shown, nil)
		for _, text := range []string{text, example.ReplaceAllString(text, "$1")} {
			parsed, err := config.Parse([]byte(text))
			if err != nil {
				t.Fatalf("%v:\n%s", err, text)
			}
			if got := parsed.For("Procfile").Platforms; shown != nil && (len(got) != 1 || got[0] != target) {
				t.Errorf("the platforms are %v:\n%s", got, text)
			}
		}
		if got := len(example.FindAllString(text, -1)); got != 7-min(len(shown), 1) {
			t.Errorf("%d examples:\n%s", got, text)
		}
	}
}
