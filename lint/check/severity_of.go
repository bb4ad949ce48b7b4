package check

import (
	"github.com/proclint/proclint/lint/platform"
)

// SeverityOf is the worst of the effects. While nobody chose a platform, and no file shows one, a
// difference between platforms is an info at most, unless it breaks the file on all of them.
func (s *Selection) SeverityOf(f RuleFinding) Severity {
	if f.Effects == nil {
		return f.Severity
	}
	worst := f.Effects.Worst()
	if s.ByDefault && f.KindOf() == Difference && !(worst == Error && s.failsOnAll(f.Effects)) {
		return min(worst, Info)
	}
	return worst
}

// failsOnAll reports whether the file works as written on no target for which that is verified.
func (s *Selection) failsOnAll(es Effects) bool {
	for _, t := range s.Targets {
		e, concerned := es.On(t)
		switch {
		case !t.Reads() || !concerned && !isSure(t, es[0].topic):
		case !concerned, e.Verified && e.Severity < Error && e.Outcome != platform.Changed:
			return false
		}
	}
	return true
}

// Severities replace the severities of findings by their rules; None removes the findings.
type Severities map[*Rule]Severity

// Of is the severity of a finding of a rule that has another one by itself.
func (s Severities) Of(rule *Rule, found Severity) Severity {
	if replaced, ok := s[rule]; ok {
		return replaced
	}
	return found
}
