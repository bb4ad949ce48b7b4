package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:      "addon-name",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Add-on in app.json that Heroku doesn't have",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkAddonName,
})

const ownAddons ecosystem.Words = platform.HerokuAddons

func checkAddonName(p *check.Pass) {
	file := path.Join(p.Repository.Folder(), "app.json")
	text, known := p.Repository.Text(file)
	manifest, err := jsontext.ParseObject(text)
	if p.Variant() || !known || err != nil {
		return
	}
	list, _ := manifest.Fields["addons"].([]any)
	for _, entry := range list {
		plan, _ := entry.(string)
		if fields, isObject := entry.(map[string]any); isObject {
			plan, _ = fields["plan"].(string)
		}
		name, _, _ := strings.Cut(plan, ":")
		right := meantAddon(name)
		if right == "" {
			continue
		}
		line := 1 + strings.Count(text[:max(0, strings.Index(text, `"`+plan+`"`))], "\n")
		p.Report(check.Finding{
			Headline: prose.T("Heroku has no add-on `%s`", name),
			Effects: slices.DeleteFunc(p.Selected(check.NewEffect(check.Warning, platform.NotStarted, "Review apps, and buttons that deploy the app, can't create it.")), func(e check.Effect) bool {
				return e.Target.BuiltBy != platform.HerokuBuildpacks
			}),
			Help: prose.T("Use `%s`.", right),
			Code: &check.CodePlace{Path: file, Line: line, Text: name, Right: right, Subject: name},
		})
	}
}

// meantAddon is the add-on that a name was meant to be, or "" for one that may be right.
func meantAddon(name string) string {
	if !strings.HasPrefix(name, platform.HerokuAddon) || ownAddons.Has(name) {
		return ""
	}
	return spelling.LeastTypos(name, ownAddons.List())
}
