package lint

import (
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "empty-flag-value",
	Group:      CommandsGroup,
	Order:      15,
	Title:      "An option has lost its value",
	Documented: emptyFlagValueDocs{},
	Suspects:   serving(func(r *command.Run) bool { return len(r.Empty) > 0 }),
	Check:      checkEmptyFlagValue,
})

type emptyFlagValueDocs struct{}

// Docs is the documentation.
func (emptyFlagValueDocs) Docs() Docs {
	return Docs{
		Summary: "Nothing stands after an option that takes a value.",
		Why: "The value gets lost where a page or a template swallows it. gunicorn, uvicorn and others stop at an option " +
			"without its value, or take the next option for it. An empty host is worse to find: daphne then listens on " +
			"127.0.0.1, waitress stops, and uvicorn and flask run happen to listen everywhere.",
		Bad:     Sample{Text: "web: gunicorn -b --chdir ./server app:app\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "web: gunicorn -b 0.0.0.0:$PORT --chdir ./server app:app\n", Platforms: []string{"heroku"}},
		Logs:    []string{"argument …: expected one argument", "Option '--…' requires an argument"},
		Sources: []string{"run: gunicorn, uvicorn, flask run, daphne, waitress, hypercorn", "pallets/flask src/flask/cli.py"},
	}
}

func checkEmptyFlagValue(p *Pass) {
	for _, v := range p.suspects() {
		for _, e := range v.main().Empty {
			p.emptyFlag(v, e)
		}
	}
}

func (p *Pass) emptyFlag(v *commandView, e command.EmptyFlag) {
	name := v.main().Program.Name
	severity, effect := Warning, ""
	switch {
	case e.Stops:
		severity, effect = Error, name+" stops there"
	case e.Takes == "host" || e.Takes == "address":
		effect = "it is left to chance which address " + name + " listens on"
	}
	head := "The option " + e.Flag + " has no value"
	if e.Next != "" {
		head += ", since " + quote(e.Next) + " follows it"
	}
	var cs []Concern
	for _, t := range v.targets {
		cs = append(cs, Concern{Target: t, Severity: severity, Effect: effect, Sure: true})
	}
	title, value := lostValue(v.main(), e)
	p.Report(Finding{
		Range:    v.at(e.Option),
		Concerns: cs,
		Message:  p.Sentence(head, cs, "write "+value),
		Fixes:    p.listenFix(v, title, valueEdit(v.main(), e), func(r *command.Run) bool { return len(r.Empty) < len(v.main().Empty) }),
	})
}

// lostValue is what belongs behind the option, for a title and an advice.
func lostValue(run *command.Run, e command.EmptyFlag) (title, value string) {
	switch e.Takes {
	case "host":
		value = "0.0.0.0"
	case "port":
		value = "$PORT"
	case "address":
		value = run.Program.Everywhere()
	default:
		return "", "the value, or take the option out"
	}
	return "Write " + value + " after " + e.Flag, value
}

func valueEdit(run *command.Run, e command.EmptyFlag) []procfile.TextEdit {
	_, value := lostValue(run, e)
	switch {
	case e.Takes == "value":
		return nil
	case !e.Inline && e.Value.Start == e.Option.End:
		return []procfile.TextEdit{{Range: e.Value, NewText: " " + value}}
	}
	return []procfile.TextEdit{{Range: e.Value, NewText: value}}
}
