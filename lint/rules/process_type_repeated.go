package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "process-type-repeated",
	Group: check.TypesGroup,
	Kind:  check.Slip,
	Title: "Repeated process type in a line",
	Check: checkProcessTypeRepeated,
})

func checkProcessTypeRepeated(p *check.Pass) {
	for _, e := range p.Entries() {
		if extra := check.RepeatedType(e); !extra.Empty() {
			reportRepeatedType(p, e, extra, check.Delete(extra))
		}
	}
	for _, l := range p.OtherLines() {
		if e, ok := entryWithoutColon(l); ok {
			if extra := check.RepeatedType(e); strings.Contains(p.Doc.Slice(extra), ":") {
				reportRepeatedType(p, e, extra, check.Replace(procfile.Range{Start: e.Colon, End: extra.End}, ": "))
			}
		}
	}
}

// entryWithoutColon is the entry that a line is for the parsers that need no colon, if its first word is a common process type.
func entryWithoutColon(l check.OtherLine) (check.Entry, bool) {
	name, rest, _ := strings.Cut(strings.ReplaceAll(l.Text, "\t", " "), " ")
	started := l.Text[len(l.Text)-len(strings.TrimLeft(rest, " ")):]
	colon := l.Body.Start + len(name)
	return check.Entry{
		Line: l.Line, Colon: colon,
		Type: name, TypeRange: procfile.Range{Start: l.Body.Start, End: colon},
		Command: started, CommandRange: procfile.Range{Start: l.Body.End - len(started), End: l.Body.End},
	}, check.CommonTypes.Has(name)
}

// reportRepeatedType reports what is too much in an entry, with the edit that removes it.
func reportRepeatedType(p *check.Pass, e check.Entry, extra procfile.Range, edit check.TextEdit) {
	at := procfile.Range{Start: extra.Start, End: extra.Start + len(strings.TrimRight(p.Doc.Slice(extra), " \t"))}
	repeated, applicability := e.Type, check.Suggested
	if strings.Contains(p.Doc.Slice(at), ":") {
		repeated, applicability = e.Type+":", check.Safe
	}
	p.Report(check.Finding{
		Range:       at,
		Headline:    prose.T("`%s` is repeated at the start of the command", repeated),
		Effects:     repeatedEffects(p, e, p.Doc.Text[extra.End:e.CommandRange.End]),
		HelpUnfixed: prose.T("Write `%s:` only once.", e.Type),
		Fixes:       []check.Fix{{Title: prose.Title("Remove the repeated `%s`", repeated), Applicability: applicability, Edits: []check.TextEdit{edit}}},
	})
	p.Claim(e.Line, e.Type)
}

func repeatedEffects(p *check.Pass, e check.Entry, meant string) check.Effects {
	return p.LineEffects(e.Line, e.Type, meant, func(is check.Effect, _ platform.Process) check.Effect {
		if is.Outcome != platform.Changed {
			return is
		}
		return check.NewEffect(is.Severity, platform.Crash, "The process doesn't start: no program is named `%s`.", firstField(e.Command))
	})
}

func firstField(s string) string {
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		return s[:i]
	}
	return s
}
