package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "template-file",
	Group:      check.FileGroup,
	Kind:       check.Slip,
	Title:      "Template of a Procfile",
	SkipsPlain: true,
	Check:      checkTemplateFile,
})

func checkTemplateFile(p *check.Pass) {
	if p.AllClaimed() || !p.Template() {
		return
	}
	tag, at := p.TemplateTag()
	p.Report(check.Finding{
		Range:    at,
		Headline: prose.T("`%s` makes this file a template", tag),
		Effects:  p.Reading(check.NewEffect(check.Info, platform.Differs, "Syntax, process types, and commands aren't checked.")),
		Help:     prose.T("Check the file that the template produces, or put text that isn't a tag in quotes."),
	})
}
