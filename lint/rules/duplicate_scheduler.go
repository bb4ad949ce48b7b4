package rules

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "duplicate-scheduler",
	Kind:       check.Slip,
	Group:      check.CommandsGroup,
	Title:      "Scheduler that may run twice",
	Documented: duplicateSchedulerDocs{},
	Applies:    check.RunsKnownProgram(runsBeat),
	Check:      checkDuplicateScheduler,
})

type duplicateSchedulerDocs struct{}

// Docs is the documentation.
func (duplicateSchedulerDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "Celery's beat starts in two processes, or inside of a worker.",
		Why: "Celery's beat sends the tasks that are due. If two of them run, each task runs twice. `-B` starts a beat in the " +
			"worker, so each further instance of that worker has one too. Celery's documentation says that `-B` is for " +
			"development.",
		Exceptions: []string{
			"Proclint reads the number of instances only in `formation` of `app.json` and in `scalingo.json`.",
			"Proclint doesn't compare the schedules of different apps.",
			"An app with RedBeat, whose lock lets one of several beats work.",
		},
		Bad:  check.Sample{Text: "worker: celery -A shop worker -B\nbeat: celery -A shop beat\n", Platforms: []string{"heroku"}},
		Good: check.Sample{Text: "worker: celery -A shop worker\nbeat: celery -A shop beat\n", Platforms: []string{"heroku"}},
		Sources: []string{"celery/celery docs/userguide/periodic-tasks.rst, Starting the Scheduler", "celery/celery celery/bin/worker.py",
			"fastmonkeys/sentry-on-heroku pull request 20", "dokku/dokku docs/appendices/file-formats/app-json.md", "Heroku Dev Center, app.json Schema",
			"sibson/redbeat README.rst", "Scalingo/documentation src/_posts/platform/app/2000-01-01-app-manifest.md"},
	}
}

// embeddedBeat are the options with which a worker starts a beat.
const embeddedBeat command.Words = "-B --beat"

// runsBeat reports whether a run of Celery sends the tasks that are due.
func runsBeat(r *command.Run) bool {
	if r.Program.Name == "celery worker" {
		_, embedded := r.Option(embeddedBeat)
		return embedded
	}
	return r.Program.Name == "celery beat"
}

// formations are the files with the number of instances of each process type, and the name of that number in them.
// Only the platforms that these files show read them.
var formations = [...]struct{ file, number string }{{"app.json", "quantity"}, {"scalingo.json", "amount"}}

func checkDuplicateScheduler(p *check.Pass) {
	// By app: the beat to keep, that of a process which does nothing else if there is one.
	kept, several := map[string]*check.View{}, map[string]bool{}
	views := p.Candidates()
	if slices.ContainsFunc(views, func(v *check.View) bool { return locksBeat(p, v) }) {
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

// locksBeat reports whether the app's beats have a lock, so that one of several works: RedBeat's has, in sibson/redbeat README.rst.
func locksBeat(p *check.Pass, v *check.View) bool {
	return strings.Contains(v.Cmd.Text, "redbeat") || p.Repository != nil && p.Repository.Python("").Mention("celery-redbeat")
}

// reportInstances reports a beat of which a file asks for several instances, and whether there is one.
func reportInstances(p *check.Pass, v *check.View) bool {
	for _, f := range formations {
		n := instancesIn(p, f.file, v.Type, f.number)
		if n < 2 {
			continue
		}
		effects := p.Everywhere().Of(v).Deployed().Each(func(t *platform.Target) check.Effect {
			if !t.Platform().ReadsConfig(f.file) {
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, platform.Repeats, "Each scheduled task runs %s times.", strconv.Itoa(n))
		})
		if len(effects) == 0 {
			continue
		}
		p.Report(check.Finding{
			Range:    v.At(v.Main().Naming()),
			Headline: prose.T("`%s` asks for %s instances of `%s`, each with a beat", f.file, strconv.Itoa(n), v.Type),
			Effects:  effects,
			Help:     prose.T("Run `celery beat` in a separate process, with one instance."),
		})
		return true
	}
	return false
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
	manifest, err := plainjson.ParseObject(text)
	if err != nil {
		return 0
	}
	return manifest.Object("formation").Object(processType).Count(number)
}

// beatOf is the app whose beat a command runs, and the option with which its worker does so, or nil.
func beatOf(v *check.View) (app string, embedded *command.Option, ok bool) {
	run := v.Main()
	if run == nil || run.Program == nil || !runsBeat(run) {
		return "", nil, false
	}
	name, _ := run.Option(run.Program.ReferenceFlags)
	if o, is := run.Option(embeddedBeat); is {
		embedded = &o
	}
	return run.Value(name), embedded, true
}

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
	p.Report(check.Finding{
		Range:    v.At(at),
		Headline: prose.T("`%s` and `%s` both run Celery's beat", keep.Type, v.Type),
		Effects:  p.Everywhere().Of(v).All(check.NewEffect(check.Warning, platform.Repeats, "If `%s` and `%s` both run, each scheduled task runs twice.", keep.Type, v.Type)),
		Help:     prose.T("Run the beat in one process only."),
		Fixes:    fixes,
		Related:  []check.Related{{Message: prose.T("`%s` runs the other one", keep.Type).String(), Range: keep.TypeRange}},
	})
}
