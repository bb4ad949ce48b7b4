package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "wrong-name",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Missing path in a Dockerfile or a platform's file",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkWrongName,
})

func checkWrongName(p *check.Pass) {
	for _, m := range p.Repository.ImageMistakes() {
		if m.Asking == "" {
			reportWrongName(p, &m, check.UsesDockerfile)
		}
	}
	for _, file := range p.FilesOfCommands() {
		for _, m := range p.Repository.ScriptMistakes(file) {
			reportWrongName(p, &m, func(t *platform.Target) bool {
				return slices.Contains(t.Platform().CommandFiles, file) || slices.Contains(t.Platform().ScriptFiles, file)
			})
		}
	}
}

// reportWrongName reports a missing path on the platforms that read its file.
func reportWrongName(p *check.Pass, m *repository.Mistake, reads func(*platform.Target) bool) {
	f := check.Finding{Headline: prose.T("`%s` in `%s` doesn't exist", check.PathPart(m.Text), check.PathPart(m.Path))}
	if m.Stage != "" {
		f.Headline = prose.T("Stage `%s` doesn't make `%s`", m.Stage, check.PathPart(m.Text))
	}
	p.ReportInFile(m, f, func(t *platform.Target) check.Effect {
		if !reads(t) {
			return check.Effect{}
		}
		return check.NewEffect(check.Error, platform.NotStarted, "The deploy fails: there is no `%s`.", check.PathPart(m.Text))
	})
}
