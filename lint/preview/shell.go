package preview

import (
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// Part is a piece of a command that only some ways to run it understand.
type Part struct {
	Text string
	Kind command.Kind
	// Program marks a path with slashes in the place of a program.
	Program bool
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
		text := f.Text
		if f.Kind != command.Escape {
			text = strings.Trim(text, " \t")
		}
		if text != "" && text != `\` {
			ps = append(ps, Part{Text: text, start: f.Range.Start, Kind: f.Kind})
		}
	}
	for _, at := range c.SlashedPrograms() {
		ps = append(ps, Part{Text: c.Text[at.Start:at.End], start: at.Start, Program: true})
	}
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].start < ps[j].start })
	return ps
}

// Loss is what a way to run commands does to a part that bash would understand. The zero value is nothing.
type Loss struct {
	kind lossKind
	text string
}

// lossKind is a clause in which %s is the part, or "" where nothing is lost.
type lossKind string

const (
	notLost          lossKind = ""
	unexpanded       lossKind = "`%s` isn't expanded"
	argument         lossKind = "`%s` is passed as an argument"
	commentArguments lossKind = "the words of `%s` are passed as arguments"
	program          lossKind = "`%s` is taken for the program"
	noProgram        lossKind = "no program is named `%s`"
	split            lossKind = "`%s` is split at its spaces"
	quotesKept       lossKind = "the quotes in `%s` become part of the argument"
	backslashKept    lossKind = "the backslash in `%s` becomes part of the argument"
	breaksLaunch     lossKind = "the quote in `%s` breaks the buildpack's launch file"
	empty            lossKind = "`%s` becomes empty"
	endsQuotes       lossKind = "`%s` ends the quotes around the command"
	inEcho           lossKind = "`%s` applies to the `echo` that expands the command"
	neverRuns        lossKind = "nothing after `%s` runs"
	onlyInBash       lossKind = "`%s` may need bash"
	notParsed        lossKind = "`%s` doesn't work after `echo`"
	afterExec        lossKind = "`%s` doesn't work after `exec`"
	fileNames        lossKind = "`%s` becomes the names of all files"
	waits            lossKind = "what follows `%s` waits"
	slashes          lossKind = "the slashes in `%s` are read as options"
	script           lossKind = "`%s` doesn't start if it's a script"
)

// Clause says in Markdown what becomes of the part; "" where nothing is lost.
func (l Loss) Clause() string {
	if l.kind == notLost {
		return ""
	}
	return prose.T(string(l.kind), l.text).Whole()
}

// Lost is what becomes of a part under a way to run commands.
func Lost(s platform.Shell, p Part) Loss {
	kind := lossOf(s, p)
	if kind == notLost {
		return Loss{}
	}
	return Loss{kind, p.Text}
}

func lossOf(s platform.Shell, p Part) lossKind {
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
	case platform.Shellwords:
		return asWords(p)
	case platform.BashQuoted:
		if p.Kind == command.Quoting && strings.Contains(p.Text, "'") {
			return endsQuotes
		}
	case platform.Sh:
		return inSh(p)
	case platform.Cmd, platform.CmdDollar, platform.CmdEscaped, platform.CmdDollarEscaped:
		return inCmd(s, p)
	}
	return notLost
}

// asArgument is what becomes of operators where no shell reads them.
func asArgument(p Part) lossKind {
	switch p.Kind {
	case command.Operator, command.Redirect, command.Compound:
		return argument
	case command.Assignment:
		return program
	case command.Builtin:
		return noProgram
	}
	return notLost
}

func withoutShell(p Part) lossKind {
	if p.Variable {
		return unexpanded
	}
	switch p.Kind {
	case command.Substitution, command.Tilde, command.Glob, command.Brace:
		return unexpanded
	case command.Quoting:
		if strings.ContainsAny(p.Text, " \t") {
			return split
		}
		return quotesKept
	case command.Escape:
		return backslashKept
	case command.Comment:
		return commentArguments
	}
	return asArgument(p)
}

func asWords(p Part) lossKind {
	switch p.Kind {
	case command.Operator, command.Redirect:
		if p.Text == "2>&1" {
			return notLost
		}
		return neverRuns
	case command.Quoting, command.Escape:
		if !p.Variable {
			return notLost
		}
	}
	return withoutShell(p)
}

func wordByWord(p Part) lossKind {
	switch p.Kind {
	case command.Quoting:
		switch {
		case strings.ContainsAny(p.Text, " \t"):
			return split
		case p.Text[0] == '"':
			return breaksLaunch
		}
		return quotesKept
	case command.Escape:
		return backslashKept
	case command.Tilde, command.Glob, command.Brace:
		return unexpanded
	case command.Substitution:
		if strings.ContainsAny(p.Text, " \t") {
			return split
		}
	case command.Builtin:
		return notLost // the bash that gets the words has it
	}
	return asArgument(p)
}

func byGo(p Part) lossKind {
	switch {
	case p.Fallback || p.Text == "$$":
		return empty
	case p.Variable || p.Kind == command.Quoting || p.Kind == command.Escape || p.Kind == command.Comment:
		return notLost // quotes work in the arguments of docker run, and the parser drops comments
	}
	return withoutShell(p)
}

func throughEcho(p Part) lossKind {
	switch p.Kind {
	case command.Operator, command.Redirect:
		if p.Text != "2>&1" {
			return inEcho
		}
	case command.Quoting, command.Escape:
		switch {
		case strings.ContainsAny(p.Text, " \t"):
			return split
		case p.Text == `"*"` || p.Text == "'*'" || p.Text == `\*`:
			return fileNames
		}
	case command.Assignment:
		return program
	case command.Builtin:
		return noProgram
	case command.Compound:
		if strings.HasPrefix(p.Text, "[[") {
			return noProgram
		}
		return notParsed
	case command.Substitution:
		if strings.HasPrefix(p.Text, "<(") {
			return notParsed
		}
	}
	return notLost
}

func behindExec(p Part) lossKind {
	switch p.Kind {
	case command.Operator:
		if p.Text == "&&" || p.Text == "||" || p.Text == ";" {
			return neverRuns
		}
	case command.Assignment:
		return program
	}
	if p.start > 0 {
		return notLost
	}
	switch {
	case p.Kind == command.Builtin || p.Text == "!":
		return noProgram
	case p.Kind == command.Compound:
		return afterExec
	}
	return notLost
}

func inSh(p Part) lossKind {
	if (command.Feature{Kind: p.Kind, Text: p.Text}).OnlyInBash() {
		return onlyInBash
	}
	return notLost
}

func inCmd(s platform.Shell, p Part) lossKind {
	switch {
	case p.Program && s == platform.CmdDollar:
		return script
	case p.Program:
		return slashes
	case p.Variable && s.ExpandsAs(p.Text):
		return notLost
	case p.Text == "&":
		return waits
	case p.Text == "!" || p.Kind == command.Compound && p.Text != "(":
		return noProgram
	case p.Kind == command.Quoting && s.EscapesQuotes():
	case (command.Feature{Kind: p.Kind, Text: p.Text}).WorksInCmd():
		return notLost
	}
	return withoutShell(p)
}

// Reference reports whether a part is $(NAME): a variable that Kubernetes expands where no shell runs the command, and a command to every shell.
func (p Part) Reference() bool {
	name, ok := strings.CutPrefix(p.Text, "$(")
	name, closed := strings.CutSuffix(name, ")")
	return ok && closed && p.Kind == command.Substitution && command.IsVariableName(name)
}
