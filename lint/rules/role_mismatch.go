package rules

import (
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:     "role-mismatch",
	Group:    check.TypesGroup,
	Kind:     check.Slip,
	Title:    "Program that doesn't fit its process type",
	OfStarts: true,
	Check:    checkRoleMismatch,
})

func checkRoleMismatch(p *check.Pass) {
	served := sync.OnceValue(func() map[string]check.Entry { return servedCommands(p) })
	for _, e := range p.EntriesNotRenamed() {
		if !p.GetsTraffic(e.Type) {
			checkReleaseEnds(p, e)
			reportSameAsHTTP(p, e, served)
			continue
		}
		severity, headline := misfit(p, e)
		if severity == check.None {
			continue
		}
		effects := p.On(platform.Ports).Each(func(t *platform.Target) check.Effect { return misfitEffect(p, t, e) }).AtMost(severity)
		if len(effects) == 0 {
			continue
		}
		condition := ""
		if severity == check.Info {
			condition = " if the bot doesn't serve HTTP"
		}
		f := check.Finding{
			Range:    e.TypeRange,
			Headline: headline,
			Effects:  effects,
			Help:     prose.T("Choose another process type%s.", condition),
		}
		better, ok := fittingType(p, e)
		switch role := p.Role(e); {
		case !ok && (role == ecosystem.Release || role == ecosystem.Job):
			f.Help = prose.T("Write the command that starts your app.")
		case ok:
			f.Help, f.HelpUnfixed = prose.Text{}, check.RenameHelp(better)
			if condition != "" {
				f.Help = prose.T("Rename `%s` to `%s`%s.", e.Type, better, condition)
			}
			f.Fixes = []check.Fix{p.RenameFor(effects, e, better)}
		}
		p.Report(f)
	}
}

// servedCommands are the entries that get requests on a platform, by their commands with single spaces.
func servedCommands(p *check.Pass) map[string]check.Entry {
	served := map[string]check.Entry{}
	for _, e := range p.TypeEntries() {
		if !p.GetsTraffic(e.Type) {
			continue
		}
		if text := withSingleSpaces(e.Command); served[text].Type == "" {
			served[text] = e
		}
	}
	return served
}

func withSingleSpaces(text string) string { return strings.Join(strings.Fields(text), " ") }

// reportSameAsHTTP reports an entry with the command of the process that gets requests, so that one program runs twice.
func reportSameAsHTTP(p *check.Pass, e check.Entry, served func() map[string]check.Entry) {
	role := p.Role(e)
	if check.IsRelease(e.Type) || role != ecosystem.Other && role != ecosystem.HTTP || e.Command == "" {
		return
	}
	other, found := served()[withSingleSpaces(e.Command)]
	if !found || other.Type == e.Type {
		return
	}
	p.Report(check.Finding{
		Range:    e.TypeRange,
		Headline: prose.T("`%s` runs the same command as `%s`", e.Type, other.Type),
		Effects: p.On(platform.Traffic).Each(func(t *platform.Target) check.Effect {
			process, _ := p.ProcessOf(t, e)
			if !t.IsHTTP(other.Type) || t.IsHTTP(e.Type) || process.NotStarted != "" {
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, platform.Repeats, "The program runs twice if both start, and only `%s` gets requests.", other.Type)
		}),
		Help: prose.T("Remove one of the two lines, and scale the other."),
	})
}

// checkReleaseEnds reports an entry that runs in each deploy, but doesn't exit.
func checkReleaseEnds(p *check.Pass, e check.Entry) {
	perDeploy := func(t *platform.Target) bool { return t.RunsAt(e.Type).PerDeploy() }
	if !slices.ContainsFunc(p.Targets, perDeploy) {
		return
	}
	runs := ""
	switch p.Role(e) {
	case ecosystem.HTTP:
		runs = "server"
	case ecosystem.Worker:
		runs = "worker"
	case ecosystem.Clock:
		runs = "scheduler"
	}
	if run := p.ParsedCommandOf(e).Main(); runs == "" || run == nil || run.Background || run.OnlyShows() {
		return
	}
	effects := p.On(platform.Releasing).Except(func(t *platform.Target) bool {
		return !perDeploy(t)
	}).All(check.NewEffect(check.Error, platform.NotStarted, "The deploy doesn't finish: it waits for `%s`, which doesn't exit.", e.Type))
	if len(effects) == 0 {
		return
	}
	f := check.Finding{
		Range:    e.TypeRange,
		Headline: prose.T("`%s` runs a %s, which doesn't exit", e.Type, runs),
		Effects:  effects,
		Help:     prose.T("Run a command that exits when it's done, or choose another process type."),
	}
	if better, ok := fittingType(p, e); ok {
		f.Help, f.HelpUnfixed = prose.Text{}, f.Help
		f.Fixes = []check.Fix{p.RenameFor(effects, e, better)}
	}
	p.Report(f)
}

// misfit is how bad it is that an entry gets traffic, and why; None where it may serve HTTP.
func misfit(p *check.Pass, e check.Entry) (check.Severity, prose.Text) {
	switch p.Role(e) {
	case ecosystem.Worker:
		return check.Error, prose.T("`%s` runs a worker, which doesn't serve HTTP", e.Type)
	case ecosystem.Clock:
		return check.Error, prose.T("`%s` runs a scheduler, which doesn't serve HTTP", e.Type)
	case ecosystem.Release, ecosystem.Job:
		return check.Error, prose.T("`%s` runs a command that exits when it's done", e.Type)
	case ecosystem.Other:
		c := p.ParsedCommandOf(e)
		if polling, ok := onlyPolls(p, c.Cmd); ok && polling.IsBot {
			return check.Error, prose.T("`%s` runs a bot, which opens no port", e.Type)
		} else if ok {
			return check.Error, prose.T("`%s` waits for tasks of `%s`, and opens no port", e.Type, polling.Module)
		}
		if run := c.Main(); run.IsBot() && !run.Fronted && c.Cmd.Variable("PORT") == nil && !codeServes(p, c.Cmd) {
			return check.Info, prose.T("`%s` runs a bot, which may not serve HTTP", e.Type)
		}
	}
	return check.None, prose.Text{}
}

// codeServes reports whether the build file of an app names a web server, or the code that a command starts listens, or reads
// a variable such as PORT.
func codeServes(p *check.Pass, cmd *command.Command) bool {
	if p.Repository == nil {
		return false
	}
	build := p.Repository.BuildText(p.Repository.Folder())
	jvm, rust := ecosystem.Of(ecosystem.Java), ecosystem.Of(ecosystem.Rust)
	serves := source.IsSpringWeb(build) || jvm.Servers.AnyIn(build) || rust.Servers.AnyIn(repository.Crates(build)) || rust.Webhooks.AnyIn(build)
	if build != "" && cmd.Main() != nil && cmd.Main().Base == "java" {
		return serves || !jvm.Bots.AnyIn(build) // the code isn't read
	}
	return serves || slices.ContainsFunc(p.Follow(cmd), func(f check.Followed) bool {
		file := p.StartedFile(f.Run, f.Run.Reference())
		text, _ := p.Repository.Text(file)
		return strings.Contains(text, "PORT") || strings.Contains(text, "keep_alive") || len(source.Listens(text, path.Ext(file), false)) > 0
	})
}

// mostCodeFiles limits the files in which a port is looked for.
const mostCodeFiles = 300

// onlyPolls is the call with which the code that a command starts waits for messages or tasks, if no code of the app may open a port.
func onlyPolls(p *check.Pass, cmd *command.Command) (polling source.Polling, ok bool) {
	if p.Repository == nil || !p.Repository.Complete() || cmd.Main() == nil || cmd.Main().Fronted || cmd.Variable("PORT") != nil {
		return polling, false
	}
	followed := p.Follow(cmd)
	if len(followed) == 0 {
		return polling, false
	}
	run := followed[len(followed)-1].Run
	file, folders := p.StartedCode(run, run.Reference()), p.WorkingFolders(run)
	if file == "" || len(folders) == 0 {
		return polling, false
	}
	files := p.Repository.Loaded(folders[0], file)
	if path.Ext(file) == ".py" {
		_, files = p.Repository.LoadedModules(append(folders, path.Dir(file)), files)
	}
	for _, loaded := range files {
		if text, _ := p.Repository.Text(loaded); !ok {
			polling, ok = source.Polls(text, path.Ext(loaded))
		}
	}
	if !ok {
		return polling, false
	}
	read := 0
	return polling, !slices.ContainsFunc(p.Repository.Paths(), func(other string) bool {
		text, known := p.Repository.Text(other)
		ending := path.Ext(other)
		if ending != ".py" && ending != ".js" && ending != ".mjs" && ending != ".cjs" && ending != ".ts" {
			return false
		}
		read++
		return !known || read > mostCodeFiles || source.MayOpenPort(text, ending)
	})
}

func misfitEffect(p *check.Pass, t *platform.Target, e check.Entry) check.Effect {
	process, _ := p.ProcessOf(t, e)
	if !t.IsHTTP(e.Type) || !t.Port.Stops || process.NotStarted != "" {
		return check.Effect{}
	}
	if role := p.Role(e); role == ecosystem.Release || role == ecosystem.Job {
		return check.NewEffect(check.Error, platform.Crash, "Nothing answers requests after the command of `%s` exits.", e.Type)
	}
	return check.PortMissedEffect(t, nil)
}

// fittingType is a process type for what an entry runs, if no platform requires web.
func fittingType(p *check.Pass, e check.Entry) (string, bool) {
	if slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.Reads() && t.NeedsHTTP == platform.HTTPRequired }) {
		return "", false
	}
	runsAlready := func(other check.Entry) bool {
		return other.Line != e.Line && withSingleSpaces(other.Command) == withSingleSpaces(e.Command)
	}
	switch role := p.Role(e); {
	case slices.ContainsFunc(p.TypeEntries(), runsAlready): // a third name would run it twice
		return "", false
	case role == ecosystem.Worker:
		return p.ProposeType("worker")
	case role == ecosystem.HTTP:
		return p.ProposeType("web")
	case role == ecosystem.Clock:
		return p.ProposeType("clock", "scheduler")
	case role == ecosystem.Release:
		// The app has to keep running without the entry.
		if slices.ContainsFunc(p.TypeEntries(), func(other check.Entry) bool { return other.Line != e.Line && p.KeepsRunning(other) }) {
			return p.ProposeType("release")
		}
		return "", false
	case role == ecosystem.Job:
		return p.ProposeType("job")
	}
	return p.ProposeType("worker", "bot")
}
