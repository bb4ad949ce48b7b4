package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "role-mismatch",
	Group:      TypesGroup,
	Order:      9,
	Title:      "A worker or a bot is declared as web",
	Documented: roleMismatchDocs{},
	Check:      checkRoleMismatch,
})

type roleMismatchDocs struct{}

// Docs is the documentation.
func (roleMismatchDocs) Docs() Docs {
	return Docs{
		Summary: "The process type that gets HTTP traffic runs a program that answers no requests.",
		Why: "A web process has to listen on $PORT. A queue worker, a scheduler or a chat bot does not, so Heroku stops it after " +
			"60 seconds and Drycc never finishes the deploy. As worker it runs as long as it likes. A capsule of Code Capsules " +
			"starts only web, so nothing is said there.",
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
		m := misfit{Entry: e, severity: Warning, advice: "call it "}
		switch p.role(e) {
		case command.Worker, command.Clock:
			m.head = quote(e.Type) + " runs a program that answers no HTTP requests"
		case command.Release, command.Job:
			m.head = quote(e.Type) + " runs a program that ends by itself"
			m.effect = "nothing answers requests once it has ended"
		case command.Other:
			if isBot(e.Command) && !strings.Contains(e.Command, " & ") {
				m.severity, m.advice = Info, "if it answers none, call it "
				m.head = quote(e.Type) + " looks like a bot, which usually answers no HTTP requests"
			}
		}
		if m.head != "" {
			p.reportMisfit(m)
		}
	}
}

// misfit is an entry that gets traffic and runs something else than a server.
type misfit struct {
	Entry
	severity Severity
	head     string
	// effect says what becomes of it; "" is what the platform does to a process
	// that does not listen.
	effect string
	// advice comes before the better name.
	advice string
}

func (p *Pass) reportMisfit(m misfit) {
	concerns := p.Judge(platform.Ports, func(t *platform.Target) (Severity, string) {
		switch {
		case !t.IsHTTP(m.Type) || !t.Port.Stops:
			return None, ""
		case m.effect != "":
			return m.severity, m.effect
		}
		return m.severity, t.Port.OnMiss
	})
	if len(concerns) == 0 {
		return
	}
	f := Finding{Range: m.TypeRange, Concerns: concerns}
	advice := "a process that is no server needs another name"
	if better, ok := p.fittingType(m.Entry); ok {
		advice = m.advice + quote(better)
		f.Fixes = []Fix{renameType(m.Entry, better, Suggested)}
	}
	f.Message = p.Sentence(m.head, concerns, advice)
	p.Report(f)
}

// fittingType is a process type for what an entry runs. Where a platform cannot
// do without web there is none.
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

// isBot reports whether a command runs a script that calls itself a bot. A chat
// bot for LINE or a web page does serve HTTP, so only plain names count.
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
