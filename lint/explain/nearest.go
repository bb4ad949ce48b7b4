package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/sorting"
)

const (
	mostNear  = 3
	mostLines = 50 // that are compared, from the end: there a log says why something ended
	// A line is similar when it has this part of the letters of a known one, in whole words.
	nearPart, nearWhole = 2, 3
)

// nearest gives the known lines that have the most words in common with some lines.
func (k *known) nearest(lines []line) []Near {
	type scored struct {
		Near
		score int
	}
	var list []scored
	first := max(len(lines)-mostLines, 0)
	all := k.lines()
	for i, l := range lines[first:] {
		if len(l.plain) > longestPart {
			continue
		}
		words := wordsOf(withoutPrefix(l.plain))
		for log, rules := range all {
			total, common := 0, 0
			for _, word := range wordsOf(lower(log)) {
				total += len(word)
				if slices.Contains(words, word) {
					common += len(word)
				}
			}
			if common >= fewestLetters && common*nearWhole >= total*nearPart {
				list = append(list, scored{Near{first + i, log, rules}, common})
			}
		}
	}
	sorting.Stable(list, func(a, b scored) int { return cmp.Or(b.score-a.score, strings.Compare(a.Log, b.Log), a.Line-b.Line) })
	near := []Near{}
	for _, s := range list {
		if len(near) < mostNear && !slices.ContainsFunc(near, func(n Near) bool { return n.Log == s.Log }) {
			near = append(near, s.Near)
		}
	}
	return near
}

// lines are all known lines with the rules that have them.
func (k *known) lines() map[string][]string {
	all := map[string][]string{}
	for _, m := range k.messages {
		all[m.Text] = []string{}
	}
	for _, r := range k.rules {
		for _, log := range r.docs.Logs {
			all[log] = append(all[log], r.Name)
		}
	}
	return all
}

// wordsOf are the words of a text, each once.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) })
	return slices.Compact(sorting.Strings(words))
}

// Near is a known line that has many words of an unknown one.
type Near struct {
	// Line is the zero-based line of the text that it is similar to.
	Line int `json:"line"`
	// Log is the known line: "…" means any text.
	Log string `json:"log"`
	// Rules that explain it, by name, or none where it is a platform's message.
	Rules []string `json:"rules"`
}
