package rules

import (
	"slices"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "no-shell",
	Group: check.CommandsGroup,
	Kind:  check.Difference,
	Title: "Shell syntax without a shell",
	Reach: check.OfShells,
	Applies: func(c *check.ParsedCommand) bool {
		return len(c.Cmd.Variables) > 0 || len(c.Cmd.Features) > 0 || strings.Contains(c.Cmd.Text, "  ") || strings.Contains(c.Cmd.Text, "/")
	},
	CheckCommand: checkNoShell,
})

func checkNoShell(p *check.Pass, v *check.View) {
	for _, shell := range partialShells {
		reportNoShell(p, v, shell)
	}
}

// partialShells are the ways to run a command with no shell, or one that doesn't read it whole.
var partialShells = [...]platform.Shell{platform.NoShell, platform.WordExpand, platform.GoExpand, platform.EvalEcho, platform.Shellwords, platform.Sh,
	platform.Cmd, platform.CmdDollar, platform.CmdEscaped, platform.CmdDollarEscaped}

// need is one part of a command that doesn't work on a platform without a full shell.
type need struct {
	at         procfile.Range
	text       string
	effect     check.Effect // an error where the part breaks the command
	assignment bool         // set for one in front of a program, which env can start too
}

// onlyAssignments reports whether nothing but the first assignments doesn't work.
func onlyAssignments(needs []need) bool {
	return !slices.ContainsFunc(needs, func(n need) bool { return !n.assignment })
}

// spaces reports whether the part is two or more spaces in a row.
func (n need) spaces() bool { return n.text[0] == ' ' }

func reportNoShell(p *check.Pass, v *check.View, shell platform.Shell) {
	if !slices.ContainsFunc(v.Targets, func(t *platform.Target) bool { return t.ShellOf(v.Type) == shell }) {
		return
	}
	needs, calls := needsOf(v.Cmd, shell), v.Cmd.Calls
	// Where only cd is in a command, and its type is declared more than once, the lines are used as a script, which another rule reports.
	if len(needs) == 0 || len(calls) == 1 && len(calls[0].Words) == 2 && calls[0].Words[0].Value == "cd" && p.TimesDeclared(v.Type) > 1 {
		return
	}
	first := needs[max(0, slices.IndexFunc(needs, func(n need) bool { return n.effect.Severity == check.Error }))]
	if shell == platform.WordExpand {
		first.effect = first.effect.Likely()
	}
	effects := p.On(platform.Running).Of(v).Except(func(t *platform.Target) bool {
		return t.ShellOf(v.Type) != shell
	}).All(first.effect)
	p.Report(check.Finding{
		Range:    v.At(first.at),
		Headline: noShellHeadline(v, needs, shell),
		Effects:  effects,
		Help:     noShellHelp(needs, shell),
		Fixes:    noShellFixes(p, v, needs, shell),
	})
}

func noShellHeadline(v *check.View, needs []need, shell platform.Shell) prose.Text {
	broken := brokenSyntax(needs)
	switch {
	case broken.Empty():
		return prose.T("`%s` has two spaces in a row, which add an empty argument", v.Type)
	case shell == platform.Sh:
		return prose.T("`%s` may run without bash, so %s work", v.Type, broken)
	case shell.OnWindows():
		return prose.T("`%s` runs on Windows, where %s work", v.Type, broken)
	}
	return prose.T("`%s` runs without a shell, so %s work", v.Type, broken)
}

// brokenSyntax names the worst of what doesn't work: two short parts, or else the first one. It's empty for spaces.
func brokenSyntax(needs []need) prose.Text {
	worst := check.None
	for _, n := range needs {
		worst = max(worst, n.effect.Severity)
	}
	var names prose.Names
	for _, n := range needs {
		text := n.text
		if name, _, found := strings.Cut(text, "="); found && n.assignment {
			text = name + "=…"
		}
		if n.effect.Severity == worst && !n.spaces() && !slices.Contains(names, text) {
			names = append(names, text)
		}
	}
	const short = 12 // for both, next to the names of the platform and the process
	switch {
	case len(names) == 0:
		return prose.Text{}
	case len(names) == 2 && len(names[0])+len(names[1]) <= short:
		return prose.T("%s don't", names)
	}
	return prose.T("`%s` doesn't", names[0])
}

func noShellHelp(needs []need, shell platform.Shell) prose.Text {
	switch {
	case shell.OnWindows() && onlyAssignments(needs):
		return prose.T("Set the variables in `.env`.")
	case shell.OnWindows():
		return prose.T("Write the command for `cmd.exe` in a separate file, such as `Procfile.windows`.")
	case shell == platform.GoExpand && !slices.ContainsFunc(needs, func(n need) bool { return n.text[0] != '$' || n.text[1] == '(' }):
		return prose.T("Write the variable without an operator, and set it for the app.")
	case onlyAssignments(needs):
		return prose.T("Start the command with `env`, which sets the variables without a shell.")
	}
	if len(needs) == 1 && needs[0].spaces() {
		return prose.T("Use one space, since each further one adds an empty argument.")
	}
	switch {
	case shell == platform.Sh:
		return prose.T("Write `bash -c` and the command in quotes.")
	case shell == platform.Shellwords:
		return prose.T("Write `bash -c` and the command in quotes, if the image has bash.")
	case shell == platform.GoExpand, slices.ContainsFunc(needs, func(n need) bool { return !strings.HasPrefix(n.text, "$") }):
		return prose.T("Move the command to a script, and start that script instead.")
	}
	return prose.T("Write `$(NAME)`, which Kubernetes replaces, or move the command to a script.")
}

// needsOf are the parts that do not work, in the order of the text.
func needsOf(c *command.Command, shell platform.Shell) []need {
	var needs []need
	for _, v := range c.Variables {
		text := c.Text[v.Range.Start:v.Range.End]
		// The whole text with an operator is a name to Go's os.Expand, and so is the second $ of $$.
		if shell == platform.GoExpand && (v.Operator != "" || v.Name == "$") {
			needs = append(needs, need{at: v.Range, text: text, effect: check.NewEffect(check.Error, platform.Changed, "`%s` becomes empty: only a plain variable such as `$PORT` gets its value.", text)})
		}
		if v.Quote != command.Single && !shell.ExpandsAs(text) {
			needs = append(needs, need{at: v.Range, text: text, effect: check.NewEffect(check.Error, platform.Changed, "The program gets the text `%s` instead of its value.", text)})
		}
	}
	for _, f := range c.Features {
		if f.Text == `\` {
			continue // the end of the text: nothing is escaped
		}
		if e := unshelled(c, f, shell); e.Severity > check.None {
			needs = append(needs, need{f.Range, f.Text, e, f.Kind == command.Assignment})
		}
	}
	if shell.OnWindows() {
		for _, at := range c.SlashedPrograms() {
			text := c.Text[at.Start:at.End]
			e := check.NewEffect(check.Error, platform.Crash, "The process doesn't start: `cmd.exe` reads the slashes in `%s` as options.", text)
			if shell == platform.CmdDollar {
				e = check.NewEffect(check.Error, platform.Crash, "The process doesn't start if `%s` is a script: Windows can't run it.", text).Likely()
			}
			needs = append(needs, need{at: at, text: text, effect: e})
		}
	}
	if at := strings.Index(c.Text, "  "); at >= 0 && shell == platform.WordExpand {
		end := at + len(c.Text[at:]) - len(strings.TrimLeft(c.Text[at:], " "))
		needs = append(needs, need{at: procfile.Range{Start: at, End: end}, text: c.Text[at:end], effect: check.NewEffect(check.Error, platform.Changed, "The program gets an empty argument for the second space.")})
	}
	sort.SliceStable(needs, func(i, j int) bool { return needs[i].at.Start < needs[j].at.Start })
	return needs
}

// unshelled is the effect of a feature, or none where nothing bad is known.
func unshelled(c *command.Command, f command.Feature, shell platform.Shell) check.Effect {
	switch shell {
	case platform.EvalEcho:
		return echoed(c, f)
	case platform.Sh:
		return inPlainSh(c, f)
	}
	if e, ok := inCmd(c, f, shell); ok {
		return e
	}
	switch quoting := f.Kind == command.Quoting || f.Kind == command.Escape; {
	case quoting && (shell == platform.GoExpand || shell == platform.Shellwords):
		return check.Effect{} // they work, as in the arguments of docker run
	case quoting:
		return keptQuotes(f, shell)
	case shell == platform.Shellwords:
		if e, ok := inShellwords(f); ok {
			return e
		}
	}
	return asArgument(c, f, shell)
}

// inShellwords is the effect of a feature where a library cuts the command off, and where it isn't the same as without a shell.
func inShellwords(f command.Feature) (e check.Effect, ok bool) {
	switch {
	case f.Kind == command.Compound:
		return e, strings.ContainsAny(f.Text, "()") // the build fails, or it is behind an operator
	case f.Kind != command.Operator && f.Kind != command.Redirect:
		return e, false
	case f.Text == "2>&1":
		return e, true // the container's log has both
	}
	return check.NewEffect(check.Error, platform.Changed, "The command ends at `%s`: nothing after it runs.", f.Text), true
}

func keptQuotes(f command.Feature, shell platform.Shell) check.Effect {
	switch {
	case f.Kind == command.Escape:
		return check.NewEffect(check.Warning, platform.Changed, "The backslash becomes part of the argument.")
	case strings.ContainsAny(f.Text, " \t"):
		return check.NewEffect(check.Error, platform.Changed, "The platform splits the quoted text at its spaces.")
	case shell == platform.WordExpand && f.Text[0] == '"':
		return check.NewEffect(check.Error, platform.Crash, "The process doesn't start: the double quote breaks the buildpack's launch file.")
	}
	return check.NewEffect(check.Warning, platform.Changed, "The quotes become part of the argument.")
}

// asArgument is the effect of a feature that becomes a part of the words.
func asArgument(c *command.Command, f command.Feature, shell platform.Shell) check.Effect {
	words := shell == platform.WordExpand
	switch f.Kind {
	case command.Operator, command.Redirect:
		return check.NewEffect(check.Error, platform.Changed, "The program gets `%s` and what follows as arguments.", wordAt(c.Text, f.Range))
	case command.Compound:
		return check.NewEffect(check.Error, platform.Changed, "The program gets `%s` as an argument.", wordAt(c.Text, f.Range))
	case command.Assignment:
		return check.NewEffect(check.Error, platform.Crash, "The process doesn't start: the platform takes `%s` as the name of a program.", f.Text)
	case command.Builtin:
		if words {
			return check.Effect{} // the bash that gets the words has it
		}
		return noProgram(f.Text)
	case command.Substitution:
		name, closed := strings.CutSuffix(strings.TrimPrefix(f.Text, "$("), ")")
		inKubernetes := closed && len(name)+3 == len(f.Text) && name != "" && strings.Trim(name, capitals) == ""
		if !words && !shell.OnWindows() && inKubernetes || words && !strings.ContainsAny(f.Text, " \t") {
			return check.Effect{}
		}
		return check.NewEffect(check.Error, platform.Changed, "The program gets the text `%s` instead of its output.", f.Text)
	case command.Glob, command.Brace:
		if word := wordAt(c.Text, f.Range); isPattern(word) {
			return check.NewEffect(check.Warning, platform.Changed, "The program gets the text `%s` as it is.", word)
		}
	case command.Tilde:
		return check.NewEffect(check.Warning, platform.Changed, "The program gets `~` instead of the home folder.")
	}
	return check.Effect{}
}

// inPlainSh is the effect of a feature in a sh that isn't bash, which it is on some systems.
func inPlainSh(c *command.Command, f command.Feature) check.Effect {
	switch {
	case !f.OnlyInBash():
		return check.Effect{}
	case f.Kind == command.Brace:
		word := wordAt(c.Text, f.Range)
		if !isPattern(word) {
			return check.Effect{}
		}
		return check.NewEffect(check.Warning, platform.Changed, "Where `sh` is dash, as on Debian, the program gets the text `%s` as it is.", word).Likely()
	}
	return check.NewEffect(check.Warning, platform.Crash, "Where `sh` is dash, as on Debian, `%s` doesn't work.", strings.Fields(f.Text)[0]).Likely()
}

// inCmd is the effect of a feature in cmd.exe, where it isn't the same as without a shell.
func inCmd(c *command.Command, f command.Feature, shell platform.Shell) (e check.Effect, ok bool) {
	rest := strings.TrimRight(c.Text[f.Range.End:], " \t")
	switch {
	case !shell.OnWindows():
		return e, false
	case f.Kind == command.Quoting && shell.EscapesQuotes():
		return e, false
	case f.WorksInCmd(), f.Text == "&" && rest == "", f.Text == ";" && rest != "" && rest[0] > ' ': // such as a class path
		return e, true
	case f.Text == "&":
		return check.NewEffect(check.Error, platform.Changed, "What follows `&` starts only when the program before it ends."), true
	case f.Text == "!", f.Kind == command.Compound:
		return noProgram(f.Text), true
	case f.Kind == command.Redirect:
		return check.NewEffect(check.Error, platform.Crash, "Nothing starts: `%s` is an error in `cmd.exe`.", f.Text), true
	}
	return e, false
}

// echoed is the effect of a feature in the words that eval echo prints.
func echoed(c *command.Command, f command.Feature) check.Effect {
	switch f.Kind {
	case command.Operator:
		return echoedOperator(f.Text, strings.TrimSpace(c.Text[f.Range.End:]) == "")
	case command.Redirect:
		switch {
		case f.Text == "2>&1":
			return check.Effect{} // the container's log has both
		case f.Text[0] == '<' || strings.HasPrefix(f.Text, "2>"):
			return check.NewEffect(check.Warning, platform.Changed, "`%s` doesn't apply to the program.", f.Text)
		}
		return check.NewEffect(check.Error, platform.Crash, "Nothing starts: `%s` receives the text of the command.", f.Text)
	case command.Assignment:
		return check.NewEffect(check.Error, platform.Crash, "The process doesn't start: the platform takes `%s` as the name of a program.", f.Text)
	case command.Builtin:
		return noProgram(f.Text)
	case command.Compound:
		if strings.HasPrefix(f.Text, "[[") {
			return noProgram("[[")
		}
		return check.NewEffect(check.Error, platform.Crash, "Nothing starts: after `echo`, `%s` is a syntax error.", f.Text)
	case command.Substitution:
		if strings.HasPrefix(f.Text, "<(") {
			return check.NewEffect(check.Error, platform.Crash, "The file of `%s` is gone when the program starts.", f.Text)
		}
	case command.Quoting, command.Escape:
		switch {
		case strings.ContainsAny(f.Text, " \t"):
			return check.NewEffect(check.Error, platform.Changed, "The platform splits the quoted text at its spaces.")
		case f.Text[1:] == "*"+f.Text[:1] && f.Range.Start > 0 && c.Text[f.Range.Start-1] == ' ' || f.Text == `\*`:
			return check.NewEffect(check.Error, platform.Changed, "The program gets the names of all files instead of `*`.")
		}
	}
	return check.Effect{}
}

// echoedOperator is the effect of an operator, which last says is the end of the command.
func echoedOperator(operator string, last bool) check.Effect {
	switch {
	case operator == "!":
		return noProgram("!")
	case last:
		return check.Effect{}
	case operator == "||":
		return check.NewEffect(check.Error, platform.Changed, "Nothing after `||` runs.")
	case operator[0] == '|':
		return check.NewEffect(check.Error, platform.Changed, "The program after `%s` gets the text of the command, not its output.", operator)
	}
	return check.NewEffect(check.Error, platform.Changed, "What follows `%s` runs first, and its output becomes arguments.", operator)
}

func noProgram(name string) check.Effect {
	return check.NewEffect(check.Error, platform.Crash, "The process doesn't start: `%s` is part of a shell, not a program.", name)
}

// capitals are the characters of variables in Kubernetes.
const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

// isPattern reports whether a word with a pattern looks like one for files, which a shell replaces.
func isPattern(word string) bool {
	return word != "*" && word[0] != '-' && !strings.ContainsAny(word, `=:'"`)
}

// wordAt is the text between the spaces around a range: without a shell, it's one argument.
func wordAt(text string, at procfile.Range) string {
	at = check.WordAround(text, at)
	return text[at.Start:at.End]
}

func noShellFixes(p *check.Pass, v *check.View, needs []need, shell platform.Shell) []check.Fix {
	switch {
	case shell.OnWindows():
		return variablesAs(p, v, needs, "%", "%", "Write variables as `%NAME%` for Windows", platform.Shell.OnWindows)
	case onlyAssignments(needs) && v.Main() != nil:
		return check.Suggestion("Start the command with `env`", v.Edits([]procfile.TextEdit{{NewText: "env "}})...)
	case shell == platform.EvalEcho, shell == platform.Sh:
		return nil
	case shell == platform.GoExpand:
		var edits []check.TextEdit
		for _, n := range needs {
			if !strings.HasPrefix(n.text, "${PORT:") && !strings.HasPrefix(n.text, "${PORT-") {
				return nil // the platform sets only PORT
			}
			edits = append(edits, check.Replace(v.At(n.at), "$PORT"))
		}
		return check.Suggestion("Use `$PORT`", edits...)
	case len(needs) == 1 && needs[0].spaces():
		if strings.ContainsAny(v.Cmd.Text, "'\"\\") {
			return nil // between quotes a shell keeps them
		}
		var edits []check.TextEdit
		for i, text := 0, v.Cmd.Text; i < len(text); i++ {
			start := i
			for i < len(text) && text[i] == ' ' {
				i++
			}
			if i-start > 1 {
				edits = append(edits, check.Replace(v.At(procfile.Range{Start: start, End: i}), " "))
			}
		}
		return check.Suggestion("Write one space between words", edits...)
	case shell == platform.Shellwords:
		return nil
	}
	return variablesAs(p, v, needs, "$(", ")", "Write variables as `$(NAME)` for Kubernetes", func(s platform.Shell) bool { return s == platform.NoShell })
}

// variablesAs is the fix that writes each variable between two other texts, such as $(NAME) for Kubernetes, if nothing else
// needs a shell, and each selected platform understands them. To a shell, $(NAME) is a command.
func variablesAs(p *check.Pass, v *check.View, needs []need, before, after, title string, understood func(platform.Shell) bool) []check.Fix {
	if slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.Reads() && !understood(t.Shell) }) ||
		slices.ContainsFunc(needs, func(n need) bool {
			return !strings.HasPrefix(n.text, "$") || n.effect.Severity < check.Error || strings.HasPrefix(n.text, "$(")
		}) {
		return nil
	}
	var edits []procfile.TextEdit
	end := 0
	for _, variable := range v.Cmd.Variables {
		if variable.Name == "" || strings.Trim(variable.Name, capitals) != "" {
			return nil
		}
		if variable.Range.Start < end {
			return nil // a variable in the default of another one
		}
		end = variable.Range.End
		edits = append(edits, procfile.TextEdit{Range: variable.Range, NewText: before + variable.Name + after})
	}
	return check.Suggestion(title, v.Edits(edits)...)
}
