package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "release-not-run",
	Group: check.TypesGroup,
	Kind:  check.Difference,
	Title: "Release command that no deploy runs",
	Check: checkReleaseNotRun,
})

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
		f := check.Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`release` doesn't run before each deploy"),
			Effects:  effects,
			Help:     prose.T("Run the command by hand after each deploy."),
		}
		if t := effects[0].Target; len(effects) == 1 && t.ReleaseInstead != "" {
			f.Help = prose.T("%s", t.ReleaseInstead)
			if len(p.Targets) == 1 && t.ReleaseType != "" && !p.IsDeclared(t.ReleaseType) {
				f.Fixes = []check.Fix{check.RenameType(e, t.ReleaseType, check.Suggested)}
			}
		}
		p.Report(f)
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
