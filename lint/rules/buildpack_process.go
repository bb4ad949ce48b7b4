package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "buildpack-process",
	Kind:       check.Difference,
	After:      []string{"process-type-case"},
	Group:      check.TypesGroup,
	Title:      "Process that the buildpack adds",
	Documented: buildpackProcessDocs{},
	Check:      checkBuildpackProcess,
})

type buildpackProcessDocs struct{}

func (buildpackProcessDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "The app's buildpack adds a `web` process to a file without one.",
		Why: "Heroku, Scalingo, Cloud Foundry, and Paketo add the default process types of the buildpack to those in the file, and the " +
			"first deploy starts `web`. For a Node.js app, that is `npm start`. If the app is only a worker or a bot, `web` fails, " +
			"or a second copy of the app runs.",
		Exceptions: []string{
			"An app whose files Proclint can't see.",
			"An app that several buildpacks fit.",
		},
		Bad: check.Sample{Text: "worker: node bot.js\nclock: node clock.js\n", Platforms: []string{"heroku"}, Files: []check.SampleFile{
			{Path: "Procfile"}, {Path: "bot.js"}, {Path: "clock.js"}, {Path: "package.json", Text: `{"scripts": {"test": "jest"}}`},
		}},
		Good: check.Sample{Text: "web: node server.js\nworker: node bot.js\nclock: node clock.js\n", Platforms: []string{"heroku"}, Files: []check.SampleFile{
			{Path: "Procfile"}, {Path: "bot.js"}, {Path: "clock.js"}, {Path: "server.js"}, {Path: "package.json", Text: `{"scripts": {"test": "jest"}}`},
		}},
		Sources: []string{"heroku/heroku-buildpack-nodejs bin/release", "heroku/heroku-buildpack-nodejs issues 335 and 541", "heroku/heroku-buildpack-php bin/release",
			"heroku/heroku-buildpack-ruby lib/language_pack/rails4.rb", "cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go", "cloudfoundry/ruby-buildpack src/ruby/finalize", "cloudfoundry/php-buildpack scripts/release.py",
			"paketo-buildpacks/npm-start, node-start, puma, rackup, and procfile build.go", "buildpacks/lifecycle phase/builder.go",
			"Scalingo/documentation src/_posts/languages/php/2000-01-01-laravel.md", "Scalingo/nodejs-buildpack bin/release"},
	}
}

func checkBuildpackProcess(p *check.Pass) {
	entries := p.TypeEntries()
	if len(entries) == 0 || p.AnyClaimed() || p.Variant() || p.Repository == nil {
		return
	}
	var added *platform.Default
	effects := p.On(platform.Start).Each(func(t *platform.Target) check.Effect {
		d, known := p.DefaultWeb(t, "")
		if d == nil || !known || slices.ContainsFunc(t.HTTP, func(name string) bool { return p.IsDeclared(name) }) {
			return check.Effect{}
		}
		if added == nil {
			added = d
		}
		if d.App == platform.Node && d.Needs == (platform.Needs{}) && !p.Repository.Starts() {
			return check.NewEffect(check.Warning, platform.Differs, "The first deploy also starts `%s`, which fails: `package.json` has no `start`.", d.Command)
		}
		if t.Platform().Builder {
			return check.NewEffect(check.Info, platform.Differs, "The image starts `%s` unless you name another process.", d.Command)
		}
		return check.NewEffect(check.Info, platform.Differs, "The first deploy also starts `%s`, and it gets the traffic.", d.Command)
	})
	if len(effects) == 0 {
		return
	}
	p.Report(check.Finding{
		Range:    entries[0].TypeRange,
		Headline: prose.T("The %s buildpack adds `%s`", added.Title, "web: "+added.Command),
		Effects:  effects,
		Help:     prose.T("Declare `web`, or scale it to 0 after the first deploy."),
	})
}
