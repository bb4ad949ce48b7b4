package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "container-command",
	Group:      check.CommandsGroup,
	Kind:       check.Slip,
	Title:      "Container command",
	Documented: containerCommandDocs{},
	Applies:    check.ContainsAny("docker", "podman", "nerdctl"),
	Check:      checkContainerCommand,
})

type containerCommandDocs struct{}

func (containerCommandDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A process runs `docker`, `docker-compose`, or `podman`.",
		Why: "A platform runs the process itself in a container, which has no `docker` and can't reach a Docker daemon. Write " +
			"the command that runs inside your container. Heroku, Drycc, and others can also build a `Dockerfile`.",
		Exceptions: []string{
			"A local process runner, where `docker compose up` beside other processes is usual.",
			"An image that you build yourself.",
		},
		Bad:     check.Sample{Text: "web: docker run shop gunicorn app:app --bind 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Good:    check.Sample{Text: "web: gunicorn app:app --bind 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Failure: "platform",
		Logs: []string{"docker-compose: command not found", "docker: command not found", "podman: command not found",
			"Cannot connect to the Docker daemon"},
		Sources: []string{"heroku/base-images heroku-24/installed-packages-amd64.txt", "not verified on other platforms"},
	}
}

const containerPrograms command.Words = "docker docker-compose podman podman-compose nerdctl"

func checkContainerCommand(p *check.Pass) {
	for _, v := range p.Candidates() {
		for _, s := range v.Programs() {
			if !containerPrograms.Has(s.Base) {
				continue
			}
			v.Broken = true
			p.Report(check.Finding{
				Range:    v.At(s.Name.Range),
				Headline: prose.T("`%s` runs `%s`, which platforms don't have", v.Type, s.Base),
				Effects: p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) check.Effect {
					return containerEffect(t, s.Base)
				}),
				Help: prose.T("Write the command that runs inside the container."),
			})
			break
		}
	}
}

func containerEffect(t *platform.Target, program string) check.Effect {
	if t.Image {
		return check.Effect{}
	}
	e := check.NewEffect(check.Error, platform.Crash, "`%s` isn't installed, so the process can't start.", program)
	if !t.HerokuImage {
		return e.Likely()
	}
	return e.Logged(program + ": command not found")
}
