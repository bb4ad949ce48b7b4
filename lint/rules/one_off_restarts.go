package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "one-off-restarts",
	Group: check.CommandsGroup,
	Kind:  check.Difference,
	Title: "One-off command that restarts",
	Check: checkOneOffRestarts,
})

func checkOneOffRestarts(p *check.Pass) {
	for _, e := range p.EntriesNotRenamed() {
		if role := p.Role(e); role != ecosystem.Release && role != ecosystem.Job {
			continue
		}
		effects := p.On(platform.Start).Each(func(t *platform.Target) check.Effect {
			if !t.Restarts {
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, platform.Repeats, "`%s` runs again and again: the platform restarts it whenever it ends.", e.Type)
		})
		if len(effects) == 0 {
			continue
		}
		help := prose.T("Remove the line, and run the command by hand.")
		if len(effects) == 1 && check.IsRelease(e.Type) && effects[0].Target.ReleaseInstead != "" {
			help = prose.T("%s", effects[0].Target.ReleaseInstead)
		}
		p.Report(check.Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`%s` exits when it's done, and starts again", e.Type),
			Effects:  effects,
			Help:     help,
		})
	}
}
