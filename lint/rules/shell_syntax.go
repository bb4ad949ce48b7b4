package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// troubled reports whether there's a finding on where the program listens, or on its options.
func troubled(run *command.Run) bool {
	if run == nil || run.Program == nil {
		return false
	}
	_, fixed := command.FixedPort(run)
	return fixed || len(run.Empty) > 0 || command.PortMissing(run) || command.HostMissing(run) || run.Host.Loopback() ||
		run.Host.Rejected != command.Usable || run.Port.Rejected != command.Usable || run.Port.Unexpanded || run.Port.Written() && run.Port.Value == ""
}

var _ = check.Register(check.Rule{
	Name:  "shell-syntax",
	Group: check.CommandsGroup,
	Kind:  check.Slip,
	Title: "Shell syntax error",
	Check: checkShellSyntax,
})

func checkShellSyntax(p *check.Pass) {
	for _, v := range p.Commands() {
		syntax := v.Cmd.Syntax
		if syntax == nil {
			continue
		}
		headline, help := syntaxTexts(v)
		if syntax.Cause == command.TooDeep { // a limit of Proclint, not of a platform
			p.Report(check.Finding{Range: v.At(syntax.Range), Headline: headline, Severity: check.Warning, Help: help})
			continue
		}
		p.Report(check.Finding{
			Range:    v.At(syntax.Range),
			Headline: headline,
			Effects:  p.On(platform.Running).Of(v).Each(func(t *platform.Target) check.Effect { return syntaxEffect(t, v) }),
			Help:     help,
			Fixes:    syntaxFixes(p, v),
		})
	}
}

func syntaxEffect(t *platform.Target, v *check.View) check.Effect {
	c, shell := v.Cmd, t.ShellOf(v.Type)
	switch {
	case shell == platform.BashQuoted && strings.Contains(c.Text, "'"):
		return check.Effect{} // the single quote is the defect there
	case shell == platform.ShellUnknown || shell.OnWindows() || check.OperatorsAreWords(t, v.Type):
		return check.Effect{}
	case c.Syntax.Cause == command.NothingBefore && (shell == platform.ExecSh || shell == platform.EvalEcho):
		return check.Effect{} // the platform puts a word in front of the operator
	}
	e := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the shell can't parse the command.", v.Type)
	if shell == platform.Sh || shell == platform.ExecSh {
		return e // whose words depend on the sh
	}
	return e.Logged(bashError(c))
}

func bashError(c *command.Command) string {
	operator := operatorAt(c)
	atEnd := strings.TrimSpace(c.Text[c.Syntax.Range.Start+len(operator):]) == ""
	switch c.Syntax.Cause {
	case command.OpenSingleQuote:
		return "unexpected EOF while looking for matching `''"
	case command.OpenDoubleQuote:
		return "unexpected EOF while looking for matching `\"'"
	case command.UnquotedBracket:
		return "syntax error near unexpected token `('"
	case command.ClosingBracket:
		return "syntax error near unexpected token `)'"
	case command.NothingBefore:
		return "syntax error near unexpected token `" + operator + "'"
	case command.NothingAfter:
		if atEnd {
			return "syntax error: unexpected end of file"
		}
	case command.NoFile:
		if atEnd {
			return "syntax error near unexpected token `newline'"
		}
	}
	return ""
}

func syntaxTexts(v *check.View) (headline, help prose.Text) {
	s := v.Cmd.Syntax
	switch s.Cause {
	case command.OpenSingleQuote:
		return prose.T("The command of `%s` has an unclosed single quote", v.Type), prose.T("Close the quote, or write `\\'` for an apostrophe.")
	case command.OpenDoubleQuote:
		return prose.T("The command of `%s` has an unclosed double quote", v.Type), prose.T("Close the quote, or write `\\\"` for a quote in the text.")
	case command.OpenQuote:
		return prose.T("The command of `%s` has an unclosed quote", v.Type), prose.T("Add the missing quote.")
	case command.OpenBracket:
		return prose.T("The command of `%s` has an unclosed bracket", v.Type), prose.T("Add the missing bracket.")
	case command.ClosingBracket:
		return prose.T("The command of `%s` has a `)` without a `(`", v.Type), prose.T("Remove the bracket, or write the missing `(`.")
	case command.UnquotedBracket:
		word := wordBetweenBlanks(v.Cmd.Text, s.Range.Start)
		return prose.T("`%s` needs quotes because of its brackets", v.Cmd.Text[word.Start:word.End]), prose.T("Put the word in double quotes, so that the shell doesn't read its brackets.")
	case command.NothingAfter:
		return prose.T("The command of `%s` has nothing after `%s`", v.Type, operatorAt(v.Cmd)), prose.T("Remove the operator, or write the missing command.")
	case command.NothingBefore:
		return prose.T("The command of `%s` has nothing before `%s`", v.Type, operatorAt(v.Cmd)), prose.T("Remove the operator, or write the missing command.")
	case command.NoFile:
		return prose.T("The command of `%s` has no file after `%s`", v.Type, operatorAt(v.Cmd)), prose.T("Remove the redirection, or write the missing file name.")
	case command.TooDeep:
		return prose.T("The command of `%s` is nested too deeply for Proclint", v.Type), prose.T("Move the command to a script.")
	}
	at := prose.Part{Text: v.Cmd.Text, Start: s.Range.Start, End: s.Range.End}
	return prose.T("The command of `%s` has a syntax error at `%s`", v.Type, at), prose.T("Run `bash -n -c` with the command to see where bash stops.")
}

// operatorAt is the operator at the place of a syntax error.
func operatorAt(c *command.Command) string {
	rest := c.Text[c.Syntax.Range.Start:]
	return rest[:len(rest)-len(strings.TrimLeft(rest, "&|;<>"))]
}

// syntaxFixes is the one edit after which bash can parse the command. Where more is wrong, there is no fix.
func syntaxFixes(p *check.Pass, v *check.View) []check.Fix {
	title, edit := syntaxEdit(v.Cmd)
	if title == "" {
		return nil
	}
	text, err := procfile.Apply(v.Cmd.Text, []procfile.TextEdit{edit})
	if err != nil {
		return nil
	}
	fixed := command.Parse(text)
	if fixed.Syntax != nil || troubled(fixed.Main()) {
		return nil
	}
	for _, t := range p.Targets {
		if t.Reads() && (!t.Shell.Expands() || t.Shell == platform.GoExpand || t.Shell == platform.BashQuoted && strings.Contains(text, "'")) {
			return nil
		}
	}
	return check.Suggestion(title, v.Edits([]procfile.TextEdit{edit})...)
}

func syntaxEdit(c *command.Command) (string, procfile.TextEdit) {
	text, s := c.Text, c.Syntax
	if strings.HasPrefix(text, "'") || strings.HasPrefix(text, `"`) {
		return "", procfile.TextEdit{} // YAML reads such a quote differently
	}
	end := procfile.Range{Start: len(text), End: len(text)}
	switch s.Cause {
	case command.OpenSingleQuote:
		return "Close the single quote", procfile.TextEdit{Range: end, NewText: "'"}
	case command.OpenDoubleQuote:
		return "Close the double quote", procfile.TextEdit{Range: end, NewText: `"`}
	case command.UnquotedBracket:
		word := wordBetweenBlanks(text, s.Range.Start)
		inside := text[word.Start:word.End]
		if strings.ContainsAny(inside, "\"'`$\\!") {
			return "", procfile.TextEdit{}
		}
		return prose.Title("Put `%s` in quotes", inside), procfile.TextEdit{Range: word, NewText: `"` + inside + `"`}
	case command.NothingAfter:
		kept := strings.TrimRight(text, " \t")
		trimmed := strings.TrimRight(strings.TrimRight(kept, "&|"), " \t")
		if trimmed == kept || trimmed == "" {
			return "", procfile.TextEdit{}
		}
		return "Remove the operator at the end", procfile.TextEdit{Range: procfile.Range{Start: len(trimmed), End: len(text)}}
	}
	return "", procfile.TextEdit{}
}

// wordBetweenBlanks is the word at an offset, up to the spaces around it.
func wordBetweenBlanks(text string, at int) procfile.Range {
	start := strings.LastIndexAny(text[:at], " \t") + 1
	end := len(text)
	if i := strings.IndexAny(text[at:], " \t"); i >= 0 {
		end = at + i
	}
	return procfile.Range{Start: start, End: end}
}
