package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "lock-file-missing",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Manifest without the lock file that the build needs",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkLockFileMissing,
})

// lockedManifests are manifests that builds don't take without a lock file. Sources: heroku/heroku-buildpack-python lib/package_manager.sh,
// heroku/heroku-buildpack-ruby lib/language_pack.rb, heroku/heroku-buildpack-php bin/compile.
var lockedManifests = []struct {
	language, manifest, lock, command, log string
	builds                                 []platform.Build
}{
	{"python", "Pipfile", "Pipfile.lock", "pipenv lock", "Error: No 'Pipfile.lock' found!", []platform.Build{platform.HerokuBuildpacks}},
	{"ruby", "Gemfile", "Gemfile.lock", "bundle install", "Gemfile.lock required. Please check it in.", []platform.Build{platform.HerokuBuildpacks, platform.Herokuish, platform.HerokuCNB}},
	{"php", "composer.json", "composer.lock", "composer update", "No 'composer.lock' found!", []platform.Build{platform.HerokuBuildpacks, platform.Herokuish}},
}

func checkLockFileMissing(p *check.Pass) {
	r := p.Repository
	if p.Variant() || !r.Complete() {
		return
	}
	for _, m := range lockedManifests {
		if !r.HasFile(m.manifest) || r.HasFile(m.lock) || m.language == "php" && !requiresPackages(p, m.manifest) {
			continue
		}
		p.Report(check.Finding{
			Headline: prose.T("`%s` has no `%s`, which the build needs", m.manifest, m.lock),
			Effects:  p.BuildFailsIn(m.language, check.NewEffect(check.Error, platform.Rejected, "The build fails: `%s` isn't there.", m.lock).Logged(m.log), m.builds...),
			Help:     prose.T("Run `%s`, and commit `%s`.", m.command, m.lock),
			Code:     &check.CodePlace{Path: path.Join(r.Folder(), m.manifest), Line: 1, Subject: m.lock},
		})
	}
}

// requiresPackages reports whether a composer.json requires any package. Without one it needs no lock file.
func requiresPackages(p *check.Pass, name string) bool {
	text, _ := p.Repository.Text(path.Join(p.Repository.Folder(), name))
	manifest, err := jsontext.ParseObject(text)
	return err == nil && len(manifest.Object("require").Fields) > 0
}
