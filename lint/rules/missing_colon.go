package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "missing-colon",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	Title:      "Missing colon",
	SkipsPlain: true,
	Check:      checkMissingColon,
})

func checkMissingColon(p *check.Pass) {
	for _, l := range p.OtherLines() {
		reportMissingColon(p, l.Line, l.Body)
	}
	for _, e := range p.SyntaxEntries() {
		if strings.ContainsAny(e.Type, separators) {
			reportMissingColon(p, e.Line, p.Body(e.Line))
		}
	}
}

// separators are what people write in place of a colon.
const separators = "=;,."

// splitWithoutColon splits a line with a space, or another character, in place of the
// colon. rest is the offset of the command in the line. Not every name is a process type.
func splitWithoutColon(line string) (name string, rest int, ok bool) {
	end := strings.IndexAny(line, " \t"+separators)
	if end <= 0 || line[end] == '.' && !strings.HasPrefix(line[end:], ". ") { // web.1
		return "", 0, false
	}
	command := strings.TrimLeft(line[end:], " \t")
	if command != "" && strings.IndexByte(separators, command[0]) >= 0 {
		command = strings.TrimLeft(command[1:], " \t")
	}
	rest = len(line) - len(command)
	if rest == len(line) || strings.HasPrefix(line[end:], " :") || line[rest] == ':' {
		return "", 0, false
	}
	return line[:end], rest, true
}

// typeWithoutColon is the process type that a name before a command means: one that people use, in lowercase unless the file has
// that too, or the one for which it is a typo if the command starts with a program. It is "" where the name isn't a process type.
func typeWithoutColon(p *check.Pass, name, text string) string {
	lower := strings.ToLower(name)
	switch {
	case check.CommonTypes.Has(lower) && p.TimesDeclared(lower) > 0:
		return name
	case check.CommonTypes.Has(lower):
		return lower
	case command.Known(check.FirstWord(text)):
		return p.MisspelledType(lower, check.IsTypo)
	}
	return ""
}

func reportMissingColon(p *check.Pass, line int, body procfile.Range) {
	text := p.Doc.Slice(body)
	name, rest, ok := splitWithoutColon(text)
	if !ok {
		return
	}
	start, started := body.Start, text[rest:]
	meant := typeWithoutColon(p, name, started)
	if meant == "" {
		return
	}
	gap := procfile.Range{Start: start + len(name), End: start + rest}
	effects := p.LineEffects(line, meant, started)
	p.ReadAsMeant(check.Entry{
		Line: line, Colon: gap.Start,
		Type: meant, TypeRange: procfile.Range{Start: start, End: gap.Start},
		Command: started, CommandRange: procfile.Range{Start: gap.End, End: body.End},
	}, effects)
	f := check.Finding{
		Range:    procfile.Range{Start: start, End: gap.Start},
		Headline: prose.T("Missing colon after `%s`", name),
		Effects:  effects,
		Help:     prose.T("Write `%s: %s`.", meant, prose.Exact(started)),
	}
	switch {
	case meant != name:
		f.Headline = prose.T("Missing colon after `%s`, a typo for `%s`", name, meant)
		if strings.EqualFold(name, meant) {
			f.Headline = prose.T("Missing colon after `%s`, which isn't `%s`", name, meant)
		}
		f.Help, f.HelpUnfixed = prose.Text{}, f.Help
		f.Fixes = check.Suggestion(prose.Title("Write `%s`", prose.Exact(meant+": "+started)), check.Replace(procfile.Range{Start: start, End: gap.End}, meant+": "))
	case !strings.HasPrefix(strings.TrimPrefix(started, check.FirstWord(started)), ": "): // else it may be a name of two words
		f.Fixes = []check.Fix{{Title: prose.Title("Add a colon after `%s`", name), Applicability: check.Safe, Edits: []check.TextEdit{check.Replace(gap, ": ")}}}
	}
	p.ReportSyntax(line, meant, f)
}
