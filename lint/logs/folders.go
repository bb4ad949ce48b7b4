package logs

import (
	"slices"
	"strconv"

	"github.com/proclint/proclint/lint/command"
)

// inFolders gives a cause a meaning about a file that the root folder lacks, and names the folders that have it. It reports
// whether any does.
func (d *draft) inFolders(meaning, file string, folders []string) bool {
	if len(folders) == 0 {
		return false
	}
	d.set("file", file, "folder", folders[0])
	if len(folders) > 1 {
		d.set("second", folders[1])
	}
	if more := len(folders) - 2; more > 0 {
		d.set("more", strconv.Itoa(more))
	}
	return d.become(meaning)
}

// foldersWith are the folders that have a file of Python's packages: those whose files name a package, if any does.
func (a *app) foldersWith(file, pkg string) []string {
	folders := a.repo.Elsewhere(file)
	listed := slices.DeleteFunc(slices.Clone(folders), func(folder string) bool { return !a.repo.Python(folder).Mention(command.Words(pkg)) })
	if len(listed) > 0 {
		return listed
	}
	return folders
}
