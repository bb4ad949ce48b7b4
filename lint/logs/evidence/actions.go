package evidence

import (
	"path"
	"slices"
	"strconv"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/subject"
)

// actions are what a step of a look does besides setting values: fixes, and several values at once.
var actions = []named[func(d *subject.Subject, of string)]{
	{"add-build-step", func(d *subject.Subject, _ string) { d.AddBuildStep() }},
	{"add-gem", func(d *subject.Subject, gem string) { addPackage(d, "Gemfile", gem, `gem "`+gem+`"`) }},
	{"add-requirement", func(d *subject.Subject, pkg string) { addPackage(d, "requirements.txt", pkg, pkg) }},
	{"add-script", func(d *subject.Subject, name string) { d.AddScript(d.Values["manifest"], name, d.Values[name]) }},
	{"confirm-first", func(d *subject.Subject, _ string) { d.Confirm = slices.Concat(d.Found.Rules, d.Confirm) }},
	{"end-with-last", func(d *subject.Subject, _ string) { d.EndWithLast() }},
	{"in-folders", func(d *subject.Subject, file string) { setFolders(d, file, d.App.Repo.Elsewhere(file)) }},
	{"in-folders-listing", func(d *subject.Subject, pkg string) {
		setFolders(d, "package.json", subject.FoldersListing(d.App.Repo, pkg))
	}},
	{"in-folders-requiring", func(d *subject.Subject, pkg string) {
		setFolders(d, "requirements.txt", d.App.FoldersWith("requirements.txt", pkg))
	}},
	{"offer-install", func(d *subject.Subject, pkg string) {
		d.Fixes = append(d.Fixes, subject.Fix{Title: "Install `" + pkg + "`", Command: d.Values["install"]})
	}},
	{"own", func(d *subject.Subject, name string) { d.Choose(name, d.Values[name]) }},
	{"set-built", func(d *subject.Subject, _ string) {
		built, file := d.OtherLanguage()
		d.Set("shownby", file, "built", built.Title, "buildpack", built.Buildpack)
	}},
	{"set-holder", func(d *subject.Subject, word string) { d.SetHolder(word) }},
	{"set-install", func(d *subject.Subject, pkg string) { d.SetInstall(subject.NodeFor(d.App, pkg), pkg) }},
	{"set-own-runtime", func(d *subject.Subject, _ string) {
		own, manifest := subject.OwnRuntime(d.App)
		d.Set("manifest", manifest, "runtime", own.Title, "other", subject.BuildpackFor(own, manifest))
	}},
	{"set-prefix", func(d *subject.Subject, program string) { setPrefix(d, program+" run") }},
	{"set-version-file", func(d *subject.Subject, name string) { d.SetVersionFile(name) }},
	{"show-last", func(d *subject.Subject, _ string) { d.ShowLast() }},
	{"show-said", func(d *subject.Subject, _ string) { d.ShowSaid() }},
}

// setFolders sets a file that the root folder lacks, and the folders that have it.
func setFolders(d *subject.Subject, file string, folders []string) {
	d.Set("file", file, "folder", folders[0])
	if len(folders) > 1 {
		d.Set("second", folders[1])
	}
	if more := len(folders) - 2; more > 0 {
		d.Set("more", strconv.Itoa(more))
	}
}

func addPackage(d *subject.Subject, name, pkg, row string) {
	manifest := path.Join(d.App.Repo.Folder(), name)
	if !d.App.Repo.IsList(manifest) {
		return
	}
	fix := subject.FixOf("Add `"+pkg+"` to `"+name+"`", manifest, subject.Appended(manifest, subject.AsWritten(d.App.CodeAt(name)), row))
	fix.IsHelp = true
	d.Fixes = append(d.Fixes, fix)
}

// setPrefix sets the command that a start command begins with, and the file that has it.
func setPrefix(d *subject.Subject, run string) {
	for _, line := range d.CommandLines() {
		if ascii.WordAt(line, run) >= 0 {
			d.Set("prefix", run)
			d.SetHolder(run)
		}
	}
}
