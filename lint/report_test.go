package lint

import (
	"fmt"
	"strings"
	"testing"
)

// An editor shows what is about the file beside its name, and everything else in the text.
func TestWhatIsAboutTheFile(t *testing.T) {
	for _, c := range []struct {
		path, text string
		aboutFile  bool
	}{
		{"procfile", "web: npm start\n", true},
		{"backend/Procfile", "web: npm start\n", true},
		{"Procfile", "wbe: npm start\n", false},
		{"Procfile", "", false},
		{"Procfile", "\ufeffweb: npm start\n", false},
	} {
		report, err := Lint(Input{Path: c.path, Source: []byte(c.text)})
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Diagnostics) == 0 {
			t.Errorf("%s with %q has no finding", c.path, c.text)
		}
		for _, d := range report.Diagnostics {
			if d.AboutFile != c.aboutFile {
				t.Errorf("%s with %q: aboutFile of %s is %v", c.path, c.text, d.Rule, d.AboutFile)
			}
		}
	}
}

// A report lists only the first findings of a rule, and counts all of them.
func TestWhatIsNotListedIsCounted(t *testing.T) {
	var lines strings.Builder
	for i := range 700 {
		fmt.Fprintf(&lines, "web%d_: gunicorn app:app --bind 127.0.0.1:8000\nweb : gunicorn app:app\n", i)
	}
	for _, platforms := range [][]string{nil, {"heroku"}, {"deis", "sevalla"}} {
		report, err := Lint(Input{Path: "Procfile", Source: []byte(lines.String()), Targets: targetsOf(t, platforms)})
		if err != nil {
			t.Fatal(err)
		}
		var all, folded Summary
		for _, d := range report.Diagnostics {
			for range d.Count() {
				all.add(d.Severity, false)
				if d.Folded {
					folded.add(d.Severity, false)
				}
			}
		}
		want, wantFolded := report.Summary, report.Folded
		want.Fixable, wantFolded.Fixable = 0, 0
		if all != want || folded != wantFolded {
			t.Errorf("%q: diagnostics stand for %+v, folded %+v, want %+v, folded %+v", platforms, all, folded, want, wantFolded)
		}
	}
}
