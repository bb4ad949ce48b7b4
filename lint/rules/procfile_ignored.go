package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "procfile-ignored",
	Kind:       check.Slip,
	Group:      check.FileGroup,
	AboutFile:  true,
	Title:      "Procfile that isn't deployed",
	Documented: procfileIgnoredDocs{},
	Check:      checkProcfileIgnored,
	ReadsPath:  true,
})

type procfileIgnoredDocs struct{}

// Docs is the documentation.
func (procfileIgnoredDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "An ignore file keeps the Procfile from the platform.",
		Why: "Platforms that deploy with git get only files that git tracks. If `.gitignore` matches the Procfile and " +
			"nobody added it with `git add --force`, it stays on your machine. Other files do the same: `.slugignore` on " +
			"Heroku, `.gcloudignore` on Google Cloud, and `.cfignore` on Cloud Foundry. Elastic Beanstalk has " +
			"`.ebignore`, and Railway has `.railwayignore`. The platform then deploys the app as if it had no Procfile.",
		Bad: check.Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []check.SampleFile{{Path: ".slugignore", Text: "*.md\nProcfile\n"}, {Path: "app.py", Text: ""}, {Path: "requirements.txt", Text: "gunicorn\n"}},
		},
		Good: check.Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []check.SampleFile{{Path: ".slugignore", Text: "*.md\n"}, {Path: "app.py", Text: ""}, {Path: "requirements.txt", Text: "gunicorn\n"}},
		},
		Logs: []string{"Procfile declares types -> (none)"},
		Sources: []string{
			"git Documentation/gitignore.adoc",
			"Heroku Dev Center, Slug Compiler",
			"Google Cloud SDK, gcloud topic gcloudignore",
			"Cloud Foundry documentation, Considerations for Designing and Running an App",
			"AWS Elastic Beanstalk Developer Guide, Configure the EB CLI",
			"Railway documentation, Using the CLI",
		},
	}
}

func checkProcfileIgnored(p *check.Pass) {
	if p.Repository == nil || !p.Name.Exact || p.Template() || len(p.AllEntries) == 0 {
		return
	}
	file := path.Join(p.Repository.Folder(), "Procfile")
	p.Report(check.Finding{
		Headline: prose.T("The Procfile isn't deployed"),
		Effects:  p.On(platform.File).Each(func(t *platform.Target) check.Effect { return check.LeftOutEffect(p, t, file, check.Error) }),
		Help:     prose.T("Remove the pattern that matches `Procfile`, or add `!Procfile` below it."),
	})
}
