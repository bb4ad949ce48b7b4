package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "buildpack-process",
	Kind:  check.Difference,
	After: []string{"process-type-case"},
	Group: check.TypesGroup,
	Title: "Process that the buildpack adds",
	Check: checkBuildpackProcess,
})

func checkBuildpackProcess(p *check.Pass) {
	entries := p.TypeEntries()
	if len(entries) == 0 || p.AnyClaimed() || p.Variant() || p.Repository == nil {
		return
	}
	var added *platform.Default
	effects := p.On(platform.Start).Each(func(t *platform.Target) check.Effect {
		d, known := p.DefaultWeb(t, "")
		if d == nil || !known || slices.ContainsFunc(t.HTTP, func(name string) bool { return p.IsDeclared(name) }) {
			return check.Effect{}
		}
		if added == nil {
			added = d
		}
		if d.App == platform.Node && d.Needs == (platform.Needs{}) && !p.Repository.Starts() {
			return check.NewEffect(check.Warning, platform.Differs, "The first deploy also starts `%s`, which fails: `package.json` has no `start`.", d.Command)
		}
		if t.Platform().Builder {
			return check.NewEffect(check.Info, platform.Differs, "The image starts `%s` unless you name another process.", d.Command)
		}
		return check.NewEffect(check.Info, platform.Differs, "The first deploy also starts `%s`, and it gets the traffic.", d.Command)
	})
	if len(effects) == 0 {
		return
	}
	p.Report(check.Finding{
		Range:    entries[0].TypeRange,
		Headline: prose.T("The %s buildpack adds `%s`", added.Title, "web: "+added.Command),
		Effects:  effects,
		Help:     prose.T("Declare `web`, or scale it to 0 after the first deploy."),
	})
}
