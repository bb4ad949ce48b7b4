package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
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
		switch {
		case s.Name == repository.CSRFOrigins:
			reportOrigin(p, &m, f)
			continue
		case m.Right != "":
			f.Help = prose.T("Use `%s` in line %s of `%s`.", m.Right, m.Line, check.PathPart(m.Path))
		default:
			served := slices.DeleteFunc(slices.Clone(p.Targets), func(t *platform.Target) bool { return !check.ServesVisitors(t) })
			f.Fixes = p.AllowHosts(f.Code, served, s.Name, s.Wildcard)
		}
		p.ReportInFile(&m, f, func(t *platform.Target) check.Effect {
			if !check.ServesVisitors(t) {
				return check.Effect{}
			}
			return check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: %s answers each request with %s.", s.Framework, s.Status)
		})
	}
}

// reportOrigin reports an origin without a scheme. Commands of manage.py that check the whole app end then. Source: django/django
// django/core/management/commands/migrate.py.
func reportOrigin(p *check.Pass, m *repository.Mistake, f check.Finding) {
	f.Headline = prose.T("`%s` has `%s` without a scheme", prose.Exact(m.Setting.Name), m.Text)
	f.Code.Kind, f.Help = "", prose.T("Use `%s` in line %s of `%s`.", m.Right, m.Line, check.PathPart(m.Path))
	e := check.NewEffect(check.Warning, platform.Differs, "Django may answer forms of this host with 403.")
	if strings.Contains(p.Doc.Text, "manage.py migrate") || strings.Contains(p.Doc.Text, "manage.py check") {
		e = check.NewEffect(check.Error, platform.Crash, "`manage.py` ends with an error: an origin needs a scheme.").Logged("(4_0.E001) As of Django 4.0, the values in the CSRF_TRUSTED_ORIGINS setting must start with a scheme")
	}
	p.ReportInFile(m, f, func(t *platform.Target) check.Effect {
		if !check.ServesVisitors(t) {
			return check.Effect{}
		}
		return e
	})
}
