// Package signal knows the messages of programs and platforms: what each means, and which one a line of a log has.
package signal

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
)

// Table is what is known of the messages in logs.
type Table struct {
	Messages []*Message
	Meanings []*Meaning
	byName   map[string]*Meaning
	index    *index
}

// Named finds a meaning, or gives nil.
func (t *Table) Named(name string) *Meaning { return t.byName[name] }

// WithRole finds the first meaning with a role, or gives nil.
func (t *Table) WithRole(role Role) *Meaning {
	for _, m := range t.Meanings {
		if m.Role == role {
			return m
		}
	}
	return nil
}

// KindNamed is the kind of failure of a name, or nil.
func (t *Table) KindNamed(name string) *Meaning { return t.byName[kindMark+name] }

// Beneath is a table of messages that count beneath those of this one. They have its kinds, whose help follows theirs.
func (t *Table) Beneath(messages []*Message) *Table {
	for _, m := range messages {
		if m.kind = t.KindNamed(m.Kind); m.kind != nil {
			m.Help = append(m.Help, m.kind.Help...)
		}
	}
	return NewTable(messages)
}

// NewTable is a table of messages alone.
func NewTable(messages []*Message) *Table {
	return &Table{Messages: messages, index: newIndex(messages)}
}

// EachMatch calls do with the place of each message that a line has, and the value of one of its parts, or "".
func (t *Table) EachMatch(l *lex.Line, tried *Attempts, part string, do func(place int, value string)) {
	t.index.candidates(l, tried, func(place int) {
		p := t.Messages[place].pattern
		values, ok := p.match(l)
		if !ok {
			return
		}
		value := ""
		for i := range p.parts {
			if p.parts[i].name == part {
				value = values[i]
			}
		}
		do(place, value)
	}, func(int, int) {})
}

// PlatformOf is the ID of the platform that puts a word in front of each line, or "".
func (t *Table) PlatformOf(word string) string {
	word = ascii.Lower(word)
	for _, m := range t.Meanings {
		for _, prefix := range m.Prefixes {
			if strings.HasPrefix(word, prefix) {
				return m.Platform
			}
		}
	}
	return ""
}

// Load reads a table. A meaning starts with "== name" and has a line for each of its fields; messages follow after a blank
// line. A message is its pattern, and indented the writer with the source. Real lines may follow, and lines that look alike
// after "! ". A kind of failure is the same behind "== kind name", with general patterns in place of messages: they have choices
// such as "{can't|cannot} open" and no writer. Sections that begin with "== look" or "== list" are for package logs. Lines that start with "# " are comments.
func Load(text string) (*Table, error) {
	t := &Table{byName: map[string]*Meaning{}}
	l := loader{table: t}
	number := 0
	for row := range strings.Lines(text) {
		number++
		if err := l.row(strings.TrimRight(row, " \r\n")); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	for _, m := range t.Meanings {
		if m.kind = t.byName[kindMark+m.Kind]; m.kind == nil && m.Kind != NoKind {
			return nil, fmt.Errorf("%s: there is no kind %q", m.Name, m.Kind)
		}
	}
	for _, m := range t.Messages {
		if m.By == "" && !m.isGeneral {
			return nil, fmt.Errorf("%q needs its writer with a source", m.Pattern)
		}
	}
	t.index = newIndex(t.Messages)
	return t, nil
}

type loader struct {
	table    *Table
	meaning  *Meaning
	message  *Message
	inFields bool
	inLook   bool // whether the section is one of what is looked at
}

// The marks of sections that say what is looked at, and of lists of words.
const (
	LookMark = "== look "
	ListMark = "== list "
)

// kindMark is in front of the name of a kind, among the names of meanings.
const kindMark = "kind "

func (l *loader) row(row string) error {
	name, isMeaning := strings.CutPrefix(row, "== ")
	indented, isIndented := strings.CutPrefix(row, "\t")
	switch {
	case strings.HasPrefix(row, LookMark), strings.HasPrefix(row, ListMark):
		l.inLook = true
		return nil
	case l.inLook && !isMeaning:
		return nil
	case row == "":
		l.inFields, l.message = false, nil
		return nil
	case strings.HasPrefix(row, "# "):
		return nil
	case isMeaning && l.table.Named(name) != nil:
		return fmt.Errorf("there are two meanings %q", name)
	case isMeaning:
		l.inLook = false
		l.meaning = &Meaning{Name: name, Level: Root, Certainty: Likely}
		if kind, isKind := strings.CutPrefix(name, kindMark); isKind {
			l.meaning.Name, l.meaning.Kind, l.meaning.Level, l.meaning.isGeneral = kind, kind, Fault, true
		}
		l.table.byName[name] = l.meaning
		l.table.Meanings = append(l.table.Meanings, l.meaning)
		l.inFields = true
		return nil
	case l.meaning == nil:
		return fmt.Errorf("%q is outside of a meaning, which starts with \"== \"", row)
	case isIndented:
		return l.detail(indented)
	case l.inFields:
		return l.meaning.set(row)
	}
	read := NewMessage
	if l.meaning.isGeneral {
		read = newGeneral
	}
	var err error
	if l.message, err = read(l.meaning, row); err != nil {
		return err
	}
	l.table.Messages = append(l.table.Messages, l.message)
	return nil
}

// NewMessage is a message with a pattern.
func NewMessage(meaning *Meaning, row string) (*Message, error) {
	p, err := parsePattern(row)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", row, err)
	}
	return &Message{Meaning: meaning, Pattern: row, pattern: p}, nil
}

// detail takes an indented line of a message.
func (l *loader) detail(text string) error {
	if l.message == nil {
		return fmt.Errorf("%q belongs to no message", text)
	}
	near, isNear := strings.CutPrefix(text, "! ")
	by, source, hasSource := strings.Cut(text, " ·")
	switch {
	case isNear:
		l.message.Near = append(l.message.Near, near)
	case l.meaning.isGeneral:
		l.message.Lines = append(l.message.Lines, text)
	case l.message.By == "" && hasSource:
		l.message.By, l.message.Source = by, strings.TrimSpace(source)
	case l.message.By == "":
		return fmt.Errorf("%q isn't a writer with its source, divided by \" · \"", text)
	default:
		l.message.Lines = append(l.message.Lines, text)
	}
	return nil
}

// Attempts begins the comparison of a log with all messages.
func (t *Table) Attempts() *Attempts { return &Attempts{last: make([]int, len(t.Messages))} }

// Match is a message that a line has, with the values of its parts and its place in the table; none without a message.
type Match struct {
	*Message
	values []string
	At     lex.Line
	place  int
}

// Match gives the message that explains the most of a line, else the general pattern of a kind that does.
func (t *Table) Match(l *lex.Line, tried *Attempts) (message, kind Match) {
	type choice struct{ message, choice int }
	var general []choice
	hosted := ascii.StartsWith(l.Origin, []string{"heroku[", "runner["}) // Heroku itself, as "heroku[web.1]: Process exited", or Fly
	t.index.candidates(l, tried, func(i int) {
		if m := t.Messages[i]; !(hosted && m.Look == LookEnd) {
			message.improve(m, i, l)
		}
	}, func(i, anchor int) {
		if one := (choice{i, anchor}); len(general) < mostTried && !slices.Contains(general, one) {
			general = append(general, one)
		}
	})
	if message.Message != nil {
		return message, Match{}
	}
	for _, g := range general {
		for _, m := range t.Messages[g.message].choices()[g.choice] {
			kind.improve(m, g.message, l)
		}
	}
	return Match{}, kind
}

// improve takes another message if the line has it and it explains more, or as much with more words, or is before it in the table.
func (best *Match) improve(m *Message, place int, l *lex.Line) {
	if best.Message != nil && cmp.Or(int(m.rank()-best.rank()), m.pattern.score-best.pattern.score, len(m.Pattern)-len(best.Pattern), best.place-place) <= 0 {
		return
	}
	if values, ok := m.pattern.match(l); ok {
		*best = Match{m, values, *l, place}
	}
}

// Find gives the message that explains the most of a line of a log, else the general pattern of a kind, or nil.
func (t *Table) Find(text string) (found *Message) {
	tried := t.Attempts()
	lex.EachLine(text, nil, func(l *lex.Line) {
		if message, kind := t.Match(l, tried); found == nil {
			found = cmp.Or(message.Message, kind.Message)
		}
	})
	return found
}

// Named are the values of the message by the names of their parts; false where a part is a place holder of code.
func (m *Match) Named() (named map[string]string, ok bool) {
	named = maps.Clone(m.pattern.fixed)
	if named == nil {
		named = map[string]string{}
	}
	for i, part := range m.pattern.parts {
		if named[part.name] = strings.TrimSuffix(m.values[i], `"}`); m.values[i] == "%s" {
			return nil, false
		}
	}
	if class := named["class"]; class != "" {
		named["class"] = strings.ReplaceAll(class, "/", ".") // as the virtual machine of Java writes it
	}
	return named, true
}
