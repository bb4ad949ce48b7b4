package lint

import (
	"bytes"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
)

// TestFixesKeepProcesses: no fix leaves a file empty, or a platform without a process that it read.
func TestFixesKeepProcesses(t *testing.T) {
	for name, tt := range map[string]struct {
		source, platforms string
		fixed             string // by all suggested fixes, the same text where no fix is offered
	}{
		"JSON object":                     {`{"web": "node server.js"}`, "heroku", "web: node server.js"},
		"JSON object that YAML reads":     {`{"web": "node server.js"}`, "deis,drycc", "web: node server.js"},
		"JSON object by default":          {`{"web": "node server.js", "worker": "node w.js"}` + "\n", "", "web: node server.js\nworker: node w.js\n"},
		"object of lists":                 {"{\"web\": [\"node\", \"s.js\"]}\n", "heroku", "{\"web\": [\"node\", \"s.js\"]}\n"},
		"document mark alone":             {"---\n", "heroku", "---\n"},
		"document mark":                   {"---\nweb: node s.js\n", "heroku,sevalla", "web: node s.js\n"},
		"terminal command alone":          {"heroku ps:scale web=1\n", "heroku", "heroku ps:scale web=1\n"},
		"build step alone":                {"build: npm run build\n", "heroku", "build: npm run build\n"},
		"build steps of two lines":        {"build: npm run build\nps: scale web=1\n", "foreman", ""},
		"build step that nobody tries":    {"build: npm run build\n#" + strings.Repeat("-", maxTriedBytes) + "\n", "heroku", ""},
		"entry in another platform's way": {"? web\n: node s.js\n", "deis,heroku", ""},
	} {
		in := check.Input{Path: "Procfile", Source: []byte(tt.source)}
		if tt.platforms != "" {
			in.Targets = targetsOf(t, strings.Split(tt.platforms, ","))
		}
		checkLaws(t, in)
		fixed, err := FixAll(in, true)
		if err != nil {
			t.Fatal(err)
		}
		if tt.fixed != "" && string(fixed.Source) != tt.fixed {
			t.Errorf("%s: fixed to %q, want %q", name, fixed.Source, tt.fixed)
		}
		for _, target := range judgedTargets(in) {
			if had, has := processTypes(target, in.Source), processTypes(target, fixed.Source); len(had) > 0 && len(has) == 0 {
				t.Errorf("%s: all fixes leave nothing of %q on %s: %q", name, had, target.ID(), fixed.Source)
			}
		}
		if len(bytes.TrimSpace(fixed.Source)) == 0 {
			t.Errorf("%s: all fixes empty the file", name)
		}
	}
}
