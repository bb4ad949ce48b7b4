package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "port-empty",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Address without a port",
	Applies:      check.RunsProgram(func(r *command.Run) bool { return !r.Fronted && hasNoPort(r.Port) }),
	CheckCommand: checkPortEmpty,
})

func withoutPort(program string) check.Effect {
	exits := check.NewEffect(check.Error, platform.Crash, "`%s` exits: the address has no port.", program)
	switch program {
	case "gunicorn":
		return exits.Logged("'' is not a valid port number.")
	case "hypercorn":
		return exits
	case "manage.py runserver":
		return exits.Logged("is not a valid port number or address:port pair.")
	case "waitress-serve", "puma":
		return check.NewEffect(check.Error, platform.NoTraffic, "`%s` listens on a random free port, so requests can't reach it.", program)
	}
	return check.NewEffect(check.Warning, platform.Differs, "`%s` may exit with an error, or listen on another port.", program)
}

// hasNoPort reports whether the command gives a port, or sets a variable for it, and nothing is written there.
func hasNoPort(s command.Setting) bool {
	return s.Written() && s.Value == "" || s.Source == command.FromAssignment && !s.Option.Empty() && strings.Trim(s.Value, `"'`) == ""
}

func checkPortEmpty(p *check.Pass, v *check.View) {
	run := v.Main()
	s := run.Port
	if !hasNoPort(s) || run.Unclear && s.Source != command.FromFlag {
		return
	}
	if s.Source == command.FromAssignment {
		reportEmptyVariable(p, v)
		return
	}
	es := p.Everywhere().Serving(v).All(withoutPort(run.Program.Name))
	p.Report(check.Finding{
		Range:    v.At(s.Option),
		Headline: prose.T("`%s` has no port", prose.Part{Text: run.Text(s.Option), Start: s.Range.Start - s.Option.Start, End: s.Option.End - s.Option.Start}),
		Effects:  p.RejectedByYAML(es, v.Line),
		Help:     prose.T("Write `$PORT` after the colon, in single quotes if PowerShell writes the file."),
		Fixes:    p.SameProgramFix(v, "Write `$PORT` after the colon", run.PortEdits(), command.PortIsVariable),
	})
}

// reportEmptyVariable reports a variable for the port of the main program that the command sets to nothing.
func reportEmptyVariable(p *check.Pass, v *check.View) {
	run := v.Main()
	written := run.Text(run.Port.Option)
	f := check.Finding{
		Range:    v.At(run.Port.Option),
		Headline: prose.T("`%s` has no port", written),
		Effects: p.On(platform.Ports).Serving(v).Except(func(t *platform.Target) bool {
			return !check.SetsPort(t) || p.HasOwnProxy(t)
		}).Each(func(t *platform.Target) check.Effect { return check.PortMissedEffect(t, run) }).AtMost(check.MostForPort(run)),
		HelpUnfixed: prose.T("Write `$PORT` after the equals sign."),
	}
	switch {
	case run.ReplacesPort():
		f.HelpUnfixed, f.Fixes = prose.T("Remove `%s`.", written), check.WithoutAssignment(v, run)
	case p.AllExpandPort():
		f.Fixes = check.Suggestion("Write `$PORT` after the equals sign", check.Replace(v.At(run.Port.Range), "$PORT"))
	}
	p.Report(f)
}
