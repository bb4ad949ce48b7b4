package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "platform-detected",
	Group:     check.FileGroup,
	Kind:      check.Difference,
	AboutFile: true,
	Title:     "Platform that a file shows",
	Check:     checkPlatformDetected,
})

func checkPlatformDetected(p *check.Pass) {
	shown := check.WithoutBuilders(p.Shown)
	if p.Template() || len(check.Recognized(shown)) > 0 {
		return
	}
	switch {
	case len(shown) == 0, shown[0].Shared: // a generated app has a Dockerfile, whatever its platform is
	case len(shown) > 1:
		var files prose.Names
		for _, s := range shown {
			files = append(files, s.File)
		}
		reportShown(p, prose.T("%s are for different platforms", files), shown)
	case shown[0].Target == nil:
		reportShown(p, prose.T("`%s` is for %s, which Proclint doesn't check", shown[0].File, shown[0].Title), shown)
	case shown[0].Target.Platform().Strategies[0].Reads():
		reportShown(p, prose.T("`%s` is for %s, which doesn't read this Procfile", shown[0].File, shown[0].Title), shown)
	default:
		reportShown(p, prose.T("`%s` is for %s, which doesn't read a Procfile", shown[0].File, shown[0].Title), shown)
	}
}

func reportShown(p *check.Pass, headline prose.Text, shown []platform.Shown) {
	p.Report(check.Finding{Severity: check.Info, Headline: headline, Help: prose.T("Choose a platform with a comment such as `%s`.", prose.Exact(exampleOf(shown)))})
}

// exampleOf is a comment that chooses the first platform that Proclint knows.
func exampleOf(shown []platform.Shown) string {
	for _, s := range shown {
		if s.Target != nil {
			return "# " + check.NamePlatforms + " " + s.Target.ID()
		}
	}
	return "# " + check.NamePlatforms + " heroku"
}
