package move

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
)

// result is the fixed file and the platforms that it works on.
func (m *adaptation) result(bad, lost int) Fixed {
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
	f.Note = m.note(bad, lost)
	return f
}

// broken counts the errors that the file still has on the new platform.
func (m *adaptation) broken() int { return m.alone.Summary.Error }

func (m *adaptation) note(bad, lost int) string {
	from, to := m.from.Title(), m.to.Title()
	unchanged := len(m.applied) == 0
	switch {
	case !m.to.Reads():
		return to + " doesn't read a Procfile. The file stays as it is."
	case bad > 0 && unchanged:
		return "The file doesn't work on " + to + " yet, and fixes alone aren't enough. See the steps."
	case bad > 0 && m.split:
		return "One file can't work on both. This text is for " + to + ", but doesn't work there yet. See the steps."
	case bad > 0:
		return "This text runs the same on " + from + ", but doesn't work on " + to + " yet. See the steps."
	case !m.from.Reads():
		return "The text works on " + to + ". " + from + " doesn't read a Procfile."
	case !m.given.deployed():
		return "The text works on " + to + ". " + from + " rejects it."
	case unchanged && lost > 0:
		return "No edit to the file is needed, but " + processes(lost) + " will not start on " + to + "."
	case unchanged:
		return "No edit to the file is needed. It works on " + from + " and " + to + "."
	case m.split:
		return "One file can't work on both. This text is for " + to + ". " + m.breaks()
	case lost > 0:
		return "This text works on " + from + " and " + to + ", but " + processes(lost) + " will not start on " + to + "."
	}
	return "This text works on " + from + " and " + to + "."
}

func processes(n int) string {
	return strconv.Itoa(n) + verb(n, " process", " processes")
}

// breaks says how the old platform would run the new text.
func (m *adaptation) breaks() string {
	from := m.from.Title()
	now := look(m.from, m.doc)
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

// headline is the headline of a finding as a sentence.
func headline(d *check.Diagnostic) string { return d.Message + "." }

// messageOf is a finding on the new platform: headline, effect and help.
func messageOf(d *check.Diagnostic) string {
	text := headline(d)
	if len(d.Effects) > 0 {
		text += " " + preview.Sentence(d.Effects[0].Text)
	}
	if d.Help != "" {
		text += " " + preview.Sentence(d.Help)
	}
	return text
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
