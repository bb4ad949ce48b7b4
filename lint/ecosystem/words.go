package ecosystem

import "strings"

// Words are words with single spaces between them. A table of them is plain data, which no code has to build.
type Words string

// Has reports whether word is one of them.
func (w Words) Has(word string) bool {
	if word == "" || len(word) > len(w) {
		return false
	}
	// Most words of some lists begin with dashes, which a search would stop at.
	dashes := 0
	for dashes < len(word) && word[dashes] == '-' {
		dashes++
	}
	name := word[dashes:]
	for from := dashes; from <= len(w); from++ {
		found := strings.Index(string(w[from:]), name)
		if found < 0 {
			return false
		}
		from += found
		start, end := from-dashes, from+len(name)
		if (start == 0 || w[start-1] == ' ') && (end == len(w) || w[end] == ' ') && string(w[start:end]) == word {
			return true
		}
	}
	return false
}

// List is the words one by one.
func (w Words) List() []string { return strings.Fields(string(w)) }

// First is the first of them that fits, or "".
func (w Words) First(fits func(word string) bool) string {
	for word := range strings.FieldsSeq(string(w)) {
		if fits(word) {
			return word
		}
	}
	return ""
}

// AnyIn reports whether one of them is in a text, even as part of a word.
func (w Words) AnyIn(text string) bool {
	return w.First(func(word string) bool { return strings.Contains(text, word) }) != ""
}

// Longest is the most readable of the names of a flag.
func (w Words) Longest() string {
	best := ""
	for _, word := range w.List() {
		if len(word) > len(best) {
			best = word
		}
	}
	return best
}
