package move

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
)

// verdictOf counts the steps. errors are the remaining problems that are errors and that no step says.
func (m *adaptation) verdictOf(steps []Step, errors int) Verdict {
	v := Verdict{Fixes: len(m.applied), Errors: errors, Replaced: !m.to.Reads() || slices.ContainsFunc(steps, writesFiles)}
	for _, s := range steps {
		v.NotStarted += s.notStarted
		if s.Type != "" && writesFiles(s) && slices.ContainsFunc(steps, func(other Step) bool { return other.notStarted == 1 && other.Type == s.Type }) {
			v.NotStarted-- // its files run it
		}
		switch s.Edit {
		case Broken:
			v.Edits++
			v.broken++
		case Open:
			v.Edits++
		case Check:
			v.Checks++
		}
		if s.Kind == ByHand {
			v.ByHand++
			if s.order < deploying && s.order != creating && s.order != copying {
				v.before++
			}
		}
	}
	v.Outcome = v.outcome(m.to.Reads())
	v.Text = m.verdict(v)
	return v
}

func (v *Verdict) outcome(reads bool) Outcome {
	switch {
	case !reads:
		return NotRead
	case v.broken+v.Errors > 0:
		return Fails
	case v.Edits > 0:
		return NeedsEdit
	case v.NotStarted > 0:
		return Incomplete
	case v.before+v.Checks > 0:
		return WorksAfterSteps
	}
	return Works
}

// works reports whether the new platform runs the fixed file without another edit.
func (v *Verdict) works() bool { return v.broken+v.Errors+v.Edits == 0 }

// result is the fixed file and the platforms that it works on.
func (m *adaptation) result(v Verdict) Fixed {
	f := Fixed{Text: string(m.in.Source), Path: m.in.Path, Applied: m.applied, Serves: []string{}, Note: v.Text}
	if f.Applied == nil {
		f.Applied = []string{}
	}
	if !utf8.Valid(m.in.Source) {
		f.Base64, f.Text = m.in.Source, strings.ToValidUTF8(f.Text, "\uFFFD")
	}
	if !m.split && m.given.deployed() && m.from.Reads() {
		f.Serves = append(f.Serves, m.from.ID())
	}
	if v.works() && m.to.Reads() && m.to.ID() != m.from.ID() {
		f.Serves = append(f.Serves, m.to.ID())
	}
	return f
}

// verdict says whom the fixed file serves, as it follows from the steps.
func (m *adaptation) verdict(v Verdict) string {
	from, to := m.from.Title(), m.to.Title()
	if !m.to.Reads() {
		return to + " doesn't read a Procfile. The file stays as it is."
	}
	text := "This text"
	if len(m.applied) == 0 {
		text = "The file"
	}
	also := ""
	switch {
	case !m.from.Reads():
		also = from + " doesn't read a Procfile."
	case !m.given.deployed() && from != to:
		also = from + " rejects it."
	case m.split:
		text, also = "One file can't work on both. "+text, m.breaks()
	}
	both := to
	if also == "" && from != to {
		both = from + " and " + to
	}
	if !v.works() && len(m.applied) > 0 && both != to {
		text = "This text runs the same on " + from + ", but"
	}
	switch {
	case v.broken > 0:
		return sentences(text+" doesn't work on "+to+" yet, and fixes alone aren't enough. See the steps.", also)
	case v.Errors > 0:
		return sentences(text+" doesn't work on "+to+" yet. See the problems that remain.", also)
	case v.Edits > 0:
		return sentences(text+" works on "+to+" only after an edit by hand. See the steps.", also)
	}
	ready, works := text+" needs no other edit", text+" works on "+both
	switch {
	case v.Replaced:
		ready = "The files in the steps replace the Procfile on " + to
		works = ready + ". With them, the app works on " + both
	case len(m.applied) == 0 && !m.split:
		ready = "No edit to the file is needed"
		works = ready + ". It works on " + both
	}
	switch {
	case v.NotStarted > 0:
		works = ready + ", but " + processes(v.NotStarted) + " will not start on " + to
	case v.before > 0:
		works += " once you've taken the steps before the deploy"
	}
	switch {
	case v.Checks == 0:
	case v.NotStarted+v.before == 0:
		works += " unless a check in the steps fails"
	default:
		works += ". A check in the steps may still fail"
	}
	return sentences(works+".", also)
}

func sentences(one, another string) string { return strings.TrimRight(one+" "+another, " ") }

func processes(n int) string {
	return strconv.Itoa(n) + prose.Plural(n, " process", " processes")
}

// breaks says how the old platform would run the new text.
func (m *adaptation) breaks() string {
	from := m.from.Title()
	now := m.look(m.from, m.doc)
	if m.given.deployed() && !now.deployed() {
		return from + " rejects it."
	}
	for _, p := range m.given.processes {
		q := now.at(m.lines[p.Line])
		switch {
		case q == nil:
			return prose.T("%s would lose `%s`.", from, p.Type).Whole()
		case p.Type != q.Type:
			return prose.T("On %s, `%s` would be named `%s`.", from, p.Type, q.Type).Whole()
		case !sameWords(p.Command, q.Command):
			_, after := preview.Differing(p.Command, q.Command)
			return prose.T("On %s, `%s` would run %s.", from, p.Type, after).Whole()
		}
	}
	return from + " would run something else."
}

// remaining are the headlines of the findings that are left on the new platform.
func (m *adaptation) remaining() []string {
	messages := []string{}
	for i := range m.alone.Diagnostics {
		if d := &m.alone.Diagnostics[i]; d.Severity > lint.Hint {
			messages = append(messages, headline(d))
		}
	}
	return messages
}
