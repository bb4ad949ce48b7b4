package explain

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint/logs/lex"
)

const (
	mostNear  = 3
	mostLines = 50 // that are compared, from the end: there a log says why something ended
	// A line is similar when it has this part of the letters of a known one, in whole words.
	nearPart, nearWhole = 2, 3
)

// near finds known lines by their words.
type near struct {
	logs []nearLog
	// having are the known lines that have a word, by their places in logs.
	having map[string][]int
}

type nearLog struct {
	text    string
	rules   []string
	letters int // of its words
}

// nearest gives the known lines that have the most words in common with some lines.
func (n *near) nearest(lines []*lex.Line) []Near {
	type scored struct {
		Near
		score int
	}
	var list []scored
	for _, l := range lines[max(len(lines)-mostLines, 0):] {
		if len(l.Plain) > longestPart {
			continue
		}
		common := map[int]int{}
		for _, word := range wordsOf(l.Plain) {
			for _, at := range n.having[word] {
				common[at] += len(word)
			}
		}
		for at, letters := range common {
			if log := &n.logs[at]; letters >= fewestLetters && letters*nearWhole >= log.letters*nearPart {
				list = append(list, scored{Near{l.Number, log.text, log.rules}, letters})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Or(b.score-a.score, strings.Compare(a.Log, b.Log), a.Line-b.Line) })
	found := []Near{}
	for _, s := range list {
		if len(found) < mostNear && !slices.ContainsFunc(found, func(n Near) bool { return n.Log == s.Log }) {
			found = append(found, s.Near)
		}
	}
	return found
}

// similar finds all known lines by their words.
var similar = sync.OnceValue(func() *near {
	n := &near{having: map[string][]int{}}
	for at, line := range known().lines {
		log := nearLog{text: line.text, rules: []string{}}
		for _, r := range line.rules {
			log.rules = append(log.rules, r.Name)
		}
		for _, word := range wordsOf(line.wanted) {
			log.letters += len(word)
			n.having[word] = append(n.having[word], at)
		}
		n.logs = append(n.logs, log)
	}
	return n
})

// wordsOf are the words of a text, each once.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(text, isNoWord)
	slices.Sort(words)
	return slices.Compact(words)
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
