package move

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
)

// outcome is what the steps of a plan come to.
type outcome struct {
	// edits counts the steps by what they mean for the file.
	edits map[Edit]int
	// lost counts the processes that the new platform doesn't start, byHand the steps to take before the deploy,
	// old the errors that the file had on the old platform too.
	lost, byHand, old int
}

func outcomeOf(steps []Step, old int) outcome {
	o := outcome{edits: map[Edit]int{}, old: old}
	for _, s := range steps {
		o.edits[s.Edit]++
		o.lost += s.lost
		if s.Kind == ByHand && s.order < deploying {
			o.byHand++
		}
	}
	return o
}

// works reports whether the new platform runs the fixed file without another edit.
func (o outcome) works() bool { return o.edits[Broken]+o.edits[Open]+o.old == 0 }

// result is the fixed file and the platforms that it works on.
func (m *adaptation) result(o outcome) Fixed {
	f := Fixed{Text: string(m.in.Source), Path: m.in.Path, Applied: m.applied, Serves: []string{}}
	if f.Applied == nil {
		f.Applied = []string{}
	}
	if !utf8.Valid(m.in.Source) {
		f.Base64, f.Text = m.in.Source, strings.ToValidUTF8(f.Text, "\uFFFD")
	}
	if !m.split && m.given.deployed() && m.from.Reads() {
		f.Serves = append(f.Serves, m.from.ID())
	}
	if o.works() && m.to.Reads() && m.to.ID() != m.from.ID() {
		f.Serves = append(f.Serves, m.to.ID())
	}
	f.Note = m.verdict(o)
	return f
}

// verdict says whom the fixed file serves, as it follows from the steps.
func (m *adaptation) verdict(o outcome) string {
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
	if !o.works() && len(m.applied) > 0 && both != to {
		text = "This text runs the same on " + from + ", but"
	}
	switch {
	case o.edits[Broken] > 0:
		return sentences(text+" doesn't work on "+to+" yet, and fixes alone aren't enough. See the steps.", also)
	case o.old > 0:
		return sentences(text+" doesn't work on "+to+" yet. See the problems that remain.", also)
	case o.edits[Open] > 0:
		return sentences(text+" works on "+to+" only after an edit by hand. See the steps.", also)
	}
	works := text + " works on " + both
	if len(m.applied) == 0 && !m.split {
		works = "No edit to the file is needed. It works on " + both
	}
	switch {
	case o.lost > 0:
		works += ", but " + processes(o.lost) + " will not start on " + to
	case o.byHand > 0:
		works += " once you've taken the steps before the deploy"
	case o.edits[Check] > 0:
		works += " unless a check in the steps fails"
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
			return prose.T("%s would lose `%s`.", from, p.Type).String()
		case p.Type != q.Type:
			return prose.T("On %s, `%s` would be named `%s`.", from, p.Type, q.Type).String()
		case !sameWords(p.Command, q.Command):
			_, after := preview.Differing(p.Command, q.Command)
			return prose.T("On %s, `%s` would run %s.", from, p.Type, after).String()
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
