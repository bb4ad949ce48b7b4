package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "procfile-ignored",
	Kind:      check.Slip,
	Group:     check.FileGroup,
	AboutFile: true,
	Title:     "Procfile that isn't deployed",
	Reach:     check.OfIgnored,
	Check:     checkProcfileIgnored,
	ReadsPath: true,
})

func checkProcfileIgnored(p *check.Pass) {
	if p.Repository == nil || !p.Name.Exact || p.Template() || len(p.AllEntries) == 0 {
		return
	}
	file := path.Join(p.Repository.Folder(), "Procfile")
	var outs []check.LeftOut
	takesBack := true
	effects := p.On(platform.File).Each(func(t *platform.Target) check.Effect {
		out := p.LeftOutOn(t, file, false)
		outs = append(outs, out)
		takesBack = takesBack && (out.TakesBack || out.Effect.Severity == check.None)
		return out.Effect
	})
	help := prose.T("Remove or narrow the pattern that matches it.")
	if takesBack {
		help = prose.T("Remove the pattern, or add `!Procfile` below it.")
	}
	p.Report(check.Finding{Headline: prose.T("The Procfile isn't deployed"), Effects: effects, Help: help, Fixes: p.TakeBack(file, outs)})
}
