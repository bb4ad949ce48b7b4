package command

import "strings"

// Words are words with single spaces between them. A table of them is plain data, which no code has to build.
type Words string

// Has reports whether word is one of them.
func (w Words) Has(word string) bool {
	start := 0
	for i := 0; i <= len(w); i++ {
		if i < len(w) && w[i] != ' ' {
			continue
		}
		if word != "" && string(w[start:i]) == word {
			return true
		}
		start = i + 1
	}
	return false
}

// List is the words one by one.
func (w Words) List() []string { return strings.Fields(string(w)) }

// longest is the most readable of the names of a flag.
func (w Words) longest() string {
	best := ""
	for _, word := range w.List() {
		if len(word) > len(best) {
			best = word
		}
	}
	return best
}
