package lint

import (
	"strconv"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "port-hardcoded",
	Group:      CommandsGroup,
	Title:      "Fixed port",
	Documented: portHardcodedDocs{},
	Suspects:   serving(isFixed),
	Check:      checkPortHardcoded,
})

type portHardcodedDocs struct{}

// Docs is the documentation.
func (portHardcodedDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a web server that listens on a fixed port instead of `$PORT`.",
		Why: "Heroku assigns a new `$PORT` to every dyno, so a fixed port is never the right one, and Heroku stops the dyno " +
			"after 60 seconds. On platforms where you can configure the port, a fixed port works until somebody changes " +
			"one of the two. A default such as `${PORT:-5000}` isn't a fixed port. `PORT=3000` in front of a " +
			"program that reads `PORT` is one.",
		Bad:  Sample{Text: "web: gunicorn wsgi:app --bind 0.0.0.0:5000\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn wsgi:app --bind 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"R10",
			"Web process failed to bind to $PORT within 60 seconds of launch",
			"H20",
			"H10",
		},
		Sources: []string{"Heroku Dev Center, The Procfile", "Sevalla docs, Networking", "drycc/controller rootfs/scheduler/resources/pod.py"},
	}
}

func checkPortHardcoded(p *Pass) {
	proxy := p.ownProxy()
	for _, v := range p.suspects() {
		run := v.main()
		port, fixed := fixedPort(run)
		if !fixed || p.refusesPort(v, port) {
			continue
		}
		most, help := Error, prose.T("Use `$PORT`.")
		if run.Program.Hint {
			most = Warning
		}
		if proxy != "" && proxy != v.Type {
			most, help = Warning, prose.T("Use `$PORT`, unless `%s` is a proxy in front of it.", proxy)
		}
		p.Report(Finding{
			Range:    v.at(run.Port.Range),
			Headline: prose.T("`%s` listens on port %s instead of `$PORT`", v.Type, port),
			Effects:  p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) Effect { return otherPort(t, strconv.Itoa(port)) }).AtMost(most),
			Help:     help,
			Fixes:    p.listenFix(v, "Use `$PORT`", run.PortEdits(), portIsVariable),
		})
	}
}

func portIsVariable(run *command.Run) bool {
	return run.Port.Variable != "" && run.Port.Refused == command.Usable && !run.Port.Unexpanded
}

// fixedPort is the number that the command sets as the port.
func fixedPort(run *command.Run) (int, bool) {
	s := run.Port
	if !s.Written() && s.Source != command.FromAssignment || !s.Literal || s.Unexpanded || s.Refused != command.Usable {
		return 0, false
	}
	port, err := strconv.Atoi(s.Value)
	return port, err == nil && port >= 0
}

func isFixed(run *command.Run) bool {
	_, fixed := fixedPort(run)
	return fixed
}

// otherPort is the effect of a server that listens on a port that isn't taken from $PORT.
func otherPort(t *platform.Target, number string) Effect {
	port := t.Port
	switch {
	case !setsPort(t):
		return Effect{}
	case port.Default == number:
		return effect(Warning, platform.Differs, "The server gets requests only while `$PORT` is %s.", number)
	case port.Configurable != "":
		return effect(Warning, platform.NoTraffic, "Visitors see an error unless %s is %s.", port.Configurable, number)
	}
	return missedPort(t)
}

// setsPort reports whether a platform sets $PORT and expands it in commands.
func setsPort(t *platform.Target) bool { return t.Port.Env && t.Shell != platform.NoShell }

// missedPort is the effect where nothing listens on $PORT.
func missedPort(t *platform.Target) Effect {
	outcome := platform.NoTraffic
	if t.Port.Stops {
		outcome = platform.Crash
	}
	return effect(Error, outcome, "%s", t.Port.OnMiss)
}

// secondServers are process types that serve browsers in addition to web. An app with one
// of them needs a proxy, because no platform sends requests to both.
const secondServers command.Words = "websocket websockets ws cable anycable proxy nginx caddy haproxy"

func (p *Pass) ownProxy() string {
	for _, e := range p.Entries() {
		if secondServers.Has(e.Type) {
			return e.Type
		}
	}
	return ""
}
