package lint

import (
	"github.com/proclint/proclint/lint/command"
)

var _ = register(Rule{
	Name:       "port-empty",
	Group:      CommandsGroup,
	Order:      13,
	Title:      "The address ends before the port",
	Documented: portEmptyDocs{},
	Suspects:   serving(func(r *command.Run) bool { return r.Port.Written() && r.Port.Value == "" }),
	Check:      checkPortEmpty,
})

type portEmptyDocs struct{}

// Docs is the documentation.
func (portEmptyDocs) Docs() Docs {
	return Docs{
		Summary: "Nothing stands after the colon of an address.",
		Why: "An address such as 0.0.0.0: is what is left when PowerShell or an editor took $PORT for a variable of its own. " +
			"gunicorn, hypercorn and runserver stop; puma and waitress take any free port, and nobody finds it.",
		Bad:  Sample{Text: "web: gunicorn app:app --bind 0.0.0.0: --workers 2\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app --bind 0.0.0.0:$PORT --workers 2\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"'' is not a valid port number",
			"Error: '' is not a valid port number.",
			"mapping values are not allowed in this context",
			"mapping values are not allowed here",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{"benoitc/gunicorn gunicorn/util.py", "run: gunicorn, hypercorn, waitress", "puma/puma lib/puma/binder.rb", "django/django django/core/management/commands/runserver.py"},
	}
}

// withoutPort says what a program does without a port behind the colon, "" when
// that is not known.
func withoutPort(program string) string {
	switch program {
	case "gunicorn":
		return "it stops with “'' is not a valid port number.”"
	case "hypercorn":
		return "it stops before it listens"
	case "manage.py runserver":
		return "it stops, because that is not a valid port number or address:port pair"
	case "waitress-serve", "puma":
		return "it listens on any free port, where nobody looks for it"
	}
	return ""
}

// lacksPort reports whether a command has a colon of an address that ends there,
// so that this rule has to speak of it and not one about YAML.
func (p *Pass) lacksPort(e Entry, text string) bool {
	run := command.Parse(text).Main()
	if run == nil || run.Program == nil || run.Fronted || !run.Port.Written() || run.Port.Value != "" || run.Unclear && run.Port.Source != command.FromFlag {
		return false
	}
	for _, t := range p.Targets {
		if t.YAML && (!p.getsHTTP(t, e) || t.Platform().Runner) {
			return false
		}
	}
	return true
}

func checkPortEmpty(p *Pass) {
	for _, v := range p.suspects() {
		run := v.main()
		s := run.Port
		if !s.Written() || s.Value != "" || run.Unclear && s.Source != command.FromFlag {
			continue
		}
		severity, effect := Warning, "it is not known what it does then"
		if known := withoutPort(run.Program.Name); known != "" {
			severity, effect = Error, known
		}
		cs := p.everyHTTP(v, severity, effect)
		p.splitForYAML(v, cs)
		p.Report(Finding{
			Range:    v.at(s.Option),
			Concerns: cs,
			Message:  p.Sentence("The address of "+run.Program.Name+" has no port", cs, "write $PORT after the colon"),
			Fixes:    p.listenFix(v, "Write $PORT after the colon", run.PortEdits(), portIsVariable),
		})
	}
}
