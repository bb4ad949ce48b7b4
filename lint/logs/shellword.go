package logs

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// longestCommand is in bytes.
const longestCommand = 200

// commandOf is a command of the table with its values as they are, or "" where one isn't known or could run something else.
func (d *draft) commandOf(text string) string {
	var b strings.Builder
	code := text
	for {
		before, after, found := strings.Cut(text, "<")
		b.WriteString(before)
		if !found {
			break
		}
		name, behind, closed := strings.Cut(after, ">")
		if !closed || !isPartName(name) || !typeOf(code, name).isLegal(d.values[name]) {
			return ""
		}
		b.WriteString(d.values[name])
		text = behind
	}
	if b.Len() > longestCommand {
		return ""
	}
	return b.String()
}

// programOf is the program that a command starts, behind its assignments, or "".
func programOf(command string) string {
	for _, word := range strings.Fields(command) {
		if name, _, assigns := strings.Cut(word, "="); (!assigns || !ascii.IsVariable(name)) && word != "cross-env" {
			return word
		}
	}
	return ""
}
