package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// TestSuppressing: an ignored finding is not listed, not counted and not fixed.
func TestSuppressing(t *testing.T) {
	tests := []struct {
		name, source string
		rules        []string // that are left
		suppressed   int
		fixed        string // with the suggested fixes
	}{
		{"nothing is ignored", "web:gunicorn a:b\n", []string{"space-after-colon"}, 0, "web: gunicorn a:b\n"},
		{"a line", "# proclint-ignore-next-line space-after-colon\nweb:gunicorn a:b\n", nil, 1, ""},
		{"one of two lines", "# proclint-ignore-next-line space-after-colon\nweb:gunicorn a:b\nworker:python a.py\n", []string{"space-after-colon"}, 1,
			"# proclint-ignore-next-line space-after-colon\nweb:gunicorn a:b\nworker: python a.py\n"},
		{"the file", "web:gunicorn a:b\nworker:python a.py\n# proclint-ignore-file space-after-colon\n", nil, 2, ""},
		{"twice", "# proclint-ignore-file space-after-colon\n# proclint-ignore-next-line space-after-colon\nweb:gunicorn a:b\n", nil, 1, ""},
		{"an indented comment", " \t#proclint-ignore-file\tspace-after-colon\nweb:gunicorn a:b\n", nil, 1, ""},
		{"behind a command it is none", "web:gunicorn a:b # proclint-ignore-file space-after-colon\n", []string{"space-after-colon", "inline-comment"}, 0, "web: gunicorn a:b\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := check.Input{Path: "Procfile", Source: []byte(tt.source), Targets: targetsOf(t, []string{"goreman"})}
			report, err := Lint(in)
			if err != nil {
				t.Fatal(err)
			}
			var rules []string
			for _, d := range report.Diagnostics {
				rules = append(rules, d.Rule)
			}
			sum := report.Summary.Error + report.Summary.Warning + report.Summary.Info + report.Summary.Hint
			if !slices.Equal(rules, tt.rules) || report.Suppressed != tt.suppressed || sum != len(tt.rules) {
				t.Errorf("%v, %d suppressed, %d counted; want %v, %d suppressed", rules, report.Suppressed, sum, tt.rules, tt.suppressed)
			}
			fixed, err := FixAll(in, true)
			if err != nil {
				t.Fatal(err)
			}
			want := tt.fixed
			if want == "" {
				want = tt.source
			}
			if string(fixed.Source) != want {
				t.Errorf("fixed: %q, want %q", fixed.Source, want)
			}
			checkLaws(t, in)
		})
	}
}

// TestOwnCommentsAreComments: every parser reads a comment for Proclint as a comment.
func TestOwnCommentsAreComments(t *testing.T) {
	const with = "# proclint-platform drycc/image, heroku\n# proclint-ignore-file port-missing\nweb: node a.js\n" +
		"# proclint-ignore-next-line port-missing, no-shell -- as agreed\nworker: node b.js\n"
	const without = "# a\n# b\nweb: node a.js\n# c\nworker: node b.js\n"
	for _, target := range platform.Targets() {
		if !sameReadings([]*platform.Target{target}, []byte(with), []byte(without)) {
			r, rejected := target.ReadFile([]byte(with))
			t.Errorf("%s reads %+v %s", target.ID(), r, rejected)
		}
	}
}

func TestPlatformDirective(t *testing.T) {
	tests := []struct {
		name, source, selected, want string
	}{
		{"none", "web: a\n", "", "code-capsules deis drycc sevalla heroku"},
		{"one", "# proclint-platform drycc/image\nweb: a\n", "", "drycc:image"},
		{"the default strategy", "# proclint-platform drycc/buildpack\n", "", "drycc"},
		{"several", "web: a\n# proclint-platform heroku/fir,dokku heroku:fir\n", "", "heroku:fir dokku"},
		{"some unknown", "# proclint-platform hreoku dokku\n", "", "dokku"},
		{"all unknown", "# proclint-platform hreoku\n", "", "code-capsules deis drycc sevalla heroku"},
		{"the first counts", "# proclint-platform dokku\n# proclint-platform drycc\n", "", "dokku"},
		{"a selection goes before it", "# proclint-platform dokku\n", "drycc", "drycc"},
		{"UTF-16", "\xff\xfe" + strings.Join(strings.Split("# proclint-platform dokku\n", ""), "\x00") + "\x00", "", "dokku"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := check.Input{Source: []byte(tt.source)}
			if tt.selected != "" {
				in.Targets = targetsOf(t, []string{tt.selected})
			}
			report, err := Lint(in)
			if err != nil {
				t.Fatal(err)
			}
			fixed, err := FixAll(in, false)
			if err != nil {
				t.Fatal(err)
			}
			for _, got := range [][]string{report.Platforms, fixed.Report.Platforms} {
				slices.Sort(got)
				want := strings.Fields(tt.want)
				slices.Sort(want)
				if !slices.Equal(got, want) {
					t.Errorf("judged for %v, want %v", got, want)
				}
			}
		})
	}
}

// TestFormatForTheDirective: what Heroku would notice, goreman does not.
func TestFormatForTheDirective(t *testing.T) {
	for source, want := range map[string]string{
		"web:node a.js\n": "web:node a.js\n",
		"# proclint-platform goreman\nweb:node a.js\n": "# proclint-platform goreman\nweb: node a.js\n",
	} {
		got, err := Format(check.Input{Source: []byte(source)})
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

// TestManySuppressions: very many comments and names take linear time.
func TestManySuppressions(t *testing.T) {
	const many = 30_000
	for name, source := range map[string]string{
		"names":            "# proclint-ignore-file " + strings.Repeat("x,", many) + "\n",
		"platforms":        "# proclint-platform " + strings.Repeat("x ", many) + "\n",
		"words":            strings.Repeat("# proclint-ignore\n", many),
		"one above all":    strings.Repeat("# proclint-ignore-next-line invisible-character\n", 10_000) + "a\u200bb: c\n" + strings.Repeat("# proclint-ignore\n", many),
		"a rule a comment": strings.Repeat("# proclint-ignore-next-line missing-process-type\nnode server.js\n", many/10) + strings.Repeat("# proclint-ignore\n", many),
	} {
		t.Run(name, func(t *testing.T) {
			report, err := Lint(check.Input{Source: []byte(source)})
			if err != nil {
				t.Fatal(err)
			}
			if found := report.Summary.Info + report.Summary.Warning; found < many || len(report.Diagnostics) > 5*check.MaxFindings {
				t.Errorf("%d findings and %d diagnostics, want at least %d findings", found, len(report.Diagnostics), many)
			}
		})
	}
}
