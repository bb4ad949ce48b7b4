package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "release-not-run",
	Group:      check.TypesGroup,
	Kind:       check.Difference,
	Title:      "Release command that no deploy runs",
	Documented: releaseNotRunDocs{},
	Check:      checkReleaseNotRun,
})

type releaseNotRunDocs struct{}

func (releaseNotRunDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "The platform doesn't run the process type `release` before each deploy.",
		Why: "Migrations in `release` then don't run. Heroku runs `release` once before each new release goes live. On " +
			"other platforms, it is an ordinary process type that nobody starts. With Nixpacks, it is a step of the image " +
			"build, which may lack the network and the variables of the running app.",
		Bad:     check.Sample{Text: "web: gunicorn app:app\nrelease: python manage.py migrate\n", Platforms: []string{"drycc"}},
		Good:    check.Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"drycc"}},
		Sources: []string{"Heroku Dev Center, Release phase", "drycc/controller rootfs/api/models/app.py", "railwayapp/nixpacks src/providers/procfile.rs"},
	}
}

func checkReleaseNotRun(p *check.Pass) {
	if !p.IsDeclared("release") {
		return
	}
	for _, e := range p.EntriesNotRenamed() {
		if !check.IsRelease(e.Type) {
			continue
		}
		effects := p.On(platform.Releasing).Each(releaseEffect)
		if len(effects) == 0 {
			return
		}
		help := prose.T("Run the command by hand after each deploy.")
		if len(effects) == 1 && effects[0].Target.ReleaseInstead != "" {
			help = prose.T("%s", effects[0].Target.ReleaseInstead)
		}
		p.Report(check.Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`release` doesn't run before each deploy"),
			Effects:  effects,
			Help:     help,
		})
		return
	}
}

func releaseEffect(t *platform.Target) check.Effect {
	switch t.Release {
	case platform.ReleaseNever:
		return check.NewEffect(check.Warning, platform.NotStarted, "Nothing runs `release`, so its command has no effect.")
	case platform.ReleaseBuild:
		return check.NewEffect(check.Warning, platform.Differs, "The image build runs `release`, and may lack the app's network and variables.")
	}
	return check.Effect{}
}
