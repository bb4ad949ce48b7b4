package rules

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "python-version-format",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Python version that the build can't read",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkPythonVersionFormat,
})

// pythonVersionFiles have the version of Python for Heroku's buildpack, the first one that exists. Source: heroku/heroku-buildpack-python
// lib/python_version.sh.
var pythonVersionFiles = []struct {
	name, before, log string
	format            *regexp.Regexp
}{
	{"runtime.txt", "python-", "Error: Invalid Python version in runtime.txt.", regexp.MustCompile(`^python-\d+\.\d+(\.\d+)?$`)},
	{".python-version", "", "Error: Invalid Python version in .python-version.", regexp.MustCompile(`^\d+\.\d+(\.\d+)?$`)},
}

// misspelledVersionFiles stop the build where there is no runtime.txt.
const misspelledVersionFiles ecosystem.Words = ".python_version.txt .python_version ,python-version .python-version. .python-version.py .python-version.rtf .python-version.txt .python-version.TXT " +
	".Python-version .python.version .pythonversion '.python-version' python_version.txt python_version python-version. python-version.txt python-version"

// versionIn is the version in a text that people write in place of it alone.
var versionIn = regexp.MustCompile(`\b(\d+\.\d+(?:\.\d+)?)\b`)

// isSupported reports whether the buildpack has a version.
func isSupported(version string) bool {
	numbers := strings.Split(version, ".")
	minor, err := strconv.Atoi(numbers[min(1, len(numbers)-1)])
	return numbers[0] == "3" && err == nil && minor >= check.OldestPython
}

func checkPythonVersionFormat(p *check.Pass) {
	r := p.Repository
	language := r.LanguageOf(nil)
	if p.Variant() || !r.Complete() || language != ecosystem.Python && (language != "" || r.HasApp(r.Folder())) {
		return
	}
	for i, f := range pythonVersionFiles {
		file := path.Join(r.Folder(), f.name)
		if name := misspelledVersionFiles.First(r.HasFile); i > 0 && name != "" {
			reportVersionFile(p, check.Finding{
				Headline: prose.T("The build looks for `.python-version`, not `%s`", name),
				Help:     prose.T("Rename it to `.python-version`."),
				Code:     &check.CodePlace{Path: path.Join(r.Folder(), name), Line: 1},
			}, "Error: Your .python-version file is spelled incorrectly.")
			return
		}
		if !r.IsFile(file) {
			continue
		}
		text, _ := r.Text(file)
		seen := ""
		for line, row := range strings.Split(text, "\n") {
			row = strings.TrimSpace(row)
			switch {
			case row == "" || strings.HasPrefix(row, "#"):
				continue
			case f.format.MatchString(row) && seen == "":
				seen = row
				continue
			}
			finding := check.Finding{
				Headline: prose.T("`%s` isn't a version as the build reads it", row),
				Help:     prose.T("Write only `%s` into `%s`.", f.before+"3.14", f.name),
				Code:     &check.CodePlace{Path: file, Line: line + 1, Text: row, Subject: row},
			}
			if m := versionIn.FindStringSubmatch(row); m != nil && seen == "" && !isSupported(m[1]) {
				finding.Help = prose.T("Write only `%s` into `%s`: Python %s has no support.", f.before+"3.14", f.name, m[1])
			} else if m != nil && seen == "" {
				finding.Code.Right = f.before + m[1]
				finding.Help = prose.T("Use `%s` in line %s of `%s`.", f.before+m[1], line+1, f.name)
			}
			reportVersionFile(p, finding, f.log)
			return
		}
		return
	}
}

func reportVersionFile(p *check.Pass, f check.Finding, log string) {
	f.Effects = p.BuildFails(check.NewEffect(check.Error, platform.Rejected, "The build fails: it doesn't know which Python to install.").Logged(log), platform.HerokuBuildpacks)
	p.Report(f)
}
