package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
)

// TestManyQuotedCommands: behind MaxReadApart lines the reading of the whole file
// decides, so that what is wrong with one line is not said of those that follow.
func TestManyQuotedCommands(t *testing.T) {
	quoted := lettered(check.MaxReadApart+50, ": 'node worker.js'\n") + "web: node a.js\n"
	for _, tt := range []struct {
		name, source string
		platform     string
		errors       int
	}{
		{"YAML takes the quotes away", quoted, "deis", 0},
		{"a space before each colon", string(manyLines(check.MaxReadApart+50, "t%d : node a.js\n")), "heroku", check.MaxReadApart + 50},
		{"another error among them", lettered(check.MaxReadApart, ": \"node a.js\"\n") + "web: [node]\nlast: \"node a.js\"\n", "deis", 1},
	} {
		report, err := Lint(check.Input{Path: "Procfile", Source: []byte(tt.source), Targets: targetsOf(t, []string{tt.platform})})
		if err != nil {
			t.Fatal(err)
		}
		if report.Summary.Error != tt.errors {
			t.Errorf("%s: %d errors, want %d: %s", tt.name, report.Summary.Error, tt.errors, strings.Join(messages(report)[:1], ""))
		}
	}
}

// lettered are entries whose names have no digit, which Deis does not take.
func lettered(n int, rest string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "job%c%c%s", 'a'+i/26, 'a'+i%26, rest)
	}
	return b.String()
}

// TestManyLines: lines behind MaxLines are not checked, counted, and kept by a fix.
func TestManyLines(t *testing.T) {
	source := "# a comment\n" + strings.Repeat("\n", 50) + string(manyLines(check.MaxLines, "t%d: node a.js\n"))
	rest := "u : node a.js\n\nv:\n"
	for _, tt := range []struct {
		name, source string
		omitted      int
	}{
		{"as many as are checked", source, 0},
		{"more", source + rest, 3},
		{"of UTF-16", "\xff\xfe" + strings.Join(strings.Split(source+rest, ""), "\x00") + "\x00", 3},
	} {
		in := check.Input{Path: "Procfile", Source: []byte(tt.source), Targets: targetsOf(t, []string{"heroku"})}
		report, err := Lint(in)
		if err != nil {
			t.Fatal(err)
		}
		if report.Omitted != tt.omitted || countRule(report, "space-before-colon") != 0 {
			t.Errorf("%s: %d lines omitted, want %d; %v", tt.name, report.Omitted, tt.omitted, messages(report))
		}
		fixed, err := FixAll(in, false)
		if err != nil {
			t.Fatal(err)
		}
		if want := source + rest; tt.omitted > 0 && string(fixed.Source) != want {
			t.Errorf("%s: fixed to %d bytes, want %d", tt.name, len(fixed.Source), len(want))
		}
	}
}

// TestCaps checks that the lists of a report and of a fix result are capped, with a flag that shows it.
func TestCaps(t *testing.T) {
	var many strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&many, "t%d: echo %d\n", i%5, i)
	}
	in := check.Input{Path: "Procfile", Source: []byte(many.String()), Targets: targetsOf(t, []string{"heroku"})}
	report, err := Lint(in)
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for _, d := range report.Diagnostics {
		for _, f := range d.Fixes {
			if len(f.Edits) > check.MaxEdits {
				t.Errorf("%s has %d edits", f.Title, len(f.Edits))
			}
			for _, e := range f.Edits {
				size += len(e.NewText) + check.EditBytes
			}
		}
	}
	if size > check.MaxFixBytes {
		t.Errorf("fixes of %d bytes, more than %d", size, check.MaxFixBytes)
	}
	spaced := check.Input{Path: "Procfile", Source: manyLines(3000, "t%d : echo\n"), Targets: in.Targets}
	fixed, err := FixAll(spaced, false)
	if err != nil {
		t.Fatal(err)
	}
	if fixed.Applied < 3000 || len(fixed.Titles) != MaxTitles {
		t.Errorf("%d fixes with %d titles, want 3000 and %d", fixed.Applied, len(fixed.Titles), MaxTitles)
	}
}
