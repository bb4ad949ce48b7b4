package check

import (
	"slices"

	"github.com/proclint/proclint/lint/platform"
)

// SeverityOf is the worst of the effects. Without a selection it is an error only where the
// file fails on all targets, those aside on which the effect is not verified. Where a file
// shows the platform, what concerns only others is an info.
func SeverityOf(p *Pass, f Finding) Severity {
	if f.Effects == nil {
		return f.Severity
	}
	worst := f.Effects.Worst()
	switch {
	case p.byDefault && worst > Info && concernsOthers(p, f.Effects):
		return Info
	case p.byDefault && worst == Error && !failsOnAll(p, f.Effects):
		return Warning
	}
	return worst
}

// failsOnAll reports whether the file works as written on no target for which that is verified.
func failsOnAll(p *Pass, es Effects) bool {
	for _, t := range p.Targets {
		e, concerned := es.On(t)
		switch {
		case !concerned && !isSure(t, es[0].topic):
		case !concerned, e.Verified && e.Severity < Error && e.Outcome != platform.Changed:
			return false
		}
	}
	return true
}

// concernsOthers reports whether effects concern only some platforms, none of them shown by
// a file, while a file shows another one.
func concernsOthers(p *Pass, es Effects) bool {
	shown := ShownPlatforms(p)
	if len(shown) == 0 || shown[0].Shared {
		return false
	}
	used := func(t *platform.Target) bool {
		return slices.ContainsFunc(shown, func(s platform.Shown) bool { return s.Target != nil && s.Target.Platform() == t.Platform() })
	}
	usedOneIsChecked := slices.ContainsFunc(p.Targets, used)
	harmed := 0
	for _, e := range es {
		switch {
		case e.Severity <= Info:
		case used(e.Target), e.topic == 0 && !usedOneIsChecked:
			return false // it happens on the platform that is used, or wherever the command runs
		default:
			harmed++
		}
	}
	return harmed < len(p.Targets)
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
