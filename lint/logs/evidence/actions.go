package evidence

import (
	"path"
	"slices"
	"strconv"

	"github.com/proclint/proclint/lint/logs/language"

	"github.com/proclint/proclint/lint/logs/app"
)

// actions are what a step of a look does besides setting values: fixes, and several values at once.
var actions = []named[func(d *Subject, of string)]{
	{"add-build-step", func(d *Subject, _ string) { text, _ := d.App.CodeAt("Dockerfile"); d.addBuildStep(text) }},
	{"add-gem", func(d *Subject, gem string) { d.addPackage("Gemfile", gem, `gem "`+gem+`"`) }},
	{"add-requirement", func(d *Subject, pkg string) { d.addPackage("requirements.txt", pkg, pkg) }},
	{"add-script", func(d *Subject, name string) { d.addScript(d.Values["manifest"], name, d.Values[name]) }},
	{"confirm-first", func(d *Subject, _ string) { d.confirm = slices.Concat(d.Found.Rules, d.confirm) }},
	{"end-with-last", func(d *Subject, _ string) { d.endWithLast() }},
	{"in-folders", func(d *Subject, file string) { d.setFolders(file, d.App.Repo.Elsewhere(file)) }},
	{"in-folders-listing", func(d *Subject, pkg string) { d.setFolders("package.json", language.FoldersListing(d.App.Repo, pkg)) }},
	{"in-folders-requiring", func(d *Subject, pkg string) {
		d.setFolders("requirements.txt", d.App.FoldersWith("requirements.txt", pkg))
	}},
	{"offer-install", func(d *Subject, pkg string) {
		d.Fixes = append(d.Fixes, Fix{Title: "Install `" + pkg + "`", Command: d.Values["install"]})
	}},
	{"own", func(d *Subject, name string) { d.choose(name, d.Values[name]) }},
	{"set-built", func(d *Subject, _ string) {
		built, file := d.otherLanguage()
		d.Set("shownby", file, "built", built.Title, "buildpack", built.Buildpack)
	}},
	{"set-holder", func(d *Subject, word string) {
		if l := d.App.CommandLineOf(word); l != nil {
			d.Set("holder", l.File)
		}
	}},
	{"set-install", func(d *Subject, pkg string) { d.setInstall(language.NodeFor(d.App, pkg), pkg) }},
	{"set-own-runtime", func(d *Subject, _ string) {
		own, manifest := language.OwnRuntime(d.App)
		d.Set("manifest", manifest, "runtime", own.Title, "other", own.BuildpackFor(manifest))
	}},
	{"set-prefix", func(d *Subject, program string) { d.setPrefix(program + " run") }},
	{"set-version-file", func(d *Subject, language string) { d.setVersionFile(language) }},
	{"show-last", func(d *Subject, _ string) { d.showLast() }},
	{"show-said", func(d *Subject, _ string) { d.showSaid() }},
}

// setFolders sets a file that the root folder lacks, and the folders that have it.
func (d *Subject) setFolders(file string, folders []string) {
	d.Set("file", file, "folder", folders[0])
	if len(folders) > 1 {
		d.Set("second", folders[1])
	}
	if more := len(folders) - 2; more > 0 {
		d.Set("more", strconv.Itoa(more))
	}
}

// addPackage adds the fix that lists a package in a manifest.
func (d *Subject) addPackage(name, pkg, row string) {
	manifest := path.Join(d.App.Repo.Folder(), name)
	text, _ := d.App.CodeAt(name)
	d.Fixes = append(d.Fixes, Fix{Title: "Add `" + pkg + "` to `" + name + "`", Path: manifest, Diff: app.Appended(manifest, app.AsWritten(text), row), IsHelp: true})
}

// setPrefix sets the command that a start command begins with, and the file that has it.
func (d *Subject) setPrefix(run string) {
	for _, line := range d.commandLines() {
		if app.WordAt(line, run) < 0 {
			continue
		}
		d.Set("prefix", run)
		if l := d.App.CommandLineOf(run); l != nil {
			d.Set("holder", l.File)
		}
	}
}
