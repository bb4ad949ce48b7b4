package check

import (
	"github.com/proclint/proclint/lint/platform"
)

// SeverityOf is the worst of the effects. While nobody chose a platform, and no file shows one, a
// difference between platforms is an info at most, unless it breaks the file on all of them.
func SeverityOf(p *Pass, f RuleFinding) Severity {
	if f.Effects == nil {
		return f.Severity
	}
	worst := f.Effects.Worst()
	if p.byDefault && f.KindOf() == Difference && !(worst == Error && failsOnAll(p, f.Effects)) {
		return min(worst, Info)
	}
	return worst
}

// failsOnAll reports whether the file works as written on no target for which that is verified.
func failsOnAll(p *Pass, es Effects) bool {
	for _, t := range p.Targets {
		e, concerned := es.On(t)
		switch {
		case !t.Reads() || !concerned && !isSure(t, es[0].topic):
		case !concerned, e.Verified && e.Severity < Error && e.Outcome != platform.Changed:
			return false
		}
	}
	return true
}

// ByDefault reports whether the targets are the default platforms, because nobody chose any and
// no file shows one.
func ByDefault(p *Pass) bool { return p.byDefault }

// Severities replace the severities of findings by their rules; None removes the findings.
type Severities map[*Rule]Severity

// Of is the severity of a finding of a rule that has another one by itself.
func (s Severities) Of(rule *Rule, found Severity) Severity {
	if replaced, ok := s[rule]; ok {
		return replaced
	}
	return found
}
