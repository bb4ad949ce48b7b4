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
	Documented: templateFileDocs{},
	SkipsPlain: true,
	Check:      checkTemplateFile,
})

type templateFileDocs struct{}

func (templateFileDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A template tag, such as `{{ name }}`, `{% if … %}`, or `<%= name %>`, is outside quotes and comments.",
		Why: "Another program, such as Cookiecutter or Ansible, replaces the tags of a template. Until then, its lines " +
			"aren't a Procfile, so Proclint doesn't check their syntax, process types, or commands. It still checks the " +
			"file's name, encoding, and line endings.",
		Exceptions: []string{
			"Text in quotes, such as `docker ps --format \"{{.Names}}\"`.",
		},
		Bad:     check.Sample{Text: "web: gunicorn {{ project }}.wsgi\n"},
		Good:    check.Sample{Text: "web: gunicorn shop.wsgi\n"},
		Sources: []string{"cookiecutter/cookiecutter-django {{cookiecutter.project_slug}}/Procfile"},
	}
}

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
