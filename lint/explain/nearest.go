package explain

import (
	"cmp"
	"slices"
	"sort"
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

// Near is a known line that has many words of an unknown one.
type Near struct {
	Line  int      `json:"line"`  // the zero-based line of the text that it is similar to
	Log   string   `json:"log"`   // the known line: "…" means any text
	Rules []string `json:"rules"` // that explain it, by name, or none where it is a platform's message
	score int
}

// near finds documented lines by their words.
type near struct {
	// letters are those of the words of each, and having the lines that have a word.
	letters []int
	having  map[string][]int
}

// nearest gives the documented lines that have the most words in common with some lines.
func (n *near) nearest(lines []*lex.Line) []Near {
	var list []Near
	for _, l := range lines[max(len(lines)-mostLines, 0):] {
		if len(l.Plain) > longestPart {
			continue
		}
		common := map[int]int{}
		for _, word := range wordsOf(withoutPrefix(l.Plain)) {
			for _, at := range n.having[word] {
				common[at] += len(word)
			}
		}
		for at, letters := range common {
			if letters >= fewestLetters && letters*nearWhole >= n.letters[at]*nearPart {
				list = append(list, Near{Line: l.Number, Log: known().lines[at].text, Rules: known().lines[at].ruleNames(), score: letters})
			}
		}
	}
	sort.Slice(list, func(i, j int) bool {
		a, b := list[i], list[j]
		return cmp.Or(b.score-a.score, strings.Compare(a.Log, b.Log), a.Line-b.Line) < 0
	})
	found := []Near{}
	for _, near := range list {
		if len(found) < mostNear && !slices.ContainsFunc(found, func(other Near) bool { return other.Log == near.Log }) {
			found = append(found, near)
		}
	}
	return found
}

// similar finds all documented lines by their words.
var similar = sync.OnceValue(func() *near {
	n := &near{having: map[string][]int{}}
	for at, line := range known().lines {
		letters := 0
		for _, word := range wordsOf(line.wanted) {
			letters += len(word)
			n.having[word] = append(n.having[word], at)
		}
		n.letters = append(n.letters, letters)
	}
	return n
})

func wordsOf(text string) []string {
	words := strings.FieldsFunc(text, isNoWord)
	slices.Sort(words)
	return slices.Compact(words)
}
