package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "yaml-syntax",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	After:      []string{"build-process-type", "cron-schedule", "joined-lines", "json-command", "missing-process-type", "space-after-colon"},
	Title:      "Different meaning in YAML",
	SkipsPlain: true,
	Check:      checkYAMLSyntax,
})

func checkYAMLSyntax(p *check.Pass) {
	for _, l := range p.OtherLines() {
		if check.IsYAMLShape(l.Text) {
			reportYAMLShape(p, l)
		}
	}
	isLeft := false // an entry, to a rule that says more
	for _, e := range p.SyntaxEntries() {
		if platform.PlainLine(p.Line(e.Line)) {
			continue
		}
		body := p.Body(e.Line)
		switch {
		case check.IsYAMLShape(p.Doc.Slice(body)):
			reportYAMLShape(p, check.OtherLine{Line: e.Line, Body: body, Text: p.Doc.Slice(body)})
		case isQuotedEntry(e):
			reportQuotedEntry(p, e)
		case unquoted(e) != "":
			reportQuotedName(p, e, unquoted(e))
		case isQuotedCommand(e.Command):
			reportQuotedCommand(p, e)
		default:
			isLeft = reportYAMLEntry(p, e) || isLeft
		}
	}
	if !p.AllClaimed() && !p.Template() && !isLeft {
		reportYAMLFile(p)
	}
}

// reportYAMLShape reports a line that only YAML has: a list item, a document mark, a map in braces.
func reportYAMLShape(p *check.Pass, l check.OtherLine) {
	if rest, ok := strings.CutPrefix(l.Text, "- "); ok {
		reportListItem(p, l, rest)
		return
	}
	p.Report(check.Finding{
		Range:    l.Body,
		Headline: prose.T("`%s` has a meaning only in YAML", l.Text),
		Effects:  p.OrHarmless(p.StrayEffects(l.Line, check.Warning)),
		Help:     prose.T("Write one `type: command` per line."),
		Fixes:    check.Suggestion(prose.Title("Remove `%s`", l.Text), check.Delete(p.WholeLine(l.Line))),
	})
	p.Claim(l.Line)
}

// reportListItem reports a line that starts with a hyphen. rest follows it.
func reportListItem(p *check.Pass, l check.OtherLine, rest string) {
	name, command, found := strings.Cut(rest, ": ")
	if !found {
		name, command = "", rest
	}
	prefix := procfile.Range{Start: p.Doc.Lines[l.Line].Range.Start, End: l.Body.End - len(strings.TrimLeft(rest, " "))}
	p.Report(check.Finding{
		Range:       procfile.Range{Start: l.Body.Start, End: l.Body.Start + 1},
		Headline:    prose.T("`%s` is a YAML list item", l.Text),
		Effects:     p.OrHarmless(p.LineEffects(l.Line, name, strings.TrimSpace(command))),
		HelpUnfixed: prose.T("Remove the hyphen."),
		Fixes:       check.Suggestion("Remove the hyphen", check.Delete(prefix)),
	})
	p.Claim(l.Line, name)
}

// isQuotedEntry reports whether one pair of quotes or backticks is around the whole line. The command inside may have further pairs.
func isQuotedEntry(e check.Entry) bool {
	if len(e.Type) < 2 || len(e.Command) < 2 {
		return false
	}
	mark := e.Type[0]
	inner := e.Command[:len(e.Command)-1]
	return (mark == '"' || mark == '\'' || mark == '`') && e.Command[len(inner)] == mark && check.IsTypeName(e.Type[1:]) &&
		strings.Count(inner, string(mark))%2 == 0 && strings.TrimSpace(inner) != ""
}

func reportQuotedEntry(p *check.Pass, e check.Entry) {
	name, command := e.Type[1:], strings.TrimSpace(e.Command[:len(e.Command)-1])
	p.ReportSyntax(e.Line, name, check.Finding{
		Range:       procfile.Range{Start: e.TypeRange.Start, End: e.CommandRange.End},
		Headline:    prose.T("The whole line of `%s` is in quotes", name),
		Effects:     p.LineEffects(e.Line, name, command),
		HelpUnfixed: prose.T("Write `%s: %s`.", name, command),
		Fixes: check.Suggestion("Remove the quotes",
			check.Delete(procfile.Range{Start: e.TypeRange.Start, End: e.TypeRange.Start + 1}),
			check.Delete(procfile.Range{Start: e.CommandRange.End - 1, End: e.CommandRange.End})),
	})
}

// unquoted is a process type without a quote at its start, at its end, or at both, or "" where it has none. A quote of the command stays.
func unquoted(e check.Entry) string {
	name, marks := e.Type, `"'`
	if name == "" {
		return ""
	}
	if first := name[:1]; strings.Contains(marks, first) {
		name, marks = name[1:], first
	}
	name = strings.TrimSuffix(name, marks[:1])
	lone := len(name) == len(e.Type)-1
	if name == e.Type || !check.IsTypeName(name) || lone && strings.Count(e.Command, marks[:1])%2 > 0 {
		return ""
	}
	return name
}

func reportQuotedName(p *check.Pass, e check.Entry, name string) {
	f := check.Finding{
		Range:       e.TypeRange,
		Headline:    prose.T("The process type `%s` is in quotes", name),
		Effects:     p.LineEffects(e.Line, name, e.Command),
		HelpUnfixed: prose.T("Write `%s:` without quotes.", name),
		Fixes:       check.Suggestion("Remove the quotes", check.Replace(e.TypeRange, name)),
	}
	if len(e.Type) == len(name)+1 {
		f.Headline = prose.T("The process type `%s` has a quote without a second one", name)
		f.Fixes[0].Title = "Remove the quote"
	}
	p.ReportSyntax(e.Line, name, f)
}

// isQuotedCommand reports whether one pair of quotes is around a whole command of several words.
func isQuotedCommand(command string) bool {
	if len(command) < 3 || command[0] != '"' && command[0] != '\'' || command[len(command)-1] != command[0] {
		return false
	}
	inner := command[1 : len(command)-1]
	return strings.IndexByte(inner, command[0]) < 0 && strings.ContainsAny(strings.Trim(inner, " "), " \t") && !strings.Contains(inner, `\`)
}

func reportQuotedCommand(p *check.Pass, e check.Entry) {
	inner := strings.TrimSpace(e.Command[1 : len(e.Command)-1])
	f := check.Finding{
		Range:    e.CommandRange,
		Headline: prose.T("The whole command of `%s` is in quotes", e.Type),
		Effects: p.On(platform.Running).Except(func(t *platform.Target) bool {
			return t.YAML()
		}).Each(func(t *platform.Target) check.Effect {
			return check.UnknownProgramEffect(t, inner, "The process doesn't start: the shell takes the whole command for the name of a program.")
		}),
		HelpUnfixed: prose.T("Remove the quotes."),
	}
	if platform.PlainLine(e.Type + ": " + inner) {
		f.Fixes = check.Suggestion("Remove the quotes", check.Replace(e.CommandRange, inner))
	}
	p.ReportSyntax(e.Line, e.Type, f)
}

// reportYAMLEntry reports an entry whose command YAML parsers read differently from other parsers. isLeft is set for one of
// which a rule on modules or ports says why YAML parsers reject it.
func reportYAMLEntry(p *check.Pass, e check.Entry) (isLeft bool) {
	want := e.Command
	if at := check.CommentStart(want); at > 0 {
		want = strings.TrimRight(want[:at], " \t")
	}
	if want == "" {
		return false
	}
	effects := p.LineEffects(e.Line, e.Type, want, unlessUnquoted(want))
	effects = slices.DeleteFunc(effects, func(e check.Effect) bool { return !e.Target.YAML() })
	if want == "~" || strings.EqualFold(want, "null") {
		reportNull(p, e, want, effects)
		return false
	}
	if len(effects) == 0 {
		return false
	}
	if !p.Variant() && (strings.Contains(want, ": ") && check.HasSplitReference(want) || strings.Contains(want+" ", ": ") && endsBeforePort(p, e, want)) {
		return true
	}
	cause := yamlCauseOf(e.Type, want)
	f := check.Finding{
		Kind:     check.Difference,
		Range:    procfile.Range{Start: e.CommandRange.Start + cause.at, End: min(e.CommandRange.Start+cause.at+cause.length, e.CommandRange.End)},
		Headline: cause.headline,
		Effects:  effects,
		Help:     cause.help,
	}
	if cause.insert != nil && !slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.Reads() && t.Shell != platform.Bash }) {
		f.Fixes = check.Suggestion(cause.fix, (&check.View{Entry: e}).Edits(cause.insert)...)
	}
	p.Report(f)
	p.Claim(e.Line, e.Type)
	p.ReadAsMeant(e, effects)
	return false
}

// reportNull reports a command that is YAML's word for nothing. empty are the effects where it is one.
func reportNull(p *check.Pass, e check.Entry, command string, empty check.Effects) {
	p.ReportSyntax(e.Line, e.Type, check.Finding{
		Range:    e.CommandRange,
		Headline: prose.T("The command of `%s` is `%s`, which is empty in YAML", e.Type, command),
		Effects: p.On(platform.Running).Each(func(t *platform.Target) check.Effect {
			if effect, ok := empty.On(t); ok {
				return effect
			}
			return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: a shell can't run `%s`.", e.Type, command)
		}),
		Help: prose.T("Write a command after the colon, or remove the line."),
	})
	p.ReadAsMeant(e, empty)
}

// unlessUnquoted leaves out the effect where YAML only removes the quotes around a single word, as the shell would do.
func unlessUnquoted(command string) func(check.Effect, platform.Process) check.Effect {
	last := len(command) - 1
	quoted := last >= 2 && (command[0] == '"' || command[0] == '\'') && command[last] == command[0]
	return func(e check.Effect, got platform.Process) check.Effect {
		if quoted && e.Outcome == platform.Changed && got.Command == command[1:last] {
			return check.Effect{}
		}
		return e
	}
}

// yamlCause is what in a command YAML reads differently: its place in the command in
// bytes, and the texts and insertions that keep YAML from doing so.
type yamlCause struct {
	at, length int
	headline   prose.Text
	help       prose.Text
	fix        string
	insert     []procfile.TextEdit // in the command
}

func yamlCauseOf(processType, command string) yamlCause {
	special := yamlCause{
		length:   1,
		headline: prose.T("The command of `%s` starts with `%s`, a YAML symbol", processType, command[:1]),
		help:     prose.T("Move the command to a script, or start it with another word."),
	}
	switch command[0] {
	case '"', '\'':
		if strings.IndexByte(command[1:], command[0]) < 0 {
			special.help = prose.T("Close the quote, and put another word before it, such as `env`.")
			return special // no shell can run it either way
		}
		special.help = prose.T("Put another word before the quote, such as `env`, or move the command to a script.")
		special.fix, special.insert = "Add `env` before the command", []procfile.TextEdit{{NewText: "env "}}
		return special
	case '[':
		special.help = prose.T("Use `test` instead of the brackets.")
		return special
	case '{', '@', '`', '%', '*', '|', '>', '-', '?', ',', ']', '}':
		return special
	case '&', '!':
		word := check.FirstWord(command)
		return yamlCause{
			length:   len(word),
			headline: prose.T("YAML leaves `%s` out of the command of `%s`", word, processType),
			help:     prose.T("Start the command with another word."),
		}
	}
	return splitCause(processType, command)
}

// splitCause finds the colons and the number signs at which YAML splits a command.
func splitCause(processType, command string) yamlCause {
	quotes := check.QuotesAt(command)
	var inserts []procfile.TextEdit
	insert := func(at int, state check.QuoteState) {
		text := `""` // a pair of quotes that adds nothing to a word in a shell
		if state == check.SingleQuoted {
			text = "''"
		}
		inserts = append(inserts, procfile.TextEdit{Range: procfile.Range{Start: at, End: at}, NewText: text})
	}
	for i := 0; i < len(command); i++ {
		switch {
		case command[i] == ':' && (i+1 == len(command) || command[i+1] == ' ' || command[i+1] == '\t'):
			insert(i+1, quotes[i])
		case command[i] == '#' && i > 0 && (command[i-1] == ' ' || command[i-1] == '\t') && quotes[i] != check.Unquoted:
			insert(i, quotes[i])
		}
	}
	if inserts == nil {
		return yamlCause{
			length:   len(command),
			headline: prose.T("The command of `%s` has another meaning in YAML", processType),
			help:     prose.T("Move the command to a script, and start that script instead."),
		}
	}
	at, text := inserts[0].Range.Start, inserts[0].NewText
	cause := yamlCause{at: at - 1, length: 2, insert: inserts}
	if command[at-1] == ':' {
		cause.headline = prose.T("A colon in the command of `%s` starts a key in YAML", processType)
		cause.help = prose.T("Move the command to a script, or write `%s` after the colon.", text)
		cause.fix = prose.Title("Insert `%s` after the colon", text)
		return cause
	}
	cause.headline = prose.T("A `#` in the command of `%s` starts a comment in YAML", processType)
	cause.help = prose.T("Move the command to a script, or write `%s` before the `#`.", text)
	cause.fix = prose.Title("Insert `%s` before the `#`", text)
	return cause
}

// reportYAMLFile reports the error of a YAML parser that no single line explains and that no other rule has reported.
func reportYAMLFile(p *check.Pass) {
	if p.AnyClaimed() || p.HasDuplicates() {
		return
	}
	line := -1
	effects := p.On(platform.Grammar).Each(func(t *platform.Target) check.Effect {
		r, _ := p.Read(t)
		if !t.YAML() || r.Error == "" {
			return check.Effect{}
		}
		line = max(line, r.ErrorLine)
		return check.Rejected(t, r.Error)
	})
	if len(effects) == 0 {
		return
	}
	p.Report(check.Finding{
		Kind:     check.Difference,
		Range:    p.Body(line),
		Headline: prose.T("The file isn't valid YAML"),
		Effects:  effects,
		Help:     prose.T("Write one `type: command` per line."),
	})
}

// endsBeforePort reports whether a command has an address without the port after its colon, and every YAML platform expects one
// there. A rule on ports reports it, so that one on YAML doesn't have to.
func endsBeforePort(p *check.Pass, e check.Entry, text string) bool {
	run := command.Parse(text).Main()
	if run == nil || run.Program == nil || run.Fronted || !run.Port.Written() || run.Port.Value != "" || run.Unclear && run.Port.Source != command.FromFlag {
		return false
	}
	return !slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.YAML() && (!p.GetsHTTP(t, e) || t.Platform().Runner) })
}
