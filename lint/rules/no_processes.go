package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "no-processes",
	Group:      check.FileGroup,
	Kind:       check.Slip,
	After:      []string{check.Others},
	Title:      "File without processes",
	SkipsPlain: true,
	Check:      checkNoProcesses,
})

func checkNoProcesses(p *check.Pass) {
	if len(p.Entries()) > 0 || p.AllClaimed() || p.Variant() || p.Name.Misnamed && !p.IsMisnamed() || p.Template() {
		return
	}
	p.Report(check.Finding{
		Headline: emptyHeadline(p),
		Effects:  p.On(platform.Grammar).Each(func(t *platform.Target) check.Effect { return emptyEffect(p, t) }),
		Help:     prose.T("Add a line such as `web: COMMAND`."),
	})
}

func emptyEffect(p *check.Pass, t *platform.Target) check.Effect {
	r, rejected := p.Read(t)
	d, known := p.DefaultWeb(t, "")
	nothing := check.NewEffect(check.Error, platform.NotStarted, "Nothing starts: the file declares no process.")
	switch {
	case p.AnyClaimed() && p.Explained[t]: // by what is wrong with a line
		return check.Effect{}
	case r.Error != "":
		return check.Rejected(t, r.Error)
	case len(r.Processes) > 0:
		return check.Effect{}
	case t.Fallback != "":
		return check.NewEffect(check.Warning, platform.Changed, "%s", t.Fallback)
	case d != nil && slices.ContainsFunc(p.AllEntries, func(e check.Entry) bool { return p.DoesTheSame(d, e.Command) }):
		return check.Effect{} // what is wrong with the line changes nothing
	case d != nil:
		return check.NewEffect(check.Warning, platform.Changed, "The %s buildpack starts `%s` as `web`.", d.Title, d.Command)
	case rejected != "":
		return check.Rejected(t, rejected)
	case t.NeedsHTTP == platform.HTTPRequired:
		return check.NewEffect(check.Error, platform.NotStarted, "%s", t.WithoutHTTP).Coded(t.Codes.WithoutHTTP)
	case !known:
		nothing = check.NewEffect(check.Error, platform.NotStarted, "Nothing starts unless the buildpack adds `web`, such as `%s`.", t.Defaults[0].Command)
	}
	if len(r.Warnings) > 0 {
		return nothing.Logged(r.Warnings[0].Text)
	}
	return nothing
}

func emptyHeadline(p *check.Pass) prose.Text {
	headline := prose.T("The file is empty")
	for i := range p.Doc.Lines {
		switch p.Doc.Lines[i].Kind {
		case procfile.Comment:
			headline = prose.T("The file contains only comments")
		case procfile.Other, procfile.Entry:
			return prose.T("No line of the file declares a process")
		}
	}
	return headline
}
