package signal

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// newGeneral is a general pattern of a kind. Its choices are parsed when a line may have one of them: there are three times as many as messages.
func newGeneral(kind *Meaning, row string) (*Message, error) {
	m := &Message{Meaning: kind, Pattern: row}
	for _, text := range choices(row) {
		anchor := longestLiteral(text)
		if len(anchor) < FewestBytes {
			return nil, fmt.Errorf("%q has no text of %d characters by which it is found", text, FewestBytes)
		}
		if !slices.Contains(m.anchors, anchor) {
			m.anchors = append(m.anchors, strings.Clone(anchor)) // not the whole choice
		}
	}
	m.choices = sync.OnceValue(func() [][]*Message {
		all := make([][]*Message, len(m.anchors))
		for _, text := range choices(row) {
			i := slices.Index(m.anchors, longestLiteral(text))
			if p, err := parsePattern(text); err == nil { // a test parses all
				all[i] = append(all[i], &Message{Meaning: kind, Pattern: text, pattern: p})
			}
		}
		return all
	})
	return m, nil
}

// longestLiteral is the longest text around the parts of a pattern, in lowercase.
func longestLiteral(text string) (longest string) {
	text = strings.TrimSuffix(strings.TrimPrefix(ascii.Lower(text), "^"), "$")
	literal := ""
	for before, name := range Parts(text, isPart) {
		literal += before
		if _, value, isFixed := strings.Cut(name, "="); isFixed {
			if !strings.HasPrefix(value, "=") {
				literal += value
			}
			continue
		}
		if len(literal) > len(longest) {
			longest = literal
		}
		literal = ""
	}
	return longest
}

// choices are the patterns of a row with choices, such as "{can't|cannot} open".
func choices(row string) []string {
	before, rest, _ := strings.Cut(row, "{")
	choice, after, closes := strings.Cut(rest, "}")
	if !closes {
		return []string{row}
	}
	var all []string
	for _, end := range choices(after) {
		for one := range strings.SplitSeq(choice, "|") {
			all = append(all, before+one+end)
		}
	}
	return all
}

// literals are the texts of a pattern by which it's found in a line, in lowercase.
func (m *Message) literals() []string {
	if m.isGeneral {
		return m.anchors
	}
	return m.pattern.literals
}
