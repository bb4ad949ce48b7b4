package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "interpreter-alone",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Interpreter without a script",
	Reach:        check.InText,
	Applies:      check.RunsProgram((*command.Run).StartsNothing),
	CheckCommand: checkInterpreterAlone,
})

// runAlone are the programs that were run without a terminal.
const runAlone ecosystem.Words = "python python3 node perl bash sh dash java daphne waitress-serve npm"

func checkInterpreterAlone(p *check.Pass, v *check.View) {
	if !check.CommonTypes.Has(v.Type) && !p.GetsTraffic(v.Type) || slices.ContainsFunc(v.Cmd.Calls, func(call command.Call) bool { return call.Join == "|" || len(call.Redirects) > 0 }) { // it gets input
		return
	}
	run := v.Main()
	e := check.NewEffect(check.Error, platform.Crash, "Nothing of the app runs, and the process exits.")
	if !runAlone.Has(run.Base) {
		e = e.Likely()
	}
	headline, help := nothingToRun(v, run)
	p.Report(check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: headline,
		Effects:  p.On(platform.Running).Of(v).Deployed().All(e),
		Help:     help,
	})
}

func nothingToRun(v *check.View, run *command.Run) (headline, help prose.Text) {
	switch {
	case run.IsAppServer():
		return prose.T("`%s` gets no application", run.Base), prose.T("Add the application, such as `MODULE:NAME`.")
	case run.Base == "java" && len(run.Args) > 0:
		return prose.T("`java` gets no main class"), prose.T("Add the main class, or use `-jar`.")
	}
	text := run.Base
	if len(run.Args) > 0 {
		text += " " + run.Args[0].Raw
	}
	return prose.T("`%s` starts `%s` with nothing to run", v.Type, text), prose.T("Add the script that starts the app.")
}
