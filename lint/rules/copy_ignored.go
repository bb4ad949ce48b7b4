package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "copy-ignored",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "File of the image that .dockerignore leaves out",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	After:     []string{"script-ignored"},
	Check:     checkCopyIgnored,
})

func checkCopyIgnored(p *check.Pass) {
	isKnown := slices.ContainsFunc(p.Findings, func(f check.RuleFinding) bool { return f.Rule.Reach == check.OfIgnored })
	for _, m := range p.Repository.ImageIgnored() {
		if isKnown && strings.Contains(p.Doc.Text, m.Asking) {
			continue // it's reported as what a process starts
		}
		file := check.PathPart(m.Asking)
		e := check.NewEffect(check.Error, platform.NotStarted, "The build fails: the image has no `%s`.", file)
		does := "copies"
		switch m.Stage {
		case "RUN":
			does = "installs from"
		case "CMD", "ENTRYPOINT":
			does, e = "starts", check.NewEffect(check.Error, platform.Crash, "The container exits: the image has no `%s`.", file)
		}
		f := check.Finding{
			Headline: prose.T("`.dockerignore` leaves out `%s`, which the image "+does, file),
			Help:     prose.T("Add `!%s` at the end of `.dockerignore`.", file),
			Code:     &check.CodePlace{Path: m.Path, Line: m.Line, Text: m.Text, Right: m.Right, Subject: m.Asking},
		}
		p.ReportInFile(&m, f, func(t *platform.Target) check.Effect {
			if !check.UsesDockerfile(t) {
				return check.Effect{}
			}
			return e
		})
	}
}
