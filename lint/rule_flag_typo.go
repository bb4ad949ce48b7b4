package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "flag-typo",
	Group:      CommandsGroup,
	Order:      17,
	Title:      "The program has no such option",
	Documented: flagTypoDocs{},
	Suspects:   startingKnown(func(r *command.Run) bool { return len(r.Unknown) > 0 || lateOption(r) != nil }),
	Check:      checkFlagTypo,
})

type flagTypoDocs struct{}

// Docs is the documentation.
func (flagTypoDocs) Docs() Docs {
	return Docs{
		Summary: "An option is misspelt, or belongs to another program.",
		Why: "gunicorn, uvicorn, hypercorn, daphne, waitress and streamlit stop at an option that they do not have, on every platform: " +
			"the process ends before it listens, Heroku restarts it and visitors see H10. Most often the option is another server's: " +
			"gunicorn has one --bind HOST:PORT and neither --host nor --port, uvicorn has --host and --port and no --bind. " +
			"gunicorn, hypercorn, daphne and waitress take the start of an option for the whole, uvicorn does not, so --worker is " +
			"right for the one and stops the other. Only programs whose every option is known are judged; an option that is not " +
			"near to any of them may belong to a newer version, and is a warning. serve has no --port but --listen, http-server no --host but -a, " +
			"runserver takes the address as a word, puma and sidekiq have no -d any more, and celery takes -A before worker only.",
		Bad:     Sample{Text: "web: gunicorn app:app --port $PORT\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "web: gunicorn app:app --bind 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Logs:    []string{"You are using `-A` as an option of the worker sub-command", "invalid option: -d", "gunicorn: error: unrecognized arguments: …", "No such option: …", "Error: No such option '-b'.", "No such option '--bind'. Did you mean '--fd'?"},
		Sources: []string{"20186322/segundoparcialamadis Procfile (--post)", "run: gunicorn, uvicorn, flask run", "benoitc/gunicorn gunicorn/config.py", "encode/uvicorn uvicorn/main.py", "Pylons/waitress src/waitress/adjustments.py", "celery/celery celery/bin/celery.py", "puma/puma History.md", "sidekiq/sidekiq Changes.md", "streamlit/streamlit lib/streamlit/web/cli.py"},
	}
}

func checkFlagTypo(p *Pass) {
	for _, v := range p.suspects() {
		if o := lateOption(v.main()); o != nil {
			p.celeryOrder(v, v.main(), o)
		}
		for _, u := range v.main().Unknown {
			if !u.Joined {
				p.unknownFlag(v, u)
			}
			if v.main().Program.Argument == command.Address {
				break // one word says what the flags would
			}
		}
	}
}

// beforeSubCommand are options of celery itself.
const beforeSubCommand command.Words = "-A --app --broker --workdir"

// lateOption is an option of celery behind its sub-command, or nil.
func lateOption(run *command.Run) *command.Option {
	if run.Base != "celery" {
		return nil
	}
	end := run.Naming().End
	for i := range run.Options {
		if o := &run.Options[i]; beforeSubCommand.Has(o.Name) && o.Word.Start >= end {
			return o
		}
	}
	return nil
}

// celeryOrder reports an option of celery behind its sub-command, where Celery 5 no
// longer takes it. Projects that stay with an older one work as they are.
func (p *Pass) celeryOrder(v *commandView, run *command.Run, o *command.Option) {
	at := procfile.Range{Start: o.Word.Start, End: max(o.Word.End, o.Value.End)}
	sub := run.Text(procfile.Range{Start: run.Name.Range.End, End: run.Naming().End})
	want := run.Name.Raw + " " + run.Text(at) + sub
	cs := v.concerns(Info, "celery stops from its version 5 on, which takes it before the sub-command only")
	p.Report(Finding{
		Range:    v.at(at),
		Concerns: cs,
		Message:  p.Sentence(quote(run.Text(at))+" stands behind "+quote(strings.TrimSpace(sub)), cs, "write "+want),
		Fixes: p.rewriteFix(v, "Write "+want, []procfile.TextEdit{
			{Range: procfile.Range{Start: run.Name.Range.End, End: run.Name.Range.End}, NewText: " " + run.Text(at)},
			{Range: procfile.Range{Start: at.Start - 1, End: at.End}},
		}, func(r *command.Run) bool { return len(r.Options) == len(run.Options) }),
	})
}

func (p *Pass) unknownFlag(v *commandView, u command.UnknownFlag) {
	run := v.main()
	name := run.Program.Name
	head := name + " has no option " + u.Flag
	severity, advice := Error, u.Meant
	switch {
	case run.Program.Argument == command.Address:
		advice = name + " " + "0.0.0.0:$PORT"
	case u.Meant == "":
		severity, head = Warning, head+" as far as is known"
		advice = ""
	case len(u.Edits) > 0:
		advice = u.Edits[0].NewText
	}
	title := "Write " + advice
	if advice == "" {
		advice = "take it out, unless your version has it"
	} else {
		advice = "write " + advice
	}
	effect := name + " stops there"
	if !u.Stops {
		severity, effect = Warning, "" // it may ignore what it does not know
	}
	cs := v.concerns(severity, effect)
	p.Report(Finding{
		Range:    v.at(u.Range),
		Concerns: cs,
		Message:  p.Sentence(head, cs, advice),
		Fixes:    p.listenFix(v, title, u.Edits, func(r *command.Run) bool { return len(r.Unknown) < len(run.Unknown) }),
	})
}
