package logs

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// programOf is the program that a command starts, behind its assignments, or "".
func programOf(command string) string {
	for _, word := range strings.Fields(command) {
		if name, _, assigns := strings.Cut(word, "="); (!assigns || !ascii.IsVariable(name)) && word != "cross-env" {
			return word
		}
	}
	return ""
}
