package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "port-missing",
	Group:      CommandsGroup,
	Order:      10,
	Title:      "The server is not told its port",
	Documented: portMissingDocs{},
	Suspects:   serving(func(r *command.Run) bool { return portMissing(r) || r.Program.Name == "java" }),
	Check:      checkPortMissing,
})

type portMissingDocs struct{}

// Docs is the documentation.
func (portMissingDocs) Docs() Docs {
	return Docs{
		Summary: "A server that does not read PORT by itself gets no port.",
		Why: "The platform says in $PORT where it sends requests. gunicorn, rails server or next start read it by " +
			"themselves; uvicorn, flask run or runserver do not, and listen on a port of their own, often on the loopback " +
			"address besides. Nothing is said of a server whose code or configuration file decides, but for a property of " +
			"Java that is written for nothing: -Dserver.port has to stand before the jar.",
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
		cs := p.judgeHTTP(v, func(t *platform.Target) (Severity, string) { return missingPort(t, run, loopback) })
		if run.Program.Hint {
			cs = atMost(cs, Warning)
		}
		edits := run.PortEdits()
		if loopback {
			edits = run.ListenEdits()
		}
		p.Report(Finding{
			Range:    v.at(run.Name.Range),
			Concerns: cs,
			Message:  p.Sentence(missingWords(run, loopback), cs, added(edits)),
			Fixes:    p.listenFix(v, "Listen on $PORT", edits, func(r *command.Run) bool { return !portMissing(r) && !hostMissing(r) }),
		})
	}
}

// javaProperty reports a property for the port that Java does not get: one without
// its name, and one behind the jar, where it is an argument of the app.
func (p *Pass) javaProperty(v *commandView, run *command.Run) {
	jar := -1
	for i, w := range run.Args {
		head, advice := "", ""
		name, value, _ := strings.Cut(w.Raw, "=")
		switch {
		case w.Raw == "-Dserver.$PORT" || w.Raw == "-Dserver.${PORT}" || name == "-Dserver" && strings.HasPrefix(value, "$"):
			head, advice = quote(w.Raw)+" names no property for the port", "write -Dserver.port=$PORT"
		case name == "-Dserver.port" && jar >= 0 && i > jar:
			head, advice = quote(w.Raw)+" stands behind the jar, where it is an argument of the app and no property", "put it before -jar"
		case run.Args[max(i-1, 0)].Raw == "-jar" || jar < 0 && strings.HasSuffix(w.Raw, ".jar"):
			if !strings.HasPrefix(w.Raw, "-") {
				jar = i
			}
		}
		if head == "" {
			continue
		}
		cs := p.judgeHTTP(v, func(t *platform.Target) (Severity, string) {
			if !t.Port.Env || t.Shell == platform.NoShell {
				return None, ""
			}
			return Warning, "the app listens on its own port, unless its configuration reads PORT"
		})
		p.Report(Finding{Range: v.at(w.Range), Concerns: cs, Message: p.Sentence(head, cs, advice)})
		return
	}
}

func missingWords(run *command.Run, loopback bool) string {
	name := run.Program.Name
	switch {
	case run.Port.Flag != "":
		return name + " gets a host without a port from " + run.Port.Flag + ", so it listens on port " + run.Port.Value
	case loopback:
		return name + " is given no port and does not read PORT by itself, so it listens on " + run.Host.Value + ":" + run.Port.Value
	}
	return name + " is given no port and does not read PORT by itself, so it listens on port " + run.Port.Value
}

// portMissing reports whether the port is the program's own default, and that
// is known for sure.
func portMissing(run *command.Run) bool {
	if run.Port.Source != command.FromDefault || run.Unclear || run.Host.Refused != "" || !run.Late.Empty() {
		return false
	}
	return run.Program.Report || run.Port.Flag != ""
}

// hostMissing reports whether the host is the program's own default, and that
// one is the loopback address for sure.
func hostMissing(run *command.Run) bool {
	return run.Host.Source == command.FromDefault && run.Program.Report && !run.Unclear && run.Late.Empty() && run.Host.Loopback()
}

func missingPort(t *platform.Target, run *command.Run, loopback bool) (Severity, string) {
	port := t.Port
	if !port.Env || t.Shell == platform.NoShell {
		return None, ""
	}
	if !loopback && port.Default == run.Port.Value {
		return Warning, "that is right only as long as $PORT is " + port.Default
	}
	if loopback || port.Configurable == "" {
		severity := Error
		if port.Configurable != "" && run.Program.Env != "" {
			severity = Warning
		}
		return severity, port.OnMiss
	}
	return Warning, port.OnMiss + ", unless " + run.Port.Value + " is set there (" + port.Configurable + ")"
}

// added is what the edits add, for an advice.
func added(edits []procfile.TextEdit) string {
	var texts []string
	for _, e := range edits {
		texts = append(texts, strings.TrimSpace(e.NewText))
	}
	if len(texts) == 0 {
		return "give it $PORT"
	}
	return "add " + strings.Join(texts, " ")
}
