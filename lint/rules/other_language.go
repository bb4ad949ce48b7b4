package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "other-language",
	Group:      check.RepositoryGroup,
	Kind:       check.Slip,
	Title:      "App that is built as one of another language",
	Documented: otherLanguageDocs{},
	Check:      checkOtherLanguage,
})

type otherLanguageDocs struct{}

// Docs is the documentation.
func (otherLanguageDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "The build takes the app for one of another language, because of a file in the root folder.",
		Why: "Heroku looks for languages in a fixed order, and installs only the first one that it finds: Ruby, Node.js, Clojure, Python, " +
			"Java, PHP, Go. With a `package.json` beside `requirements.txt`, it installs no Python, and the process ends with `gunicorn: command not found`. " +
			"If both are needed, set both buildpacks.",
		Exceptions: []string{
			"An app whose `app.json`, `.buildpacks`, or deploy script names buildpacks.",
		},
		Bad: check.Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []check.SampleFile{{Path: "app.py", Text: ""}, {Path: "package.json", Text: "{}\n"}, {Path: "requirements.txt", Text: "gunicorn==23.0.0\n"}},
		},
		Good: check.Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []check.SampleFile{{Path: "app.py", Text: ""}, {Path: "frontend/package.json", Text: "{}\n"}, {Path: "requirements.txt", Text: "gunicorn==23.0.0\n"}},
		},
		Sources: []string{"Heroku Dev Center, Buildpacks", "224rifche/restaurant-django (package.json and requirements.txt)"},
	}
}

func checkOtherLanguage(p *check.Pass) {
	views := p.ProjectRuns()
	if len(views) == 0 || p.Repository.SetsBuildpacks() || deploySetsBuildpacks(p) {
		return
	}
	has := func(name string) bool { return p.Repository.IsFile(path.Join(p.Repository.Folder(), name)) }
	for _, v := range views {
		run := v.Main()
		var first, own *platform.Detected
		var file string
		effects := p.EffectsInRepository(v, func(t *platform.Target) check.Effect {
			found, as, shownBy := t.Detects(run.Language(), has)
			if as == nil || found.Language == as.Language || found.Brings == as.Language {
				return check.Effect{}
			}
			first, own, file = found, as, shownBy
			return check.NewEffect(check.Info, platform.Differs, "The build installs only %s unless the app's buildpacks are set.", found.Title)
		})
		if own == nil {
			continue
		}
		p.Report(check.Finding{
			Range:    v.At(run.Name.Range),
			Headline: prose.T("`%s` makes the build install %s, not %s", file, first.Title, own.Title),
			Effects:  effects,
			Help:     prose.T("Set both buildpacks, first `%s`, then `%s`.", prose.Exact(first.Buildpack), prose.Exact(own.Buildpack)),
		})
		return
	}
}

// deploySetsBuildpacks reports whether a file that deploys the app names its buildpacks.
func deploySetsBuildpacks(p *check.Pass) bool {
	return slices.ContainsFunc(p.Repository.Pipelines(), func(file string) bool {
		text, _ := p.Repository.Text(file)
		return strings.Contains(text, "buildpack")
	})
}
