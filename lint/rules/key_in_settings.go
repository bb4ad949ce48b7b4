package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "key-in-settings",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Unknown or missing key in a platform's file",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkKeyInSettings,
})

func checkKeyInSettings(p *check.Pass) {
	var reported []repository.Mistake
	for _, t := range p.Targets {
		for _, m := range p.Repository.FormMistakes(t) {
			if !slices.Contains(reported, m.Mistake) {
				reported = append(reported, m.Mistake)
				reportKey(p, &m)
			}
		}
	}
}

func reportKey(p *check.Pass, m *repository.FormMistake) {
	f, e := check.Finding{}, check.NewEffect(check.Error, platform.Rejected, "The deploy fails: the platform can't read `%s`.", check.PathPart(m.Path))
	switch {
	case m.Lists:
		f.Headline = prose.T("`%s` isn't a list of texts", m.Text)
		f.Help = prose.T("Write `%s = [\"…\"]` above all tables of `%s`.", m.Text, check.PathPart(m.Path))
	case m.Top != nil:
		f.Headline = prose.T("`%s` has no `%s`", check.PathPart(m.Path), m.Top[0])
		f.Help = prose.T("Write each service as an item of the list `%s`.", m.Top[0])
	default:
		f.Headline = prose.T("`%s` isn't a key of `%s`", m.Text, check.PathPart(m.Path))
		e = check.NewEffect(check.Warning, platform.Ignored, "The platform doesn't know `%s`, so the line has no effect.", m.Text).Likely()
		if m.Right == "" {
			f.Help = prose.T("Remove line %s of `%s`, or set it in the settings of the service.", m.Line, check.PathPart(m.Path))
		}
	}
	p.ReportInFile(&m.Mistake, f, func(t *platform.Target) check.Effect {
		if slices.ContainsFunc(p.Repository.FormMistakes(t), func(same repository.FormMistake) bool { return same.Mistake == m.Mistake }) {
			return e
		}
		return check.Effect{}
	})
}
