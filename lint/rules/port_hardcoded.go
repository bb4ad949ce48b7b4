package rules

import (
	"strconv"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "port-hardcoded",
	Group:      check.CommandsGroup,
	Title:      "Fixed port",
	Documented: portHardcodedDocs{},
	Applies:    check.RunsServer(command.IsFixed),
	Check:      checkPortHardcoded,
})

type portHardcodedDocs struct{}

// Docs is the documentation.
func (portHardcodedDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "Finds a web server that listens on a fixed port instead of `$PORT`.",
		Why: "Heroku assigns a new `$PORT` to every dyno, so a fixed port is never the right one, and Heroku stops the dyno " +
			"after 60 seconds. On platforms where you can configure the port, a fixed port works until somebody changes " +
			"one of the two. A default such as `${PORT:-5000}` isn't a fixed port. `PORT=3000` in front of a " +
			"program that reads `PORT` is one.",
		Bad:  check.Sample{Text: "web: gunicorn wsgi:app --bind 0.0.0.0:5000\n", Platforms: []string{"heroku"}},
		Good: check.Sample{Text: "web: gunicorn wsgi:app --bind 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"R10",
			"Web process failed to bind to $PORT within 60 seconds of launch",
			"H20",
			"H10",
		},
		Sources: []string{"Heroku Dev Center, The Procfile", "Sevalla docs, Networking", "drycc/controller rootfs/scheduler/resources/pod.py"},
	}
}

func checkPortHardcoded(p *check.Pass) {
	proxy := ownProxy(p)
	for _, v := range p.Candidates() {
		run := v.Main()
		port, fixed := command.FixedPort(run)
		if !fixed || check.IsRejectedPort(p, v, port) {
			continue
		}
		most, help := check.Error, prose.T("Use `$PORT`.")
		if run.Program.Hint {
			most = check.Warning
		}
		if proxy != "" && proxy != v.Type {
			most, help = check.Warning, prose.T("Use `$PORT`, unless `%s` is a proxy in front of it.", proxy)
		}
		p.Report(check.Finding{
			Range:    v.At(run.Port.Range),
			Headline: prose.T("`%s` listens on port %s instead of `$PORT`", v.Type, port),
			Effects:  p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect { return check.FixedPortEffect(t, strconv.Itoa(port)) }).AtMost(most),
			Help:     help,
			Fixes:    check.SameProgramFix(p, v, "Use `$PORT`", run.PortEdits(), command.PortIsVariable),
		})
	}
}

// secondServers are process types that serve browsers in addition to web. An app with one
// of them needs a proxy, because no platform sends requests to both.
const secondServers command.Words = "websocket websockets ws cable anycable proxy nginx caddy haproxy"

func ownProxy(p *check.Pass) string {
	for _, e := range p.Entries() {
		if secondServers.Has(e.Type) {
			return e.Type
		}
	}
	return ""
}
