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
		extra := check.RepeatedType(e)
		if extra.Empty() {
			continue
		}
		p.Report(check.Finding{
			Range:       procfile.Range{Start: extra.Start, End: extra.Start + len(strings.TrimRight(p.Doc.Slice(extra), " \t"))},
			Headline:    prose.T("`%s:` is repeated at the start of the command", e.Type),
			Effects:     repeatedEffects(p, e, p.Doc.Text[extra.End:e.CommandRange.End]),
			HelpUnfixed: prose.T("Write `%s:` only once.", e.Type),
			Fixes:       []check.Fix{{Title: prose.Title("Remove the repeated `%s:`", e.Type), Applicability: check.Safe, Edits: []check.TextEdit{check.Delete(extra)}}},
		})
		p.Claim(e.Line, e.Type)
	}
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
