package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "port-refused",
	Group: check.CommandsGroup,
	Kind:  check.Slip,
	Title: "Invalid port or address",
	Applies: check.RunsServer(func(r *command.Run) bool {
		return r.Port.Rejected != command.Usable || r.Host.Rejected != command.Usable || !r.AfterTarget.Empty() || r.Port.Bare || command.IsFixed(r) ||
			r.Port.Written() && r.Port.Value == "$(PORT)" || r.Port.Unexpanded && r.Port.Variable != ""
	}),
	CheckCommand: checkPortRefused,
})

func checkPortRefused(p *check.Pass, v *check.View) {
	run := v.Main()
	switch {
	case run.Port.Rejected != command.Usable:
		rejected(p, v, run, run.Port)
	case run.Host.Rejected != command.Usable:
		rejected(p, v, run, run.Host)
	case !run.AfterTarget.Empty():
		late(p, v, run)
	case run.Port.Bare:
		bare(p, v, run)
	case run.Port.Written() && run.Port.Value == "$(PORT)":
		inBash(p, v, prose.T("`$(PORT)` runs a program named `PORT`"), "Use `$PORT`", command.PortIsVariable,
			check.NewEffect(check.Error, platform.NoTraffic, "`%s` gets no port: the shell finds no program named `PORT`.", v.Type).Logged("PORT: command not found"))
	case run.Port.Unexpanded && run.Port.Variable != "":
		inBash(p, v, prose.T("The shell doesn't expand `%s` in single quotes", run.Port.Value), "Remove the single quotes", portTaken, notNumber(run))
	default:
		numberRejected(p, v, run)
	}
}

// rejected reports a value that the program can't use, on any platform. A variable has that value only where it's expanded.
func rejected(p *check.Pass, v *check.View, run *command.Run, s command.Setting) {
	edits, program := run.ListenEdits(), run.Program.Name
	headline, exits := prose.T("`%s` reads `%s` as a host name", program, s.Value), "`%s` exits: there is no host `%s`."
	switch s.Rejected {
	case command.HostOnly:
		headline, exits = prose.T("`%s` expects only a host, not `%s`", program, s.Value), "`%s` exits: there is no host `%s`, since a host has no port."
	case command.NoScheme:
		headline, exits = prose.T("`%s` expects a scheme before `%s`", program, s.Value), "`%s` exits: `%s` doesn't start with a scheme, such as `tcp://`."
	}
	p.Report(check.Finding{
		Range:    v.At(s.Range),
		Headline: headline,
		Effects: p.Everywhere().Serving(v).Except(func(t *platform.Target) bool {
			return s.Variable != "" && !t.Shell.Expands()
		}).All(check.NewEffect(check.Error, platform.Crash, exits, program, s.Value)),
		HelpUnfixed: check.HelpFromEdits(edits, prose.T("Write an address that `%s` accepts.", run.Program.Name)),
		Fixes:       p.SameProgramFix(v, check.DescribeEdits(edits).Fit(prose.MaxTitle), edits, portTaken),
	})
}

// late reports options after the app, which the program reads as another app.
func late(p *check.Pass, v *check.View, run *command.Run) {
	target := run.Positional[0].Raw
	option, _, _ := strings.Cut(run.Text(run.AfterTarget), " ")
	p.Report(check.Finding{
		Range:       v.At(run.AfterTarget),
		Headline:    prose.T("`%s` reads `%s` as a second app", run.Program.Name, option),
		Effects:     p.Everywhere().Of(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` exits: it accepts only one app.", run.Program.Name).Logged("Provide only one WSGI app")),
		HelpUnfixed: prose.T("Put the options before `%s`.", target),
		Fixes:       p.SameProgramFix(v, prose.Title("Move `%s` after the options", target), targetLast(run), func(r *command.Run) bool { return r.AfterTarget.Empty() }),
	})
}

// targetLast are the edits that move the target after the options, or nil if more words have to move.
func targetLast(run *command.Run) []procfile.TextEdit {
	if len(run.Positional) != 1 {
		return nil
	}
	at := run.Positional[0].Range
	return []procfile.TextEdit{
		{Range: procfile.Range{Start: at.Start, End: run.AfterTarget.Start}},
		{Range: procfile.Range{Start: run.AfterTarget.End, End: run.AfterTarget.End}, NewText: " " + run.Text(at)},
	}
}

// bare reports the name PORT without its $.
func bare(p *check.Pass, v *check.View, run *command.Run) {
	e := notNumber(run)
	if run.Program.Name == "gunicorn" {
		e = e.Logged("'" + run.Port.Value + "' is not a valid port number.")
	}
	p.Report(check.Finding{
		Range:       v.At(run.Port.Range),
		Headline:    prose.T("`%s` has no `$`, so it isn't a variable", run.Port.Value),
		Effects:     p.Everywhere().Serving(v).All(e),
		HelpUnfixed: prose.T("Use `$PORT`."),
		Fixes:       p.SameProgramFix(v, "Use `$PORT`", run.PortEdits(), command.PortIsVariable),
	})
}

// notNumber is the effect of a port that isn't a number.
func notNumber(run *command.Run) check.Effect {
	e := check.NewEffect(check.Warning, platform.Crash, "`%s` exits because `%s` isn't a number.", run.Program.Name, run.Port.Value)
	if slices.Contains(knowsNumber, run.Program.Name) {
		e.Severity = check.Error
	}
	return e
}

// knowsNumber are programs that exit at a port that isn't a number, as test runs show.
var knowsNumber = []string{"gunicorn", "uvicorn", "flask run", "fastapi run", "daphne", "waitress-serve", "manage.py runserver"}

// portTaken reports whether the program can use the host and the port.
func portTaken(run *command.Run) bool {
	return run.Port.Rejected == command.Usable && run.Host.Rejected == command.Usable && !run.Port.Unexpanded
}

// inBash reports a port that is another text to bash than to a platform without a shell.
func inBash(p *check.Pass, v *check.View, headline prose.Text, fix string, cured func(*command.Run) bool, e check.Effect) {
	p.Report(check.Finding{
		Range:       v.At(v.Main().Port.Range),
		Headline:    headline,
		Effects:     p.On(platform.Ports).Serving(v).Except(func(t *platform.Target) bool { return t.Shell != platform.Bash }).All(e),
		HelpUnfixed: prose.T(fix + "."),
		Fixes:       p.SameProgramFix(v, fix, v.Main().PortEdits(), cured),
	})
}

func numberRejected(p *check.Pass, v *check.View, run *command.Run) {
	port, fixed := command.FixedPort(run)
	if !fixed || !p.IsRejectedPort(v, port) {
		return
	}
	valid := port >= 1 && port <= 65535
	headline := prose.T("Port %s is reserved", port)
	if !valid {
		headline = prose.T("%s isn't a valid port: ports are 1 to 65535", port)
	}
	p.Report(check.Finding{
		Range:    v.At(run.Port.Range),
		Headline: headline,
		Effects: p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect {
			switch {
			case !valid:
				return check.NewEffect(check.Error, platform.Crash, "`%s` can't listen on port %s.", v.Type, port)
			case slices.Contains(t.Port.Rejected, port):
				return check.NewEffect(check.Error, platform.NoTraffic, "The platform uses port %s itself, so no request reaches `%s`.", port, v.Type)
			}
			return p.FixedPortEffect(t, run, strconv.Itoa(port))
		}),
		HelpUnfixed: prose.T("Use `$PORT`."),
		Fixes:       p.SameProgramFix(v, "Use `$PORT`", run.PortEdits(), portTaken),
	})
}
