package move

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
)

// shellChange is what becomes of a command that is run in another way.
type shellChange struct {
	// worse is what no longer works, better the texts that get a meaning which they did not have.
	worse  []preview.Loss
	better []string
}

// understands reports whether a way to run commands gives every part of one a meaning.
func understands(s platform.Shell, c *command.Command) bool {
	for _, p := range preview.Parts(c) {
		if preview.Lost(s, p) != (preview.Loss{}) && !(s == platform.NoShell && p.Reference()) {
			return false
		}
	}
	return true
}

func compareShells(from, to platform.Shell, c *command.Command) shellChange {
	var change shellChange
	none := preview.Loss{}
	for _, p := range preview.Parts(c) {
		before, after := preview.Lost(from, p), preview.Lost(to, p)
		switch {
		case from == platform.ShellUnknown || to == platform.ShellUnknown:
		case p.Reference() && from == platform.NoShell && to != from:
			change.better = append(change.better, p.Text)
		case before == none && after != none:
			if !slices.Contains(change.worse, after) {
				change.worse = append(change.worse, after)
			}
		case before != none && after == none && !p.Program && (p.Variable || p.Kind != command.Quoting && p.Kind != command.Escape):
			if !slices.Contains(change.better, p.Text) {
				change.better = append(change.better, p.Text)
			}
		}
	}
	return change
}

func needsShell(c *command.Command) bool {
	return slices.ContainsFunc(preview.Parts(c), func(p preview.Part) bool { return !p.Program })
}

// sameToShell reports whether two commands are the same to a shell that
// understands quotes: they differ in quotes and comments alone, or the second one runs the first in sh.
func sameToShell(s platform.Shell, a, b string) bool {
	switch s {
	case platform.Bash, platform.Sh:
	default:
		return false
	}
	if script, ok := scriptOfSh(b); ok && sameWords(a, script) {
		return len(compareShells(s, platform.Sh, command.Parse(script)).worse) == 0
	}
	x, ok := unquoted(a)
	y, fine := unquoted(b)
	return ok && fine && x == y
}

// scriptOfSh is the script of a command of the form sh -c 'SCRIPT'.
func scriptOfSh(text string) (script string, ok bool) {
	text, ok = strings.CutPrefix(strings.Trim(text, " \t\r"), "sh -c '")
	script, closed := strings.CutSuffix(text, "'")
	return script, ok && closed && !strings.Contains(script, "'")
}

// unquoted is the same text for commands that differ in quotes and comments alone; ok is false for a command that contains more than words.
func unquoted(text string) (words string, ok bool) {
	text = strings.Trim(text, " \t\r")
	c := command.Parse(text)
	// A shell takes a carriage return as part of a word, but the parser doesn't.
	if c.Opaque || c.Syntax != nil || strings.ContainsAny(text, "\x00\r") {
		return "", false
	}
	for _, f := range c.Features {
		switch f.Kind {
		case command.Quoting, command.Comment, command.Builtin, command.Assignment:
		case command.Operator:
			if f.Text != "&&" && f.Text != "||" && f.Text != ";" && f.Text != "|" {
				return "", false
			}
		default:
			return "", false
		}
	}
	var b strings.Builder
	for _, call := range c.Calls {
		b.WriteString(call.Join + "\x00")
		for _, a := range call.Assigns {
			b.WriteString(a.Name + "=" + wordText(a.Value) + "\x00")
		}
		for _, w := range call.Words {
			b.WriteString(wordText(w) + "\x00")
		}
	}
	return b.String(), true
}

func wordText(w command.Word) string {
	if w.Static {
		return "=" + w.Value
	}
	return "$" + w.Raw
}
