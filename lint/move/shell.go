package move

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// part is a piece of a command that only some ways to run it understand.
type part struct {
	text  string
	start int
	kind  command.Kind
	// variable and fallback mark ${NAME} and ${NAME:-default}.
	variable, fallback bool
}

// parts of a command in the order of its text.
func parts(c *command.Command) []part {
	var ps []part
	for _, v := range c.Variables {
		if v.Quote != command.Single {
			ps = append(ps, part{text: textAt(c, v.Range), start: v.Range.Start, variable: true, fallback: v.Operator != ""})
		}
	}
	for _, f := range c.Features {
		if text := strings.Trim(f.Text, " \t"); text != "" && text != `\` {
			ps = append(ps, part{text: text, start: f.Range.Start, kind: f.Kind})
		}
	}
	slices.SortStableFunc(ps, func(a, b part) int { return a.start - b.start })
	return ps
}

func textAt(c *command.Command, r procfile.Range) string { return c.Text[r.Start:r.End] }

// plain says in a clause with its own subject what becomes of a part under a way
// to run commands; "" when it does there what it does in bash.
func plain(s platform.Shell, p part) string {
	switch s {
	case platform.NoShell:
		return withoutShell(p)
	case platform.WordExpand:
		return wordByWord(p)
	case platform.GoExpand:
		return byGo(p)
	case platform.EvalEcho:
		return throughEcho(p)
	case platform.ExecSh:
		return behindExec(p)
	case platform.BashQuoted:
		if p.kind == command.Quoting && strings.Contains(p.text, "'") {
			return quote(p.text) + " ends the quotes into which the command is put"
		}
	case platform.Sh:
		return inSh(p)
	}
	return ""
}

// asArgument is what becomes of operators where no shell reads them.
func asArgument(p part) string {
	switch p.kind {
	case command.Operator, command.Redirect, command.Compound:
		return quote(p.text) + " becomes an argument"
	case command.Assignment:
		return quote(p.text) + " is taken for the program to start"
	case command.Builtin:
		return "there is no program called " + quote(p.text)
	}
	return ""
}

func withoutShell(p part) string {
	if p.variable {
		return quote(p.text) + " stays as it is"
	}
	switch p.kind {
	case command.Substitution, command.Tilde, command.Glob, command.Brace:
		return quote(p.text) + " stays as it is"
	case command.Quoting:
		if strings.ContainsAny(p.text, " \t") {
			return quote(p.text) + " is split at its spaces"
		}
		return "the quotes of " + quote(p.text) + " become part of the argument"
	case command.Escape:
		return "the backslash of " + quote(p.text) + " becomes part of the argument"
	case command.Comment:
		return "the words of " + quote(p.text) + " become arguments"
	}
	return asArgument(p)
}

func wordByWord(p part) string {
	if p.kind == command.Quoting {
		switch {
		case strings.ContainsAny(p.text, " \t"):
			return quote(p.text) + " is split at its spaces"
		case p.text[0] == '"':
			return "a double quote breaks the launch file of the buildpack"
		}
		return ""
	}
	return asArgument(p)
}

func byGo(p part) string {
	if p.fallback {
		return quote(p.text) + " becomes empty"
	}
	return asArgument(p)
}

func throughEcho(p part) string {
	switch p.kind {
	case command.Operator, command.Redirect:
		return quote(p.text) + " belongs to the echo that expands the command"
	case command.Quoting:
		if strings.ContainsAny(p.text, " \t") {
			return quote(p.text) + " is split at its spaces"
		}
	case command.Assignment:
		return quote(p.text) + " is taken for the program to start"
	}
	return ""
}

func behindExec(p part) string {
	switch p.kind {
	case command.Operator:
		if p.text == "&&" || p.text == "||" || p.text == ";" {
			return "what stands behind " + quote(p.text) + " never runs"
		}
	case command.Assignment:
		return quote(p.text) + " is taken for the program to start"
	}
	return ""
}

// onlyBash is what bash knows and a plain sh need not.
var onlyBash = []string{"source", "pushd", "popd", "declare", "shopt", "[["}

func inSh(p part) string {
	bash := p.kind == command.Builtin && slices.Contains(onlyBash, p.text) ||
		p.kind == command.Compound && strings.HasPrefix(p.text, "[[") ||
		p.kind == command.Redirect && strings.HasPrefix(p.text, "<<<") ||
		p.kind == command.Substitution && strings.HasPrefix(p.text, "<(")
	if bash {
		return quote(p.text) + " may not be known to the sh that runs it"
	}
	return ""
}

// shellChange is what becomes of a command where it is run in another way.
type shellChange struct {
	// worse are clauses on what no longer works, better the texts that get a
	// meaning which they did not have.
	worse, better []string
}

// understands reports whether a way to run commands gives every part of one a
// meaning.
func understands(s platform.Shell, c *command.Command) bool {
	for _, p := range parts(c) {
		if plain(s, p) != "" && !(s == platform.NoShell && reference(p)) {
			return false
		}
	}
	return true
}

// reference reports whether a part is $(NAME): a variable that Kubernetes
// expands where no shell runs the command, and a command to every shell.
func reference(p part) bool {
	name, ok := strings.CutPrefix(p.text, "$(")
	name, closed := strings.CutSuffix(name, ")")
	return ok && closed && p.kind == command.Substitution && isName(name)
}

func compareShells(from, to platform.Shell, c *command.Command) shellChange {
	var change shellChange
	for _, p := range parts(c) {
		before, after := plain(from, p), plain(to, p)
		switch {
		case from == platform.ShellUnknown || to == platform.ShellUnknown:
		case reference(p) && from == platform.NoShell && to != from:
			change.better = append(change.better, p.text)
		case before == "" && after != "":
			if !slices.Contains(change.worse, after) {
				change.worse = append(change.worse, after)
			}
		case before != "" && after == "" && (p.variable || p.kind != command.Quoting && p.kind != command.Escape):
			if !slices.Contains(change.better, p.text) {
				change.better = append(change.better, p.text)
			}
		}
	}
	return change
}

// needsShell reports whether a command holds anything that a shell has to read.
func needsShell(c *command.Command) bool { return len(parts(c)) > 0 }

// sameToShell reports whether two commands are the same to a shell that
// understands quotes: they differ in quotes and comments alone.
func sameToShell(s platform.Shell, a, b string) bool {
	switch s {
	case platform.Bash, platform.Sh:
	default:
		return false
	}
	x, ok := unquoted(a)
	y, fine := unquoted(b)
	return ok && fine && x == y
}

// unquoted is the same text for commands that differ in quotes and comments
// alone; ok is false for a command that holds more than words.
func unquoted(text string) (words string, ok bool) {
	c := command.Parse(strings.TrimSpace(text))
	if c.Opaque || c.Syntax != nil || strings.Contains(text, "\x00") {
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
