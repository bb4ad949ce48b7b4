package lint

import (
	"testing"

	"github.com/proclint/proclint/lint/check"
)

// TestTrying: a safe fix that is right stays safe where it is tried, or where the
// file is plain text.
func TestTrying(t *testing.T) {
	tests := []struct {
		name, source string
		want         check.Applicability
	}{
		{"plain", "web:node a.js\n", check.Safe},
		{"plain and too long to try", string(untriable([]byte("web:node a.js\n"))), check.Safe},
		{"plain and more than are tried", string(manyLines(300, "t%d:node a.js\n")), check.Safe},
		{"odd", "web:node é.js\n", check.Safe},
		{"odd and too long to try", string(untriable([]byte("web:node é.js\n"))), check.Suggested},
		{"odd and as many as are tried there", string(manyLines(unusualFactor*maxTried, "t%d:node é.js\n")), check.Safe},
		{"odd and one more", string(manyLines(unusualFactor*maxTried+1, "t%d:node é.js\n")), check.Suggested},
		{"odd and more than are tried", string(manyLines(300, "t%d:node é.js\n")), check.Suggested},
		{"two commands of a type", "web:node a.js\nweb:node b.js\n", check.Suggested},
		{"two commands of a type and too long to try", string(untriable([]byte("web:node a.js\nweb:node b.js\n"))), check.Suggested},
		{"one command of a type twice", "web:node a.js\nweb:node a.js\n", check.Safe},
		{"a mark before plain text, too long to try", string(untriable([]byte("\ufeffweb: node a.js\n"))), check.Safe},
	}
	for _, tt := range tests {
		in := check.Input{Path: "Procfile", Source: []byte(tt.source), Targets: targetsOf(t, []string{"heroku"})}
		report, err := Lint(in)
		if err != nil {
			t.Fatal(err)
		}
		fix := report.Diagnostics[0].Fixes
		if len(fix) != 1 || fix[0].Applicability != tt.want {
			t.Errorf("%s: %v, want a fix that is %s", tt.name, fix, tt.want)
		}
		checkFixedPoint(t, in, false)
	}
}

// TestTryingDrops: without its mark a text may look like UTF-16, which a rule on
// marks cannot know.
func TestTryingDrops(t *testing.T) {
	report, err := Lint(check.Input{Source: []byte("\ufeff\x00\x80"), Targets: targetsOf(t, []string{"honcho"})})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Diagnostics {
		if d.Rule == "byte-order-mark" && len(d.Fixes) > 0 {
			t.Errorf("offered: %v", d.Fixes)
		}
	}
	if n := countRule(report, "byte-order-mark"); n != 1 {
		t.Errorf("%d findings of a mark, want 1", n)
	}
}
