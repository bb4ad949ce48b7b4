package lint

import (
	"strconv"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "port-hardcoded",
	Group:      CommandsGroup,
	Order:      11,
	Title:      "The port is a fixed number",
	Documented: portHardcodedDocs{},
	Suspects:   serving(isFixed),
	Check:      checkPortHardcoded,
})

type portHardcodedDocs struct{}

// Docs is the documentation.
func (portHardcodedDocs) Docs() Docs {
	return Docs{
		Summary: "The process that gets traffic listens on a number instead of $PORT.",
		Why: "Heroku gives every dyno another $PORT, so a fixed number is never the right one, and the dyno is stopped " +
			"after 60 seconds. Where the platform can be told of the port, a fixed number works until somebody changes " +
			"one of the two. A number inside a default, as in ${PORT:-5000}, is not fixed; PORT=3000 before a " +
			"program that reads PORT is.",
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
		cs := p.judgeHTTP(v, func(t *platform.Target) (Severity, string) { return hardcodedPort(t, port) })
		most, advice := Error, "write $PORT"
		if run.Program.Hint {
			most = Warning
		}
		if proxy != "" && proxy != v.Type {
			most = Warning
			advice = "write $PORT, unless a proxy of its own stands in front, as the process type " + quote(proxy) + " suggests"
		}
		p.Report(Finding{
			Range:    v.at(run.Port.Range),
			Concerns: atMost(cs, most),
			Message:  p.Sentence("The port of "+quote(v.Type)+" is always "+strconv.Itoa(port), cs, advice),
			Fixes:    p.listenFix(v, "Write $PORT for "+strconv.Itoa(port), run.PortEdits(), portIsVariable),
		})
	}
}

func portIsVariable(run *command.Run) bool {
	return run.Port.Variable != "" && run.Port.Refused == "" && !run.Port.Unexpanded
}

// fixedPort is the number that stands in the command as the port.
func fixedPort(run *command.Run) (int, bool) {
	s := run.Port
	if !s.Written() && s.Source != command.FromAssignment || !s.Literal || s.Unexpanded || s.Refused != "" {
		return 0, false
	}
	port, err := strconv.Atoi(s.Value)
	return port, err == nil && port >= 0
}

func isFixed(run *command.Run) bool {
	_, fixed := fixedPort(run)
	return fixed
}

func hardcodedPort(t *platform.Target, fixed int) (Severity, string) {
	port := t.Port
	if !port.Env || t.Shell == platform.NoShell {
		return None, ""
	}
	number := strconv.Itoa(fixed)
	switch {
	case port.Default == number:
		return Warning, "that is right only as long as $PORT is " + port.Default
	case port.Configurable != "":
		return Warning, port.OnMiss + ", unless " + number + " is set there (" + port.Configurable + ")"
	}
	return Error, port.OnMiss
}

// secondServers are process types that serve browsers beside web. An app with
// one of them needs a proxy of its own, since no platform routes to both.
const secondServers command.Words = "websocket websockets ws cable anycable proxy nginx caddy haproxy"

func (p *Pass) ownProxy() string {
	for _, e := range p.Entries() {
		if secondServers.Has(e.Type) {
			return e.Type
		}
	}
	return ""
}
