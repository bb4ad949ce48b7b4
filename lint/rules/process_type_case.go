package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "process-type-case",
	Group:      check.TypesGroup,
	Kind:       check.Slip,
	After:      []string{"process-type-typo"},
	Title:      "Uppercase process type",
	SkipsPlain: true,
	Check:      checkProcessTypeCase,
})

func checkProcessTypeCase(p *check.Pass) {
	for _, e := range p.EntriesNotRenamed() {
		if !strings.ContainsFunc(e.Type, func(r rune) bool { return 'A' <= r && r <= 'Z' }) {
			continue
		}
		lower := strings.ToLower(e.Type)
		if p.IsDeclared(lower) {
			reportCaseTwin(p, e, lower)
			continue
		}
		if !p.Accepts(lower) {
			continue
		}
		effects := p.OnTypeOf(e, platform.Names, func(t *platform.Target) check.Effect { return caseEffect(p, t, e, lower) })
		if len(effects) == 0 {
			continue
		}
		headline := prose.T("Process type `%s` has uppercase letters", e.Type)
		if p.GetsTraffic(lower) || slices.Contains(check.SpellcheckedTypes[:], lower) { // platforms know the lowercase type
			headline = prose.T("`%s` isn't `%s`: process types are case-sensitive", e.Type, lower)
		}
		p.NoteIntendedType(e, lower)
		p.Report(check.Finding{
			Range:       e.TypeRange,
			Headline:    headline,
			Effects:     effects,
			HelpUnfixed: check.RenameHelp(lower),
			Fixes:       []check.Fix{p.RenameFor(effects, e, lower)},
		})
	}
}

// reportCaseTwin reports a process type beside another one from which it differs only by case.
func reportCaseTwin(p *check.Pass, e check.Entry, lower string) {
	p.Report(check.Finding{
		Range:    e.TypeRange,
		Headline: prose.T("`%s` and `%s` differ only by case", e.Type, lower),
		Effects:  p.OnTypeOf(e, platform.Names, func(t *platform.Target) check.Effect { return twinEffect(p, t, e, lower) }),
		Help:     prose.T("Remove `%s`, or give it a name that differs more.", e.Type),
	})
}

// twinEffect is what a target does with a process type beside another one from which it differs only by case. A name
// that it doesn't accept has another finding.
func twinEffect(p *check.Pass, t *platform.Target, e check.Entry, lower string) check.Effect {
	process, found := p.ProcessOf(t, e)
	r, _ := p.Read(t)
	switch {
	case r.Error != "" || check.NameProblemOf(t, e.Type).Fatal:
		return check.Effect{}
	case !found || process.Type == lower:
		return check.NewEffect(check.Warning, platform.Ignored, "The platform keeps only one of `%s` and `%s`.", e.Type, lower)
	case t.IsHTTP(lower):
		return check.NewEffect(check.Warning, platform.NoTraffic, "`%s` gets no traffic: only `%s` does.", e.Type, lower)
	case t.RunsAt(lower) != platform.NoTrigger:
		return check.NewEffect(check.Warning, platform.NotStarted, "Only `%s` runs %s, not `%s`.", lower, t.RunsAt(lower).String(), e.Type)
	}
	return check.NewEffect(check.Info, platform.Differs, "`%s` and `%s` are two separate processes.", e.Type, lower)
}

func caseEffect(p *check.Pass, t *platform.Target, e check.Entry, lower string) check.Effect {
	problem := check.NameProblemOf(t, e.Type)
	if process, _ := p.ProcessOf(t, e); problem.Fatal || process.Type == lower {
		return check.NameEffect(problem)
	}
	missed := p.MisspelledTypeEffect(t, e, lower)
	switch {
	case missed.Severity == check.None:
		return check.NameEffect(problem)
	case lower == "worker":
		missed.Severity = check.Warning // Worker can be scaled too, if you know its name
	}
	return missed
}
