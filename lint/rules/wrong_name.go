package rules

import (
	"path"
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "wrong-name",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Wrong path, image, or host in another file",
	AboutFile: true,
	After:     []string{"port-in-code"},
	Check:     checkWrongName,
})

// scriptFiles are files besides those with start commands that name scripts, with the platforms that run these.
var scriptFiles = []struct{ platform, file string }{
	{"heroku", "app.json"}, {"dokku", "app.json"}, {"clever-cloud", "clevercloud/cron.json"}, {"scalingo", "cron.json"},
}

func checkWrongName(p *check.Pass) {
	if p.Repository == nil || p.Variant() || !p.Repository.Complete() {
		return
	}
	for _, m := range p.Repository.ImageMistakes() {
		reportWrongName(p, m, func(t *platform.Target) bool { return !t.IgnoresDockerfile && !t.Platform().Runner })
	}
	for _, m := range p.Repository.Loopbacks(p.Doc.Text) {
		// port-in-code says more.
		if !slices.ContainsFunc(p.Findings, func(f check.RuleFinding) bool { return f.Code != nil && f.Code.Path == m.Path }) {
			reportWrongName(p, m, func(t *platform.Target) bool { return !t.Port.Local && !t.Platform().Runner })
		}
	}
	var files []string
	reads := func(t *platform.Target, file string) bool {
		return slices.Contains(t.Platform().CommandFiles, file) || slices.ContainsFunc(scriptFiles, func(of struct{ platform, file string }) bool {
			return of.platform == t.Platform().ID && of.file == file
		})
	}
	for _, t := range p.Targets {
		files = append(files, t.Platform().CommandFiles...)
		for _, of := range scriptFiles {
			if reads(t, of.file) {
				files = append(files, of.file)
			}
		}
	}
	slices.Sort(files)
	for _, file := range slices.Compact(files) {
		for _, m := range p.Repository.ScriptMistakes(file) {
			reportWrongName(p, m, func(t *platform.Target) bool { return reads(t, file) })
		}
	}
}

// reportWrongName reports a mistake on the platforms that read its file.
func reportWrongName(p *check.Pass, m repository.Mistake, reads func(*platform.Target) bool) {
	f := check.Finding{
		Headline: prose.T("`%s` names `%s`, which doesn't exist", check.PathPart(m.Path), check.PathPart(m.Text)),
		Help:     prose.T("Use `%s` in line %s of `%s`.", check.PathPart(m.Right), m.Line, check.PathPart(m.Path)),
		Code:     &check.CodePlace{Path: m.Path, Line: m.Line, Text: m.Text, Right: m.Right, Subject: m.Text},
	}
	e := check.NewEffect(check.Error, platform.NotStarted, "The deploy fails: there is no `%s`.", check.PathPart(m.Text))
	switch {
	case m.Host:
		f.Headline = prose.T("`%s` listens only on %s", check.PathPart(m.Path), check.Address(m.Text))
		e = check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: requests can't reach %s.", check.Address(m.Text))
	case m.Stage != "":
		f.Headline = prose.T("Stage `%s` doesn't make `%s`", m.Stage, check.PathPart(m.Text))
	case m.Asking != "":
		f.Headline = prose.T("`%s` isn't the version that `%s` asks for", check.PathPart(m.Text), check.PathPart(m.Asking))
		e = check.NewEffect(check.Error, platform.NotStarted, "The build or the start fails with that version.")
		f.Code.Subject = path.Base(m.Asking)
	}
	f.Effects = slices.DeleteFunc(p.Selected(e), func(e check.Effect) bool { return !reads(e.Target) })
	if len(f.Effects) > 0 {
		p.Report(f)
	}
}
