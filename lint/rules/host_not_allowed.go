package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "host-not-allowed",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Hosts of a deployed app aren't allowed",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkHostNotAllowed,
})

func checkHostNotAllowed(p *check.Pass) {
	for _, m := range p.Repository.SettingMistakes(p.Doc.Text) {
		s := m.Setting
		if s.Missing != "" {
			continue
		}
		f := check.Finding{
			Headline: prose.T("`%s` in `%s` allows no host of a deployed app", prose.Exact(s.Name), check.PathPart(m.Path)),
			Help:     prose.T("Add the app's host name to `%s` in line %s of `%s`.", prose.Exact(s.Name), m.Line, check.PathPart(m.Path)),
			Code:     check.PlaceOf(&m),
		}
		f.Code.Kind = "host"
		served := slices.DeleteFunc(slices.Clone(p.Targets), func(t *platform.Target) bool { return !check.ServesVisitors(t) })
		f.Fixes = p.AllowHosts(f.Code, served, s.Name, s.Wildcard)
		p.ReportInFile(&m, f, func(t *platform.Target) check.Effect {
			if !check.ServesVisitors(t) {
				return check.Effect{}
			}
			return check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: %s answers each request with %s.", s.Framework, s.Status)
		})
	}
}
