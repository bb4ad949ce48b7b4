package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "port-missing",
	Group:      CommandsGroup,
	Title:      "Missing port",
	Documented: portMissingDocs{},
	Suspects:   serving(func(r *command.Run) bool { return portMissing(r) || r.Program.Name == "java" }),
	Check:      checkPortMissing,
})

type portMissingDocs struct{}

// Docs is the documentation.
func (portMissingDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a web server that gets no port and doesn't read `PORT` itself.",
		Why: "The platform sends requests to the port in `$PORT`. gunicorn, `rails server`, and `next start` read it. uvicorn, " +
			"`flask run`, and `runserver` don't: they listen on their default port, and often only on the loopback address. " +
			"Proclint doesn't report servers that set their port in code or in a configuration file. Exception: a Java " +
			"`-Dserver.port` after the jar, where it has no effect.",
		Bad:  Sample{Text: "web: uvicorn main:app --host 0.0.0.0\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: uvicorn main:app --host 0.0.0.0 --port $PORT\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"R10",
			"Web process failed to bind to $PORT within 60 seconds of launch",
			"H20",
			"H10",
		},
		Sources: []string{"encode/uvicorn uvicorn/main.py", "pallets/flask src/flask/cli.py", "django/daphne daphne/cli.py", "Heroku Dev Center, The Procfile"},
	}
}

func checkPortMissing(p *Pass) {
	for _, v := range p.suspects() {
		run := v.main()
		if run.Program.Name == "java" {
			p.javaProperty(v, run)
		}
		if !portMissing(run) {
			continue
		}
		loopback := hostMissing(run)
		most, edits := Error, run.PortEdits()
		if run.Program.Hint {
			most = Warning
		}
		if loopback {
			edits = run.ListenEdits()
		}
		p.Report(Finding{
			Range:    v.at(run.Name.Range),
			Headline: missingPortHeadline(run, loopback),
			Effects:  p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) Effect { return missingPort(t, run, loopback) }).AtMost(most),
			Help:     missingPortHelp(run, edits),
			Fixes:    p.listenFix(v, "Listen on `$PORT`", edits, func(r *command.Run) bool { return !portMissing(r) && !hostMissing(r) }),
		})
	}
}

func missingPortHeadline(run *command.Run, loopback bool) prose.Text {
	program, port := run.Program.Name, run.Port.Value
	switch {
	case run.Port.Flag != "":
		return prose.T("`%s` has no port, so `%s` listens on %s", run.Text(run.Port.Option), program, port)
	case loopback:
		return prose.T("`%s` ignores `$PORT` and listens on %s:%s", program, run.Host.Value, port)
	}
	return prose.T("`%s` ignores `$PORT` and listens on port %s", program, port)
}

func missingPortHelp(run *command.Run, edits []procfile.TextEdit) prose.Text {
	if run.Port.Flag != "" {
		return prose.T("Use `%s:$PORT`.", prose.Exact(run.Text(run.Port.Option)))
	}
	return helpWith(edits, prose.T("Listen on `$PORT`."))
}

// javaProperty reports a property for the port that Java doesn't use: one without its
// name, or one after the jar, where it's an argument of the app.
func (p *Pass) javaProperty(v *commandView, run *command.Run) {
	jar := -1
	for i, w := range run.Args {
		name, value, _ := strings.Cut(w.Raw, "=")
		switch {
		case w.Raw == "-Dserver.$PORT" || w.Raw == "-Dserver.${PORT}" || name == "-Dserver" && strings.HasPrefix(value, "$"):
			p.reportJavaProperty(v, w, prose.T("`%s` doesn't set the port", w.Raw), prose.T("Use `-Dserver.port=$PORT`."))
			return
		case name == "-Dserver.port" && jar >= 0 && i > jar:
			p.reportJavaProperty(v, w, prose.T("`%s` has no effect after the jar", w.Raw), prose.T("Move it before `-jar`."))
			return
		case run.Args[max(i-1, 0)].Raw == "-jar" || jar < 0 && strings.HasSuffix(w.Raw, ".jar"):
			if !strings.HasPrefix(w.Raw, "-") {
				jar = i
			}
		}
	}
}

func (p *Pass) reportJavaProperty(v *commandView, w command.Word, headline, help prose.Text) {
	p.Report(Finding{
		Range:    v.at(w.Range),
		Headline: headline,
		Effects: p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) Effect {
			if !setsPort(t) {
				return Effect{}
			}
			return effect(Warning, platform.NoTraffic, "The app ignores `$PORT` unless its configuration reads it.")
		}),
		Help: help,
	})
}

// portMissing reports whether the program certainly listens on its default port.
func portMissing(run *command.Run) bool {
	if run.Port.Source != command.FromDefault || run.Unclear || run.Host.Refused != command.Usable || !run.Late.Empty() {
		return false
	}
	return run.Program.Report || run.Port.Flag != ""
}

// hostMissing reports whether the program certainly listens on its default host, and that's
// the loopback address.
func hostMissing(run *command.Run) bool {
	return run.Host.Source == command.FromDefault && run.Program.Report && !run.Unclear && run.Late.Empty() && run.Host.Loopback()
}

func missingPort(t *platform.Target, run *command.Run, loopback bool) Effect {
	if !loopback || !setsPort(t) {
		return otherPort(t, run.Port.Value)
	}
	e := missedPort(t)
	if t.Port.Configurable != "" && run.Program.Env != "" {
		e.Severity = Warning
	}
	return e
}
