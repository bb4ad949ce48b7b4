package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "virtual-environment",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Virtual environment of Python in the repository",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkVirtualEnvironment,
})

// checkVirtualEnvironment finds what heroku/heroku-buildpack-python lib/checks.sh looks for. Only git shows what is committed: hosts don't list
// the files of such folders.
func checkVirtualEnvironment(p *check.Pass) {
	r := p.Repository
	if p.Variant() {
		return
	}
	for _, name := range []string{".venv", "venv"} {
		file := path.Join(r.Folder(), name, "pyvenv.cfg")
		if tracked, known := r.IsTracked(file); !tracked || !known {
			continue
		}
		p.Report(check.Finding{
			Headline: prose.T("The virtual environment `%s` is in the repository", name),
			Effects: p.BuildFailsIn("python", check.NewEffect(check.Error, platform.Rejected, "The build fails: Python's environment is made for another machine.").
				Logged("Error: Existing '"+name+"/' directory found."), platform.HerokuBuildpacks, platform.Herokuish),
			Help: prose.T("Run `git rm -r --cached %s`, and add `%s/` to `.gitignore`.", name, name),
			Code: &check.CodePlace{Path: file, Line: 1},
		})
	}
}
