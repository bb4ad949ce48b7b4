package lint

import (
	"fmt"
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/start"
)

// Lint checks a file. Every file, however broken, has a report. For a file larger than MaxBytes it returns an error.
func Lint(in check.Input) (*Report, error) {
	if len(in.Source) > check.MaxBytes {
		return nil, TooLargeError{Bytes: len(in.Source)}
	}
	return report(runAndTry(in), in), nil
}

// TooLargeError is the error for a file over MaxBytes.
type TooLargeError struct{ Bytes int }

// Error names the limit.
func (e TooLargeError) Error() string {
	return fmt.Sprintf("the file is larger than %d MiB", check.MaxBytes>>20)
}

// fewLines is how many lines are parsed again sooner than they are found in a cache.
const fewLines = 64

// runAndTry runs the rules over a file and tries their fixes.
func runAndTry(in check.Input) *check.Pass {
	p := runFollowed(in, 0)
	addInstead(p, in)
	return p
}

// runFollowed is runAndTry for a command that others start, so many files away from the first one.
func runFollowed(in check.Input, depth int) *check.Pass {
	doc, omitted := firstLines(in, procfile.Parse(in.Source))
	in.Source, in.Repository = doc.Source, in.Repository.Again()
	if in.Cache == nil && len(doc.Lines) > fewLines {
		in.Cache = &check.Cache{}
	}
	in.Cache.Begin(len(doc.Lines))
	p := run(in, doc)
	p.Omitted = omitted
	in.Verdicts = p.Verdicts
	tryFixes(p, in)
	follow := func(p *check.Pass, in check.Input) { addFollowed(p, in, depth) }
	addHidden(p, in, mostLayers, follow)
	follow(p, in)
	configure(p, in)
	return p
}

// configure removes the findings of rules that are off, and all of an excluded file. The
// fixes of the others are tried before that, so that what is removed changes none of them.
func configure(p *check.Pass, in check.Input) {
	if !in.Excluded && in.Severities == nil {
		return
	}
	p.Findings = slices.DeleteFunc(p.Findings, func(f check.RuleFinding) bool {
		return in.Excluded || in.Severities.Of(f.Rule, check.Error) == check.None
	})
}

const (
	mostFollowed = 3  // how many files a command is followed into, one from the other
	mostScripts  = 32 // how many commands of a file are followed
)

// addFollowed adds what is wrong with the commands in scripts that those of the file start, with its place there.
func addFollowed(p *check.Pass, in check.Input, depth int) {
	if p.Repository == nil || p.Variant() || depth == mostFollowed {
		return
	}
	followed, given := 0, map[string]*platform.Target{}
	for _, t := range p.Targets {
		given[t.ID()] = t
	}
	for _, v := range p.Commands() {
		run := v.Main()
		if run == nil || followed == mostScripts {
			continue
		}
		s := start.Inner(run, p.Repository)
		if s == nil {
			continue
		}
		followed++
		s.Type = v.Type
		known := map[*check.Rule]bool{}
		for _, f := range p.Findings {
			if p.Doc.LineAt(f.Range.Start) == v.Line {
				known[f.Rule] = true
			}
		}
		isScript := run.Reference().NamesScript()
		started := &Started{Start: *s, Targets: v.Targets}
		made := in.As("Procfile", started.source())
		made.Targets, made.ByDefault, made.Cache, made.Verdicts = inShell(v.Targets), p.ByDefault, nil, nil
		for _, f := range runFollowed(made, depth+1).Findings {
			isOther := known[f.Rule] || isScript && f.Rule.FollowsScripts || !checksCommand(f.Rule)
			if !isOther && (!f.Rule.AboutFile || f.Code.InCommand()) {
				started.report(p, f, v.At(run.Naming()), given)
			}
		}
	}
	p.Add(nil)
	dropUsed(p)
}

// dropUsed removes findings about comments that ignore what is found in other files.
func dropUsed(p *check.Pass) {
	p.Findings = slices.DeleteFunc(p.Findings, func(f check.RuleFinding) bool {
		rule, _ := check.RuleByName(p.Doc.Slice(f.Range))
		return f.Rule.Group == check.DirectivesGroup && rule != nil && p.Suppressions.Rules[rule]
	})
}

// addInstead adds what is wrong with the commands that platforms take from their own files in place of those of the Procfile, or besides.
func addInstead(p *check.Pass, in check.Input) {
	if p.Repository == nil || p.Variant() {
		return
	}
	chosen, built := map[string]*platform.Target{}, []*platform.Target{}
	for _, t := range p.Targets {
		if !t.Image && t.BuiltBy == platform.UnknownBuild { // the file chose it, and no build is known
			t = start.Strategy(&t.Platform().Strategies[0], p.Repository)
		}
		built = append(built, t)
		chosen[t.ID()] = p.Targets[len(built)-1]
	}
	starts := startsOn(built, p.Repository, start.InFiles)
	for i := range starts {
		s := &starts[i]
		if s.Command == "" {
			continue
		}
		made := runFollowed(s.asProcfile(in, p.ByDefault), 0)
		for _, f := range made.Findings {
			isKnown := f.Rule.OfProcfiles || slices.ContainsFunc(p.Findings, func(have check.RuleFinding) bool {
				return have.Rule == f.Rule && have.Code != nil && f.Code != nil && have.Code.Path == f.Code.Path && have.Code.Line == f.Code.Line
			})
			if !isKnown && s.counts(f.Rule, f.Rule.AboutFile, f.Code, made.SeverityOf(f), made.Doc.Slice(f.Range)) {
				s.report(p, f, procfile.Range{}, chosen)
			}
		}
	}
	p.Add(nil)
	dropUsed(p)
}
