package rules

import (
	"path"
	"regexp"
	"strconv"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "unsupported-python",
	Group:      check.RepositoryGroup,
	Kind:       check.Slip,
	Title:      "Python version that a build doesn't have",
	Documented: unsupportedPythonDocs{},
	Check:      checkUnsupportedPython,
})

type unsupportedPythonDocs struct{}

func (unsupportedPythonDocs) Docs() check.Docs {
	files := func(version string) []check.SampleFile {
		return []check.SampleFile{{Path: "app.py", Text: "app = 1\n"}, {Path: "requirements.txt", Text: "gunicorn==23.0.0\n"}, {Path: "runtime.txt", Text: version}}
	}
	return check.Docs{
		Summary: "`runtime.txt` or `.python-version` asks for a version of Python that Heroku no longer has.",
		Why: "Heroku's buildpack for Python drops versions after the end of their support. The build of such an app fails, although " +
			"it worked when the file was new.",
		Bad:     check.Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}, Files: files("python-3.8.10\n")},
		Good:    check.Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}, Files: files("python-3.13\n")},
		Sources: []string{"heroku/heroku-buildpack-python lib/python_version.sh"},
	}
}

// oldestPython is the oldest version 3 that Heroku's buildpack has. Checked on 2026-08-18.
const oldestPython = 10

// versionFiles have the version of Python, the first one that exists.
var versionFiles = [...]struct {
	name    string
	version *regexp.Regexp
}{
	{"runtime.txt", regexp.MustCompile(`^\s*python-(\d+)\.(\d+)`)},
	{".python-version", regexp.MustCompile(`(?m)^\s*(\d+)\.(\d+)`)},
}

func checkUnsupportedPython(p *check.Pass) {
	runs := p.ProjectRuns()
	if len(runs) == 0 || p.Repository.LanguageOf(nil) != command.Python {
		return
	}
	for _, f := range versionFiles {
		text, known := p.Repository.Text(path.Join(p.Repository.Folder(), f.name))
		if !known {
			continue
		}
		m := f.version.FindStringSubmatch(text)
		if m == nil {
			return
		}
		major, _ := strconv.Atoi(m[1])
		minor, _ := strconv.Atoi(m[2])
		if major > 3 || major == 3 && minor >= oldestPython {
			return
		}
		v := runs[0]
		p.Report(check.Finding{
			Range:    v.At(v.Main().Naming()),
			Headline: prose.T("`%s` asks for Python %s.%s, which has no support", f.name, m[1], m[2]),
			Effects: p.EffectsInRepository(v, func(t *platform.Target) check.Effect {
				if t.BuiltBy != platform.HerokuBuildpacks || p.Repository.SetsBuildpacksOn(t) {
					return check.Effect{}
				}
				return check.NewEffect(check.Error, platform.NotStarted, "The build fails: the oldest version is Python 3.%s.", strconv.Itoa(oldestPython))
			}),
			Help: prose.T("Write a newer version, such as 3.14, to `.python-version`."),
		})
		return
	}
}
