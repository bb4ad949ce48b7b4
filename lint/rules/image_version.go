package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "image-version",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Image of another version than the app asks for",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkImageVersion,
})

func checkImageVersion(p *check.Pass) {
	for _, m := range p.Repository.ImageMistakes() {
		if m.Asking == "" {
			continue
		}
		f := check.Finding{
			Headline: prose.T("`%s` doesn't fit `%s`", check.PathPart(m.Text), check.PathPart(m.Asking)),
			Code:     check.PlaceOf(&m),
		}
		f.Code.Subject, f.Code.Kind = "", "version"
		p.ReportInFile(&m, f, func(t *platform.Target) check.Effect {
			if !check.UsesDockerfile(t) {
				return check.Effect{}
			}
			return check.NewEffect(check.Error, platform.NotStarted, "The build or the start fails with that version.")
		})
	}
}
