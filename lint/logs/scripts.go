package logs

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

// startsScripts are writers whose message of a missing file is also that of a script whose first line names no program.
const startsScripts command.Words = "docker fly-init dash busybox"

// lookForWindowsEnds looks whether the missing file is a script that was saved on Windows: Linux takes the carriage return
// for a part of the interpreter's name, finds no such program, and reports the script as missing.
func lookForWindowsEnds(d *draft) bool {
	file := d.values["path"]
	if script := windowsScript(d.app.repo, file); script != "" {
		return d.become("windows-line-ends", "path", script)
	}
	switch {
	case startsScripts.Has(d.By) && path.Ext(file) == ".sh":
		d.become("script-unreadable")
	case d.By == "docker" && paths.IsAbsolute(file) && path.Ext(file) == "":
		d.become("program-unreadable")
	}
	return false
}

// windowsScript is the script of the repository that a path in a container may be a copy of, if its lines end as Windows
// ends them, or "".
func windowsScript(repo *repository.Repository, file string) string {
	name := path.Base(file)
	if repo == nil || file == "" || name == "." || name == "/" {
		return ""
	}
	for _, folder := range append([]string{path.Join(repo.Folder(), strings.Trim(path.Dir(file), "/.")), repo.Folder(), ""}, repo.Elsewhere(name)...) {
		if script := path.Join(folder, name); hasWindowsEnds(repo, script) {
			return script
		}
	}
	return ""
}

// hasWindowsEnds reports whether a file is a script whose first line ends with a carriage return.
func hasWindowsEnds(repo *repository.Repository, file string) bool {
	text, known := repo.Text(file)
	first, _, _ := strings.Cut(text, "\n")
	return known && strings.HasPrefix(first, "#!") && strings.HasSuffix(first, "\r")
}
