package move

import (
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
)

// result is the mended file and whom it serves.
func (m *mend) result(bad int) Fixed {
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
	if bad == 0 && m.to.Reads() && m.to.ID() != m.from.ID() {
		f.Serves = append(f.Serves, m.to.ID())
	}
	f.Note = m.note(bad)
	return f
}

// broken counts the errors that the file still has on the new platform.
func (m *mend) broken() int { return m.alone.Summary.Error }

func (m *mend) note(bad int) string {
	from, to := m.from.Title(), m.to.Title()
	unchanged := len(m.applied) == 0
	switch {
	case !m.to.Reads():
		return to + " reads no Procfile; the file stays as it is."
	case bad > 0 && unchanged:
		return "The file is not good for " + to + " yet, and no fix alone makes it so: see the steps."
	case bad > 0 && m.split:
		return "One file cannot serve both: this text is for " + to + ", and it is not good there yet: see the steps."
	case bad > 0:
		return from + " runs this text as it runs yours, and it is not good for " + to + " yet: see the steps."
	case !m.from.Reads():
		return "The text serves " + to + "; " + from + " reads no Procfile."
	case !m.given.deployed():
		return "The text serves " + to + "; " + from + " refuses it."
	case unchanged:
		return "The file serves " + from + " and " + to + " as it is."
	case m.split:
		return "One file cannot serve both: this text is for " + to + ", and " + m.breaks() + "."
	}
	return "This text serves " + from + " and " + to + "."
}

// breaks says what the old platform would make of the new text.
func (m *mend) breaks() string {
	from := m.from.Title()
	now := look(m.from, m.doc)
	if m.given.deployed() && !now.deployed() {
		return from + " refuses it"
	}
	for _, p := range m.given.processes {
		q := now.at(m.lines[p.Line])
		switch {
		case q == nil:
			return from + " would lose " + quote(p.Type)
		case p.Type != q.Type:
			return "on " + from + " " + quote(p.Type) + " would be called " + quote(q.Type)
		case !sameWords(p.Command, q.Command):
			return "on " + from + " " + quote(p.Type) + " would run " + quote(q.Command)
		}
	}
	return from + " would run something else"
}

// remaining are the messages of what is still wrong on the new platform.
func (m *mend) remaining() []string {
	messages := []string{}
	for _, d := range m.alone.Diagnostics {
		if d.Severity > lint.Hint {
			messages = append(messages, d.Message)
		}
	}
	return messages
}
