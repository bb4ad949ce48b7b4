package rules

import (
	"path"
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "port-not-expanded",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "$PORT in a list of a Dockerfile",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkPortNotExpanded,
})

// ownCommands are parts of files of platforms that start another command than the image.
const ownCommands ecosystem.Words = "startCommand dockerCommand run_command [processes] run: command:"

func checkPortNotExpanded(p *check.Pass) {
	m := p.Repository.UnexpandedPort()
	if m == nil || p.IsDeclared("web") {
		return
	}
	f := check.Finding{
		Headline: prose.T("No shell expands `$PORT` in the list of `%s`", check.PathPart(m.Path)),
		Help:     prose.T("Run it with a shell in line %s of `%s`: `sh -c`.", m.Line, check.PathPart(m.Path)),
	}
	p.ReportInFile(m, f, func(t *platform.Target) check.Effect {
		startsOther := slices.ContainsFunc(t.Platform().CommandFiles, func(name string) bool {
			text, _ := p.Repository.Text(path.Join(p.Repository.Folder(), name))
			return name != "Dockerfile" && ownCommands.AnyIn(text)
		})
		if !check.UsesDockerfile(t) || startsOther || t.CmdInShell && m.Stage == "CMD" {
			return check.Effect{}
		}
		return check.NewEffect(check.Error, platform.Crash, "The program gets the text `$PORT` instead of a number.")
	})
}
