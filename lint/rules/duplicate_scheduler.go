package rules

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:    "duplicate-scheduler",
	Kind:    check.Slip,
	Group:   check.CommandsGroup,
	Title:   "Scheduler that may run twice",
	Applies: check.RunsProgram(runsBeat),
	Check:   checkDuplicateScheduler,
})

// alone are the programs of schedulers without a lock, so that each of several runs each task.
const alone ecosystem.Words = "clockwork clockworkd artisan supercronic cron crond"

// runsBeat reports whether a run sends the tasks that are due, and no lock keeps a second one from it.
func runsBeat(r *command.Run) bool {
	return r.Clock() && (isOwnClock(r) || isCelery(r) || alone.Has(r.Base))
}

func isOwnClock(r *command.Run) bool { return r.Program == nil || r.Program.Role == ecosystem.Other }

// formations are the files with the number of instances of each process type, and the name of that number in them.
// Only the platforms that these files show read them.
var formations = [...]struct{ file, number string }{{"app.json", "quantity"}, {"scalingo.json", "amount"}}

func checkDuplicateScheduler(p *check.Pass) {
	// By app: the beat to keep, that of a process which does nothing else if there is one.
	kept, several := map[string]*check.View{}, map[string]bool{}
	views := p.Candidates()
	// RedBeat has a lock, so that one of several beats works: sibson/redbeat README.rst.
	locks := p.Repository != nil && p.Repository.Python("").Mention("celery-redbeat")
	if locks || slices.ContainsFunc(views, func(v *check.View) bool { return strings.Contains(v.Cmd.Text, "redbeat") }) {
		return
	}
	for _, v := range views {
		app, embedded, ok := beatOf(v)
		if !ok {
			continue
		}
		before := kept[app]
		several[app] = several[app] || before != nil && before.Line != v.Line
		if before == nil || embedded == nil && isWorker(before) {
			kept[app] = v
		}
	}
	for _, v := range views {
		app, embedded, ok := beatOf(v)
		keep := kept[app]
		switch {
		case !ok:
		case v.Line != keep.Line:
			reportSecondBeat(p, v, keep, embedded)
		case reportInstances(p, v):
		case embedded != nil && !several[app]:
			p.Report(check.Finding{
				Range:    v.At(embedded.Range),
				Headline: prose.T("`%s` runs Celery's beat in each instance", v.Type),
				Effects:  p.Everywhere().Of(v).Deployed().All(check.NewEffect(check.Info, platform.Repeats, "With two instances of `%s`, each scheduled task runs twice.", v.Type)),
				Help:     prose.T("Run `celery beat` in a separate process, with one instance."),
			})
		}
	}
}

// reportInstances reports a beat of which a file asks for several instances, and whether there is one.
func reportInstances(p *check.Pass, v *check.View) bool {
	for _, f := range formations {
		n := instancesIn(p, f.file, v.Type, f.number)
		if n < 2 {
			continue
		}
		effects := p.Everywhere().Of(v).Deployed().Except(func(t *platform.Target) bool {
			return !t.Platform().ReadsConfig(f.file)
		}).All(repeats(v, "Each scheduled task runs %s times.", strconv.Itoa(n)))
		if len(effects) == 0 {
			continue
		}
		p.Report(check.Finding{
			Range:    v.At(v.Main().Naming()),
			Headline: prose.T("`%s` has %s instances of `%s`, each with a scheduler", f.file, strconv.Itoa(n), v.Type),
			Effects:  effects,
			Help:     prose.T("Run the scheduler in a separate process, with one instance."),
		})
		return true
	}
	return false
}

// repeats is the effect of several schedulers. It's unknown whether a script has a lock.
func repeats(v *check.View, format string, args ...any) check.Effect {
	e := check.NewEffect(check.Warning, platform.Repeats, format, args...)
	if isOwnClock(v.Main()) {
		return e.Likely()
	}
	return e
}

// instancesIn is the number of instances of a process type in the formation of a file next to the Procfile, or 0.
func instancesIn(p *check.Pass, file, processType, number string) int {
	if p.Repository == nil {
		return 0
	}
	text, known := p.Repository.Text(path.Join(p.Repository.Folder(), file))
	if !known {
		return 0
	}
	manifest, err := jsontext.ParseObject(text)
	if err != nil {
		return 0
	}
	return manifest.Object("formation").Object(processType).Count(number)
}

// beatOf is the app whose beat a command runs, or the whole run of another scheduler, and the option with which Celery's
// worker runs the beat, or nil.
func beatOf(v *check.View) (app string, embedded *command.Option, ok bool) {
	run := v.Main()
	if run == nil || !runsBeat(run) {
		return "", nil, false
	}
	if !isCelery(run) {
		return run.Text(run.Whole()), nil, true
	}
	name, _ := run.Option(run.Program.ReferenceFlags)
	if o, is := run.Option(run.Program.ClockFlags); is {
		embedded = &o
	}
	return run.Value(name), embedded, true
}

func isCelery(r *command.Run) bool { return r.Program != nil && r.Program.ReferenceFlags != "" }

func isWorker(v *check.View) bool {
	_, embedded, _ := beatOf(v)
	return embedded != nil
}

func reportSecondBeat(p *check.Pass, v, keep *check.View, embedded *command.Option) {
	at := v.Main().Naming()
	var fixes []check.Fix
	if embedded != nil {
		at = embedded.Range
		fixes = check.Suggestion("Remove `"+embedded.Name+"`", check.Delete(v.At(procfile.Range{Start: at.Start - 1, End: at.End}))) // with the blank before it
	}
	scheduler := "the same scheduler"
	if isCelery(v.Main()) {
		scheduler = "Celery's beat"
	}
	p.Report(check.Finding{
		Range:    v.At(at),
		Headline: prose.T("`%s` and `%s` both run %s", keep.Type, v.Type, scheduler),
		Effects:  p.Everywhere().Of(v).All(repeats(v, "If `%s` and `%s` both run, each scheduled task runs twice.", keep.Type, v.Type)),
		Help:     prose.T("Run the scheduler in one process only."),
		Fixes:    fixes,
		Related:  []check.Related{{Message: prose.T("`%s` runs the other one", keep.Type).String(), Range: keep.TypeRange}},
	})
}
