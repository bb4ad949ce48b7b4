package subject

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
)

// PairedWith are the words that follow a name in a list of pairs.
func PairedWith(pairs ecosystem.Words, name string) (found []string) {
	words := pairs.List()
	for i := 0; i+1 < len(words); i += 2 {
		if words[i] == name {
			found = append(found, words[i+1])
		}
	}
	return found
}

// Before is the part of a text up to another one, or all of it.
func Before(text, mark string) string {
	first, _, _ := strings.Cut(text, mark)
	return first
}

// Behind is the part of a text behind another one, or "".
func Behind(text, mark string) string {
	_, rest, _ := strings.Cut(text, mark)
	return rest
}

// ProgramOf is the program that a command starts, behind its assignments, or "".
func ProgramOf(command string) string {
	for _, word := range strings.Fields(command) {
		if name, _, assigns := strings.Cut(word, "="); (!assigns || !ascii.IsVariable(name)) && word != "cross-env" {
			return word
		}
	}
	return ""
}
