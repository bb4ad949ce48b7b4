package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "heroku-script",
	Group:      check.CommandsGroup,
	Kind:       check.Difference,
	Title:      "Script of Heroku's buildpacks",
	Documented: herokuScriptDocs{},
	Applies:    check.ContainsAny("heroku-php-", "start-nginx", "pgbouncer", ".heroku/"),
	Check:      checkHerokuScript,
})

type herokuScriptDocs struct{}

func (herokuScriptDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "The command runs a script of Heroku's buildpacks, such as `vendor/bin/heroku-php-apache2`, on a platform that " +
			"builds without them.",
		Why: "Heroku's PHP buildpack adds `heroku-php-apache2` and `heroku-php-nginx`, and other buildpacks add " +
			"`bin/start-nginx`, `bin/start-pgbouncer`, and the folder `.heroku`. Nixpacks, Google Cloud's buildpacks, and " +
			"others don't, so the process exits.",
		Exceptions: []string{
			"A script that the project contains or that `composer.json` names.",
			"Deis, Dokku, and Gigalixir, which use Heroku's buildpacks.",
			"Scalingo, whose PHP buildpack has the same scripts.",
		},
		Bad:     check.Sample{Text: "web: bin/start-nginx bundle exec puma -C config/puma.rb\n", Platforms: []string{"railway"}},
		Good:    check.Sample{Text: "web: bundle exec puma -C config/puma.rb\n", Platforms: []string{"railway"}},
		Failure: "buildpack",
		Logs:    []string{"vendor/bin/heroku-php-apache2: No such file or directory", "vendor/bin/heroku-php-nginx: No such file or directory"},
		Sources: []string{"heroku/heroku-buildpack-php bin/compile", "Scalingo/php-buildpack bin/heroku-php-apache2", "Railway logs in the documentation of several projects"},
	}
}

func checkHerokuScript(p *check.Pass) {
	for _, v := range p.Candidates() {
		w, found := buildpackScript(v)
		if !found || providesScript(p, w.Value) {
			continue
		}
		effects := p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) check.Effect { return withoutScript(t, w.Value) })
		if len(effects) < len(p.Targets) {
			for i := range effects {
				effects[i].Severity = check.Info // the file is meant for another selected platform, where it runs
			}
		}
		p.Report(check.Finding{
			Range:    v.At(w.Range),
			Headline: prose.T("`%s` comes from another buildpack", w.Value),
			Effects:  effects,
			Help:     prose.T("Start the server itself, or deploy with Heroku's buildpacks."),
		})
	}
}

func withoutScript(t *platform.Target, script string) check.Effect {
	switch {
	case t.Image:
		return check.NewEffect(check.Info, platform.Crash, "The process exits unless the image contains `%s`.", check.PathPart(script))
	case t.OwnBuildpacks:
		return check.NewEffect(check.Warning, platform.Crash, "The process exits, because the build doesn't add `%s`.", check.PathPart(script)).Logged(script + ": No such file or directory").Likely()
	}
	return check.Effect{}
}

// buildpackScript is the first word of a program, or of a wrapper, that is such a script.
func buildpackScript(v *check.View) (command.Word, bool) {
	for _, s := range v.Programs() {
		for _, w := range s.Words {
			if w.Static && (command.OfBuildpack(w.Value)) {
				return w, true
			}
			if s.Base == "" || w.Range == s.Name.Range {
				break
			}
		}
	}
	return command.Word{}, false
}

// providesScript reports whether the project contains a script, or installs it with Composer.
func providesScript(p *check.Pass, script string) bool {
	if p.Repository == nil {
		return false
	}
	manifest, _ := p.Repository.Text(path.Join(p.Repository.Folder(), "composer.json"))
	_, required, _ := strings.Cut(manifest, `"require"`)
	required, _, _ = strings.Cut(required, "}")
	return p.Repository.IsFile(path.Join(p.Repository.Folder(), script)) || strings.Contains(required, "heroku/heroku-buildpack-php")
}
