package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "server-not-installed",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Server that no build installs",
	Reach:    check.OfScripts,
	CheckRun: checkServerNotInstalled,
})

// servers are programs that no build installs for an app in one of these languages, and no image has. The buildpack for PHP has the first two.
// Sources: heroku/base-images, heroku/heroku-buildpack-php bin/compile, railwayapp/nixpacks src/providers, and railwayapp/railpack core/providers.
const servers ecosystem.Words = "nginx php-fpm caddy redis-server memcached mongod mysqld postgres"

// checkServerNotInstalled reports a server that is the main program of a command.
func checkServerNotInstalled(p *check.Pass, v *check.View) {
	run := v.Main()
	language := p.Repository.LanguageOf(nil)
	if !servers.Has(run.Name.Value) || len(run.Wrappers) > 0 || language == "" || language == ecosystem.PHP {
		return
	}
	p.Report(check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("No build installs `%s` for this app", run.Base),
		Effects: p.InRepository(v).Each(func(t *platform.Target) check.Effect {
			spa := language == ecosystem.Node && t.OwnBuildpacks && run.Base == "caddy" // Nixpacks and Railpack install it to serve pages
			if !t.HerokuImage && t.BuiltBy != platform.Nixpacks && t.BuiltBy != platform.Railpack || spa || p.Installs(t) || p.Repository.SetsBuildpacksOn(t) {
				return check.Effect{}
			}
			return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `%s` isn't installed (exit code 127).", v.Type, run.Base).Likely() // settings may add it
		}),
		Help: prose.T("Add a buildpack that installs it, or build a `Dockerfile`."),
	})
}
