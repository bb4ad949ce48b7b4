package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// TestFixesServeAllSelected: with several platforms selected no fix gives one of
// them an error that it did not have, unless the title says for which it is good.
func TestFixesServeAllSelected(t *testing.T) {
	var readers []*platform.Target
	for _, target := range platform.Targets() {
		if target.Reads() {
			readers = append(readers, target)
		}
	}
	// With a prime stride each input has some pairs, and each pair many inputs.
	const stride = 37
	n := 0
	for _, in := range goldenInputs(t) {
		for i, a := range readers {
			for _, b := range readers[i+1:] {
				if n++; n%stride == 0 && !golden.LeftOut(n/stride, 3) {
					checkFixesServe(t, in, a, b)
				}
			}
		}
	}
}

func checkFixesServe(t *testing.T, in check.Input, pair ...*platform.Target) {
	t.Helper()
	in.Targets = pair
	report, err := Lint(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Diagnostics {
		for _, fix := range d.Fixes {
			fixed, err := ApplyFix(in, report.Document, fix)
			if err != nil {
				t.Fatal(err)
			}
			for _, target := range pair {
				checkNoNewError(t, in, fixed, report, target, d, fix)
				checkUnconcerned(t, in, fixed, target, d, fix)
			}
		}
	}
}

// checkNoNewError lints the two files for one platform alone. An error that the report
// for the selected platforms already has, if only as a warning, isn't new. Where more
// processes start or serve, the errors of their commands aren't either. Nor is one about a command that it has for
// another of them, on which the command starts without the fix.
func checkNoNewError(t *testing.T, in, fixed check.Input, selected *Report, target *platform.Target, d check.Diagnostic, fix check.Fix) {
	t.Helper()
	in.Targets = []*platform.Target{target}
	fixed.Targets = in.Targets
	before, _ := Lint(in)
	after, err := Lint(fixed)
	if err != nil {
		return
	}
	if startsMore(target, in, fixed) {
		after.Diagnostics = slices.DeleteFunc(slices.Clone(after.Diagnostics), isAboutCommand)
	}
	told := 0
	for _, other := range selected.Diagnostics {
		rule, _ := check.RuleByName(other.Rule)
		if (concernsTarget(other, target) || rule.Group == check.CommandsGroup) && other.Severity >= check.Warning && other.Rule != d.Rule && countRule(before, other.Rule) == 0 {
			told++
		}
	}
	if n, m := judgedErrors(before, before, d.Rule)+told, judgedErrors(after, before, d.Rule); m > n {
		t.Errorf("%s: fix %q of %q gives %s an error: %q %v; before %v", d.Rule, fix.Title, clip(in.Source), target.ID(), clip(fixed.Source), messages(after), messages(before))
	}
	if n, m := countRule(before, d.Rule), countRule(after, d.Rule); concernsTarget(d, target) && reports(before, d) && m >= n && n <= check.MaxFindings {
		t.Errorf("%s: fix %q of %q cures nothing on %s: %q %v", d.Rule, fix.Title, clip(in.Source), target.ID(), clip(fixed.Source), messages(after))
	}
}

// startsMore reports whether a target starts more processes of the fixed file, or gives requests to one for the first time.
func startsMore(target *platform.Target, in, fixed check.Input) bool {
	before, _ := target.ReadFile(in.Source)
	after, _ := target.ReadFile(fixed.Source)
	serves := func(r platform.Reading) bool {
		return slices.ContainsFunc(started(r), func(i int) bool { return target.IsHTTP(r.Processes[i].Type) })
	}
	return len(started(before)) < len(started(after)) || !serves(before) && serves(after)
}

func isAboutCommand(d check.Diagnostic) bool {
	rule, _ := check.RuleByName(d.Rule)
	return rule.Group == check.CommandsGroup || rule.Group == check.RepositoryGroup
}

// reports tells whether a report has a finding of the same rule at the same place.
func reports(r *Report, d check.Diagnostic) bool {
	return slices.ContainsFunc(r.Diagnostics, func(other check.Diagnostic) bool { return other.Rule == d.Rule && other.Range == d.Range })
}

// checkUnconcerned checks a fix on a selected platform that its diagnostic doesn't
// concern. There, every process that started still starts, whatever its name, unless
// the fix chooses between lines of one process type or names its platforms.
func checkUnconcerned(t *testing.T, in, fixed check.Input, target *platform.Target, d check.Diagnostic, fix check.Fix) {
	t.Helper()
	if concernsTarget(d, target) || d.Rule == "duplicate-process-type" || strings.Contains(fix.Title, " for ") {
		return
	}
	before, rejected := target.ReadFile(in.Source)
	after, rejectedAfter := target.ReadFile(fixed.Source)
	if before.Error != "" || rejected != "" {
		return
	}
	if after.Error != "" || rejectedAfter != "" || len(before.Processes) == len(after.Processes) && lost(started(before), started(after)) {
		t.Errorf("%s: fix %q of %q changes what %s starts, which it does not concern: %q", d.Rule, fix.Title, clip(in.Source), target.ID(), clip(fixed.Source))
	}
}

// started are the places in the file of the processes that a platform keeps.
func started(r platform.Reading) []int {
	kept := []int{}
	for i, p := range r.Processes {
		if p.NotStarted == "" {
			kept = append(kept, i)
		}
	}
	return kept
}

func lost(before, after []int) bool {
	return slices.ContainsFunc(before, func(i int) bool { return !slices.Contains(after, i) })
}

func concernsTarget(d check.Diagnostic, target *platform.Target) bool {
	return len(d.Platforms) == 0 || slices.Contains(d.Platforms, target.ID())
}

// TestOneFindingWhereNothingIsRead: for a platform that reads no Procfile, there is one warning and no fix, whatever is in
// the file. What Proclint says about its own comments and about other files stays.
func TestOneFindingWhereNothingIsRead(t *testing.T) {
	var targets []*platform.Target
	for _, target := range platform.Targets() {
		if target.Elsewhere != "" {
			targets = append(targets, target)
		}
	}
	if len(targets) == 0 {
		t.Fatal("every platform reads a Procfile")
	}
	for i, in := range goldenInputs(t) {
		target := targets[i%len(targets)]
		in.Targets = []*platform.Target{target}
		report, err := Lint(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range report.Diagnostics {
			rule, _ := RuleByName(d.Rule)
			about := len(d.Effects) == 1 && d.Effects[0].Outcome == platform.Ignored && d.Severity <= check.Warning && len(d.Fixes) == 0
			if d.Severity == check.Info { // a builder that a file names may read the Procfile, or a runner in the image
				about = len(d.Effects) == 1 && d.Effects[0].Outcome == platform.Differs && len(d.Fixes) == 0 && d.Rule == "file-not-read"
			}
			if rule.Group != check.DirectivesGroup && !about && !(d.AboutFile && d.Code != nil) {
				t.Errorf("%s: %q has the finding %s %q", target.ID(), clip(in.Source), d.Rule, d.Message)
			}
		}
	}
}

// TestLocalVariantsAreForRunners: nobody deploys a file such as Procfile.dev, so it is checked for the local runners,
// unless a flag, a comment, or a configuration names a platform.
func TestLocalVariantsAreForRunners(t *testing.T) {
	heroku, _ := platform.Lookup("heroku")
	runners := func(file string) []*platform.Target {
		found := platform.LocalRunners(file)
		if len(found) < 8 {
			t.Fatalf("there are only %d runners", len(found))
		}
		return found
	}
	for _, c := range []struct {
		path, source           string
		selected, configured   []*platform.Target
		want                   []*platform.Target
		wantDefault, wantRails bool
	}{
		{path: "Procfile", want: platform.Defaults(), wantDefault: true},
		{path: "", want: platform.Defaults(), wantDefault: true},
		{path: "Procfile.dev", want: runners("Procfile.dev"), wantDefault: true, wantRails: true},
		{path: "backend/Procfile.dev", want: runners("Procfile.dev"), wantDefault: true, wantRails: true},
		{path: `backend\Procfile.dev`, want: runners("Procfile.dev"), wantDefault: true, wantRails: true},
		{path: "Procfile.local", want: runners(""), wantDefault: true},
		{path: "Procfile-dev-https", want: runners(""), wantDefault: true},
		{path: "Procfile.windows", want: runners(""), wantDefault: true},
		{path: "procfile_TEST", want: runners(""), wantDefault: true},
		{path: "Procfile.production", want: platform.Defaults(), wantDefault: true},
		{path: "Procfile.heroku", want: platform.Defaults(), wantDefault: true},
		{path: "Procfile.txt", want: platform.Defaults(), wantDefault: true},
		{path: "Procfile.dev", selected: []*platform.Target{heroku}, want: []*platform.Target{heroku}},
		{path: "Procfile.dev", configured: []*platform.Target{heroku}, want: []*platform.Target{heroku}},
		{path: "Procfile.dev", source: "# proclint-platform heroku\n", want: []*platform.Target{heroku}},
	} {
		in := check.Input{Path: c.path, Source: []byte(c.source + "web: node a.js\n"), Targets: c.selected, Configured: c.configured}
		doc := procfile.Parse(in.Source)
		selection := check.Select(in, doc, check.Directives(doc))
		got, byDefault := selection.Targets, selection.ByDefault
		if !slices.Equal(got, c.want) || byDefault != c.wantDefault {
			t.Errorf("%q: %v, by default: %v", c.path, got, byDefault)
		}
		if rails := slices.ContainsFunc(got, func(t *platform.Target) bool { return t.ID() == "rails-dev" }); rails != c.wantRails {
			t.Errorf("%q: Rails bin/dev is among the platforms: %v", c.path, rails)
		}
		report, err := Lint(in)
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range report.Platforms {
			if id != c.want[i].ID() {
				t.Errorf("%q: the report's platforms are %q", c.path, report.Platforms)
			}
		}
	}
}
