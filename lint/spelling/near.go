package spelling

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/internal/cost"
)

// minPart is how many letters of a name say which one it is.
const minPart = 3

// Near returns the valid name that another one was probably meant to be: that of LeastTypos, else the only one that has all words
// of the name, or of which the name has all words. It is "" and false where no name is near. Case and punctuation do not count.
func Near(name string, valid []string) (string, bool) {
	best := LeastTypos(name, valid)
	if best == "" {
		best = only(valid, func(candidate string) bool { return HasWords(candidate, name) })
	}
	if best == "" {
		best = only(valid, func(candidate string) bool {
			return allWords(candidate, cut(name), func(a, b string) bool { return a == b })
		})
	}
	return best, best != ""
}

// LeastTypos returns the name that is nearest to another one, as Typos counts, or "". Of several, it is the first with the
// same first letter, which people rarely miss, else the first. Case does not count.
func LeastTypos(name string, valid []string) string {
	name = strings.ToLower(cut(name))
	best, least := "", 0
	for _, candidate := range valid {
		if len(candidate) > longest {
			continue
		}
		count, near := Typos(name, strings.ToLower(candidate))
		if near && (best == "" || count < least || count == least && startsAs(candidate, name) && !startsAs(best, name)) {
			best, least = candidate, count
		}
	}
	return best
}

// startsAs reports whether a name begins with the letter of another one in lowercase.
func startsAs(name, lower string) bool {
	return name != "" && lower != "" && name[0]|0x20 == lower[0]|0x20
}

// longest is how many bytes of a name count: looking for typos takes time by the square of them.
const longest = 100

func cut(name string) string { return name[:min(len(name), longest)] }

// HasWords reports whether each word of a name is the beginning of a word of a text. The words have at least three letters
// in all, and a quarter of the text's.
func HasWords(text, name string) bool {
	return allWords(cut(name), text, strings.HasPrefix) && 4*letters(name) >= letters(text)
}

// Typos counts the characters to add, to remove or to change, where two swapped neighbors count as one. A name is near,
// so that it was probably meant, with about one typo for four characters of the shorter one.
func Typos(name, valid string) (typos int, near bool) {
	if Swapped(name, valid) {
		typos = 1
	} else {
		cost.Done(len(name) * len(valid))
		typos = levenshtein.ComputeDistance(name, valid)
	}
	return typos, typos <= (min(len(name), len(valid))+2)/4
}

// only returns the one name that fits, or "" for none or several.
func only(names []string, fits func(name string) bool) (found string) {
	for _, name := range names {
		if !fits(name) {
			continue
		}
		if found != "" {
			return ""
		}
		found = name
	}
	return found
}

// allWords reports whether each word of a name, at least three letters in all, fits a word of another one.
func allWords(name, other string, fits func(word, part string) bool) bool {
	others := words(other)
	return letters(name) >= minPart && !slices.ContainsFunc(words(name), func(part string) bool {
		return !slices.ContainsFunc(others, func(word string) bool { return fits(word, part) })
	})
}

// letters counts those of all words.
func letters(name string) int { return len(strings.Join(words(name), "")) }

func words(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' })
}

// Letters are the letters and digits of a name, in lowercase.
func Letters(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0x80 }), "")
}
