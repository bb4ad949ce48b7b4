package lint

import (
	"math"
	"slices"

	"github.com/proclint/proclint/lint/check"
)

// Fixed is a file after its fixes.
type Fixed struct {
	Source []byte // the new content: the given bytes when nothing but the path changed
	Path   string // the new path, the given one when no fix renames the file
	// Files are the other files of the app that fixes changed, in the order of their paths.
	Files []FixedFile
	// Cured are the findings about other files whose fixes were applied.
	Cured   []check.Diagnostic
	Applied int      // counts the fixes that were applied
	Titles  []string // the titles of the applied fixes in order; at most MaxTitles unless the file is unlimited
	Left    int      // counts the fixes that a limit kept from being applied: fixing the new file applies them
	Report  *Report  // the report of the new file
}

// Input is what was fixed, after its fixes.
func (f *Fixed) Input(given check.Input) check.Input {
	contents := map[string][]byte{}
	for _, other := range f.Files {
		contents[other.Path] = other.After
	}
	if len(contents) > 0 {
		given.Repository = given.Repository.With(contents)
	}
	return given.As(f.Path, f.Source)
}

// FixedFile is another file of the app after fixes. Its path is from the root of the repository.
type FixedFile struct {
	Path          string
	Before, After []byte
}

// MaxTitles limits the titles of applied fixes in a result.
const MaxTitles = 1000

// Bounds of FixAll: how often it lints again, for a fix that never settles is a bug that must not hang anybody, and how many
// bytes it lints in all. A file that is larger than a twentieth of them may need another call, unless it is unlimited.
const (
	maxRounds      = 20
	maxLintedBytes = 1 << 19
	// unlimitedRounds are those of an unlimited file. Each halves, at least, the fixes that touch each other.
	unlimitedRounds = 1000
	// fewFold is how many times fewer fixes are applied at a time after some lost a process together, and more after some lost none.
	fewFold = 8
	// Fixes of a file may lose a process so often: maxLosses times, and minLosses times where that is more than so many bytes.
	maxLosses, minLosses, maxLossBytes = 8, 4, 16 << 10
)

// FixAll applies every safe fix, and with suggested also the first suggested one of each diagnostic, until none is left. Fixing
// what it returns again changes nothing, unless the file is so large that it ends at maxLintedBytes: then Left is above 0. The app may
// have no Procfile, as for LintBeside.
func FixAll(in check.Input, suggested bool) (*Fixed, error) {
	return fixAll(&fixing{given: in, in: in, suggested: suggested})
}

// FixProblems applies the best fix of each finding that is at least a warning. While nobody chose a platform, it leaves what
// only some platforms do differently.
func FixProblems(in check.Input) (*Fixed, error) {
	return fixAll(&fixing{given: in, in: in, suggested: true, problems: true})
}

func fixAll(f *fixing) (*Fixed, error) {
	if len(f.in.Source) > check.MaxBytes {
		return nil, TooLargeError{Bytes: len(f.in.Source)}
	}
	if f.isAlone = f.in.Source == nil && f.in.Repository != nil; f.isAlone {
		f.in = withoutFile(f.in)
	}
	if err := f.run(); err != nil {
		return nil, err
	}
	return f.result(), nil
}

// fixing is an app on the way to one without fixes.
type fixing struct {
	given, in           check.Input // without a Procfile, in has an empty one
	suggested, problems bool        // which fixes are applied
	isAlone             bool        // whether there is no Procfile
	pass                *check.Pass
	out                 Fixed
	changed             []string // the paths of other files
	tried               []string // the fixes of starts beside the Procfile
}

// of is the fix to apply for a finding, or nil.
func (f *fixing) of(p *check.Pass, finding *check.RuleFinding) *check.Fix {
	if f.problems && (f.in.Severities.Of(finding.Rule, p.SeverityOf(*finding)) < check.Warning || p.ByDefault && finding.KindOf() == check.Difference) {
		return nil
	}
	fix := applicable(finding.Fixes, f.suggested)
	if f.isAlone && fix != nil && (finding.Code == nil || finding.Code.InCommand() || len(fix.Files) == 0) {
		return nil
	}
	return fix
}

func (f *fixing) run() error {
	in := &f.in
	f.pass = runAndTry(*in)
	rounds, titles, bytes := maxRounds, MaxTitles, maxLintedBytes-len(in.Source)
	if in.Unlimited {
		rounds, titles, bytes = unlimitedRounds, math.MaxInt, math.MaxInt
	}
	most, losses := math.MaxInt, min(maxLosses, max(minLosses, maxLossBytes/max(1, len(in.Source))))
	for {
		p := f.pass
		all := choose(p, f.of)
		if len(all) == 0 && rounds > 0 && f.fixStart() {
			rounds--
			continue
		}
		if len(all) == 0 {
			return nil
		}
		if rounds == 0 || bytes <= 0 || losses == 0 {
			f.out.Left = len(all)
			return nil
		}
		chosen := all[:min(len(all), most)]
		bytes -= len(in.Source)
		next, err := applyAll(*in, p.Doc, fixesOf(chosen))
		if err != nil {
			return err
		}
		after := runAndTry(next)
		if losesProcesses(p, after, chosen...) {
			losses--
			most = max(1, len(chosen)/fewFold)
			if len(chosen) == 1 {
				chosen[0].fix.Trial = failed
				dropFailed(p)
			}
			continue
		}
		for _, o := range chosen {
			f.note(o.fix, len(f.out.Titles) < titles)
			if len(o.fix.Files) > 0 {
				f.out.Cured = append(f.out.Cured, check.Diagnostic{Rule: o.finding.Rule.Name, Code: o.finding.Code})
			}
		}
		f.in, f.pass = next, after
		if most < math.MaxInt/fewFold {
			most *= fewFold
		}
		rounds--
	}
}

// note keeps what a fix did.
func (f *fixing) note(fix *check.Fix, titled bool) {
	f.out.Applied++
	if titled {
		f.out.Titles = append(f.out.Titles, fix.Title)
	}
	for _, other := range fix.Files {
		if !slices.Contains(f.changed, other.Path) {
			f.changed = append(f.changed, other.Path)
		}
	}
}

// fixStart applies the first fix that helps of what starts beside the Procfile, and reports whether there is one.
func (f *fixing) fixStart() bool {
	before := f.starts(f.in, f.pass)
	for i := range before {
		d := &before[i]
		fix := applicable(d.Fixes, f.suggested)
		if fix == nil || f.problems && (d.Severity < check.Warning || d.Folded) {
			continue
		}
		name := d.Rule + d.Message + fix.Title
		if slices.Contains(f.tried, name) {
			continue
		}
		f.tried = append(f.tried, name)
		next, err := withOtherFiles(f.in, []check.Fix{*fix})
		if err != nil {
			continue
		}
		pass := runAndTry(next)
		after := f.starts(next, pass)
		isSame := func(o check.Diagnostic) bool { return o.Rule == d.Rule }
		isError := func(o check.Diagnostic) bool { return o.Severity == check.Error }
		if countOf(after, isSame) >= countOf(before, isSame) || countOf(after, isError) > countOf(before, isError) {
			continue
		}
		f.note(fix, true)
		f.out.Cured = append(f.out.Cured, check.Diagnostic{Rule: d.Rule, Code: d.Code})
		f.in, f.pass = next, pass
		return true
	}
	return false
}

// starts are the findings of what starts beside the Procfile, or without one.
func (f *fixing) starts(in check.Input, p *check.Pass) (found []check.Diagnostic) {
	if !f.isAlone {
		return nil // those of the Procfile are among its findings
	}
	in.Source, in.Targets, in.ByDefault = nil, f.given.Targets, f.given.ByDefault
	reports, _, _ := LintStarts(in)
	for _, r := range reports {
		found = append(found, r.Diagnostics...)
	}
	return found
}

func countOf(found []check.Diagnostic, counts func(check.Diagnostic) bool) (n int) {
	for _, d := range found {
		if counts(d) {
			n++
		}
	}
	return n
}

// result is the app after the fixes.
func (f *fixing) result() *Fixed {
	out, in := &f.out, f.in
	for _, path := range slices.Sorted(slices.Values(f.changed)) {
		before, _ := f.given.Repository.Raw(path)
		after, _ := in.Repository.Raw(path)
		out.Files = append(out.Files, FixedFile{path, before, after})
	}
	out.Source, out.Path = in.Source, in.Path
	out.Report = report(f.pass, in)
	if f.isAlone {
		out.Source, out.Path = nil, f.given.Path
		out.Report = besideReport(out.Input(f.given))
	}
	return out
}
