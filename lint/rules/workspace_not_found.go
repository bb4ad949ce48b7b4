package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:           "workspace-not-found",
	Group:          check.RepositoryGroup,
	Kind:           check.Slip,
	Title:          "Missing package of the project",
	FollowsScripts: true,
	Reach:          check.OfScripts,
	CheckRun:       checkWorkspaceNotFound,
})

func checkWorkspaceNotFound(p *check.Pass, v *check.View) {
	for _, followed := range p.Follow(v.Cmd) {
		if followed.Run.Reference().NamesScript() && reportWorkspace(p, v, &followed) {
			return
		}
	}
}

// reportWorkspace reports a package of the project that a package manager doesn't find.
func reportWorkspace(p *check.Pass, v *check.View, followed *check.Followed) bool {
	run := followed.Run
	ref := run.Reference()
	if _, found, known := p.Workspace(run); found || !known {
		return false
	}
	lost := check.NewEffect(check.Error, platform.Crash, "`%s` exits: there is no package `%s`.", run.Base, ref.Workspace)
	if run.Base == "npm" {
		lost = lost.Logged("npm error No workspaces found:")
	}
	p.Report(check.Finding{
		Range:    v.At(followed.Range(ref.WorkspaceRange)),
		Headline: prose.T("No `package.json` has the name `%s`", ref.Workspace),
		Effects:  p.InRepository(v).All(lost),
		Help:     prose.T("Use the name of a package of the project."),
	})
	return true
}
