package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "task-not-found",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Missing target or task",
	Reach:    check.InImages,
	CheckRun: checkTaskNotFound,
})

// checkTaskNotFound reports a task, such as a target of make, that the file with the tasks doesn't declare.
func checkTaskNotFound(p *check.Pass, v *check.View) {
	task, file := lostTask(p, v.Main())
	if file == "" {
		return
	}
	p.Report(check.Finding{
		Range:    v.At(task.Range),
		Headline: prose.T("`%s` has no `%s`", file, task.Value),
		Effects:  p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` ends at once: `%s` knows no `%s`.", v.Type, v.Main().Base, task.Value)),
		Help:     prose.T("Use a name that `%s` has.", file),
	})
}

// taskFiles are the files of the app that declare the tasks of programs. What precedes the name of a task is before, and declares
// reports whether a text declares a task, or may.
var taskFiles = map[string]struct {
	before, files ecosystem.Words
	declares      func(text, task string) bool
}{
	"make":     {"", "GNUmakefile makefile Makefile", declaresTarget},      // GNU make manual, Makefile Names
	"composer": {"run run-script", "composer.json", declaresKey},           // composer/composer doc/articles/scripts.md
	"deno":     {"task", "deno.json deno.jsonc package.json", declaresKey}, // denoland/docs runtime/reference/cli/task.md
}

// lostTask is the task that a run names, such as the target of make, where the file that declares its tasks has none of that
// name. file is "" where it has, or where that isn't known.
func lostTask(p *check.Pass, run *command.Run) (task command.Word, file string) {
	t, folders, args := taskFiles[run.Base], p.WorkingFolders(run), run.Args
	if t.before != "" && len(args) > 0 {
		if !t.before.Has(args[0].Value) {
			return task, ""
		}
		args = args[1:]
	}
	if len(folders) == 0 || len(args) == 0 || !args[0].Static || strings.HasPrefix(args[0].Value, "-") || strings.Contains(args[0].Value, "=") {
		return task, ""
	}
	task = args[0]
	if there := path.Join(folders[0], task.Value); p.Repository.IsFile(there) || p.Repository.IsFolder(there) {
		return task, "" // make has nothing to do for what is there
	}
	for _, name := range t.files.List() {
		switch text, known := p.Repository.Text(path.Join(folders[0], name)); {
		case known && t.declares(text, task.Value):
			return task, ""
		case known && file == "":
			file = name
		}
	}
	return task, file
}

// declaresTarget reports whether a file of make has a target. One that it includes, makes or computes may have it, too.
func declaresTarget(text, target string) bool {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		names, _, rule := strings.Cut(line, ":")
		first := check.FirstWord(strings.TrimSpace(line))
		if first == "include" || first == "-include" || first == "sinclude" || strings.Contains(line, "$(eval") {
			return true
		}
		if rule && (strings.ContainsAny(names, "%$") || strings.Contains(" "+strings.TrimSpace(names)+" ", " "+target+" ")) {
			return true
		}
	}
	return false
}

// declaresKey reports whether the scripts or tasks of a file in JSON have a name. It looks for the name as a key anywhere.
func declaresKey(text, name string) bool { return strings.Contains(text, `"`+name+`"`) }
