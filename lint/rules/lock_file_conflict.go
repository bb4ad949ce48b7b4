package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "lock-file-conflict",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Files of several package managers",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkLockFileConflict,
})

// managerFiles are files of which the build takes only one, by their languages. Sources: heroku/heroku-buildpack-nodejs
// lib/package_manager.sh, heroku/heroku-buildpack-python lib/package_manager.sh.
var managerFiles = []struct {
	language, log string
	files         []string
}{
	{"node", "Error: Multiple lockfiles found.", []string{"package-lock.json", "yarn.lock", "pnpm-lock.yaml"}},
	{"node", "Error: Multiple lockfiles conflicting with npm-shrinkwrap.json.", []string{"npm-shrinkwrap.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml"}},
	{"python", "Error: Multiple Python package manager files were found.", []string{"Pipfile.lock", "requirements.txt", "poetry.lock", "uv.lock"}},
}

func checkLockFileConflict(p *check.Pass) {
	r := p.Repository
	if p.Variant() || !r.Complete() {
		return
	}
	for _, m := range managerFiles {
		var found []string
		for _, name := range m.files {
			if r.HasFile(name) {
				found = append(found, name)
			}
		}
		if len(found) < 2 {
			continue
		}
		p.Report(check.Finding{
			Headline: prose.T("Only one of %s can be there", prose.Names(found)),
			Effects: p.BuildFailsIn(m.language, check.NewEffect(check.Error, platform.Rejected, "The build fails: it takes the files of one package manager.").Logged(m.log),
				platform.HerokuBuildpacks, platform.Herokuish),
			Help: prose.T("Keep the file of your package manager, and delete the others."),
			Code: &check.CodePlace{Path: path.Join(r.Folder(), found[1]), Line: 1},
		})
		return
	}
}
