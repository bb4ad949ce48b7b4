package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "server-address",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Fixed port or localhost in the server's settings",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	After:     []string{"port-in-code"},
	Check:     checkServerAddress,
})

func checkServerAddress(p *check.Pass) {
	commands := p.Doc.Text
	for _, file := range p.FilesOfCommands() {
		text, _ := p.Repository.Text(path.Join(p.Repository.Folder(), file))
		commands += text
	}
	for _, m := range p.Repository.Addresses(commands) {
		// What the rule about code reports says more.
		if slices.ContainsFunc(p.Findings, func(f check.RuleFinding) bool { return f.Code != nil && f.Code.Path == m.Path }) {
			continue
		}
		if m.Host {
			reportOwnHost(p, &m)
			continue
		}
		p.ReportInFile(&m, check.Finding{
			Headline: prose.T("`%s` listens on port %s, not `$PORT`", check.PathPart(m.Path), m.Port),
			Help:     prose.T("Take the port from `$PORT` in line %s of `%s`.", m.Line, check.PathPart(m.Path)),
		}, func(t *platform.Target) check.Effect {
			if !check.ServesVisitors(t) {
				return check.Effect{}
			}
			return portEffect(p, t, &m)
		})
	}
}

// reportOwnHost reports a host that only its own machine reaches, where the port of the same line matters less.
func reportOwnHost(p *check.Pass, m *repository.Mistake) {
	address := check.Address(strings.ReplaceAll(m.Text, ", ", ".")) // Elixir has tuples
	p.ReportInFile(m, check.Finding{
		Headline: prose.T("`%s` listens only on %s", check.PathPart(m.Path), address),
	}, func(t *platform.Target) check.Effect {
		if !check.ServesVisitors(t) || portEffect(p, t, m) != (check.Effect{}) {
			return check.Effect{}
		}
		return check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: requests can't reach %s.", address)
	})
}

// portEffect is that of a fixed port, if there is one. Most platforms start an app of Spring with an option for it.
func portEffect(p *check.Pass, t *platform.Target, m *repository.Mistake) check.Effect {
	if m.Port == "" || path.Base(m.Path) == "application.properties" && !t.Port.IsFixed {
		return check.Effect{}
	}
	return p.FixedPortEffect(t, nil, m.Port)
}
