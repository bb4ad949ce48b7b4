package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// filling are ways to write a line. More than a hundred lines of one kind fill a file.
var filling = []string{
	": 'node worker.js'\n", ": \"node worker.js\"\n", ": \"node\" worker.js\n", " : node a.js\n", ":node a.js\n", ":\tnode a.js\n",
	" node a.js\n", ": echo 'a: b'\n", ": [node]\n", ": \"a: b\"\n", ": 'node a.js' # c\n", "\uff1anode a.js\n", ": a \\\n  b\n",
}

// probes are lines after those: a line's result is the one that it has without them.
var probes = []string{
	"last: \"node a.js\"\n", "last: 'node a.js'\n", "last: \"node\" a.js\n", "last : node a.js\n", "last:node a.js\n",
	"last: [node]\n", "last node a.js\n", "- last: node a.js\n", "\"last\": node a.js\n", "last: echo 'a: b'\n", "l\u0430st: node a.js\n",
	"#last: node a.js\n", "---\n",
}

// TestManyLinesOfOneKind: what is wrong with many lines isn't reported for a line that
// follows them, and what is wrong with that line is.
func TestManyLinesOfOneKind(t *testing.T) {
	const many = 155
	for _, sharing := range platform.ByParser(platform.Targets()) {
		target := sharing[0]
		for i, fill := range filling {
			few, filled := "web: node a.js\n"+lettered(1, fill), "web: node a.js\n"+lettered(many, fill)
			for j, probe := range probes[i%3:] {
				if golden.LeftOut(i+j, 2) {
					continue
				}
				want := errorsAt(target, few+probe, len(few))
				if got := errorsAt(target, filled+probe, len(filled)); !slices.Equal(got, want) {
					t.Errorf("%s: after %d lines as %q, %q has %v, and %v after one", target.ID(), many, fill, probe, got, want)
				}
			}
		}
	}
}

// errorsAt are the rules that find an error in the text from an offset on.
func errorsAt(target *platform.Target, text string, offset int) (rules []string) {
	p := run(check.Input{Path: "Procfile", Source: []byte(text), Targets: []*platform.Target{target}}, procfile.Parse([]byte(text)))
	for _, f := range p.Findings {
		if f.Range.Start >= offset && p.SeverityOf(f) == check.Error {
			rules = append(rules, f.Rule.Name)
		}
	}
	return rules
}

// TestManyQuotedCommands: a file of quoted commands is fine where YAML removes the
// quotes, however many they are.
func TestManyQuotedCommands(t *testing.T) {
	for _, tt := range []struct {
		name, source string
		platform     string
		errors       int
	}{
		{"in single quotes", lettered(155, ": 'node worker.js'\n"), "deis", 0},
		{"in double quotes", lettered(155, ": \"node worker.js\"\n"), "deis", 0},
		{"a colon in quotes", lettered(155, ": \"sh -c 'echo a: b'\"\n"), "deis", 0},
		{"in quotes, on Drycc", lettered(155, ": 'node worker.js'\n"), "drycc", 0},
		{"a space before each colon", lettered(155, " : node a.js\n"), "heroku", 155},
		{"one error after them", lettered(155, ": \"node a.js\"\n") + "bad: [node]\nlast: \"node a.js\"\n", "deis", 1},
	} {
		report, err := Lint(check.Input{Path: "Procfile", Source: []byte(tt.source + "web: node a.js\n"), Targets: targetsOf(t, []string{tt.platform})})
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
