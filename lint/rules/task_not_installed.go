package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:     "task-not-installed",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Task whose package is missing",
	Reach:    check.OfScripts,
	CheckRun: checkTaskNotInstalled,
})

// checkTaskNotInstalled reports a task of Mix or a console of PHP without which a command ends, and that no package of the app has.
func checkTaskNotInstalled(p *check.Pass, v *check.View) {
	list := v.Programs()
	for i := len(list) - 1; i >= 0 && list[i].Base != "cd"; i-- {
		ends := i == len(list)-1 || v.Cmd.Calls[list[i+1].Call].Join == "&&"
		if !ends || v.Cmd.Calls[list[i].Call].Join == "||" {
			continue
		}
		tasks := tasksOf(list[i].Base, list[i].Args)
		for _, task := range tasks {
			lacks := p.Repository.Uninstalled(task.Value, v.Main().Dir)
			if lacks == nil {
				continue
			}
			isOther := func(w command.Word) bool { return !lacks.Package.Has(w.Value) }
			reportTask(p, v, task, lacks, len(list) == 1 && !slices.ContainsFunc(tasks, isOther))
			return
		}
	}
}

// consoles are files with which frameworks of PHP run commands of packages.
const consoles ecosystem.Words = "artisan console"

// tasksOf are the names of the tasks that mix or a console of PHP runs: one, or those after `do` of mix, which commas or plus signs separate.
func tasksOf(program string, args []command.Word) (tasks []command.Word) {
	if program == "php" && len(args) > 0 {
		program, args = path.Base(args[0].Value), args[1:]
	}
	switch {
	case program != "mix" && !consoles.Has(program):
		return nil
	case len(args) == 0 || args[0].Value != "do" || program != "mix":
		return args[:min(1, len(args))]
	}
	starts := true
	for _, word := range args[1:] {
		name, ends := strings.CutSuffix(word.Value, ",")
		if starts {
			word.Range.End -= len(word.Value) - len(name)
			word.Value = name
			tasks = append(tasks, word)
		}
		starts = ends || name == "+"
	}
	return tasks
}

// reportTask reports a task whose package a manifest lacks. isAll says that the command does nothing else.
func reportTask(p *check.Pass, v *check.View, task command.Word, lacks *repository.Uninstalled, isAll bool) {
	pkg, manifest := lacks.Package.Name, lacks.Manifest
	console, log := "mix", `** (Mix) The task "`+task.Value+`" could not be found`
	if namespace, _, has := strings.Cut(task.Value, ":"); path.Base(manifest) == "composer.json" {
		console, log = "php", `Command "`+task.Value+`" is not defined.`
		if has {
			log = `There are no commands defined in the "` + namespace + `" namespace.`
		}
	}
	missing := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `%s` knows no `%s`.", v.Type, console, task.Value).Logged(log)
	m := p.Repository.ManagerOf(manifest)
	lock := ""
	if m != nil {
		lock = p.Repository.LockOf(m, manifest)
	}
	if lock == "" {
		missing = missing.Likely() // another package may bring it
	}
	f := check.Finding{
		Range:    v.At(task.Range),
		Headline: prose.T("`%s` needs `%s`, which isn't in `%s`", task.Value, pkg, check.PathPart(manifest)),
		Effects:  p.InRepository(v).Except(func(t *platform.Target) bool { return t.Platform().Runner }).All(missing),
		Help:     prose.T("Add `%s` to the dependencies in `%s`.", pkg, check.PathPart(manifest)),
	}
	switch {
	case lock == "":
	case m.Relock() == "":
		f.Help = prose.T("Run `%s`, and commit `%s`.", prose.Exact(m.Add(pkg, "")), lock)
	default:
		f.Help = prose.T("Add `%s` to the dependencies in `%s`, and run `%s`.", pkg, check.PathPart(manifest), prose.Exact(m.Relock()))
	}
	if isAll && check.IsRelease(v.Type) && len(p.AllEntries) > 1 {
		f.Help = prose.T("Remove the line, or add `%s` to the dependencies in `%s`.", pkg, check.PathPart(manifest))
		f.Fixes = check.Suggestion(prose.Title("Remove the `%s` line", v.Type), check.Delete(p.WholeLine(v.Line)))
	}
	p.Report(f)
}
