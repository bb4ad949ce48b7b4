package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "procfile-variable",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	AboutFile: true,
	Title:     "PROCFILE that doesn't exist",
	Check:     checkProcfileVariable,
})

func checkProcfileVariable(p *check.Pass) {
	if !p.Repository.Complete() {
		return
	}
	named := namedProcfile(p)
	if named == "" || p.Repository.IsFile(named) {
		return
	}
	p.Report(check.Finding{
		Headline: prose.T("`PROCFILE` names `%s`, which doesn't exist", prose.Exact(named)),
		Effects: p.On(platform.File).Deployed().Except(func(t *platform.Target) bool {
			return t.OwnBuildpacks || t.Image
		}).All(check.NewEffect(check.Warning, platform.Ignored, "The build doesn't fail, and uses the Procfile in the root folder if there is one.").
			Logged("Copied " + named + " as Procfile successfully")),
		Help: prose.T("Write the path of an existing file as `PROCFILE` in `app.json`."),
	})
}

// namedProcfile is the path that the buildpack multi-procfile gets from app.json, or "".
func namedProcfile(p *check.Pass) string {
	text, _ := p.Repository.Text("app.json")
	if !strings.Contains(text, check.MultiProcfile) {
		return ""
	}
	manifest, err := jsontext.ParseObject(text)
	if err != nil {
		return ""
	}
	env := manifest.Object("env")
	if value, ok := env.Fields["PROCFILE"].(string); ok {
		return value
	}
	value, _ := env.Object("PROCFILE").Fields["value"].(string)
	return value
}
