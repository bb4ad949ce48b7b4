package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "line-continuation",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	Title:      "Command on several lines",
	SkipsPlain: true,
	Check:      checkLineContinuation,
})

func checkLineContinuation(p *check.Pass) {
	if p.AllClaimed() || p.Template() {
		return
	}
	for i := 0; i < len(p.Doc.Lines); i++ {
		l := &p.Doc.Lines[i]
		if l.Kind != procfile.Entry || p.Claimed(i) {
			continue
		}
		last := continuationEnd(p, i)
		if last > i {
			reportContinuation(p, i, last)
			i = last
			continue
		}
		// A port that got lost before a backslash is an empty port.
		if text := p.Doc.Slice(l.Command); endsWithBackslash(text) && !strings.HasSuffix(text, `:\`) {
			reportBackslash(p, i)
		}
	}
}

// continuationEnd is the last line of the command that starts on a line.
func continuationEnd(p *check.Pass, line int) int {
	l := &p.Doc.Lines[line]
	last := line
	for last+1 < len(p.Doc.Lines) && endsWithBackslash(p.Doc.Slice(p.Body(last))) &&
		isRest(p, last+1) {
		last++
	}
	if last > line {
		return last
	}
	nothing := l.Command.Empty()
	// A line may start with a program, without a process type before it.
	if nothing && last+1 < len(p.Doc.Lines) && p.Doc.Lines[last+1].Kind == procfile.Other && !p.Claimed(last+1) && command.Known(check.FirstWord(p.Line(last+1))) {
		last++
		nothing = false
	}
	for last+1 < len(p.Doc.Lines) && (isIndentedRest(p, last+1, nothing) && p.Indent(last+1) > p.Indent(line) || !nothing && isBareRest(p, last+1)) {
		last++
	}
	return last
}

// isBareRest reports whether a line starts with an option or an operator.
func isBareRest(p *check.Pass, line int) bool {
	l := &p.Doc.Lines[line]
	if l.Kind != procfile.Other || p.Claimed(line) || p.Indent(line) > 0 {
		return false
	}
	body := p.Doc.Slice(check.TrimRange(p.Doc.Text, l.Range))
	option := strings.TrimLeft(body, "-")
	dashes := len(body) - len(option)
	return (dashes == 1 || dashes == 2) && option != "" && check.OnlyLetters(option[:1]) ||
		strings.HasPrefix(body, "&& ") || strings.HasPrefix(body, "|| ")
}

func endsWithBackslash(s string) bool {
	return (len(s)-len(strings.TrimRight(s, `\`)))%2 == 1
}

// isRest reports whether a line can be the rest of a command that ends with a
// backslash: not an entry at the start of the line, a comment, or a blank line.
func isRest(p *check.Pass, line int) bool {
	l := &p.Doc.Lines[line]
	switch l.Kind {
	case procfile.Blank, procfile.Comment:
		return false
	case procfile.Entry:
		return p.Indent(line) > 0 || !check.IsTypeName(p.Doc.Slice(l.Name))
	}
	return !check.CommonTypes.Has(check.FirstWord(p.Line(line)))
}

// isIndentedRest reports whether an indented line is part of the command above it: options or an operator, or any text if the entry has no command.
func isIndentedRest(p *check.Pass, line int, nothing bool) bool {
	l := &p.Doc.Lines[line]
	if p.Claimed(line) || l.Kind == procfile.Blank || l.Kind == procfile.Comment || p.Indent(line) == 0 {
		return false
	}
	body := p.Doc.Slice(check.TrimRange(p.Doc.Text, l.Range))
	if strings.HasPrefix(body, "-") && !strings.HasPrefix(body, "- ") || strings.HasPrefix(body, "&&") || strings.HasPrefix(body, "||") {
		return true
	}
	return l.Kind == procfile.Other && !strings.HasPrefix(body, "- ") || nothing && l.Kind == procfile.Entry && p.Doc.Slice(l.Name) == "command"
}

func reportContinuation(p *check.Pass, first, last int) {
	l := p.Doc.Lines[first]
	name := p.Doc.Slice(l.Name)
	joined := joinLines(p, first, last)
	text := p.Doc.Text[l.Range.Start:p.Doc.Lines[last].Range.End]
	at := p.Body(first + 1)
	at.End = p.Body(last).End
	rest := procfile.Range{Start: l.Colon + 1, End: p.Doc.Lines[last].Range.End}
	p.Report(check.Finding{
		Range:    at,
		Headline: prose.T("The command of `%s` continues on the next line", name),
		Effects: p.OrHarmless(p.TextEffects(first, text, 0, name, joined, func(e check.Effect, _ platform.Process) check.Effect {
			if e.Outcome == platform.Ignored { // what is skipped is not the line of the finding
				e.Text = prose.T("`%s` doesn't start: the parser skips its entry.", name)
			}
			return e
		})),
		Help:  prose.T("Write the whole command on one line."),
		Fixes: check.Suggestion("Join the lines", check.Replace(rest, " "+joined)),
	})
	p.Claim(first, name)
	for i := first + 1; i <= last; i++ {
		p.Claim(i, name)
	}
}

// joinLines is the command as it was meant, without the backslashes, the line endings, and the key of a nested "command:".
func joinLines(p *check.Pass, first, last int) string {
	parts := []string{}
	for i := first; i <= last; i++ {
		l := &p.Doc.Lines[i]
		body := p.Doc.Slice(check.TrimRange(p.Doc.Text, l.Range))
		if i == first {
			body = p.Doc.Slice(l.Command)
		} else if l.Kind == procfile.Entry && p.Doc.Slice(l.Name) == "command" {
			body = p.Doc.Slice(l.Command)
		}
		if endsWithBackslash(body) {
			body = strings.TrimRight(strings.TrimSuffix(body, `\`), " \t")
		}
		if body = strings.Trim(body, " \t"); body != "" {
			parts = append(parts, body)
		}
	}
	return strings.Join(parts, " ")
}

func reportBackslash(p *check.Pass, line int) {
	l := p.Doc.Lines[line]
	name := p.Doc.Slice(l.Name)
	at := procfile.Range{Start: l.Command.End - 1, End: l.Command.End}
	cut := check.TrimRange(p.Doc.Text, procfile.Range{Start: l.Command.Start, End: at.Start})
	p.Report(check.Finding{
		Range:       at,
		Headline:    prose.T("The command of `%s` ends with a backslash", name),
		Effects:     p.Reading(check.NewEffect(check.Warning, platform.Changed, "The backslash becomes part of the last argument.")),
		HelpUnfixed: prose.T("Remove the backslash."),
		Fixes:       check.Suggestion("Remove the backslash", check.Delete(procfile.Range{Start: cut.End, End: at.End})),
	})
}
