package rules

import (
	"path"
	"slices"
	"strings"
	"unicode"

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
	After:      []string{"json-object"},
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
		if rest := continuation(p, i); rest != nil {
			reportContinuation(p, i, rest)
			i = rest[len(rest)-1]
			continue
		}
		// A port that got lost before a backslash is an empty port.
		if text := p.Doc.Slice(l.Command); endsWithBackslash(text) && !strings.HasSuffix(text, `:\`) {
			reportBackslash(p, i)
		}
	}
}

// continuation are the lines below a line that are the rest of its command, in order. It leaves out blank lines and comments between them.
func continuation(p *check.Pass, line int) []int {
	var rest []int
	last := line
	for last+1 < len(p.Doc.Lines) && endsWithBackslash(p.Doc.Slice(p.Body(last))) && isRest(p, last+1) {
		last++
		rest = append(rest, last)
	}
	if rest != nil {
		return rest
	}
	nothing := p.Doc.Lines[line].Command.Empty()
	for {
		if next := nextText(p, last); len(rest) < maxWanted && mayBeWanted(p, line, next) && isWanted(p.Doc.Slice(p.Body(next)), joinLines(p, line, rest)) {
			rest, last = append(rest, next), next
			continue
		}
		next := last + 1
		if next == len(p.Doc.Lines) || !(isIndentedRest(p, next, nothing) && p.Indent(next) > p.Indent(line)) && (nothing && rest == nil || !isBareRest(p, next)) {
			return rest
		}
		rest, last = append(rest, next), next
	}
}

const (
	// maxBetween is how many blank lines and comments may be between two lines of a command.
	maxBetween = 3
	// maxWanted is how many lines a command may have that still lacks its end.
	maxWanted = 4
)

// nextText is the first line below a line that is neither blank nor a comment, if it's near.
func nextText(p *check.Pass, line int) int {
	next := line + 1
	for next < len(p.Doc.Lines) && next-line <= maxBetween && (p.Doc.Lines[next].Kind == procfile.Blank || p.Doc.Lines[next].Kind == procfile.Comment) {
		next++
	}
	return next
}

// mayBeWanted reports whether a line isn't an entry, but may be the rest of one, such as main:app.
func mayBeWanted(p *check.Pass, first, line int) bool {
	if line >= len(p.Doc.Lines) || p.Claimed(line) {
		return false
	}
	l, body := &p.Doc.Lines[line], p.Doc.Slice(p.Body(line))
	switch {
	case check.IsYAMLShape(body), strings.HasSuffix(body, ":"):
		return false
	case l.Kind == procfile.Entry:
		name := p.Doc.Slice(l.Name)
		named := check.CommonTypes.Has(name) && name != p.Doc.Slice(p.Doc.Lines[first].Name)
		return l.Colon == l.Name.End && l.Colon+1 == l.Command.Start && !named && !command.Known(check.FirstWord(p.Doc.Slice(l.Command)))
	}
	return l.Kind == procfile.Other && !check.CommonTypes.Has(check.FirstWord(body))
}

// isWanted reports whether a line is what the command above it lacks.
func isWanted(body, above string) bool {
	startsProgram := command.Known(path.Base(check.FirstWord(body))) || strings.HasPrefix(body, "./")
	switch command.FindUnfinished(above) {
	case command.LacksCommand:
		return above != "" || startsProgram
	case command.LacksWords:
		return looksLikeArguments(body)
	}
	return startsProgram && onlyMoves(above)
}

// onlyMoves reports whether a command does nothing but go to a folder.
func onlyMoves(text string) bool {
	return strings.HasPrefix(text, "cd ") && len(strings.Fields(text)) == 2 && !strings.ContainsAny(text, ";&|")
}

// looksLikeArguments reports whether a line looks like the arguments of a program, and like neither a command nor a sentence.
func looksLikeArguments(body string) bool {
	first, rest, more := strings.Cut(body, " ")
	runs := more && command.Known(path.Base(first)) && !check.ScriptEndings.Has(path.Ext(first))
	if runs || unicode.IsUpper(rune(first[0])) || strings.ContainsAny(body[len(body)-1:], ".,!?") {
		return false
	}
	return !strings.Contains(rest, " ") || strings.ContainsAny(body, ".:/-=$")
}

// isBareRest reports whether a line starts with an option or an operator.
func isBareRest(p *check.Pass, line int) bool {
	l := &p.Doc.Lines[line]
	if l.Kind != procfile.Other && l.Kind != procfile.Entry || p.Claimed(line) || p.Indent(line) > 0 {
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

func reportContinuation(p *check.Pass, first int, rest []int) {
	l := p.Doc.Lines[first]
	last := rest[len(rest)-1]
	name, joined := p.Doc.Slice(l.Name), joinLines(p, first, rest)
	text := p.Doc.Text[l.Range.Start:p.Doc.Lines[last].Range.End]
	edits := []check.TextEdit{check.Replace(procfile.Range{Start: l.Colon + 1, End: l.Range.End}, " "+joined)}
	for line := first + 1; line <= last; line++ {
		if p.Doc.Lines[line].Kind == procfile.Blank || slices.Contains(rest, line) {
			edits = append(edits, check.Delete(procfile.Range{Start: p.Doc.Lines[line-1].Range.End, End: p.Doc.Lines[line].Range.End}))
		}
	}
	p.Report(check.Finding{
		Range:    procfile.Range{Start: p.Body(rest[0]).Start, End: p.Body(last).End},
		Headline: prose.T("The command of `%s` continues on the next line", name),
		Effects: p.OrHarmless(p.TextEffects(first, text, 0, name, joined, func(e check.Effect, _ platform.Process) check.Effect {
			if e.Outcome == platform.Ignored { // what is skipped is not the line of the finding
				e.Text = prose.T("`%s` doesn't start: the parser skips its entry.", name)
			}
			return e
		})),
		Help:  prose.T("Write the whole command on one line."),
		Fixes: check.Suggestion("Join the lines", edits...),
	})
	p.Claim(first, name)
	for _, line := range rest {
		p.Claim(line, name)
	}
}

// joinLines is the command as it was meant, without the backslashes, the line endings, and the key of a nested "command:".
func joinLines(p *check.Pass, first int, rest []int) string {
	var parts []string
	add := func(body string) {
		if endsWithBackslash(body) {
			body = strings.TrimSuffix(body, `\`)
		}
		body = strings.Trim(body, " \t")
		if body == "" {
			return
		}
		if len(parts) <= 2 && onlyMoves(strings.Join(parts, " ")) && !strings.HasPrefix(body, "&&") && !strings.HasPrefix(body, ";") {
			parts = append(parts, "&&")
		}
		parts = append(parts, body)
	}
	add(p.Doc.Slice(p.Doc.Lines[first].Command))
	for _, line := range rest {
		l := &p.Doc.Lines[line]
		if l.Kind == procfile.Entry && p.Doc.Slice(l.Name) == "command" {
			add(p.Doc.Slice(l.Command))
			continue
		}
		add(p.Doc.Slice(p.Body(line)))
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
