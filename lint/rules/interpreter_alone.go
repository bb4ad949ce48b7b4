package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "interpreter-alone",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Interpreter without a script",
	Applies:      check.RunsProgram(runsNothing),
	CheckCommand: checkInterpreterAlone,
})

const (
	// readingPrograms run a script, or what a person types.
	readingPrograms command.Words = "python python2 python3 pypy pypy3 ipython node nodejs ts-node tsx deno ruby irb pry php perl lua julia " +
		"elixir iex ghci scala jshell java bash sh dash zsh ksh fish"
	// runAlone are those of them that were run without a terminal.
	runAlone command.Words = "python python3 node perl bash sh dash java daphne waitress-serve npm"
	// talkative are options of theirs that name no script.
	talkative command.Words = "-i -a -u -l --login --interactive"
)

// consoles are commands of frameworks that start an interpreter, by their programs. The table of programs has that of Django.
var consoles = map[string]command.Words{"rails": "console c", "flask": "shell", "artisan": "tinker", "hanami": "console"}

// appServers exit without an application.
const appServers command.Words = "gunicorn uvicorn daphne waitress-serve"

// lacksTarget reports whether a run is a program that gets nothing that it could start.
func lacksTarget(run *command.Run) bool {
	switch {
	case run.Program == nil, run.Unclear && run.Base != "java":
		return false
	case appServers.Has(run.Program.Name):
		_, configured := run.Option("-c --config --paste --paster --app --call --env-file")
		return !run.HasTarget() && !configured
	case run.Base == "java":
		_, path := run.Option("-cp -classpath --class-path")
		_, module := run.Option("-m --module -jar -version --version --help")
		return path && !module && !run.HasTarget()
	case command.PackageRunners.Has(run.Base) && len(run.Args) == 1:
		return run.Args[0].Raw == "run"
	}
	return false
}

// runsNothing reports whether a run is an interpreter or a server that gets nothing to run.
func runsNothing(run *command.Run) bool {
	if readingPrograms.Has(run.Base) && run.Naming() == run.Name.Range && !lacksTarget(run) {
		return !slices.ContainsFunc(run.Args, func(w command.Word) bool { return !talkative.Has(w.Raw) })
	}
	return lacksTarget(run) || len(run.Args) == 1 && consoles[run.Base].Has(run.Args[0].Value)
}

func checkInterpreterAlone(p *check.Pass, v *check.View) {
	if !check.CommonTypes.Has(v.Type) && !p.GetsTraffic(v.Type) || slices.ContainsFunc(v.Cmd.Calls, func(call command.Call) bool { return call.Join == "|" || len(call.Redirects) > 0 }) { // it gets input
		return
	}
	run := v.Main()
	e := check.NewEffect(check.Error, platform.Crash, "Nothing of the app runs, and the process exits.")
	if !runAlone.Has(run.Base) {
		e = e.Likely()
	}
	v.Broken = true
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
	case run.Program != nil && appServers.Has(run.Program.Name):
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
