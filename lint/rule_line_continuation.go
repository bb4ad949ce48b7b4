package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "line-continuation",
	Group:      SyntaxGroup,
	Before:     []string{"indentation", "missing-process-type"},
	Title:      "Command on several lines",
	Documented: lineContinuationDocs{},
	Check:      checkLineContinuation,
})

type lineContinuationDocs struct{}

// Docs is the documentation.
func (lineContinuationDocs) Docs() Docs {
	return Docs{
		Summary: "Finds commands that continue on the next line: after a backslash, with indentation, or with an option or `&&`.",
		Why: "A Procfile entry is one line. No parser joins lines at a backslash. YAML parsers join an indented line to the one " +
			"before it and keep the backslash. Other parsers skip the rest of the command or reject the file.",
		Bad:  Sample{Text: "web: gunicorn shop:app \\\n  --log-file -\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn shop:app --log-file -\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"misformatted Procfile entry '--… at line …",
			"line … parse error: …",
			"Invalid Procfile format",
			"invalid line in procfile, line …",
		},
		Sources: []string{"run: yaml.v3 v3.0.1 into a map of strings", herokuSpecSource},
	}
}

func checkLineContinuation(p *Pass) {
	if p.Silent() || p.Template() {
		return
	}
	for i := 0; i < len(p.Doc.Lines); i++ {
		l := &p.Doc.Lines[i]
		if l.Kind != procfile.Entry || p.Claimed(i) {
			continue
		}
		last := p.continuationEnd(i)
		if last > i {
			p.reportContinuation(i, last)
			i = last
			continue
		}
		// A port that got lost before a backslash is for the rule port-empty.
		if command := p.Doc.Slice(l.Command); endsWithBackslash(command) && !strings.HasSuffix(command, `:\`) {
			p.reportBackslash(i)
		}
	}
}

// continuationEnd is the last line of the command that starts on a line.
func (p *Pass) continuationEnd(line int) int {
	l := &p.Doc.Lines[line]
	last := line
	for last+1 < len(p.Doc.Lines) && endsWithBackslash(p.Doc.Slice(trimRange(p.Doc.Text, p.Doc.Lines[last].Range))) &&
		p.isRest(last+1) {
		last++
	}
	if last > line {
		return last
	}
	nothing := l.Command.Empty()
	for last+1 < len(p.Doc.Lines) && (p.isIndentedRest(last+1, nothing) && p.indent(last+1) > p.indent(line) || !nothing && p.isBareRest(last+1)) {
		last++
	}
	return last
}

// isBareRest reports whether a line starts with an option or an operator.
func (p *Pass) isBareRest(line int) bool {
	l := &p.Doc.Lines[line]
	if l.Kind != procfile.Other || p.Claimed(line) || p.indent(line) > 0 {
		return false
	}
	body := p.Doc.Slice(trimRange(p.Doc.Text, l.Range))
	option := strings.TrimLeft(body, "-")
	dashes := len(body) - len(option)
	return (dashes == 1 || dashes == 2) && option != "" && onlyLetters(option[:1]) ||
		strings.HasPrefix(body, "&& ") || strings.HasPrefix(body, "|| ")
}

func endsWithBackslash(s string) bool {
	n := len(s) - len(strings.TrimRight(s, `\`))
	return n%2 == 1
}

// isRest reports whether a line can be the rest of a command that ends with a
// backslash: not an entry at the start of the line, a comment, or a blank line.
func (p *Pass) isRest(line int) bool {
	l := &p.Doc.Lines[line]
	switch l.Kind {
	case procfile.Blank, procfile.Comment:
		return false
	case procfile.Entry:
		return p.indent(line) > 0 || !isTypeName(p.Doc.Slice(l.Name))
	}
	first := firstWord(p.Line(line))
	return !commonTypes.Has(first)
}

// isIndentedRest reports whether an indented line is part of the command above it:
// options or an operator, or any text if the entry has no command.
func (p *Pass) isIndentedRest(line int, nothing bool) bool {
	l := &p.Doc.Lines[line]
	if p.Claimed(line) || l.Kind == procfile.Blank || l.Kind == procfile.Comment || p.indent(line) == 0 {
		return false
	}
	body := p.Doc.Slice(trimRange(p.Doc.Text, l.Range))
	if strings.HasPrefix(body, "-") && !strings.HasPrefix(body, "- ") || strings.HasPrefix(body, "&&") || strings.HasPrefix(body, "||") {
		return true
	}
	return l.Kind == procfile.Other && !strings.HasPrefix(body, "- ") || nothing && l.Kind == procfile.Entry && p.Doc.Slice(l.Name) == "command"
}

func (p *Pass) indent(line int) int {
	r := p.Doc.Lines[line].Range
	return trimRange(p.Doc.Text, r).Start - r.Start
}

func (p *Pass) reportContinuation(first, last int) {
	l := p.Doc.Lines[first]
	name := p.Doc.Slice(l.Name)
	joined := p.joinLines(first, last)
	text := p.Doc.Text[l.Range.Start:p.Doc.Lines[last].Range.End]
	at := trimRange(p.Doc.Text, p.Doc.Lines[first+1].Range)
	at.End = trimRange(p.Doc.Text, p.Doc.Lines[last].Range).End
	rest := procfile.Range{Start: l.Colon + 1, End: p.Doc.Lines[last].Range.End}
	p.Report(Finding{
		Range:    at,
		Headline: prose.T("The command of `%s` continues on the next line", name),
		Effects:  p.OrHarmless(p.TextEffects(first, text, 0, name, joined, skippedEntry)),
		Help:     prose.T("Write the whole command on one line."),
		Fixes:    suggestion("Join the lines", Replace(rest, " "+joined)),
	})
	p.Claim(first, name)
	for i := first + 1; i <= last; i++ {
		p.Claim(i)
	}
}

// skippedEntry names what is skipped: not the line of the finding, but the entry.
func skippedEntry(e Effect, _ platform.Process) Effect {
	if e.Outcome == platform.Ignored {
		e.Text = prose.T("The parser skips the entry.")
	}
	return e
}

// joinLines is the command as it was meant, without the backslashes, the line
// endings, and the key of a nested "command:".
func (p *Pass) joinLines(first, last int) string {
	parts := []string{}
	for i := first; i <= last; i++ {
		l := &p.Doc.Lines[i]
		body := p.Doc.Slice(trimRange(p.Doc.Text, l.Range))
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

// reportBackslash reports a backslash without a line that continues the command.
func (p *Pass) reportBackslash(line int) {
	l := p.Doc.Lines[line]
	name := p.Doc.Slice(l.Name)
	at := procfile.Range{Start: l.Command.End - 1, End: l.Command.End}
	cut := trimRange(p.Doc.Text, procfile.Range{Start: l.Command.Start, End: at.Start})
	p.Report(Finding{
		Range:    at,
		Headline: prose.T("The command of `%s` ends with a backslash", name),
		Effects:  p.Selected(effect(Warning, platform.Changed, "The backslash becomes part of the last argument.")),
		Help:     prose.T("Remove the backslash."),
		Fixes:    suggestion("Remove the backslash", Delete(procfile.Range{Start: cut.End, End: at.End})),
	})
}
