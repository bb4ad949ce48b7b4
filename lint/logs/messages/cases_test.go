package messages

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/lint"
	edit "github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// accepted is what a case expects: the fields of its file "want".
type accepted struct{ platform, cause, rule, says, line, help, second, fix, writes string }

// acceptedIn reads the file "want" of a case: "name: value" on each line.
func acceptedIn(t *testing.T, ar *txtar.Archive) accepted {
	t.Helper()
	var a accepted
	fields := map[string]*string{"platform": &a.platform, "cause": &a.cause, "rule": &a.rule, "says": &a.says, "line": &a.line, "help": &a.help, "second": &a.second, "fix": &a.fix, "writes": &a.writes}
	for line := range strings.Lines(string(ar.Files[0].Data)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if fields[name] == nil {
			t.Fatalf("%q is no field of a case", name)
		}
		*fields[name] = value
	}
	if len(ar.Comment) == 0 || a.cause == "" {
		t.Fatal("a case needs its source and its cause")
	}
	return a
}

// appOf is what the files of a case show of its app, or nil where there isn't any.
func appOf(t *testing.T, ar *txtar.Archive, id string) (log string, app *lint.Input) {
	t.Helper()
	list := repository.List{Texts: map[string]string{}}
	in := lint.Input{Path: "Procfile"}
	for _, f := range ar.Files[1:] {
		if f.Name == "log" {
			log = string(f.Data)
			continue
		}
		list.Listed = append(list.Listed, f.Name)
		list.Texts[f.Name] = string(f.Data)
		if strings.EqualFold(f.Name, "Procfile") {
			in.Path, in.Source = f.Name, f.Data
		}
	}
	if id != "" {
		target, ok := platform.Lookup(id)
		if !ok {
			t.Fatalf("unknown platform %q", id)
		}
		in.Targets = []*platform.Target{target}
	}
	if len(list.Listed) > 0 {
		in.Repository = repository.New(list, "")
	} else if id == "" {
		return log, nil
	}
	return log, &in
}

// diagnosed are the diagnoses of the public cases by their paths, made once for all tests.
var diagnosed = map[string]*logs.Diagnosis{}

// counted has the rows of looks that counted in a case, each as the look and its number. Other logs than those of cases don't count.
var (
	counted = map[string]bool{}
	counts  bool
)

// countRows keeps which rows count from now on.
var countRows = sync.OnceFunc(func() {
	Table().OnRow(func(look string, row int) {
		if counts {
			counted[fmt.Sprint(look, " ", row)] = true
		}
	})
})

// publicCase is a case with what it expects, and its diagnosis.
type publicCase struct {
	name      string
	want      accepted
	log       string
	app       *lint.Input
	diagnosis *logs.Diagnosis
}

// eachCase diagnoses each public case.
func eachCase(t *testing.T, do func(t *testing.T, want accepted, log string, d *logs.Diagnosis)) {
	t.Helper()
	eachCaseOf(t, func(t *testing.T, c *publicCase) { do(t, c.want, c.log, c.diagnosis) })
}

// eachCaseOf is eachCase with all that is known of a case.
func eachCaseOf(t *testing.T, do func(t *testing.T, c *publicCase)) {
	t.Helper()
	countRows()
	paths, err := filepath.Glob("../testdata/cases/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := acceptedIn(t, ar)
			log, app := appOf(t, ar, want.platform)
			if diagnosed[path] == nil {
				counts = true
				diagnosed[path] = Table().Of(log, app)
				counts = false
			}
			do(t, &publicCase{name, want, log, app, diagnosed[path]})
		})
	}
}

// TestCases: the first cause of each public case is the accepted one.
func TestCases(t *testing.T) {
	eachCase(t, func(t *testing.T, want accepted, _ string, d *logs.Diagnosis) {
		switch {
		case want.cause != "none" && len(d.Causes) == 0:
			t.Error("no cause is found")
		case want.cause != "none":
			check(t, d, want)
		case len(d.Causes) > 0:
			t.Errorf("a healthy log has the cause %+v", d.Causes[0])
		}
	})
}

// writes reports whether a fix writes a line, or a word of the Procfile.
func writes(f *logs.Fix, text string) bool {
	return slices.ContainsFunc(f.Edits, func(e edit.TextEdit) bool { return strings.TrimSpace(e.NewText) == text })
}

func check(t *testing.T, d *logs.Diagnosis, want accepted) {
	t.Helper()
	c := d.Causes[0]
	if testing.Verbose() {
		t.Logf("%s (%s)\n\t%s\n\thelp: %s\n\t%s %s %s %v", c.Headline, c.Certainty, c.Why, c.Help, c.Rule, c.Platform, c.Stage, c.Fixes)
	}
	switch {
	case c.Name != want.cause:
		t.Errorf("the first cause is %s (%s), not %s", c.Name, c.Headline, want.cause)
	case want.rule != "" && c.Rule != strings.TrimSpace(strings.TrimPrefix(want.rule, "none")):
		t.Errorf("the rule is %q, not %q", c.Rule, want.rule)
	case want.says != "" && !strings.Contains(c.Headline+" "+c.Why, want.says):
		t.Errorf("%q doesn't say %q", c.Headline+" "+c.Why, want.says)
	case want.line != "" && !strings.Contains(c.Excerpt, want.line):
		t.Errorf("the line shown is %q, not %q", c.Excerpt, want.line)
	case want.help != "" && !strings.Contains(c.Help, want.help):
		t.Errorf("the help %q doesn't say %q", c.Help, want.help)
	case want.fix != "" && !slices.ContainsFunc(c.Fixes, func(f logs.Fix) bool { return f.Path == want.fix || f.Edits != nil && want.fix == "Procfile" }):
		t.Errorf("no fix changes %s: %+v", want.fix, c.Fixes)
	case want.writes != "" && !slices.ContainsFunc(c.Fixes, func(f logs.Fix) bool { return writes(&f, want.writes) }):
		t.Errorf("no fix writes %q: %+v", want.writes, c.Fixes)
	case want.second != "" && (len(d.Causes) < 2 || d.Causes[1].Name != want.second):
		t.Errorf("the second cause of %d isn't %s", len(d.Causes), want.second)
	}
}
