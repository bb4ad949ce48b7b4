package lint

import (
	"fmt"
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
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
	addHidden(p, in, mostLayers)
	addFollowed(p, in, depth)
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
