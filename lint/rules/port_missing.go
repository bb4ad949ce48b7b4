package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "port-missing",
	Group:      check.CommandsGroup,
	Title:      "Missing port",
	Documented: portMissingDocs{},
	Applies:    check.RunsServer(func(r *command.Run) bool { return command.PortMissing(r) || r.Program.Name == "java" }),
	Check:      checkPortMissing,
})

type portMissingDocs struct{}

// Docs is the documentation.
func (portMissingDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "Finds a web server that gets no port and doesn't read `PORT` itself.",
		Why: "The platform sends requests to the port in `$PORT`. gunicorn, `rails server`, and `next start` read it. uvicorn, " +
			"`flask run`, and `runserver` don't: they listen on their default port, and often only on the loopback address. " +
			"Proclint doesn't report servers that set their port in code or in a configuration file. Exception: a Java " +
			"`-Dserver.port` after the jar, where it has no effect.",
		Bad:  check.Sample{Text: "web: uvicorn main:app --host 0.0.0.0\n", Platforms: []string{"heroku"}},
		Good: check.Sample{Text: "web: uvicorn main:app --host 0.0.0.0 --port $PORT\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"R10",
			"Web process failed to bind to $PORT within 60 seconds of launch",
			"H20",
			"H10",
		},
		Sources: []string{"encode/uvicorn uvicorn/main.py", "pallets/flask src/flask/cli.py", "django/daphne daphne/cli.py", "Heroku Dev Center, The Procfile"},
	}
}

func checkPortMissing(p *check.Pass) {
	for _, v := range p.Candidates() {
		run := v.Main()
		if run.Program.Name == "java" {
			javaProperty(p, v, run)
		}
		if !command.PortMissing(run) {
			continue
		}
		loopback := command.HostMissing(run)
		most, edits := check.Error, run.PortEdits()
		if run.Program.Hint {
			most = check.Warning
		}
		if loopback {
			edits = run.ListenEdits()
		}
		p.Report(check.Finding{
			Range:    v.At(run.Name.Range),
			Headline: missingPortHeadline(run, loopback),
			Effects:  p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect { return missingPort(t, run, loopback) }).AtMost(most),
			Help:     missingPortHelp(run, edits),
			Fixes:    check.SameProgramFix(p, v, "Listen on `$PORT`", edits, func(r *command.Run) bool { return !command.PortMissing(r) && !command.HostMissing(r) }),
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
	return check.HelpFromEdits(edits, prose.T("Listen on `$PORT`."))
}

// javaProperty reports a property for the port that Java doesn't use: one without its
// name, or one after the jar, where it's an argument of the app.
func javaProperty(p *check.Pass, v *check.View, run *command.Run) {
	jar := -1
	for i, w := range run.Args {
		name, value, _ := strings.Cut(w.Raw, "=")
		switch {
		case w.Raw == "-Dserver.$PORT" || w.Raw == "-Dserver.${PORT}" || name == "-Dserver" && strings.HasPrefix(value, "$"):
			reportJavaProperty(p, v, w, prose.T("`%s` doesn't set the port", w.Raw), prose.T("Use `-Dserver.port=$PORT`."))
			return
		case name == "-Dserver.port" && jar >= 0 && i > jar:
			reportJavaProperty(p, v, w, prose.T("`%s` has no effect after the jar", w.Raw), prose.T("Move it before `-jar`."))
			return
		case run.Args[max(i-1, 0)].Raw == "-jar" || jar < 0 && strings.HasSuffix(w.Raw, ".jar"):
			if !strings.HasPrefix(w.Raw, "-") {
				jar = i
			}
		}
	}
}

func reportJavaProperty(p *check.Pass, v *check.View, w command.Word, headline, help prose.Text) {
	p.Report(check.Finding{
		Range:    v.At(w.Range),
		Headline: headline,
		Effects: p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect {
			if !check.SetsPort(t) {
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, platform.NoTraffic, "The app ignores `$PORT` unless its configuration reads it.")
		}),
		Help: help,
	})
}

func missingPort(t *platform.Target, run *command.Run, loopback bool) check.Effect {
	if !loopback || !check.SetsPort(t) {
		return check.FixedPortEffect(t, run.Port.Value)
	}
	e := check.PortMissedEffect(t)
	if t.Port.Configurable != "" && run.Program.Env != "" {
		e.Severity = check.Warning
	}
	return e
}
