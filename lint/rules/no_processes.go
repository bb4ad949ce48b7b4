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
	Documented: noProcessesDocs{},
	SkipsPlain: true,
	Check:      checkNoProcesses,
})

type noProcessesDocs struct{}

func (noProcessesDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "The file is empty, or no line of it declares a process.",
		Why: "Without a line such as `web: COMMAND`, the platform has nothing to start. Heroku visitors see H14 (No web " +
			"processes running), unless the app's buildpack adds `web`. The one for Node.js adds `npm start`. With " +
			"Google's buildpacks, the build fails. Deis and Drycc start the default command of the image, and Nixpacks " +
			"starts the command that it detects in the folder.",
		Bad:     check.Sample{Text: "# web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good:    check.Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Failure: "process",
		Logs: []string{
			"Procfile declares types -> (none)",
			"ERROR: no processes defined",
			"Procfile is empty",
			"Empty file, no processes defined",
			"Valid procfile detected ()",
			"No process types found",
			"Invalid Procfile for app …",
			"no entries found in Procfile",
			"No entries were found in Procfile",
			"No entries was found in Procfile",
			"did not find any processes in Procfile",
			"No start command could be found",
			"No start command detected.",
			"determine start command: when there is no default process a command is required",
			"SKIPPED: No procfile found from environment, source path, or binding.",
			"H14",
			"No web processes running",
			"Invalid Procfile format",
		},
		Sources: []string{"jhipster/generator-jhipster issue 12616", "8nich/covid19_dashboard Procfile", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},
	}
}

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
