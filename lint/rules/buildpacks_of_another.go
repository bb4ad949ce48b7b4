package rules

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "buildpacks-of-another",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Buildpacks of another language than the app's",
	Reach:    check.InImages,
	CheckRun: checkBuildpacksOfAnother,
})

// officialBuildpacks are Heroku's for one language each, by their names, with the languages that they bring. Source: Heroku Dev Center, Officially
// Supported Buildpacks.
var officialBuildpacks = map[string]string{"nodejs": "node", "python": "python", "ruby": "ruby node", "php": "php", "go": "go", "gradle": "java", "java": "java"}

// officialBuildpack is the name of one of Heroku's buildpacks in a line.
var officialBuildpack = regexp.MustCompile(`(?:^heroku/|github\.com[/:]heroku/heroku-buildpack-)([a-z-]+?)(?:\.git)?(?:#[\w./-]*)?/?$`)

// checkBuildpacksOfAnother reports a .buildpacks that names only buildpacks of Heroku for other languages than that of a command.
func checkBuildpacksOfAnother(p *check.Pass, v *check.View) {
	file := path.Join(p.Repository.Folder(), ".buildpacks")
	text, known := p.Repository.Text(file)
	language := v.Main().Language()
	wanted := slices.IndexFunc([]string{"nodejs", "python", "ruby", "php", "go"}, func(name string) bool { return strings.Fields(officialBuildpacks[name])[0] == language })
	if !known || wanted < 0 {
		return
	}
	var place *check.CodePlace
	for i, row := range strings.Split(text, "\n") {
		row = strings.TrimSpace(row)
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		name := officialBuildpack.FindStringSubmatch(row)
		if name == nil || officialBuildpacks[name[1]] == "" || slices.Contains(strings.Fields(officialBuildpacks[name[1]]), language) {
			return
		}
		place = &check.CodePlace{Path: file, Line: i + 1, Text: row, Subject: row}
	}
	if place == nil {
		return
	}
	right := "https://github.com/heroku/heroku-buildpack-" + []string{"nodejs", "python", "ruby", "php", "go"}[wanted] + ".git"
	place.Right = place.Text + "\n" + right
	p.Report(check.Finding{
		Range:    v.At(v.Main().Name.Range),
		Headline: prose.T("`.buildpacks` has no buildpack for `%s`", v.Main().Base),
		Effects: p.InRepository(v).Each(func(t *platform.Target) check.Effect {
			if t.BuiltBy != platform.Herokuish && t.BuiltBy != platform.ScalingoBuildpacks {
				return check.Effect{}
			}
			return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the build installs neither `%s` nor its packages.", v.Type, v.Main().Base)
		}),
		Help: prose.T("Add `%s` to `.buildpacks`.", prose.Exact(right)),
		Code: place,
	})
}
