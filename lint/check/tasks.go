package check

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// taskFile is the file of the app that declares the tasks of a program.
type taskFile struct {
	program string
	// before is what precedes the name of a task, if anything does.
	before command.Words
	files  command.Words
	// declares reports whether a text declares a task, or may.
	declares func(text, task string) bool
}

var taskFiles = []taskFile{
	{"make", "", "GNUmakefile makefile Makefile", declaresTarget},         // GNU make manual, Makefile Names
	{"composer", "run run-script", "composer.json", declaresComposerTask}, // composer/composer doc/articles/scripts.md
}

// LostTask is the task that a run names, such as the target of make, where the file that declares its tasks has none of that
// name. file is "" where it has, or where that isn't known.
func (n *Neighbors) LostTask(run *command.Run) (task command.Word, file string) {
	folders := n.WorkingFolders(run)
	if n.Repository == nil || !n.Repository.Complete() || len(folders) == 0 {
		return command.Word{}, ""
	}
	for i := range taskFiles {
		if run.Base == taskFiles[i].program {
			return n.lostTask(run, &taskFiles[i], folders[0])
		}
	}
	return command.Word{}, ""
}

func (n *Neighbors) lostTask(run *command.Run, t *taskFile, folder string) (task command.Word, file string) {
	args := run.Args
	if t.before != "" {
		if len(args) == 0 || !t.before.Has(args[0].Value) {
			return command.Word{}, ""
		}
		args = args[1:]
	}
	if len(args) == 0 || !args[0].Static || strings.HasPrefix(args[0].Value, "-") || strings.Contains(args[0].Value, "=") {
		return command.Word{}, ""
	}
	if there := path.Join(folder, args[0].Value); n.Repository.IsFile(there) || n.Repository.IsFolder(there) {
		return command.Word{}, "" // make has nothing to do for what is there
	}
	for _, name := range t.files.List() {
		text, known := n.Repository.Text(path.Join(folder, name))
		if !known {
			continue
		}
		if t.declares(text, args[0].Value) {
			return command.Word{}, ""
		}
		return args[0], name
	}
	return command.Word{}, ""
}

// declaresTarget reports whether a file of make has a target. One that it includes, makes or computes may have it, too.
func declaresTarget(text, target string) bool {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		names, _, rule := strings.Cut(line, ":")
		first := FirstWord(strings.TrimSpace(line))
		if first == "include" || first == "-include" || first == "sinclude" || strings.Contains(line, "$(eval") {
			return true
		}
		if rule && (strings.ContainsAny(names, "%$") || strings.Contains(" "+strings.TrimSpace(names)+" ", " "+target+" ")) {
			return true
		}
	}
	return false
}

// declaresComposerTask reports whether the scripts of composer.json have a name. It looks for the name as a key anywhere.
func declaresComposerTask(text, name string) bool { return strings.Contains(text, `"`+name+`"`) }
