package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "path-in-settings",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Missing folder or Dockerfile in a platform's file",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkPathInSettings,
})

func checkPathInSettings(p *check.Pass) {
	for _, m := range p.ConfigMistakes() {
		if m.Values != "" {
			continue
		}
		f := check.Finding{Headline: prose.T("`%s` of `%s` doesn't exist", check.PathPart(m.Text), prose.Exact(m.Key))}
		if m.Right == "" {
			f.Help = prose.T("Use an existing path in line %s of `%s`.", m.Line, check.PathPart(m.Path))
		}
		p.ReportInFile(&m.Mistake, f, func(t *platform.Target) check.Effect {
			if !m.IsOf(t) {
				return check.Effect{}
			}
			e := check.NewEffect(check.Error, platform.NotStarted, "The build fails: there is no `%s`.", check.PathPart(m.Text))
			if m.Likely {
				return e.Likely()
			}
			return e
		})
	}
}
