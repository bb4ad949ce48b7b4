package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "platform-detected",
	Group:      check.FileGroup,
	Kind:       check.Difference,
	AboutFile:  true,
	Title:      "Platform that a file shows",
	Documented: platformDetectedDocs{},
	Check:      checkPlatformDetected,
})

type platformDetectedDocs struct{}

func (platformDetectedDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A file such as `fly.toml` or `vercel.json` shows where the app may run, while no platform is chosen.",
		Why: "If you don't choose a platform, a file beside the Procfile may show it: `app.json`, `.drycc/`, " +
			"`railway.json`, and others. Proclint then checks for that platform alone. It can't do that for a platform " +
			"that reads no Procfile or that Proclint doesn't know. The file is " +
			"then checked for the default platforms. Choose yours with a comment such as `# proclint-platform heroku`, or " +
			"on the command line with `--platform`. With `--platform default`, no file decides.",
		Exceptions: []string{
			"A `Dockerfile`, which fits many platforms, and which Rails, Django, and others add to each new app.",
		},
		Bad: check.Sample{
			Text:  "web: gunicorn app:app --bind 0.0.0.0:$PORT\n",
			Files: []check.SampleFile{{Path: "Procfile"}, {Path: "fly.toml"}},
		},
		Good: check.Sample{
			Text:  "# proclint-platform heroku\nweb: gunicorn app:app --bind 0.0.0.0:$PORT\n",
			Files: []check.SampleFile{{Path: "Procfile"}, {Path: "heroku.yml"}},
		},
		Sources: []string{
			"Heroku Dev Center, app.json Schema",
			"Heroku Dev Center, Building Docker Images with heroku.yml",
			"drycc/builder pkg/gitreceive/build_type.go",
			"dokku/dokku docs/appendices/file-formats",
			"railwayapp/docs content/docs/config-as-code",
			"cloudfoundry/docs-dev-guide deploy-apps/manifest.html.md.erb",
			"awsdocs/aws-elastic-beanstalk-developer-guide doc_source/ebextensions.md",
			"Scalingo/documentation 2000-01-01-app-manifest.md",
			"buildpacks/spec extensions/project-descriptor.md",
			"caprover/caprover (captain-definition)",
		},
	}
}

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
