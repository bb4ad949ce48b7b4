package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "image-shell",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Image without the shell of a release command",
	Check: checkImageShell,
})

func checkImageShell(p *check.Pass) {
	image := p.Repository.Dockerfile()
	if image == nil || !image.Entered() && image.Bash {
		return
	}
	for _, v := range p.Commands() {
		f := check.Finding{
			Range:    v.Entry.CommandRange,
			Headline: prose.T("The image has no bash to run `%s`", v.Type),
			Help:     prose.T("Run `dokku scheduler:set APP shell sh`, or install bash in the image."),
		}
		text, outcome := "The deploy fails unless the shell of the app is set to another one than bash.", platform.Crash
		if image.Entered() {
			program, _, _ := strings.Cut(v.Cmd.Text, " ")
			if len(v.Cmd.Features)+len(v.Cmd.Variables) == 0 && !strings.Contains(image.Entrypoint, program) {
				continue // a script that runs its arguments may be the ENTRYPOINT
			}
			text, outcome = "No shell reads the command: its words become arguments of the `ENTRYPOINT`.", platform.Changed
			f.Headline = prose.T("`%s` goes to the `ENTRYPOINT` of the image, not to a shell", v.Type)
			f.Help = prose.T("Write the arguments of the `ENTRYPOINT`, or remove it.")
		}
		f.Effects = p.On(platform.Releasing).Of(v).Except(func(t *platform.Target) bool {
			return !check.IsRelease(v.Type) || t.ReleaseShell == platform.ShellUnknown || !t.Image && !p.InContainer(t)
		}).All(check.NewEffect(check.Warning, outcome, text))
		p.Report(f)
	}
}
