package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "image-shell",
	Group:      check.RepositoryGroup,
	Kind:       check.Slip,
	Title:      "Image without the shell of a release command",
	Documented: imageShellDocs{},
	Check:      checkImageShell,
})

type imageShellDocs struct{}

func (imageShellDocs) Docs() check.Docs {
	image := func(base string) []check.SampleFile {
		return []check.SampleFile{{Path: "Dockerfile", Text: "FROM " + base + "\nCOPY . .\nCMD [\"node\", \"app.js\"]\n"}, {Path: "app.js", Text: ""}}
	}
	return check.Docs{
		Summary: "The `release` command of an image needs a shell that its `Dockerfile` doesn't give it.",
		Why: "Dokku runs `release` in an app's image with `/bin/bash`. Alpine and distroless images have no bash, so the deploy " +
			"fails. If the `Dockerfile` has an `ENTRYPOINT`, the words become its arguments, and no shell reads `&&` or `$NAME`.",
		Exceptions: []string{"A `Dockerfile` that mentions bash.", "An `ENTRYPOINT` of tini, which Dokku gives a shell."},
		Bad:        check.Sample{Text: "web: node app.js\nrelease: node migrate.js\n", Platforms: []string{"dokku"}, Files: image("node:22-alpine")},
		Good:       check.Sample{Text: "web: node app.js\nrelease: node migrate.js\n", Platforms: []string{"dokku"}, Files: image("node:22")},
		Sources:    []string{"dokku/dokku plugins/app-json/functions.go (constructScript)", "dokku/dokku plugins/common/common.go (GetDokkuAppShell)"},
	}
}

func checkImageShell(p *check.Pass) {
	if p.Repository == nil {
		return
	}
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
		f.Effects = p.On(platform.Releasing).Of(v).Each(func(t *platform.Target) check.Effect {
			if !check.IsRelease(v.Type) || t.ReleaseShell == platform.ShellUnknown || !t.Image && !p.InContainer(t) {
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, outcome, text)
		})
		p.Report(f)
	}
}
