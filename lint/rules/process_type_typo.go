package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "process-type-typo",
	Group:      check.TypesGroup,
	Before:     []string{"process-type-case"},
	Title:      "Typo in a process type",
	Documented: processTypeTypoDocs{},
	Check:      checkProcessTypeTypo,
})

type processTypeTypoDocs struct{}

// Docs is the documentation.
func (processTypeTypoDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "Finds a process type that is one typo away from `web`, `worker`, `release`, `clock`, or `scheduler`.",
		Why: "Any name is a valid process type, so a typo isn't a syntax error. Without `web`, nothing gets traffic. Without " +
			"`release`, no migration runs. Scaling `worker` fails because it doesn't exist. Proclint doesn't report names " +
			"that are in use, such as `bot`, `beat`, or `wsgi`.",
		Bad:  check.Sample{Text: "wbe: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good: check.Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"H14",
			"No web processes running",
			"Couldn't find that process type (web)",
			"Couldn't find that process type",
			"web process not found in Procfile, found processes: …",
			"process type … is not included in procfile",
			"Container type … does not exist in application",
			"Process type '…' does not exist in Procfile",
			"No matching process entry found",
		},
		Sources: []string{"01158765343/Weather Procfile (wep)", "miguelgrinberg/microblog issue 313", "1timchik1/kommunizmbot Procfile"},
	}
}

func checkProcessTypeTypo(p *check.Pass) {
	for _, e := range p.EntriesNotRenamed() {
		meant := meantBy(p, e)
		if meant == "" {
			continue
		}
		least, applicability := check.Warning, check.Safe
		if meant == "clock" || meant == "scheduler" {
			least, applicability = check.Info, check.Suggested // no platform knows these types
		}
		renamed := e
		renamed.Type = meant
		if !check.RepeatedType(renamed).Empty() {
			applicability = check.Suggested // the command repeats the type, so the rename alone fixes nothing
		}
		effects := p.On(platform.Traffic).Each(func(t *platform.Target) check.Effect {
			if is := check.MisspelledTypeEffect(p, t, e, meant); is.Severity > check.None {
				return is
			}
			return check.NewEffect(least, platform.Differs, "The process is named `%s` instead of `%s`.", e.Type, meant)
		})
		p.NoteIntendedType(e, meant)
		p.Report(check.Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`%s` is probably a typo for `%s`", e.Type, meant),
			Effects:  effects,
			Help:     check.RenameHelp(meant),
			Fixes:    []check.Fix{check.RenameType(e, meant, applicability)},
		})
	}
}

// meantBy is the process type that an entry was meant to have, or "".
func meantBy(p *check.Pass, e check.Entry) string {
	name := strings.ToLower(e.Type)
	meant := check.MisspelledType(p, name, check.IsTypo)
	switch meant {
	case "web":
		if !couldBeWeb(p, e, name) {
			return ""
		}
	case "":
		if far := check.MisspelledType(p, name, check.IsFarTypo); far != "" && p.Role(e) == typicalRole(far) {
			return far
		}
	}
	return meant
}

// typicalRole is what a longer type runs, or "". A name with two typos counts only with
// such a program.
func typicalRole(name string) command.Role {
	switch name {
	case "worker":
		return command.Worker
	case "release":
		return command.Release
	case "scheduler":
		return command.Clock
	}
	return ""
}

func couldBeWeb(p *check.Pass, e check.Entry, name string) bool {
	switch p.Role(e) {
	case command.HTTP:
		return true
	case command.Other:
		return check.ClearWebTypos.Has(name)
	}
	return false
}
