package rules

import (
	"path"
	"regexp"
	"strconv"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "unsupported-python",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Python version that a build doesn't have",
	Check: checkUnsupportedPython,
})

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
	if len(runs) == 0 || p.Repository.LanguageOf(nil) != ecosystem.Python {
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
		if major > 3 || major == 3 && minor >= check.OldestPython {
			return
		}
		v := runs[0]
		p.Report(check.Finding{
			Range:    v.At(v.Main().Naming()),
			Headline: prose.T("`%s` asks for Python %s.%s, which has no support", f.name, m[1], m[2]),
			Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
				return t.BuiltBy != platform.HerokuBuildpacks || p.Repository.SetsBuildpacksOn(t)
			}).All(check.NewEffect(check.Error, platform.NotStarted, "The build fails: the oldest version is Python 3.%s.", strconv.Itoa(check.OldestPython))),
			Help: prose.T("Write a newer version, such as 3.14, to `.python-version`."),
		})
		return
	}
}
