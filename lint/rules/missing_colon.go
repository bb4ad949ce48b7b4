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
	Name:       "missing-colon",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	After:      []string{"process-type-repeated"},
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

// arrows are further ones, which are separate words. Without a blank after it, each may be a part of the command.
var arrows = []string{"- ", "-> ", "=> ", "--> ", "==> ", "| ", "> "}

// splitWithoutColon splits a line with a space, or another character, in place of the colon. separator is that character, and rest the
// offset of the command in the line. A dot is a separator only at the end of a name, since a path or a command may start with one.
// Not every name is a process type.
func splitWithoutColon(line string) (name, separator string, rest int, ok bool) {
	end := strings.IndexAny(line, " \t"+separators)
	if end <= 0 || line[end] == '.' && !strings.HasPrefix(line[end:], ". ") { // web.1
		return "", "", 0, false
	}
	after := strings.TrimLeft(line[end:], " \t")
	separator = separatorOf(after)
	if separator == "." && end+len(after) < len(line) {
		separator = ""
	}
	started := strings.TrimLeft(after[len(separator):], " \t")
	rest = len(line) - len(started)
	if started == "" || started[0] == ':' || strings.HasPrefix(line[end:], " :") {
		return "", "", 0, false
	}
	return line[:end], separator, rest, true
}

// separatorOf is the separator at the start of a text, or "".
func separatorOf(text string) string {
	for _, arrow := range arrows {
		if strings.HasPrefix(text, arrow) {
			return strings.TrimSpace(arrow)
		}
	}
	if text != "" && strings.IndexByte(separators, text[0]) >= 0 {
		return text[:1]
	}
	return ""
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
	name, separator, rest, ok := splitWithoutColon(text)
	if !ok {
		return
	}
	start, started := body.Start, text[rest:]
	meant := typeWithoutColon(p, name, started)
	if meant == "" {
		return
	}
	gap := procfile.Range{Start: start + len(name), End: start + rest}
	f := check.Finding{
		Range:    procfile.Range{Start: start, End: gap.Start},
		Headline: prose.T("Missing colon after `%s`", name),
		Help:     prose.T("Write `%s: %s`.", meant, prose.Exact(started)),
	}
	if second, command, found := strings.Cut(started, ": "); found && check.IsTypeName(second) {
		f.Headline = prose.T("`%s` has another word before the colon", name)
		f.Effects = p.LineEffects(line, second, command, func(is check.Effect, found platform.Process) check.Effect {
			if found.Type == name {
				return check.NewEffect(check.Error, platform.Crash, "The process doesn't start: no program is named `%s:`.", second)
			}
			return is
		})
		f.Help = prose.T("Write one process type before the colon.")
		p.ReportSyntax(line, "", f)
		return
	}
	f.Effects = p.LineEffects(line, meant, started)
	title := prose.Title("Add a colon after `%s`", name)
	if separator != "" {
		title = prose.Title("Replace `%s` with a colon", separator)
	}
	f.Fixes = []check.Fix{{Title: title, Applicability: check.Safe, Edits: []check.TextEdit{check.Replace(gap, ": ")}}}
	if meant != name {
		f.Headline = prose.T("Missing colon after `%s`, a typo for `%s`", name, meant)
		if strings.EqualFold(name, meant) {
			f.Headline = prose.T("Missing colon after `%s`, which isn't `%s`", name, meant)
		}
		f.Help, f.HelpUnfixed = prose.Text{}, f.Help
		f.Fixes = check.Suggestion(prose.Title("Write `%s`", prose.Exact(meant+": "+started)), check.Replace(procfile.Range{Start: start, End: gap.End}, meant+": "))
	}
	p.ReportSyntax(line, meant, f)
}
