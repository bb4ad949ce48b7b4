package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "no-http-process",
	Group:      TypesGroup,
	Order:      7,
	Title:      "No process gets HTTP traffic",
	Documented: noHTTPProcessDocs{},
	Check:      checkNoHTTPProcess,
})

type noHTTPProcessDocs struct{}

// Docs is the documentation.
func (noHTTPProcessDocs) Docs() Docs {
	return Docs{
		Summary: "An HTTP server has a process type that gets no traffic, or the platform needs a web process and there is none.",
		Why: "Only web gets HTTP traffic, on Deis v1 also cmd. A server under another name runs, once somebody scales it, but no " +
			"request reaches it. Code Capsules probably stops the build of a file without web. A file that holds only workers " +
			"or bots is fine everywhere else.",
		Bad:  Sample{Text: "api: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "worker: celery -A shop worker\n", Platforms: []string{"heroku"}},
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
	concerns := p.Judge(platform.Traffic, func(t *platform.Target) (Severity, string) { return p.judgeNoHTTP(t, server) })
	if len(concerns) == 0 {
		return
	}
	if !server.found && len(concerns) < len(p.Targets) {
		for i := range concerns {
			concerns[i].Severity = Info // workers alone, on a platform that is only one of several
		}
	}
	at := entries[0]
	if server.found {
		at = server.Entry
	}
	f := Finding{Range: at.TypeRange, Concerns: concerns}
	web := concerns[0].Target.HTTP[0]
	renames := server.found || len(entries) == 1 && !isRelease(at.Type) && len(concerns) == len(p.Targets)
	advice := "add a process type " + quote(web)
	if renames && p.accepts(web) && !p.declared(web) {
		advice = "call it " + quote(web)
		f.Fixes = []Fix{p.renameFor(concerns, at, web)}
		p.mean(at, web)
	}
	f.Message = p.Sentence(server.head(web), p.brief(concerns), advice)
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

// server is the entry that looks as if it should get traffic.
type server struct {
	Entry
	found bool
	// sure says that its program is known to serve HTTP; otherwise its name sounds so.
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

// serverNames are process types that sound like an HTTP server.
const serverNames command.Words = "api app backend frontend http server site website webapp webserver www wsgi start django flask rails"

func (s server) head(web string) string {
	switch {
	case s.sure:
		return quote(s.Type) + " serves HTTP, but only " + quote(web) + " gets traffic"
	case s.found:
		return quote(s.Type) + " sounds like an HTTP server, but only " + quote(web) + " gets traffic"
	}
	return "The file has no process type " + quote(web)
}

// judgeNoHTTP says what becomes of a file without a process that gets traffic.
func (p *Pass) judgeNoHTTP(t *platform.Target, s server) (Severity, string) {
	if p.anyHTTP(t) {
		return None, ""
	}
	if t.NeedsHTTP == platform.HTTPRequired {
		if _, refused := p.Read(t); refused != "" {
			return Error, p.stops(t, refused)
		}
		return Warning, t.WithoutHTTP
	}
	if !s.found || t.NeedsHTTP == platform.HTTPOptional {
		return None, ""
	}
	severity, effect := p.withoutHTTP(t, s.Entry)
	if t.Keep != nil && severity < Error {
		return None, "" // the server is the one process that is started
	}
	if s.sure {
		return Warning, effect
	}
	return Info, effect
}
