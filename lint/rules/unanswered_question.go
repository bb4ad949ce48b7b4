package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "unanswered-question",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Question that nobody answers",
	Applies:      check.ContainsAny("artisan", "createsuperuser"),
	CheckCommand: checkUnansweredQuestion,
})

// question is asked by a program with one of some words, unless it gets one of some options.
type question struct {
	programs, words, without ecosystem.Words
	// asks says who asks, and option is the one to add, or "" where more is needed.
	asks, option string
	help, log    string
	// succeeds is set where the program does nothing, but reports success.
	succeeds bool
}

var questions = [...]question{
	{programs: "artisan", words: "migrate migrate:rollback db:seed", without: "--force --pretend --help -h", asks: "Laravel asks first in production", option: "--force"},
	{
		programs: "manage.py django-admin django", words: "createsuperuser", without: "--noinput --no-input --help -h", asks: "Django asks for a password",
		help: "Run it by hand, or add `--noinput` and set `DJANGO_SUPERUSER_PASSWORD`.", log: "Superuser creation skipped due to not running in a TTY", succeeds: true,
	},
}

// questionOf is the question of a program and the word for which it asks, or nil.
func questionOf(s command.Start) (*question, command.Word) {
	for i := range questions {
		q := &questions[i]
		if at := check.WordAmong(s.Args, q.words); q.programs.Has(s.Base) && at >= 0 && !check.HasOption(s, q.without) {
			return q, s.Args[at]
		}
	}
	return nil, command.Word{}
}

func checkUnansweredQuestion(p *check.Pass, v *check.View) {
	list := v.Programs()
	for i, s := range list {
		q, word := questionOf(s)
		if q == nil {
			continue
		}
		starts := i < len(list)-1 && !p.Role(v.Entry).Ends()
		f := check.Finding{
			Range:    v.At(v.StepRange(i)),
			Headline: prose.T("`%s` asks a question that nobody answers", s.Base+" "+word.Value),
			Effects: p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) check.Effect {
				if t.RunsAt(p.IntendedType(v.Entry)) == platform.NoTrigger && !starts {
					return check.Effect{} // it runs by hand
				}
				e := check.NewEffect(check.Error, platform.Crash, "The command ends without a change: %s.", q.asks).Logged(q.log)
				if q.succeeds {
					e.Severity, e.Outcome = check.Warning, platform.Differs
				}
				return e
			}),
			Help: prose.T("%s", q.help),
		}
		if q.option != "" {
			f.Help, f.HelpUnfixed = prose.Text{}, prose.T("Add `%s`.", q.option)
			f.Fixes = check.Suggestion(prose.Title("Add `%s`", q.option), check.Insert(v.At(word.Range).End, " "+q.option))
		}
		p.Report(f)
		break
	}
}
