package lint

import (
	"slices"
	"strconv"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "port-refused",
	Group:      CommandsGroup,
	Order:      12,
	Title:      "The port or the address is refused",
	Documented: portRefusedDocs{},
	Check:      checkPortRefused,
})

type portRefusedDocs struct{}

// Docs is the documentation.
func (portRefusedDocs) Docs() Docs {
	return Docs{
		Summary: "The program or the platform does not take what is written for the port.",
		Why: "A port is a number from 1 to 65535, and Sevalla keeps some of them for itself. Programs differ in how they " +
			"want an address written: gunicorn takes a number alone for the name of a host, puma wants a scheme, daphne " +
			"wants the host without a port. In single quotes $PORT is a text of five letters.",
		Bad:  Sample{Text: "web: gunicorn app:app -b $PORT\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app -b 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"Invalid address: ('…', 8000)",
			"error: unrecognized arguments: --port …",
			"error: unrecognized arguments: --host …",
			"No such option '--bind'",
			"No such option '-b'",
			"AppResolutionError: Provide only one WSGI app",
			"host or port may not be set if listen is set",
		},
		Sources: []string{"benoitc/gunicorn gunicorn/util.py", "puma/puma lib/puma/binder.rb", "vercel/serve source/utilities/cli.ts", "Sevalla docs, Networking", "run: gunicorn, daphne"},
	}
}

func checkPortRefused(p *Pass) {
	for _, v := range p.servers() {
		run := v.main()
		switch {
		case run.Port.Refused != "":
			p.refused(v, run, run.Port)
		case run.Host.Refused != "":
			p.refused(v, run, run.Host)
		case run.Port.Unexpanded && run.Port.Variable != "":
			p.unexpanded(v, run)
		default:
			p.numberRefused(v, run)
		}
	}
}

// refused reports what the program itself does not take; that holds wherever a
// shell, or none, runs it.
func (p *Pass) refused(v *commandView, run *command.Run, s command.Setting) {
	cs := p.everyHTTP(v, Error, "the process stops before it listens")
	if s.Variable != "" {
		cs = withShell(cs)
	}
	p.Report(Finding{
		Range:    v.at(s.Range),
		Concerns: cs,
		Message:  p.Sentence(run.Program.Name+" "+s.Refused, cs, "write the address as it wants it"),
		Fixes:    p.listenFix(v, "Write the address as "+run.Program.Name+" wants it", run.ListenEdits(), portTaken),
	})
}

// withShell leaves the targets that expand variables.
func withShell(cs []Concern) []Concern {
	return slices.DeleteFunc(cs, func(c Concern) bool { return c.Target.Shell == platform.NoShell })
}

// portTaken reports whether the program takes host and port as they are.
func portTaken(run *command.Run) bool {
	return run.Port.Refused == "" && run.Host.Refused == "" && !run.Port.Unexpanded
}

// knowsNumber are programs that were seen to stop at a port that is no number.
var knowsNumber = []string{"gunicorn", "uvicorn", "flask run", "fastapi run", "daphne", "waitress-serve"}

func (p *Pass) unexpanded(v *commandView, run *command.Run) {
	severity := Warning
	if slices.Contains(knowsNumber, run.Program.Name) {
		severity = Error
	}
	cs := p.judgeHTTP(v, func(t *platform.Target) (Severity, string) {
		if t.Shell != platform.Bash {
			return None, ""
		}
		return severity, "the process stops, because that is not a number"
	})
	p.Report(Finding{
		Range:    v.at(run.Port.Range),
		Concerns: cs,
		Message:  p.Sentence("In single quotes "+run.Port.Value+" is not expanded, and "+run.Program.Name+" gets the text as it is", cs, "take the single quotes away"),
		Fixes:    p.listenFix(v, "Remove the single quotes", run.PortEdits(), portTaken),
	})
}

func (p *Pass) numberRefused(v *commandView, run *command.Run) {
	port, fixed := fixedPort(run)
	if !fixed || !p.refusesPort(v, port) {
		return
	}
	cs := p.judgeHTTP(v, func(t *platform.Target) (Severity, string) {
		switch {
		case port < 1 || port > 65535:
			return Error, ""
		case slices.Contains(t.Port.Refused, port):
			return Error, "the platform keeps this port for itself"
		}
		return hardcodedPort(t, port)
	})
	head := "The port " + strconv.Itoa(port) + " is refused"
	if port < 1 || port > 65535 {
		head = strconv.Itoa(port) + " is no port that can be listened on, since those are 1 to 65535"
	}
	p.Report(Finding{
		Range:    v.at(run.Port.Range),
		Concerns: cs,
		Message:  p.Sentence(head, cs, "write $PORT"),
		Fixes:    p.listenFix(v, "Write $PORT for "+strconv.Itoa(port), run.PortEdits(), portTaken),
	})
}

// refusesPort reports whether the number is no port, or one that a platform on
// which the process gets traffic keeps for itself.
func (p *Pass) refusesPort(v *commandView, port int) bool {
	if port < 1 || port > 65535 {
		return true
	}
	for _, t := range v.targets {
		if p.getsHTTP(t, v.Entry) && slices.Contains(t.Port.Refused, port) {
			return true
		}
	}
	return false
}

// everyHTTP concerns every target on which the process gets traffic: what a
// program does by itself does not depend on the platform.
func (p *Pass) everyHTTP(v *commandView, severity Severity, effect string) []Concern {
	cs := []Concern{}
	for _, t := range v.targets {
		if p.getsHTTP(t, v.Entry) && !t.Platform().Runner {
			cs = append(cs, Concern{Target: t, Severity: severity, Effect: effect, Sure: true})
		}
	}
	return cs
}
