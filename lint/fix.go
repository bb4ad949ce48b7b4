package lint

import (
	"maps"
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
	Cured   []check.RuleFinding
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
// what it returns again changes nothing, unless the file is so large that it ends at maxLintedBytes: then Left is above 0.
func FixAll(in check.Input, suggested bool) (*Fixed, error) {
	return fixAll(in, func(_ *check.Pass, f *check.RuleFinding) *check.Fix { return applicable(f.Fixes, suggested) })
}

// FixProblems applies the best fix of each finding that is at least a warning. While nobody chose a platform, it leaves what
// only some platforms do differently.
func FixProblems(in check.Input) (*Fixed, error) {
	return fixAll(in, func(p *check.Pass, f *check.RuleFinding) *check.Fix {
		if in.Severities.Of(f.Rule, p.SeverityOf(*f)) < check.Warning || p.ByDefault && f.KindOf() == check.Difference {
			return nil
		}
		return applicable(f.Fixes, true)
	})
}

// fixAll applies the fix that of chooses for each finding, until no finding has one.
func fixAll(in check.Input, of func(*check.Pass, *check.RuleFinding) *check.Fix) (*Fixed, error) {
	if len(in.Source) > check.MaxBytes {
		return nil, TooLargeError{Bytes: len(in.Source)}
	}
	p := runAndTry(in)
	out, given, changed := &Fixed{}, in, map[string]bool{}
	rounds, titles, bytes := maxRounds, MaxTitles, maxLintedBytes-len(in.Source)
	if in.Unlimited {
		rounds, titles, bytes = unlimitedRounds, math.MaxInt, math.MaxInt
	}
	most, losses := math.MaxInt, min(maxLosses, max(minLosses, maxLossBytes/max(1, len(in.Source))))
	for {
		all := choose(p, of)
		if len(all) == 0 {
			break
		}
		if rounds == 0 || bytes <= 0 || losses == 0 {
			out.Left = len(all)
			break
		}
		chosen := all[:min(len(all), most)]
		bytes -= len(in.Source)
		next, err := applyAll(in, p.Doc, fixesOf(chosen))
		if err != nil {
			return nil, err
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
		for _, o := range chosen[:min(len(chosen), titles-len(out.Titles))] {
			out.Titles = append(out.Titles, o.fix.Title)
		}
		for _, o := range chosen {
			for _, f := range o.fix.Files {
				changed[f.Path] = true
			}
			if len(o.fix.Files) > 0 {
				out.Cured = append(out.Cured, *o.finding)
			}
		}
		out.Applied += len(chosen)
		in, p = next, after
		if most < math.MaxInt/fewFold {
			most *= fewFold
		}
		rounds--
	}
	for _, path := range slices.Sorted(maps.Keys(changed)) {
		before, _ := given.Repository.Raw(path)
		after, _ := in.Repository.Raw(path)
		out.Files = append(out.Files, FixedFile{path, before, after})
	}
	out.Source, out.Path = in.Source, in.Path
	out.Report = report(p, in)
	return out, nil
}
