package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "role-mismatch",
	Group:      TypesGroup,
	Title:      "Worker or bot as an HTTP process",
	Documented: roleMismatchDocs{},
	Check:      checkRoleMismatch,
})

type roleMismatchDocs struct{}

// Docs is the documentation.
func (roleMismatchDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a process type with HTTP traffic whose program doesn't answer requests.",
		Why: "A `web` process must listen on `$PORT`. A queue worker, a scheduler, or a chat bot doesn't, so Heroku stops it " +
			"after 60 seconds and a deploy on Drycc never finishes. As `worker` it keeps running. Proclint doesn't report " +
			"platforms that leave such a process running.",
		Bad:  Sample{Text: "web: celery -A shop worker\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "worker: celery -A shop worker\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"H20",
			"H10",
			"R10",
			"Web process failed to bind to $PORT within 60 seconds of launch",
		},
		Sources: []string{"00Starlord00/trainbot Procfile", "0aa/instTgbot Procfile (changed four times)", "discord.js-heroku issues 6 and 9", "evobot issue 785"},
	}
}

func checkRoleMismatch(p *Pass) {
	for _, e := range p.unmeant() {
		if !p.getsTraffic(e.Type) {
			continue
		}
		severity, headline := p.misfit(e)
		effects := p.On(platform.Ports).Each(func(t *platform.Target) Effect { return p.misfitEffect(t, e, severity) })
		if len(effects) == 0 {
			continue
		}
		condition := ""
		if severity == Info {
			condition = " if it doesn't serve HTTP"
		}
		f := Finding{
			Range:    e.TypeRange,
			Headline: headline,
			Effects:  effects,
			Help:     prose.T("Choose another process type%s.", condition),
		}
		if better, ok := p.fittingType(e); ok {
			f.Help = prose.T("Rename it to `%s`%s.", better, condition)
			f.Fixes = []Fix{renameType(e, better, Suggested)}
		}
		p.Report(f)
	}
}

// misfit is how bad it is that an entry gets traffic, and why; None where it may serve HTTP.
func (p *Pass) misfit(e Entry) (Severity, prose.Text) {
	switch p.role(e) {
	case command.Worker:
		return Warning, prose.T("`%s` runs a worker, which doesn't serve HTTP", e.Type)
	case command.Clock:
		return Warning, prose.T("`%s` runs a scheduler, which doesn't serve HTTP", e.Type)
	case command.Release, command.Job:
		return Warning, prose.T("`%s` runs a command that exits when it's done", e.Type)
	case command.Other:
		if isBot(e.Command) && !strings.Contains(e.Command, " & ") {
			return Info, prose.T("`%s` runs a bot, which may not serve HTTP", e.Type)
		}
	}
	return None, prose.Text{}
}

func (p *Pass) misfitEffect(t *platform.Target, e Entry, severity Severity) Effect {
	if !t.IsHTTP(e.Type) || !t.Port.Stops {
		return Effect{}
	}
	is := missedPort(t)
	if role := p.role(e); role == command.Release || role == command.Job {
		is = effect(Warning, platform.Crash, "Nothing answers requests after the command exits.")
	}
	is.Severity = severity
	return is
}

// fittingType is a process type for what an entry runs, if no platform requires web.
func (p *Pass) fittingType(e Entry) (string, bool) {
	for _, t := range p.Targets {
		if t.Reads() && t.NeedsHTTP == platform.HTTPRequired {
			return "", false
		}
	}
	switch p.role(e) {
	case command.Clock:
		return p.propose("clock", "scheduler")
	case command.Release:
		return p.propose("release")
	case command.Job:
		return p.propose("job")
	}
	return p.propose("worker", "bot")
}

// isBot reports whether a command runs a script whose name is that of a bot. A chat bot
// for LINE or a web page serves HTTP, so only plain names count.
func isBot(text string) bool {
	if !strings.Contains(text, "bot.") {
		return false
	}
	for _, word := range strings.Fields(text) {
		base := path.Base(word)
		switch strings.TrimSuffix(base, path.Ext(base)) {
		case "bot", "discordbot", "discord_bot", "discord-bot":
			return true
		}
	}
	return false
}
