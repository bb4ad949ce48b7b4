package lint

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "port-refused",
	Group:      CommandsGroup,
	Title:      "Invalid port or address",
	Documented: portRefusedDocs{},
	Suspects:   serving(mayRefuse),
	Check:      checkPortRefused,
})

type portRefusedDocs struct{}

// Docs is the documentation.
func (portRefusedDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a port or an address that the program or the platform rejects.",
		Why: "A port is a number from 1 to 65535, and Sevalla reserves some of them. Programs expect an address in different " +
			"forms. gunicorn reads a number alone as a host name, and puma expects a scheme. daphne expects the host without " +
			"a port, and waitress expects its options before the app. The shell doesn't expand `$PORT` in single quotes, or " +
			"`PORT` without the `$`.",
		Bad:  Sample{Text: "web: gunicorn app:app -b $PORT\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app -b 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"Invalid address: ('…', 8000)",
			"error: unrecognized arguments: --port …",
			"error: unrecognized arguments: --host …",
			"No such option '--bind'",
			"No such option '-b'",
			"AppResolutionError: Provide only one WSGI app",
			"host or port may not be set if listen is set",
			"'PORT' is not a valid port number.",
			"bash: PORT: command not found",
		},
		Sources: []string{"benoitc/gunicorn gunicorn/util.py", "puma/puma lib/puma/binder.rb", "vercel/serve source/utilities/cli.ts", "Sevalla docs, Networking", "Test runs of gunicorn, daphne, and waitress"},
	}
}

func mayRefuse(run *command.Run) bool {
	return run.Port.Refused != command.Usable || run.Host.Refused != command.Usable || !run.Late.Empty() || run.Port.Bare || isFixed(run) ||
		run.Port.Written() && run.Port.Value == "$(PORT)" || run.Port.Unexpanded && run.Port.Variable != ""
}

func checkPortRefused(p *Pass) {
	for _, v := range p.suspects() {
		run := v.main()
		switch {
		case run.Port.Refused != command.Usable:
			p.refused(v, run, run.Port)
		case run.Host.Refused != command.Usable:
			p.refused(v, run, run.Host)
		case !run.Late.Empty():
			p.late(v, run)
		case run.Port.Bare:
			p.bare(v, run)
		case run.Port.Written() && run.Port.Value == "$(PORT)":
			p.substituted(v, run)
		case run.Port.Unexpanded && run.Port.Variable != "":
			p.unexpanded(v, run)
		default:
			p.numberRefused(v, run)
		}
	}
}

// refused reports a value that the program can't use, on any platform. A variable has that
// value only where it's expanded.
func (p *Pass) refused(v *commandView, run *command.Run, s command.Setting) {
	edits := run.ListenEdits()
	p.Report(Finding{
		Range:    v.at(s.Range),
		Headline: refusedHeadline(run.Program.Name, s),
		Effects: p.Everywhere().Serving(v).Each(func(t *platform.Target) Effect {
			if s.Variable != "" && t.Shell == platform.NoShell {
				return Effect{}
			}
			return programExits(run.Program.Name)
		}),
		Help:  helpWith(edits, prose.T("Correct the address.")),
		Fixes: p.listenFix(v, changeOf(edits).Fit(prose.MaxTitle), edits, portTaken),
	})
}

func refusedHeadline(program string, s command.Setting) prose.Text {
	switch s.Refused {
	case command.HostOnly:
		return prose.T("`%s` expects only a host, not `%s`", program, s.Value)
	case command.NoScheme:
		return prose.T("`%s` expects a scheme before `%s`", program, s.Value)
	}
	return prose.T("`%s` reads `%s` as a host name", program, s.Value)
}

// late reports options after the app, which the program reads as another app.
func (p *Pass) late(v *commandView, run *command.Run) {
	target := run.Positional[0].Raw
	option, _, _ := strings.Cut(run.Text(run.Late), " ")
	p.Report(Finding{
		Range:    v.at(run.Late),
		Headline: prose.T("`%s` reads `%s` as a second app", run.Program.Name, option),
		Effects:  p.Everywhere().Of(v).All(programExits(run.Program.Name).logged("Provide only one WSGI app")),
		Help:     prose.T("Put the options before `%s`.", target),
		Fixes:    p.listenFix(v, prose.Title("Move `%s` after the options", target), targetLast(run), func(r *command.Run) bool { return r.Late.Empty() }),
	})
}

// targetLast are the edits that move the target after the options, or nil if
// more words have to move.
func targetLast(run *command.Run) []procfile.TextEdit {
	if len(run.Positional) != 1 {
		return nil
	}
	at := run.Positional[0].Range
	return []procfile.TextEdit{
		{Range: procfile.Range{Start: at.Start, End: run.Late.Start}},
		{Range: procfile.Range{Start: run.Late.End, End: run.Late.End}, NewText: " " + run.Text(at)},
	}
}

// bare reports the name PORT without its $.
func (p *Pass) bare(v *commandView, run *command.Run) {
	e := notNumber(run)
	if run.Program.Name == "gunicorn" {
		e = e.logged("'" + run.Port.Value + "' is not a valid port number.")
	}
	p.Report(Finding{
		Range:    v.at(run.Port.Range),
		Headline: prose.T("`%s` has no `$`, so it isn't a variable", run.Port.Value),
		Effects:  p.Everywhere().Serving(v).All(e),
		Help:     prose.T("Use `$PORT`."),
		Fixes:    p.listenFix(v, "Use `$PORT`", run.PortEdits(), portIsVariable),
	})
}

// notNumber is the effect of a port that isn't a number.
func notNumber(run *command.Run) Effect {
	e := effect(Warning, platform.Crash, "`%s` exits because `%s` isn't a number.", run.Program.Name, run.Port.Value)
	if slices.Contains(knowsNumber, run.Program.Name) {
		e.Severity = Error
	}
	return e
}

// knowsNumber are programs that exit at a port that isn't a number, as test runs show.
var knowsNumber = []string{"gunicorn", "uvicorn", "flask run", "fastapi run", "daphne", "waitress-serve", "manage.py runserver"}

// portTaken reports whether the program can use the host and the port.
func portTaken(run *command.Run) bool {
	return run.Port.Refused == command.Usable && run.Host.Refused == command.Usable && !run.Port.Unexpanded
}

// substituted reports $(PORT), which Kubernetes expands, but which runs a program in a shell.
func (p *Pass) substituted(v *commandView, run *command.Run) {
	p.Report(Finding{
		Range:    v.at(run.Port.Range),
		Headline: prose.T("`$(PORT)` runs a program named `PORT`"),
		Effects: p.servingInBash(v, effect(Error, platform.NoTraffic, "The port stays empty because no program is named `PORT`.").
			logged("PORT: command not found")),
		Help:  prose.T("Use `$PORT`."),
		Fixes: p.listenFix(v, "Use `$PORT`", run.PortEdits(), portIsVariable),
	})
}

// servingInBash is the effect on a process with HTTP traffic where bash runs the command.
func (p *Pass) servingInBash(v *commandView, e Effect) Effects {
	return p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) Effect {
		if t.Shell != platform.Bash {
			return Effect{}
		}
		return e
	})
}

func (p *Pass) unexpanded(v *commandView, run *command.Run) {
	p.Report(Finding{
		Range:    v.at(run.Port.Range),
		Headline: prose.T("The shell doesn't expand `%s` in single quotes", run.Port.Value),
		Effects:  p.servingInBash(v, notNumber(run)),
		Help:     prose.T("Remove the single quotes."),
		Fixes:    p.listenFix(v, "Remove the single quotes", run.PortEdits(), portTaken),
	})
}

func (p *Pass) numberRefused(v *commandView, run *command.Run) {
	port, fixed := fixedPort(run)
	if !fixed || !p.refusesPort(v, port) {
		return
	}
	valid := port >= 1 && port <= 65535
	headline := prose.T("Port %s is reserved", port)
	if !valid {
		headline = prose.T("%s isn't a valid port: ports are 1 to 65535", port)
	}
	p.Report(Finding{
		Range:    v.at(run.Port.Range),
		Headline: headline,
		Effects: p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) Effect {
			switch {
			case !valid:
				return effect(Error, platform.Crash, "The server can't listen on this port.")
			case slices.Contains(t.Port.Refused, port):
				return effect(Error, platform.NoTraffic, "The platform uses this port itself, so no request reaches the app.")
			}
			return otherPort(t, strconv.Itoa(port))
		}),
		Help:  prose.T("Use `$PORT`."),
		Fixes: p.listenFix(v, "Use `$PORT`", run.PortEdits(), portTaken),
	})
}

// refusesPort reports whether the number isn't a port, or is one that a platform reserves on
// which the process gets traffic.
func (p *Pass) refusesPort(v *commandView, port int) bool {
	if port < 1 || port > 65535 {
		return true
	}
	for _, t := range v.targets {
		if p.getsHTTP(t, v.Entry) && slices.Contains(t.Port.Refused, port) {
			return true
		}
	}
	return false
}
