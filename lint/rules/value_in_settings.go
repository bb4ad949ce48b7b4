package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "value-in-settings",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Unknown builder or runtime in a platform's file",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkValueInSettings,
})

func checkValueInSettings(p *check.Pass) {
	for _, m := range p.ConfigMistakes() {
		if m.Values == "" {
			continue
		}
		f := check.Finding{Headline: prose.T("`%s` isn't a `%s`", m.Text, prose.Exact(m.Key))}
		p.ReportInFile(&m.Mistake, f, func(t *platform.Target) check.Effect {
			if !m.IsOf(t) {
				return check.Effect{}
			}
			return check.NewEffect(check.Error, platform.NotStarted, "The deploy fails: the platform doesn't know `%s`.", m.Text)
		})
	}
}
