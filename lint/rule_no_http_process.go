package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "no-http-process",
	Group:      TypesGroup,
	Before:     []string{"http-process-mismatch", "process-dropped", "release-not-run", "role-mismatch"},
	Title:      "No process with HTTP traffic",
	Documented: noHTTPProcessDocs{},
	Check:      checkNoHTTPProcess,
})

type noHTTPProcessDocs struct{}

// Docs is the documentation.
func (noHTTPProcessDocs) Docs() Docs {
	return Docs{
		Summary: "Finds an HTTP server whose process type gets no traffic, and a file without the `web` that a platform requires.",
		Why: "Only `web` gets HTTP traffic, on Deis v1 also `cmd`. A server under another name may run, but no request reaches " +
			"it. Google Cloud's build fails without `web`. Proclint doesn't report a file with only workers or bots on " +
			"platforms that don't require `web`.",
		Bad:  Sample{Text: "api: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"H14",
			"No web processes running",
			"web process not found in Procfile, found processes: …",
			"Couldn't find that process type (web)",
			"No start command specified by buildpack or via Procfile.",
			"App will not start unless a command is provided at runtime.",
			"Proc entrypoint web does not exist. Please check your Procfile",
			"Container type web does not exist in application",
			"tried to set web to default but it doesn't exist",
		},
		Sources: []string{"0097eo/recipeconnect Procfile", "miguelgrinberg/microblog issue 313", "dokku/dokku issues 1442 and 4382",
			"GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},
	}
}

func checkNoHTTPProcess(p *Pass) {
	entries := p.typeEntries()
	if len(entries) == 0 || p.AnyClaimed() || p.httpEverywhere() {
		return
	}
	server := p.findServer(entries)
	effects := p.On(platform.Traffic).Each(func(t *platform.Target) Effect { return p.noHTTPEffect(t, server) })
	if len(effects) == 0 {
		return
	}
	if !server.found && len(effects) < len(p.Targets) {
		for i := range effects {
			effects[i].Severity = Info // workers alone, on a platform that is only one of several
		}
	}
	at := entries[0]
	if server.found {
		at = server.Entry
	}
	web := effects[0].Target.HTTP[0]
	f := Finding{
		Range:    at.TypeRange,
		Headline: server.headline(web),
		Effects:  effects,
		Help:     prose.T("Add a `%s` process.", web),
	}
	renames := server.found || len(entries) == 1 && !isRelease(at.Type) && len(effects) == len(p.Targets)
	if renames && p.accepts(web) && !p.declared(web) {
		f.Help = renameHelp(web)
		if !server.found {
			f.Help = prose.T("Rename `%s` to `%s`.", at.Type, web)
		}
		f.Fixes = []Fix{p.renameFor(effects, at, web)}
		p.mean(at, web)
	}
	p.Report(f)
}

// httpEverywhere reports whether every target has a process that gets traffic.
func (p *Pass) httpEverywhere() bool {
	for _, t := range p.Targets {
		if t.Reads() && !p.anyHTTP(t) {
			return false
		}
	}
	return true
}

// server is the entry that probably serves HTTP.
type server struct {
	Entry
	found bool
	// sure is set where its program is known to serve HTTP, not only its name.
	sure bool
}

// maxSearched is how many entries are searched for a server.
const maxSearched = 1000

func (p *Pass) findServer(entries []Entry) server {
	for _, e := range entries[:min(len(entries), maxSearched)] {
		if !isRelease(e.Type) && !strings.Contains(e.Command, "flower") && p.role(e) == command.HTTP {
			return server{Entry: e, found: true, sure: true}
		}
	}
	if e := entries[0]; len(entries) == 1 && serverNames.Has(e.Type) && p.role(e) == command.Other {
		return server{Entry: e, found: true}
	}
	return server{}
}

// serverNames are process types of HTTP servers.
const serverNames command.Words = "api app backend frontend http server site website webapp webserver www wsgi start django flask rails"

func (s server) headline(web string) prose.Text {
	switch {
	case s.sure:
		return prose.T("`%s` serves HTTP, but only `%s` gets traffic", s.Type, web)
	case s.found:
		return prose.T("`%s` may serve HTTP, but only `%s` gets traffic", s.Type, web)
	}
	return prose.T("The file has no `%s` process", web)
}

// noHTTPEffect is what happens to a file without a process that gets traffic.
func (p *Pass) noHTTPEffect(t *platform.Target, s server) Effect {
	if p.anyHTTP(t) {
		return Effect{}
	}
	if t.NeedsHTTP == platform.HTTPRequired {
		if _, refused := p.Read(t); refused != "" {
			return rejected(t, refused)
		}
		return effect(Warning, platform.NoTraffic, "%s", t.WithoutHTTP)
	}
	if !s.found || t.NeedsHTTP == platform.HTTPOptional {
		return Effect{}
	}
	e := p.withoutHTTP(t, s.Entry)
	if t.Keep != nil && e.Severity < Error {
		return Effect{} // the server is the one process that starts
	}
	e.Severity = Info
	if s.sure {
		e.Severity = Warning
	}
	return e
}
