package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
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
		headline, help := syntaxHeadline(v), prose.T(cmp.Or(syntaxErrors[syntax.Cause].help, "Run `bash -n -c` with the command to see where bash stops."))
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

// syntaxErrors are the texts about each cause: the headline's end, of which a %s is the operator, the help, and the log of bash, of
// which a %s is the operator too. Where onlyAtEnd is set, bash prints it only if nothing follows.
var syntaxErrors = map[command.SyntaxCause]struct {
	headline, help, log string
	onlyAtEnd           bool
}{
	command.OpenSingleQuote: {"has an unclosed single quote", "Close the quote, or write `\\'` for an apostrophe.", "unexpected EOF while looking for matching `''", false},
	command.OpenDoubleQuote: {"has an unclosed double quote", "Close the quote, or write `\\\"` for a quote in the text.", "unexpected EOF while looking for matching `\"'", false},
	command.OpenQuote:       {"has an unclosed quote", "Add the missing quote.", "", false},
	command.OpenBracket:     {"has an unclosed bracket", "Add the missing bracket.", "", false},
	command.ClosingBracket:  {"has a `)` without a `(`", "Remove the bracket, or write the missing `(`.", "syntax error near unexpected token `)'", false},
	command.UnquotedBracket: {"", "Put the word in double quotes, so that the shell doesn't read its brackets.", "syntax error near unexpected token `('", false},
	command.NothingAfter:    {"has nothing after `%s`", "Remove the operator, or write the missing command.", "syntax error: unexpected end of file", true},
	command.NothingBefore:   {"has nothing before `%s`", "Remove the operator, or write the missing command.", "syntax error near unexpected token `%s'", false},
	command.NoFile:          {"has no file after `%s`", "Remove the redirection, or write the missing file name.", "syntax error near unexpected token `newline'", true},
	command.TooDeep:         {"is nested too deeply for Proclint", "Move the command to a script.", "", false},
}

func syntaxHeadline(v *check.View) prose.Text {
	s := v.Cmd.Syntax
	if s.Cause == command.UnquotedBracket {
		word := check.WordAround(v.Cmd.Text, procfile.Range{Start: s.Range.Start, End: s.Range.Start})
		return prose.T("`%s` needs quotes because of its brackets", v.Cmd.Text[word.Start:word.End])
	}
	if text := syntaxErrors[s.Cause].headline; text != "" {
		return prose.T("The command of `%s` "+text, v.Type, operatorAt(v.Cmd))
	}
	return prose.T("The command of `%s` has a syntax error at `%s`", v.Type, prose.Part{Text: v.Cmd.Text, Start: s.Range.Start, End: s.Range.End})
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
	operator, of := operatorAt(c), syntaxErrors[c.Syntax.Cause]
	if of.onlyAtEnd && strings.TrimSpace(c.Text[c.Syntax.Range.Start+len(operator):]) != "" {
		return e
	}
	return e.Logged(strings.Replace(of.log, "%s", operator, 1))
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
	if slices.ContainsFunc(p.Targets, func(t *platform.Target) bool {
		return t.Reads() && (!t.Shell.Expands() || t.Shell == platform.GoExpand || t.Shell == platform.BashQuoted && strings.Contains(text, "'"))
	}) {
		return nil
	}
	return check.Suggestion(title, v.Edits([]procfile.TextEdit{edit})...)
}

func syntaxEdit(c *command.Command) (string, procfile.TextEdit) {
	text, s := c.Text, c.Syntax
	if strings.HasPrefix(text, "'") || strings.HasPrefix(text, `"`) {
		return "", procfile.TextEdit{} // YAML reads such a quote differently
	}
	switch s.Cause {
	case command.OpenSingleQuote:
		return quoteEdit(text, s.Range.Start, "single")
	case command.OpenDoubleQuote:
		return quoteEdit(text, s.Range.Start, "double")
	case command.UnquotedBracket:
		word := check.WordAround(text, procfile.Range{Start: s.Range.Start, End: s.Range.Start})
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

// quoteEdit adds the second quote to the one at an offset. It may be around one word, as the value of an option, or around the rest.
func quoteEdit(text string, at int, kind string) (string, procfile.TextEdit) {
	insert := func(at int, quote string) procfile.TextEdit {
		return procfile.TextEdit{Range: procfile.Range{Start: at, End: at}, NewText: quote}
	}
	quote, word := text[at:at+1], check.WordAround(text, procfile.Range{Start: at, End: at})
	before, inside, after := text[word.Start:at], text[at+1:word.End], text[word.End:]
	switch {
	case inside == "" && before != "" && !strings.HasSuffix(before, "="):
		return "Open the " + kind + " quote", insert(word.Start+strings.IndexByte(before, '=')+1, quote)
	case inside != "" && !strings.ContainsAny(after, "&|;"+quote) && (strings.HasSuffix(before, "=") && strings.ContainsAny(inside, "/$:.") || strings.Contains(after, " -")) && !takesText(text[:word.Start]):
		return "Close the " + kind + " quote", insert(word.End, quote)
	}
	return "Close the " + kind + " quote", insert(len(text), quote)
}

// takesText reports whether a text ends in an option that takes a whole command, or code.
func takesText(before string) bool {
	const options ecosystem.Words = "-c -lc -e -m --eval --exec"
	words := strings.Fields(before)
	return len(words) > 0 && options.Has(words[len(words)-1])
}
