package lint

import (
	"slices"

	"github.com/proclint/proclint/lint/procfile"
)

// A rule knows its own line, not what the other rules will make of it. So each
// suggested fix is tried before it is offered: the file is linted as it would
// be, and a fix that cures nothing or brings an error is dropped. Safe fixes are
// right by construction; the tests hold them to the same.
//
// Trying costs a run a fix, so it ends where a file has very many of them, or is
// very long: what is left is offered untried.
const (
	maxTried      = 20
	maxTriedBytes = 8 << 10
)

// dropBadFixes tries the suggested fixes and drops the bad ones.
func (p *Pass) dropBadFixes(in Input) {
	left := fixesToTry(len(in.Source))
	before := tally{}
	for i := range p.findings {
		f := &p.findings[i]
		if left == 0 {
			return
		}
		if !slices.ContainsFunc(f.Fixes, func(fix Fix) bool { return fix.Applicability == Suggested }) {
			continue
		}
		if before.findings == nil {
			before = p.tally()
		}
		kept := f.Fixes[:0:0]
		for _, fix := range f.Fixes {
			if fix.Applicability == Suggested && left > 0 {
				left--
				if !p.cures(in, f.rule, fix, before) {
					continue
				}
			}
			kept = append(kept, fix)
		}
		f.Fixes = kept
	}
}

// fixesToTry is how many fixes of a file of that many bytes are tried.
func fixesToTry(size int) int { return min(maxTried, maxTriedBytes/max(size, 1)) }

// cures reports whether a file with the fix has fewer findings of its rule and
// no more errors.
func (p *Pass) cures(in Input, rule *Rule, fix Fix, before tally) bool {
	fixed, err := ApplyFix(in, p.Doc, fix)
	if err != nil || len(fixed.Source) > MaxBytes {
		return false
	}
	after := run(fixed, procfile.Parse(fixed.Source)).tally()
	return after.findings[rule] < before.findings[rule] &&
		after.visibleErrors(rule, before.illegible) <= before.visibleErrors(rule, before.illegible)
}

// tally counts what a run found.
type tally struct {
	findings, errors map[*Rule]int
	// illegible says that some rule kept later ones silent on a line.
	illegible bool
}

func (p *Pass) tally() tally {
	t := tally{map[*Rule]int{}, map[*Rule]int{}, p.AnyClaimed()}
	for _, f := range p.findings {
		t.findings[f.rule]++
		if p.severity(f.Finding) == Error {
			t.errors[f.rule]++
		}
	}
	return t
}

// visibleErrors counts the errors that a fix of the rule answers for. What later
// rules find in a line that the fix made legible was there before, and whether a
// misnamed file is one depends on how many of its lines are entries.
func (t tally) visibleErrors(fixed *Rule, illegible bool) int {
	illegible = illegible || fixed.Name == "file-encoding"
	n := 0
	for rule, errors := range t.errors {
		hidden := illegible && rule.order() > fixed.order() || rule.Name == "file-name" || rule.Name == "file-location"
		if !hidden {
			n += errors
		}
	}
	return n
}
