package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "internal-port",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Other port in a platform's file than in the command",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkInternalPort,
})

func checkInternalPort(p *check.Pass) {
	for _, t := range p.Targets {
		for i := range t.Platform().Settings {
			if s := &t.Platform().Settings[i]; s.Port && reportInternalPort(p, s) {
				return
			}
		}
	}
}

// reportInternalPort reports the port in a platform's file where the command listens on another one, and whether it does.
func reportInternalPort(p *check.Pass, s *platform.Setting) bool {
	m := p.Repository.OtherPort(s)
	if m == nil {
		return false
	}
	f := check.Finding{Headline: prose.T("`%s` is set, but the app listens on %s", m.Text, m.Port)}
	p.ReportInFile(m, f, func(t *platform.Target) check.Effect {
		if !slices.ContainsFunc(t.Platform().Settings, func(own platform.Setting) bool { return own == *s }) {
			return check.Effect{}
		}
		return check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: nothing listens on the port of `%s`.", check.PathPart(m.Path))
	})
	return true
}
