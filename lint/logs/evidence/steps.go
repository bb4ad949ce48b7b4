// Package evidence says what Procfile and folder make of a failure: rows of the table ask questions, and give it another meaning, values and fixes.
package evidence

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/subject"
)

// look tells what a cause is, by Procfile and folder: the first of its steps whose conditions are true says it.
type look struct{ steps []step }

type step struct {
	all []func(*subject.Subject) bool
	// other is another look, which says it and reports so if it finds anything, or nil.
	other func(*subject.Subject) bool
	// meaning is what the cause is, or "", and does what else is set for it.
	meaning string
	does    []func(*subject.Subject)
	// goesOn is whether a later step may say it better.
	goesOn bool
}

// at gives a cause the meaning that its steps find, and reports whether there is one.
func (k *look) at(d *subject.Subject) bool {
	found := false
	for i := range k.steps {
		s := &k.steps[i]
		if slices.ContainsFunc(s.all, func(is func(*subject.Subject) bool) bool { return !is(d) }) {
			continue
		}
		if s.other != nil {
			if s.other(d) {
				return true
			}
			continue
		}
		for _, do := range s.does {
			do(d)
		}
		found = found || s.meaning != ""
		if !s.goesOn {
			return found
		}
	}
	return found
}

// Meanings are those that a look gives to causes.
func (k *Looks) Meanings() (names []string) {
	for _, look := range k.byName {
		for _, s := range look.steps {
			if s.meaning != "" {
				names = append(names, s.meaning)
			}
		}
	}
	return names
}

// OnRow calls a function whenever the conditions of a row are true.
func (k *Looks) OnRow(counts func(look string, row int)) {
	for name, look := range k.byName {
		for i := range look.steps {
			look.steps[i].all = append(look.steps[i].all, func(*subject.Subject) bool {
				counts(name, i)
				return true
			})
		}
	}
}

// Looks are the looks of a table and its lists of words, by their names.
type Looks struct {
	byName    map[string]*look
	lists     map[string]ecosystem.Words
	isMeaning func(name string) bool // whether there is a meaning of a name
}

const lookAny = "any"

// NewLooks reads the looks of a table, each a section that begins with "== look" and its name. A row of it is
//
//	CONDITION and CONDITION => MEANING, VALUE=TEXT
//
// The first row whose conditions are true counts; with "->" in place of "=>", later ones may go before it. A row without a result ends with "look"
// and the name of another look, which is a part of this one. A condition is "not" and a condition, or a text, which is true if it isn't empty, or if
// it is what the words behind it say, as in "<path:base> is Procfile | Dockerfile". A text is literal but for values in "<>", with changes of them
// behind colons, and questions in "[]". In a condition, a question needs no brackets. "== list" and a name begin a list of words.
func NewLooks(table string, isMeaning func(string) bool) (*Looks, error) {
	k := &Looks{byName: map[string]*look{}, lists: map[string]ecosystem.Words{}, isMeaning: isMeaning}
	type numbered struct {
		look   *look
		number int
		row    string
	}
	var steps []numbered
	var current *look
	list, number := "", 0
	for row := range strings.Lines(table) {
		number++
		if current == nil && list == "" && !strings.HasPrefix(row, "== ") {
			continue
		}
		row = strings.TrimSpace(row)
		name, isLook := strings.CutPrefix(row, signal.LookMark)
		words, isList := strings.CutPrefix(row, signal.ListMark)
		switch {
		case isLook:
			current, list = &look{}, ""
			k.byName[name] = current
		case isList:
			current, list = nil, words
		case strings.HasPrefix(row, "== "):
			current, list = nil, ""
		case row == "" || strings.HasPrefix(row, "# "):
		case list != "":
			k.lists[list] = ecosystem.Words(strings.TrimSpace(string(k.lists[list]) + " " + row))
		case current != nil:
			steps = append(steps, numbered{current, number, row})
		}
	}
	var wrong []error
	for _, n := range steps { // which may name looks and lists behind them
		s, err := k.step(n.row)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("line %d: %q: %w", n.number, n.row, err))
		}
		n.look.steps = append(n.look.steps, s)
	}
	return k, errors.Join(wrong...)
}

func (k *Looks) step(row string) (step, error) {
	conditions, result := splitAt(row, "=> ")
	s := step{}
	if result == "" {
		conditions, result = splitAt(row, "-> ")
		s.goesOn = result != ""
	}
	for _, text := range splitAll(conditions, " and ") {
		if name, isLook := strings.CutPrefix(text, "look "); isLook && result == "" {
			if s.other != nil {
				return s, fmt.Errorf("a step has only one look")
			}
			if s.other = k.Named(name); s.other == nil {
				return s, fmt.Errorf("there is no look %q", name)
			}
			continue
		}
		is, err := k.condition(text)
		if err != nil {
			return s, err
		}
		if is != nil {
			s.all = append(s.all, is)
		}
	}
	if result == "" && s.other == nil {
		return s, fmt.Errorf("a step needs a result")
	}
	err := k.result(&s, result)
	return s, err
}

// Named is a look by its name, or nil.
func (k *Looks) Named(name string) func(*subject.Subject) bool {
	if look := k.byName[name]; look != nil {
		return look.at
	}
	return nil
}

func (k *Looks) result(s *step, text string) error {
	for _, part := range splitAll(text, ", ") {
		name, value, sets := strings.Cut(part, "=")
		action, of, _ := strings.Cut(part, " ")
		switch do := find(actions, action); {
		case part == "" || part == nothing:
		case do != nil:
			written, _, err := k.text(of)
			if err != nil {
				return err
			}
			s.does = append(s.does, func(d *subject.Subject) { do(d, written(d)) })
		case sets:
			set, err := k.setter(name, value)
			if err != nil {
				return err
			}
			s.does = append(s.does, set)
		case !k.isMeaning(part):
			return fmt.Errorf("there is no meaning %q", part)
		default:
			s.meaning = part
			s.does = append(s.does, func(d *subject.Subject) { d.Become(part) })
		}
	}
	return nil
}

// nothing is the result of a step behind which nothing else is looked at.
const nothing = "nothing"

// setter sets a value, how sure a cause is, or its stage. A command may contain what the table has as it is.
func (k *Looks) setter(name, value string) (func(*subject.Subject), error) {
	text, isOwn, err := k.text(value)
	if quoted, err := strconv.Unquote(value); err == nil {
		value = quoted
	}
	switch {
	case err != nil:
		return nil, err
	case name == "certainty":
		certainty, known := signal.CertaintyOf(value)
		if !known {
			return nil, fmt.Errorf("%q is no certainty", value)
		}
		return func(d *subject.Subject) { d.ShownCertainty = certainty }, nil
	case name == "stage":
		stage, known := signal.StageOf(value)
		if !known {
			return nil, fmt.Errorf("%q is no stage", value)
		}
		return func(d *subject.Subject) { d.InStage = stage }, nil
	case value == "":
		return func(d *subject.Subject) { delete(d.Values, name) }, nil
	case isOwn:
		return func(d *subject.Subject) { d.Choose(name, value) }, nil
	}
	return func(d *subject.Subject) { d.Set(name, text(d)) }, nil
}

// condition reads one condition; none without a text.
func (k *Looks) condition(text string) (func(*subject.Subject) bool, error) {
	if text == "" {
		return nil, nil
	}
	if positive, isNot := strings.CutPrefix(text, "not "); isNot {
		is, err := k.condition(positive)
		return func(d *subject.Subject) bool { return !is(d) }, err
	}
	words := splitAll(text, " ")
	at := slices.IndexFunc(words[1:], func(word string) bool {
		return find(comparisons, word) != nil || find(predicates, word) != nil || word == "in"
	}) + 1
	about, rest, comparison := text, "", ""
	if at > 0 {
		about, comparison, rest = strings.Join(words[:at], " "), words[at], strings.Join(words[at+1:], " ")
	}
	read, err := k.subject(about)
	if err != nil {
		return nil, err
	}
	is := find(predicates, comparison)
	switch compare := find(comparisons, comparison); {
	case comparison == "":
		return func(d *subject.Subject) bool { return read(d) != "" }, nil
	case comparison == "in":
		list, err := k.list(rest)
		return func(d *subject.Subject) bool { return list.Has(read(d)) }, err
	case is != nil && rest == "":
		return func(d *subject.Subject) bool { return is(read(d)) }, nil
	case compare != nil:
		others, err := k.texts(rest)
		return func(d *subject.Subject) bool {
			text := read(d)
			return slices.ContainsFunc(others, func(other func(*subject.Subject) string) bool {
				return compare(text, other(d))
			})
		}, err
	}
	return nil, fmt.Errorf("%q takes nothing behind it", comparison)
}

// subject reads the text that a condition is about: one with values, or a question.
func (k *Looks) subject(text string) (func(*subject.Subject) string, error) {
	if strings.HasPrefix(text, "<") || strings.HasPrefix(text, "[") {
		if len(splitAll(text, " ")) > 1 {
			return nil, fmt.Errorf("%q isn't one text", text)
		}
		read, _, err := k.text(text)
		return read, err
	}
	return k.question(text)
}

func (k *Looks) question(text string) (func(*subject.Subject) string, error) {
	name, of, _ := strings.Cut(text, " ")
	about, _, err := k.text(of)
	if change := k.change(name); change != nil {
		return func(d *subject.Subject) string { return change(about(d)) }, err
	}
	ask := find(questions, name)
	if ask == nil {
		return nil, fmt.Errorf("there is no question %q", name)
	}
	return func(d *subject.Subject) string { return ask(d, about(d)) }, err
}

func (k *Looks) list(name string) (ecosystem.Words, error) {
	if words, ok := k.lists[name]; ok {
		return words, nil
	}
	if words := find(wordLists, name); words != "" {
		return words, nil
	}
	return "", fmt.Errorf("there is no list %q", name)
}

// texts reads texts with " | " in between.
func (k *Looks) texts(row string) ([]func(*subject.Subject) string, error) {
	var all []func(*subject.Subject) string
	for _, text := range splitAll(row, " | ") {
		read, _, err := k.text(text)
		if err != nil {
			return nil, err
		}
		all = append(all, read)
	}
	return all, nil
}

// text reads a text, and reports whether all of it is literal. One in quotes is.
func (k *Looks) text(text string) (read func(*subject.Subject) string, isLiteral bool, err error) {
	if quoted, err := strconv.Unquote(text); err == nil {
		return func(*subject.Subject) string { return quoted }, true, nil
	}
	start := strings.IndexAny(text, "<[")
	if start < 0 {
		return func(*subject.Subject) string { return text }, true, nil
	}
	literal, rest := text[:start], text[start:]
	end := strings.IndexByte(rest, '>')
	if rest[0] == '[' {
		end = closing(rest)
	}
	if end < 0 {
		return nil, false, fmt.Errorf("%q isn't closed", rest)
	}
	var part func(*subject.Subject) string
	if inside := rest[1:end]; rest[0] == '[' {
		part, err = k.question(inside)
	} else {
		part, err = k.value(inside)
	}
	if err != nil {
		return nil, false, err
	}
	after, _, err := k.text(rest[end+1:])
	if err != nil {
		return nil, false, err
	}
	return func(d *subject.Subject) string { return literal + part(d) + after(d) }, false, nil
}

// value reads the name of a value, with the changes of it behind colons. Of names with "|" in between, the first one counts that has a
// value; what can't be a name is the text itself.
func (k *Looks) value(text string) (func(*subject.Subject) string, error) {
	names := strings.Split(text, ":")
	choices := strings.Split(names[0], "|")
	var all []func(string) string
	for _, name := range names[1:] {
		change := k.change(name)
		if change == nil {
			return nil, fmt.Errorf("there is no change %q of a value", name)
		}
		all = append(all, change)
	}
	return func(d *subject.Subject) string {
		value := ""
		for _, choice := range choices {
			if !signal.IsPartName(choice) {
				value = cmp.Or(value, choice)
			}
			value = cmp.Or(value, d.Values[choice])
		}
		for _, change := range all {
			if value != "" {
				value = change(value)
			}
		}
		return value
	}, nil
}

// change is a change of a value: one by its name, or that to the word behind the value in a list of pairs, or nil.
func (k *Looks) change(name string) func(string) string {
	if change := find(changes, name); change != nil {
		return change
	}
	pairs, err := k.list(name)
	if err != nil {
		return nil
	}
	return func(word string) string { return cmp.Or(subject.PairedWith(pairs, word)...) }
}

// closing is where the bracket closes with which a text starts, or -1.
func closing(text string) int {
	open := 0
	for i := range len(text) {
		switch text[i] {
		case '[':
			open++
		case ']':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}

// splitAt cuts a row at the first divider outside of quotes and brackets.
func splitAt(row, divider string) (before, after string) {
	parts := splitAll(row, divider)
	if len(parts) == 1 {
		return row, ""
	}
	return strings.TrimSuffix(parts[0], " "), row[len(parts[0])+len(divider):]
}

// splitAll splits a row at each divider outside of quotes and brackets.
func splitAll(row, divider string) []string {
	var parts []string
	start, inQuotes, open := 0, false, 0
	for i := 0; i < len(row); i++ {
		switch c := row[i]; {
		case c == '"':
			inQuotes = !inQuotes
		case inQuotes:
		case c == '[':
			open++
		case c == ']':
			open--
		case open == 0 && strings.HasPrefix(row[i:], divider):
			parts = append(parts, row[start:i])
			start = i + len(divider)
			i = start - 1
		}
	}
	return append(parts, row[start:])
}
