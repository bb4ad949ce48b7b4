package diagnosis

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// newGeneral is a general pattern of a kind. What it stands for is read again when a line may have it: all of them would be
// more than all messages.
func newGeneral(kind *Meaning, row string) (*Message, error) {
	m := &Message{Meaning: kind, Pattern: row}
	known := map[string]bool{}
	for _, text := range choices(row) {
		p, err := parsePattern(text)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		longest := slices.MaxFunc(p.literals, func(a, b string) int { return len(a) - len(b) })
		if !known[longest] {
			known[longest] = true
			m.anchors = append(m.anchors, longest)
		}
	}
	m.choices = sync.OnceValue(func() []*Message {
		var all []*Message
		for _, text := range choices(row) {
			if p, err := parsePattern(text); err == nil {
				all = append(all, &Message{Meaning: kind, Pattern: text, pattern: p})
			}
		}
		return all
	})
	return m, nil
}

// choices are the patterns that one with choices such as "{can't|cannot} open" stands for.
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

// pieces are the texts of a pattern by which it's found in a line: of each piece, the line has one, in lowercase.
func (m *Message) pieces() [][]string {
	if m.isGeneral {
		return [][]string{m.anchors}
	}
	all := make([][]string, 0, len(m.pattern.literals))
	for _, literal := range m.pattern.literals {
		all = append(all, []string{literal})
	}
	return all
}
