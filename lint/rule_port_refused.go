package lint

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "port-refused",
	Group:      CommandsGroup,
	Order:      12,
	Title:      "The port or the address is refused",
	Documented: portRefusedDocs{},
	Suspects:   serving(mayRefuse),
	Check:      checkPortRefused,
})

type portRefusedDocs struct{}

// Docs is the documentation.
func (portRefusedDocs) Docs() Docs {
	return Docs{
		Summary: "The program or the platform does not take what is written for the port.",
		Why: "A port is a number from 1 to 65535, and Sevalla keeps some of them for itself. Programs differ in how they " +
			"want an address written: gunicorn takes a number alone for the name of a host, puma wants a scheme, daphne " +
			"wants the host without a port, waitress wants its options before the application. In single quotes $PORT is a " +
			"text of five letters, and so is PORT without the $.",
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
			"'PORT' is not a valid port number.",
			"bash: PORT: command not found",
		},
		Sources: []string{"benoitc/gunicorn gunicorn/util.py", "puma/puma lib/puma/binder.rb", "vercel/serve source/utilities/cli.ts", "Sevalla docs, Networking", "run: gunicorn, daphne, waitress"},
	}
}

func mayRefuse(run *command.Run) bool {
	return run.Port.Refused != "" || run.Host.Refused != "" || !run.Late.Empty() || run.Port.Bare || isFixed(run) ||
		run.Port.Written() && run.Port.Value == "$(PORT)" || run.Port.Unexpanded && run.Port.Variable != ""
}

func checkPortRefused(p *Pass) {
	for _, v := range p.suspects() {
		run := v.main()
		switch {
		case run.Port.Refused != "":
			p.refused(v, run, run.Port)
		case run.Host.Refused != "":
			p.refused(v, run, run.Host)
		case !run.Late.Empty():
			p.late(v, run)
		case run.Port.Bare:
			p.bare(v, run)
		case run.Port.Written() && run.Port.Value == "$(PORT)":
			p.substituted(v, run)
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
	edits := run.ListenEdits()
	p.Report(Finding{
		Range:    v.at(s.Range),
		Concerns: cs,
		Message:  p.Sentence(run.Program.Name+" "+s.Refused, cs, wanted(edits)),
		Fixes:    p.listenFix(v, "Write the address as "+run.Program.Name+" wants it", edits, portTaken),
	})
}

// wanted is what the edits write and what they add, for an advice.
func wanted(edits []procfile.TextEdit) string {
	write, add := "", ""
	for _, e := range edits {
		if text := strings.TrimSpace(e.NewText); e.Range.Empty() {
			add = "add " + text
		} else {
			write = "write " + text
		}
	}
	switch {
	case write == "" && add == "":
		return "write the address as it wants it"
	case write == "" || add == "":
		return write + add
	}
	return write + " and " + add
}

// late reports options behind the application, where the program takes them for
// another one.
func (p *Pass) late(v *commandView, run *command.Run) {
	target := run.Positional[0]
	option, _, _ := strings.Cut(run.Text(run.Late), " ")
	cs := v.concerns(Error, "it stops with “Provide only one WSGI app”")
	p.Report(Finding{
		Range:    v.at(run.Late),
		Concerns: cs,
		Message: p.Sentence(run.Program.Name+" takes "+quote(option)+" for a second application, since it stands behind "+quote(target.Raw), cs,
			"write the options first and "+target.Raw+" last"),
		Fixes: p.listenFix(v, "Move "+target.Raw+" behind the options", targetLast(run), func(r *command.Run) bool { return r.Late.Empty() }),
	})
}

// targetLast are the edits that move the target behind the options, none where
// there are more words to move.
func targetLast(run *command.Run) []procfile.TextEdit {
	if len(run.Positional) != 1 {
		return nil
	}
	at := run.Positional[0].Range
	return []procfile.TextEdit{
		{Range: procfile.Range{Start: at.Start, End: run.Late.Start}},
		{Range: procfile.Range{Start: run.Late.End, End: run.Late.End}, NewText: " " + run.Text(at)},
	}
}

// bare reports the name PORT without its $.
func (p *Pass) bare(v *commandView, run *command.Run) {
	severity, effect := Warning, "the process stops, because that is no number"
	name := run.Program.Name
	switch {
	case name == "gunicorn":
		severity, effect = Error, "gunicorn stops with “'"+run.Port.Value+"' is not a valid port number.”"
	case slices.Contains(knowsNumber, name):
		severity = Error
	}
	cs := p.everyHTTP(v, severity, effect)
	p.Report(Finding{
		Range:    v.at(run.Port.Range),
		Concerns: cs,
		Message:  p.Sentence("The $ is missing in front of "+quote(run.Port.Value)+", so that it stays a word", cs, "write $PORT"),
		Fixes:    p.listenFix(v, "Write $PORT for "+run.Port.Value, run.PortEdits(), portIsVariable),
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

// substituted reports $(PORT), which Kubernetes expands, but a shell takes for a
// command.
func (p *Pass) substituted(v *commandView, run *command.Run) {
	cs := p.judgeInBash(v, Error, "bash answers “PORT: command not found” and the port stays empty")
	p.Report(Finding{
		Range:    v.at(run.Port.Range),
		Concerns: cs,
		Message:  p.Sentence("$(PORT) is the output of a program PORT, and not the variable", cs, "write $PORT"),
		Fixes:    p.listenFix(v, "Write $PORT for $(PORT)", run.PortEdits(), portIsVariable),
	})
}

// judgeInBash judges a process with HTTP traffic alike wherever bash runs the command.
func (p *Pass) judgeInBash(v *commandView, severity Severity, effect string) []Concern {
	return p.judgeHTTP(v, func(t *platform.Target) (Severity, string) {
		if t.Shell != platform.Bash {
			return None, ""
		}
		return severity, effect
	})
}

// knowsNumber are programs that were seen to stop at a port that is no number.
var knowsNumber = []string{"gunicorn", "uvicorn", "flask run", "fastapi run", "daphne", "waitress-serve", "manage.py runserver"}

func (p *Pass) unexpanded(v *commandView, run *command.Run) {
	severity := Warning
	if slices.Contains(knowsNumber, run.Program.Name) {
		severity = Error
	}
	cs := p.judgeInBash(v, severity, "the process stops, because that is not a number")
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
