package diagnosis

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// newGeneral is a general pattern of a kind. Its choices are kept as text, and parsed again when a line may have one: there are three
// times as many as messages.
func newGeneral(kind *Meaning, row string) (*Message, error) {
	m := &Message{Meaning: kind, Pattern: row}
	var places []int // of each choice, that of its anchor
	for _, text := range choices(row) {
		p, err := parsePattern(text)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		anchor := longestOf(p.literals)
		if len(anchor) < fewestBytes {
			return nil, fmt.Errorf("%q has no text of %d characters by which it is found", text, fewestBytes)
		}
		place := slices.Index(m.anchors, anchor)
		if place < 0 {
			place, m.anchors = len(m.anchors), append(m.anchors, anchor)
		}
		places = append(places, place)
	}
	m.choices = sync.OnceValue(func() [][]*Message {
		all := make([][]*Message, len(m.anchors))
		for i, text := range choices(row) {
			p, _ := parsePattern(text) // as above
			all[places[i]] = append(all[places[i]], &Message{Meaning: kind, Pattern: text, pattern: p})
		}
		return all
	})
	return m, nil
}

func longestOf(texts []string) string {
	return slices.MaxFunc(texts, func(a, b string) int { return len(a) - len(b) })
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
