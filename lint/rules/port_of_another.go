package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "port-of-another",
	Kind:         check.Difference,
	Group:        check.CommandsGroup,
	Title:        "$PORT of another process",
	Applies:      func(c *check.ParsedCommand) bool { return c.Cmd.Variable("PORT") != nil },
	Variants:     true,
	CheckCommand: checkPortOfAnother,
})

func checkPortOfAnother(p *check.Pass, v *check.View) {
	at, ok := connection(v)
	if !ok {
		return
	}
	server, ok := serverBeside(p, v.Entry)
	if !ok {
		return
	}
	port := ""
	effects := p.On(platform.Ports).Of(v).Each(func(t *platform.Target) check.Effect {
		own, of := portsOn(p, t, v.Entry, server)
		if own == of {
			return check.Effect{}
		}
		if port == "" {
			port = of
		}
		return check.NewEffect(check.Warning, platform.Differs, "`%s` connects to port %s, but `%s` listens on %s.", v.Type, own, server.Type, of)
	})
	help := prose.T("Write the port of `%s`, such as %s.", server.Type, port)
	// The only platform may have a variable with another process's port.
	if len(effects) == 1 && effects[0].Target.Port.PeerVariable != "" && check.OnlyLetters(server.Type) {
		before, after, _ := strings.Cut(effects[0].Target.Port.PeerVariable, "%s")
		help = prose.T("Use `$%s%s%s`, the port of `%s`.", before, server.Type, after, server.Type)
	}
	p.Report(check.Finding{
		Range:    v.At(at),
		Headline: prose.T("`%s` connects to its own `$PORT` instead of that of `%s`", v.Type, server.Type),
		Effects:  effects,
		Help:     help,
	})
}

const (
	// clients are programs that connect to an address, also those that a package manager runs.
	clients ecosystem.Words = "ngrok lt localtunnel cloudflared cypress playwright wait-on start-server-and-test curl wget http browser-sync open " +
		"xdg-open stripe newman k6 locust artillery lighthouse testcafe pa11y tailscale zrok bore smee untun inlets wait-port wait-for-it dockerize " +
		"ab wrk hey siege autocannon local-ssl-proxy chromium google-chrome firefox"
	// forwarding are options of proxies and tunnels with the address to which they connect, also where they listen on another.
	forwarding ecosystem.Words = "--proxy --to --target --upstream --proxyUrl --forward-to -R"
	// trials are words in the names of processes that test a server.
	trials ecosystem.Words = "test tests e2e smoke cypress tunnel ngrok browser"
)

// connection is where a command connects to $PORT on localhost. It reports false for one that may be the server itself.
func connection(v *check.View) (procfile.Range, bool) {
	variable := v.Cmd.Variable("PORT")
	before := v.Cmd.Text[:variable.Range.Start]
	serves := v.Main().Role() == ecosystem.HTTP
	client := forwards(before) || !serves && runsClient(v)
	if !client && (serves || !slices.ContainsFunc(strings.FieldsFunc(v.Type, func(r rune) bool { return r == '-' || r == '_' }), trials.Has)) {
		return procfile.Range{}, false
	}
	for _, host := range []string{"localhost:", "127.0.0.1:", "0.0.0.0:", "[::1]:"} {
		if start, found := strings.CutSuffix(before, host); found {
			return procfile.Range{Start: len(start), End: variable.Range.End}, true
		}
	}
	return variable.Range, client
}

// forwards reports whether a text ends with an option of a proxy, perhaps with a host.
func forwards(before string) bool {
	const between = ` ='"`
	before = before[max(0, len(before)-64):]
	for range 2 {
		before = strings.TrimRight(before, between)
		start := strings.LastIndexAny(before, between) + 1
		if forwarding.Has(before[start:]) {
			return true
		}
		before = before[:start]
	}
	return false
}

func runsClient(v *check.View) bool {
	for _, s := range v.Programs() {
		if operands := check.Operands(s); clients.Has(s.Base) || clients.Has(s.Words[0].Value) || len(operands) > 0 && clients.Has(operands[0]) {
			return true
		}
	}
	return false
}

// serverBeside is the entry of the server to which another entry connects: web, else the first server.
func serverBeside(p *check.Pass, client check.Entry) (check.Entry, bool) {
	var server check.Entry
	for _, e := range p.Entries() {
		switch {
		case e.Line == client.Line:
		case e.Type == "web":
			return e, true
		case server.Type == "" && p.Role(e) == ecosystem.HTTP:
			server = e
		}
	}
	return server, server.Type != ""
}

// portsOn are $PORT of two entries on a target, or equal texts where they aren't known to differ.
func portsOn(p *check.Pass, t *platform.Target, a, b check.Entry) (ofA, ofB string) {
	port := check.PortBeside(t, p.Repository)
	if !t.Platform().Runner || !port.Env || port.Step == 0 || port.Default == "" {
		return "", ""
	}
	reading, _ := p.Read(t)
	others := 0
	for _, process := range reading.Processes {
		if process.NotStarted != "" {
			continue
		}
		switch process.Line {
		case a.Line:
			ofA = port.At(others)
		case b.Line:
			ofB = port.At(others)
		}
		others++
	}
	if ofA == "" || ofB == "" {
		return "", ""
	}
	return ofA, ofB
}
