package lint

import "github.com/proclint/proclint/lint/procfile"

// A rule knows its own line, not what the other rules will make of it. So each
// fix is tried before it is offered: the file is linted as it would be, and a fix
// that cures nothing or brings an error is dropped.
//
// Each trial costs a run, so each file has a budget in proportion to its bytes, up to
// a limit. Past the budget, Lint offers suggested fixes untried. It also offers the safe
// fixes of a plain-text file, which are right by construction.
const (
	// maxTried is how many runs over all its bytes a file may cost.
	maxTried      = 10
	maxTriedBytes = 8 << 10
	// oddFactor is how many times as many are tried in a file that is no plain
	// text, where that is enough for its safe ones.
	oddFactor = 2
)

// offer is a fix of a finding.
type offer struct {
	finding *finding
	fix     *Fix
}

// offers are the fixes of an applicability, in the order of the findings.
func (p *Pass) offers(a Applicability) []offer {
	var out []offer
	for i := range p.findings {
		f := &p.findings[i]
		for j := range f.Fixes {
			if f.Fixes[j].Applicability == a {
				out = append(out, offer{f, &f.Fixes[j]})
			}
		}
	}
	return out
}

// tryFixes tries the fixes, the safe ones first, and drops the bad ones. A file
// that is no plain text has safe ones only where all of them are tried: with some
// left over in each round FixAll would not settle.
func (p *Pass) tryFixes(in Input) {
	left := fixesToTry(len(in.Source))
	if safe := p.offers(Safe); len(safe) > left && p.odd() {
		if len(safe) <= oddFactor*left {
			left = len(safe)
		} else {
			for _, o := range safe {
				o.fix.Applicability = Suggested
			}
		}
	}
	offers := append(p.offers(Safe), p.offers(Suggested)...)
	offers = offers[:min(left, len(offers))]
	if len(offers) == 0 {
		return
	}
	before := p.tally()
	for _, o := range offers {
		o.fix.trial = p.try(in, o, before)
	}
	for i := range p.findings {
		f := &p.findings[i]
		kept := f.Fixes[:0]
		for _, fix := range f.Fixes {
			if fix.trial != failed {
				kept = append(kept, fix)
			}
		}
		f.Fixes = kept
	}
}

// fixesToTry is how many fixes of a file of that many bytes are tried.
func fixesToTry(size int) int { return min(maxTried, maxTriedBytes/max(size, 1)) }

// odd reports whether a file is more than plain ASCII text, or perhaps UTF-16: an
// edit may then change how the rules, or the parsers, read the rest of it.
func (p *Pass) odd() bool {
	if p.Doc.Encoding != procfile.UTF8 && !p.Doc.BOM {
		return true
	}
	for i := 0; i < len(p.Doc.Text); i++ {
		if c := p.Doc.Text[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7F {
			return true
		}
	}
	return false
}

// try fails a fix unless a file with it has fewer findings of its rule and no
// more errors.
func (p *Pass) try(in Input, o offer, before tally) trial {
	fixed, err := ApplyFix(in, p.Doc, *o.fix)
	if err != nil || len(fixed.Source) > MaxBytes {
		return failed
	}
	rule := o.finding.rule
	some := rulesInOrder()
	if rule.Group != OwnGroup {
		some = rulesBefore(OwnGroup) // whose findings are no errors, and which may take long
	}
	after := runSome(fixed, procfile.Parse(fixed.Source), some).tally()
	if after.findings[rule] >= before.findings[rule] {
		return failed
	}
	// Other platforms give other errors for the same lines.
	if !rule.ChangesPlatforms &&
		after.visibleErrors(rule, before.illegible) > before.visibleErrors(rule, before.illegible) {
		return failed
	}
	return passed
}

// tally counts what a run found.
type tally struct {
	findings, errors map[*Rule]int
	// illegible means that some rule kept later ones silent on a line.
	illegible bool
}

func (p *Pass) tally() tally {
	t := tally{p.found, map[*Rule]int{}, p.AnyClaimed()}
	for _, f := range p.findings {
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
	illegible = illegible || fixed.Uncovers
	n := 0
	for rule, errors := range t.errors {
		hidden := illegible && rule.place > fixed.place
		if !hidden && !rule.ReadsPath {
			n += errors
		}
	}
	return n
}
