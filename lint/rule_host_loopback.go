package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "host-loopback",
	Group:      CommandsGroup,
	Order:      14,
	Title:      "The server listens only to its own machine",
	Documented: hostLoopbackDocs{},
	Suspects:   serving(mayBeUnreachable),
	Check:      checkHostLoopback,
})

type hostLoopbackDocs struct{}

// Docs is the documentation.
func (hostLoopbackDocs) Docs() Docs {
	return Docs{
		Summary: "The address is 127.0.0.1 or localhost, as written or by default.",
		Why: "Requests come from outside of the container, so a server that listens on the loopback address never gets one. " +
			"uvicorn, daphne, flask run and runserver do that unless they are given a host. An address inside a default, " +
			"as in ${HOST:-127.0.0.1}, is the local case and stays.",
		Bad:  Sample{Text: "web: daphne -p $PORT app.asgi:application\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: daphne -b 0.0.0.0 -p $PORT app.asgi:application\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"H20",
			"R10",
			"Web process failed to bind to $PORT within 60 seconds of launch",
			"H10",
		},
		Sources: []string{"django/daphne daphne/cli.py", "encode/uvicorn uvicorn/main.py", "Sevalla docs, Networking", "Heroku Dev Center, The Procfile"},
	}
}

const unreachable = "no request ever reaches it"

func mayBeUnreachable(run *command.Run) bool {
	return run.Host.Written() && run.Host.Loopback() || hostMissing(run) && !portMissing(run)
}

func checkHostLoopback(p *Pass) {
	for _, v := range p.suspects() {
		run := v.main()
		written := run.Host.Written() && run.Host.Loopback()
		severity := Error
		if !written && run.Program.Env != "" || run.Program.Hint {
			severity = Warning
		}
		cs := p.judgeHTTP(v, func(*platform.Target) (Severity, string) { return severity, unreachable })
		head, at := run.Program.Name+" is given no host, so it listens on "+run.Host.Value+" only", run.Name.Range
		if written {
			head, at = "The host of "+quote(v.Type)+" is "+run.Host.Value+", which only its own machine reaches", run.Host.Range
		}
		p.Report(Finding{
			Range:    v.at(at),
			Concerns: cs,
			Message:  p.Sentence(head, cs, loopbackAdvice(run, written)),
			Fixes:    p.listenFix(v, "Listen on 0.0.0.0", run.HostEdits(), func(r *command.Run) bool { return !r.Host.Loopback() }),
		})
	}
}

func loopbackAdvice(run *command.Run, written bool) string {
	if written {
		return "write 0.0.0.0"
	}
	advice := added(run.HostEdits())
	for _, name := range run.Program.Env.List() {
		if strings.HasSuffix(name, "HOST") || strings.HasSuffix(name, "ADDRESS") {
			return advice + ", unless " + name + " is set for the app"
		}
	}
	return advice
}
