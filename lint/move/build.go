package move

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// Of makes the plan. app is the name of the app in commands; empty is a placeholder. The targets of in are not looked at. The
// only error is that of lint.Lint for a file that is too large.
func Of(in lint.Input, from, to *platform.Target, app string) (*Plan, error) {
	// The plan tells what the platforms do, whatever a configuration says about their findings.
	in.Targets, in.Excluded, in.Severities = nil, false, turnedOff(in.Severities)
	if len(in.Source) > lint.MaxBytes {
		return nil, lint.TooLargeError{Bytes: len(in.Source)}
	}
	from, to = check.InFolder(from, in.Path, in.Repository), check.InFolder(to, in.Path, in.Repository)
	fixed, err := adaptTo(in, from, to)
	if err != nil {
		return nil, err
	}
	m := newMove(fixed, from, to, app)
	steps := m.steps()
	verdict := fixed.verdictOf(steps, m.restErrors)
	p := &Plan{
		Schema: lint.Schema,
		From:   from.ID(), To: to.ID(),
		FromTitle: from.Title(), ToTitle: to.Title(),
		Steps:     steps,
		Verdict:   verdict,
		Fixed:     fixed.result(verdict),
		Remaining: fixed.remaining(),
	}
	p.rest, p.corrected = m.rest, fixed.corrected
	p.mask(lint.SecretsOf(m.before.doc), m.before.doc.Text)
	p.Checklist = p.secrets.Mask(checklist(p))
	return p, nil
}

func turnedOff(severities check.Severities) check.Severities {
	off := check.Severities{}
	for rule, severity := range severities {
		if severity == check.None {
			off[rule] = severity
		}
	}
	return off
}
