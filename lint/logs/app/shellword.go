package app

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// ProgramOf is the program that a command starts, behind its assignments, or "".
func ProgramOf(command string) string {
	for _, word := range strings.Fields(command) {
		if name, _, assigns := strings.Cut(word, "="); (!assigns || !ascii.IsVariable(name)) && word != "cross-env" {
			return word
		}
	}
	return ""
}
