package preview

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

// Part is a piece of a command that only some ways to run it understand.
type Part struct {
	Text string
	Kind command.Kind
	// Variable and Fallback mark ${NAME} and ${NAME:-default}.
	Variable, Fallback bool
	start              int // byte offset
}

// Parts of a command in the order of its text.
func Parts(c *command.Command) []Part {
	var ps []Part
	for _, v := range c.Variables {
		if v.Quote != command.Single {
			ps = append(ps, Part{Text: c.Text[v.Range.Start:v.Range.End], start: v.Range.Start, Variable: true, Fallback: v.Operator != ""})
		}
	}
	for _, f := range c.Features {
		if text := strings.Trim(f.Text, " \t"); text != "" && text != `\` {
			ps = append(ps, Part{Text: text, start: f.Range.Start, Kind: f.Kind})
		}
	}
	slices.SortStableFunc(ps, func(a, b Part) int { return a.start - b.start })
	return ps
}

// Lost says in a clause with its own subject what becomes of a part under a way
// to run commands; "" when it does there what it does in bash.
func Lost(s platform.Shell, p Part) string {
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
		if p.Kind == command.Quoting && strings.Contains(p.Text, "'") {
			return quote(p.Text) + " ends the quotes into which the command is put"
		}
	case platform.Sh:
		return inSh(p)
	}
	return ""
}

// asArgument is what becomes of operators where no shell reads them.
func asArgument(p Part) string {
	switch p.Kind {
	case command.Operator, command.Redirect, command.Compound:
		return quote(p.Text) + " becomes an argument"
	case command.Assignment:
		return quote(p.Text) + " is taken for the program to start"
	case command.Builtin:
		return "there is no program called " + quote(p.Text)
	}
	return ""
}

func withoutShell(p Part) string {
	if p.Variable {
		return quote(p.Text) + " stays as it is"
	}
	switch p.Kind {
	case command.Substitution, command.Tilde, command.Glob, command.Brace:
		return quote(p.Text) + " stays as it is"
	case command.Quoting:
		if strings.ContainsAny(p.Text, " \t") {
			return quote(p.Text) + " is split at its spaces"
		}
		return "the quotes of " + quote(p.Text) + " become part of the argument"
	case command.Escape:
		return "the backslash of " + quote(p.Text) + " becomes part of the argument"
	case command.Comment:
		return "the words of " + quote(p.Text) + " become arguments"
	}
	return asArgument(p)
}

func wordByWord(p Part) string {
	if p.Kind == command.Quoting {
		switch {
		case strings.ContainsAny(p.Text, " \t"):
			return quote(p.Text) + " is split at its spaces"
		case p.Text[0] == '"':
			return "a double quote breaks the launch file of the buildpack"
		}
		return ""
	}
	return asArgument(p)
}

func byGo(p Part) string {
	if p.Fallback || p.Text == "$$" {
		return quote(p.Text) + " becomes empty"
	}
	return asArgument(p)
}

func throughEcho(p Part) string {
	switch p.Kind {
	case command.Operator, command.Redirect:
		return quote(p.Text) + " belongs to the echo that expands the command"
	case command.Quoting:
		if strings.ContainsAny(p.Text, " \t") {
			return quote(p.Text) + " is split at its spaces"
		}
	case command.Assignment:
		return quote(p.Text) + " is taken for the program to start"
	}
	return ""
}

func behindExec(p Part) string {
	switch p.Kind {
	case command.Operator:
		if p.Text == "&&" || p.Text == "||" || p.Text == ";" {
			return "what stands behind " + quote(p.Text) + " never runs"
		}
	case command.Assignment:
		return quote(p.Text) + " is taken for the program to start"
	}
	return ""
}

// onlyBash is what bash knows and a plain sh need not.
var onlyBash = []string{"source", "pushd", "popd", "declare", "shopt", "[["}

func inSh(p Part) string {
	bash := p.Kind == command.Builtin && slices.Contains(onlyBash, p.Text) ||
		p.Kind == command.Compound && strings.HasPrefix(p.Text, "[[") ||
		p.Kind == command.Redirect && strings.HasPrefix(p.Text, "<<<") ||
		p.Kind == command.Substitution && strings.HasPrefix(p.Text, "<(")
	if bash {
		return quote(p.Text) + " may not be known to the sh that runs it"
	}
	return ""
}

// Reference reports whether a part is $(NAME): a variable that Kubernetes
// expands where no shell runs the command, and a command to every shell.
func (p Part) Reference() bool {
	name, ok := strings.CutPrefix(p.Text, "$(")
	name, closed := strings.CutSuffix(name, ")")
	return ok && closed && p.Kind == command.Substitution && isName(name)
}
