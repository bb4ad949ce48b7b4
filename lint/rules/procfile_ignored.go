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

func (procfileIgnoredDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "An ignore file keeps the Procfile from the platform.",
		Why: "Platforms that deploy with git get only files that git tracks. If `.gitignore` matches the Procfile and " +
			"nobody added it with `git add --force`, it stays on your machine. Other files do the same: `.slugignore` on " +
			"Heroku, `.gcloudignore` on Google Cloud, and `.cfignore` on Cloud Foundry. Elastic Beanstalk has " +
			"`.ebignore`, and tsuru has `.tsuruignore`. On Deis, Drycc, and Elastic Beanstalk, `export-ignore` in " +
			"`.gitattributes` keeps a file out, too. The platform then deploys the app as if it had no Procfile.",
		Exceptions: []string{
			"A file that git doesn't track, where a command such as `railway up` uploads the folder.",
			"A line with `!` below the pattern, except in `.slugignore`.",
		},
		Bad: check.Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []check.SampleFile{{Path: ".slugignore", Text: "*.md\nProcfile\n"}, {Path: "app.py", Text: ""}, {Path: "requirements.txt", Text: "gunicorn\n"}},
		},
		Good: check.Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []check.SampleFile{{Path: ".slugignore", Text: "*.md\n"}, {Path: "app.py", Text: ""}, {Path: "requirements.txt", Text: "gunicorn\n"}},
		},
		Failure: "process",
		Logs:    []string{"Procfile declares types -> (none)"},
		Sources: []string{
			"git Documentation/gitignore.adoc",
			"Heroku Dev Center, Slug Compiler",
			"heroku/slug-compiler lib/slug_compiler.rb",
			"google-cloud-sdk lib/googlecloudsdk/command_lib/util/gcloudignore.py",
			"cloudfoundry/cli actor/sharedaction/resource.go",
			"aws/aws-elastic-beanstalk-cli ebcli/core/fileoperations.py",
			"railwayapp/cli src/controllers/upload.rs",
			"tsuru/tsuru-client tsuru/client/archiver.go",
			"google/kf pkg/sourceimage/create.go",
			"Epinio docs, Ignoring Files During Application Push",
			"deis/deis builder/rootfs/etc/confd/templates/builder",
			"drycc/builder and teamhephy/builder pkg/gitreceive/build.go",
			"aws/aws-elastic-beanstalk-cli ebcli/objects/sourcecontrol.py",
			"git Documentation/gitattributes.adoc",
		},
	}
}

func checkProcfileIgnored(p *check.Pass) {
	if p.Repository == nil || !p.Name.Exact || p.Template() || len(p.AllEntries) == 0 {
		return
	}
	file := path.Join(p.Repository.Folder(), "Procfile")
	takesBack := true
	effects := p.On(platform.File).Each(func(t *platform.Target) check.Effect {
		out := p.LeftOutOn(t, file, false)
		takesBack = takesBack && (out.TakesBack || out.Effect.Severity == check.None)
		return out.Effect
	})
	help := prose.T("Remove or narrow the pattern that matches it.")
	if takesBack {
		help = prose.T("Remove the pattern, or add `!Procfile` below it.")
	}
	p.Report(check.Finding{Headline: prose.T("The Procfile isn't deployed"), Effects: effects, Help: help})
}
