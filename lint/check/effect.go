package check

import (
	"slices"
	"sort"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// Effect is what a defect does on one platform. The zero value is no effect.
type Effect struct {
	// Target is set by the Scope that makes the effect.
	Target   *platform.Target
	Severity Severity
	Outcome  platform.Outcome
	// Text is one sentence without the platform's name.
	Text prose.Text
	// Verified is set by the Scope: false where nobody has run or read what the effect follows from. Such an effect is at most a warning.
	Verified bool
	// Log is the platform's or program's exact text, if there is one.
	Log string
	// Code is that under which the platform reports it, such as "H14", or "".
	Code string

	topic  platform.Topic // of the Scope
	likely bool           // see Likely
}

// NewEffect is an effect with a text, see prose.T.
func NewEffect(s Severity, o platform.Outcome, format string, args ...any) Effect {
	return Effect{Severity: s, Outcome: o, Text: prose.T(format, args...)}
}

// Logged is the effect with the exact text of a platform or a program.
func (e Effect) Logged(log string) Effect {
	e.Log = log
	return e
}

// Coded is the effect with the code under which the platform reports it.
func (e Effect) Coded(code string) Effect {
	e.Code = code
	return e
}

// Likely is the effect of something that is only likely: a warning that nobody verified.
func (e Effect) Likely() Effect {
	e.Severity, e.likely = min(e.Severity, Warning), true
	return e
}

// Effects are those of a finding, at most one for each platform.
type Effects []Effect

// Worst is the worst severity, or None.
func (es Effects) Worst() Severity {
	worst := None
	for _, e := range es {
		worst = max(worst, e.Severity)
	}
	return worst
}

// Harmful leaves out the effects that are mere hints, unless all of them are.
func (es Effects) Harmful() Effects {
	if es.Worst() <= Hint {
		return es
	}
	return slices.DeleteFunc(slices.Clone(es), func(e Effect) bool { return e.Severity <= Hint })
}

// AtMost lowers severities, for what is only likely: a lowered effect is not verified.
func (es Effects) AtMost(most Severity) Effects {
	out := slices.Clone(es)
	for i := range out {
		if out[i].Severity > most {
			out[i].Severity, out[i].Verified, out[i].likely = most, false, true
		}
	}
	return out
}

// On finds the effect on a platform.
func (es Effects) On(t *platform.Target) (Effect, bool) {
	i := slices.IndexFunc(es, func(e Effect) bool { return e.Target == t })
	if i < 0 {
		return Effect{}, false
	}
	return es[i], true
}

// Rejected is the effect on a platform that rejects the file with a text.
func Rejected(t *platform.Target, log string) Effect {
	return NewEffect(Error, platform.Rejected, "%s", t.OnError).Logged(log)
}

// Write writes the effects out, equal ones together, the most severe first.
func (es Effects) Write() []PlatformEffect {
	out := make([]PlatformEffect, 0, len(es))
	text := ""
	for i, e := range es {
		if i == 0 || e.Text != es[i-1].Text {
			text = e.Text.Fit(prose.MaxEffect)
		}
		written := PlatformEffect{
			Severity: e.Severity,
			Outcome:  e.Outcome,
			Verified: e.Verified,
			Text:     text,
			Log:      prose.Log(e.Log),
			Code:     e.Code,
			Said:     e.Text,
		}
		cost.Done(len(written.Text) + len(written.Log))
		at := slices.IndexFunc(out, func(e PlatformEffect) bool { return e.same(&written) })
		if at < 0 {
			at = len(out)
			written.Platforms = make([]string, 0, min(len(es)-i, 4))
			out = append(out, written)
		}
		out[at].Platforms = append(out[at].Platforms, e.Target.ID())
	}
	if len(out) > 1 {
		sort.SliceStable(out, func(i, j int) bool { return out[i].before(&out[j]) })
	}
	return out
}
