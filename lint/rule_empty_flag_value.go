package lint

import (
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "empty-flag-value",
	Group:      CommandsGroup,
	Title:      "Option without a value",
	Documented: emptyFlagValueDocs{},
	Suspects:   serving(func(r *command.Run) bool { return len(r.Empty) > 0 }),
	Check:      checkEmptyFlagValue,
})

type emptyFlagValueDocs struct{}

// Docs is the documentation.
func (emptyFlagValueDocs) Docs() Docs {
	return Docs{
		Summary: "Finds an option without the value that it needs.",
		Why: "A value gets lost when a web page or a template removes it. gunicorn, uvicorn, and others exit with an error, or " +
			"read the next option as the value. An empty host is harder to find: daphne then listens on 127.0.0.1, waitress " +
			"exits, and uvicorn and `flask run` listen on every address.",
		Bad:     Sample{Text: "web: gunicorn -b --chdir ./server app:app\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "web: gunicorn -b 0.0.0.0:$PORT --chdir ./server app:app\n", Platforms: []string{"heroku"}},
		Logs:    []string{"argument …: expected one argument", "Option '--…' requires an argument"},
		Sources: []string{"Test runs of gunicorn, uvicorn, flask run, daphne, waitress, and hypercorn", "pallets/flask src/flask/cli.py"},
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
	run := v.main()
	f := Finding{
		Range:    v.at(e.Option),
		Headline: prose.T("`%s` has no value", e.Flag),
		Effects:  p.Everywhere().Of(v).All(emptyFlagEffect(run.Program.Name, e)),
		Help:     prose.T("Add the value, or remove the option."),
	}
	if e.Next != "" {
		f.Headline = prose.T("`%s` has no value before `%s`", e.Flag, e.Next)
	}
	if value := lostValue(run, e); value != "" {
		f.Help = prose.T("Write `%s` after `%s`.", prose.Exact(value), e.Flag)
		f.Fixes = p.listenFix(v, prose.Title("Write `%s` after `%s`", prose.Exact(value), e.Flag), valueEdit(e, value), func(r *command.Run) bool { return len(r.Empty) < len(run.Empty) })
	}
	p.Report(f)
}

func emptyFlagEffect(program string, e command.EmptyFlag) Effect {
	switch {
	case e.Stops:
		return programExits(program)
	case e.Takes == "host" || e.Takes == "address":
		return effect(Warning, platform.Differs, "`%s` chooses the address itself, which may be 127.0.0.1.", program)
	case e.Next != "":
		return effect(Warning, platform.Differs, "`%s` may read `%s` as the value.", program, e.Next)
	}
	return effect(Warning, platform.Differs, "`%s` may exit with an error.", program)
}

// lostValue is the value that belongs after the option, or "".
func lostValue(run *command.Run, e command.EmptyFlag) string {
	switch e.Takes {
	case "host":
		return "0.0.0.0"
	case "port":
		return "$PORT"
	case "address":
		return run.Program.Everywhere()
	}
	return ""
}

func valueEdit(e command.EmptyFlag, value string) []procfile.TextEdit {
	if !e.Inline && e.Value.Start == e.Option.End {
		value = " " + value
	}
	return []procfile.TextEdit{{Range: e.Value, NewText: value}}
}
