package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "container-command",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Container command",
	Applies:      check.ContainsAny("docker", "podman", "nerdctl"),
	CheckCommand: checkContainerCommand,
})

const containerPrograms ecosystem.Words = "docker docker-compose podman podman-compose nerdctl"

func checkContainerCommand(p *check.Pass, v *check.View) {
	for _, s := range v.Programs() {
		if !containerPrograms.Has(s.Base) {
			continue
		}
		missing := check.NewEffect(check.Error, platform.Crash, "`%s` isn't installed, so the process can't start.", s.Base)
		p.Report(check.Finding{
			Range:    v.At(s.Name.Range),
			Headline: prose.T("`%s` runs `%s`, which platforms don't have", v.Type, s.Base),
			Effects: p.On(platform.Running).Of(v).Deployed().Except(func(t *platform.Target) bool { return t.Image }).Each(func(t *platform.Target) check.Effect {
				if !t.HerokuImage {
					return missing.Likely()
				}
				return missing.Logged(s.Base + ": command not found")
			}),
			Help: prose.T("Write the command that runs inside the container."),
		})
		break
	}
}
