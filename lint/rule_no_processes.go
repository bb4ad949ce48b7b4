package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "no-processes",
	Group:      FileGroup,
	Order:      199,
	Title:      "The file declares no process",
	Documented: noProcessesDocs{},
	Check:      checkNoProcesses,
})

type noProcessesDocs struct{}

// Docs is the documentation.
func (noProcessesDocs) Docs() Docs {
	return Docs{
		Summary: "The file is empty, or holds only comments.",
		Why: "Without a line such as web: COMMAND there is nothing to start. Heroku then answers visitors with H14 " +
			"(No web processes running), Google's buildpacks stop the build, Deis and Drycc start what the image runs by itself, " +
			"and Nixpacks what it finds in the folder: the file might as well not be there.",
		Bad:  Sample{Text: "# web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"Procfile declares types -> (none)",
			"Procfile is empty",
			"Empty file, no processes defined",
			"Valid procfile detected ()",
			"No process types found",
			"Invalid Procfile for app …",
			"no entries found in Procfile",
			"ERROR: no processes defined",
			"No entries were found in Procfile",
			"No entries was found in Procfile",
			"did not find any processes in Procfile",
			"SKIPPED: No procfile found from environment, source path, or binding.",
			"H14",
			"No web processes running",
			"Invalid Procfile format",
		},
		Sources: []string{"jhipster/generator-jhipster issue 12616", "8nich/covid19_dashboard Procfile", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},
	}
}

func checkNoProcesses(p *Pass) {
	if len(p.entries) > 0 || p.AnyClaimed() || p.Variant() || p.Name.slip > caseSlip || p.Template() {
		return
	}
	cs := p.Judge(platform.Grammar, func(t *platform.Target) (Severity, string) {
		r, _ := p.Read(t)
		return p.judgeNoProcesses(t, r)
	})
	p.Report(Finding{
		Range:    procfile.Range{},
		Concerns: cs,
		Message:  p.Sentence(p.emptyHead(), cs, "write a line such as “web: COMMAND”"),
	})
}

func (p *Pass) judgeNoProcesses(t *platform.Target, r platform.Reading) (Severity, string) {
	switch {
	case r.Error != "":
		return Error, p.stops(t, r.Error)
	case len(r.Processes) > 0:
		return None, ""
	case t.Fallback != "":
		return Warning, t.Fallback
	case t.NeedsHTTP == platform.HTTPRequired:
		return Error, "the build needs a web process"
	}
	if len(r.Warnings) > 0 {
		return Error, "the build warns " + errorQuote(r.Warnings[0].Text) + " and nothing starts"
	}
	return Error, "nothing starts"
}

func (p *Pass) emptyHead() string {
	head := "The file is empty"
	for i := range p.Doc.Lines {
		switch p.Doc.Lines[i].Kind {
		case procfile.Comment:
			head = "The file holds only comments"
		case procfile.Other:
			return "No line of the file declares a process"
		}
	}
	return head
}
