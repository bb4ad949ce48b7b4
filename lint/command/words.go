package command

import "strings"

// Words are words with single spaces between them. A table of them is plain data, which no code has to build.
type Words string

// Has reports whether word is one of them.
func (w Words) Has(word string) bool {
	if word == "" {
		return false
	}
	for from := 0; ; from++ {
		found := strings.Index(string(w[from:]), word)
		if found < 0 {
			return false
		}
		from += found
		end := from + len(word)
		if (from == 0 || w[from-1] == ' ') && (end == len(w) || w[end] == ' ') {
			return true
		}
	}
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
