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
	Name:         "heroku-script",
	Group:        check.CommandsGroup,
	Kind:         check.Difference,
	Title:        "Script of Heroku's buildpacks",
	Reach:        check.InImages,
	Applies:      check.ContainsAny("heroku-php-", "start-nginx", "pgbouncer", ".heroku/"),
	CheckCommand: checkHerokuScript,
})

func checkHerokuScript(p *check.Pass, v *check.View) {
	w, found := buildpackScript(v)
	if !found || providesScript(p, w.Value) {
		return
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
	return p.Repository.HasFile(script) || strings.Contains(required, "heroku/heroku-buildpack-php")
}
