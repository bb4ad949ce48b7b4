package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "static-root",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Django without `STATIC_ROOT`",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkStaticRoot,
})

func checkStaticRoot(p *check.Pass) {
	for _, m := range p.Repository.SettingMistakes(p.Doc.Text) {
		s := m.Setting
		if s.Missing == "" {
			continue
		}
		f := check.Finding{
			Headline: prose.T("`%s` doesn't set `%s`", check.PathPart(m.Path), prose.Exact(s.Name)),
			Help:     prose.T("Add `%s` after line %s of `%s`.", prose.Exact(s.Missing), m.Line, check.PathPart(m.Path)),
			Code:     check.PlaceOf(&m),
		}
		f.Code.Kind = "variable"
		p.ReportInFile(&m, f, func(t *platform.Target) check.Effect {
			// Source: heroku/heroku-buildpack-python bin/steps/collectstatic.
			collects := t.BuiltBy == platform.HerokuBuildpacks || t.BuiltBy == platform.Herokuish
			if !collects || !check.ServesVisitors(t) || p.SetElsewhere(t, "DISABLE_COLLECTSTATIC") {
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, platform.NotStarted, "The build fails: `collectstatic` needs `%s`, unless `DISABLE_COLLECTSTATIC` is set.", prose.Exact(s.Name))
		})
	}
}
