package logs

import (
	"path"
	"slices"
	"strconv"
)

// actions are what a step of a look does besides setting values: fixes, and several values at once.
var actions = []named[func(d *draft, of string)]{
	{"add-build-step", func(d *draft, _ string) { text, _ := d.app.codeAt("Dockerfile"); d.addBuildStep(text) }},
	{"add-gem", func(d *draft, gem string) { d.addPackage("Gemfile", gem, `gem "`+gem+`"`) }},
	{"add-requirement", func(d *draft, pkg string) { d.addPackage("requirements.txt", pkg, pkg) }},
	{"add-script", func(d *draft, name string) { d.addScript(d.Values["manifest"], name, d.Values[name]) }},
	{"confirm-first", func(d *draft, _ string) { d.confirm = slices.Concat(d.found.Rules, d.confirm) }},
	{"end-with-last", func(d *draft, _ string) { d.endWithLast() }},
	{"in-folders", func(d *draft, file string) { d.setFolders(file, d.app.repo.Elsewhere(file)) }},
	{"in-folders-listing", func(d *draft, pkg string) { d.setFolders("package.json", foldersListing(d.app.repo, pkg)) }},
	{"in-folders-requiring", func(d *draft, pkg string) {
		d.setFolders("requirements.txt", d.app.foldersWith("requirements.txt", pkg))
	}},
	{"offer-install", func(d *draft, pkg string) {
		d.fixes = append(d.fixes, Fix{Title: "Install `" + pkg + "`", Command: d.Values["install"]})
	}},
	{"own", func(d *draft, name string) { d.choose(name, d.Values[name]) }},
	{"set-built", func(d *draft, _ string) {
		built, file := d.otherLanguage()
		d.Set("shownby", file, "built", built.Title, "buildpack", built.Buildpack)
	}},
	{"set-holder", func(d *draft, word string) {
		if l := d.app.commandLineOf(word); l != nil {
			d.Set("holder", l.file)
		}
	}},
	{"set-install", func(d *draft, pkg string) { d.setInstall(d.app.nodeFor(pkg), pkg) }},
	{"set-own-runtime", func(d *draft, _ string) {
		own, manifest := d.app.runtime()
		d.Set("manifest", manifest, "runtime", own.title, "other", own.buildpackFor(manifest))
	}},
	{"set-prefix", func(d *draft, program string) { d.setPrefix(program + " run") }},
	{"set-version-file", func(d *draft, language string) { d.setVersionFile(language) }},
	{"show-last", func(d *draft, _ string) { d.showLast() }},
	{"show-said", func(d *draft, _ string) { d.showSaid() }},
}

// setFolders sets a file that the root folder lacks, and the folders that have it.
func (d *draft) setFolders(file string, folders []string) {
	d.Set("file", file, "folder", folders[0])
	if len(folders) > 1 {
		d.Set("second", folders[1])
	}
	if more := len(folders) - 2; more > 0 {
		d.Set("more", strconv.Itoa(more))
	}
}

// addPackage adds the fix that lists a package in a manifest.
func (d *draft) addPackage(name, pkg, row string) {
	manifest := path.Join(d.app.repo.Folder(), name)
	text, _ := d.app.codeAt(name)
	d.fixes = append(d.fixes, Fix{Title: "Add `" + pkg + "` to `" + name + "`", Path: manifest, Diff: appended(manifest, asWritten(text), row), IsHelp: true})
}

// setPrefix sets the command that a start command begins with, and the file that has it.
func (d *draft) setPrefix(run string) {
	for _, line := range d.commandLines() {
		if wordAt(line, run) < 0 {
			continue
		}
		d.Set("prefix", run)
		if l := d.app.commandLineOf(run); l != nil {
			d.Set("holder", l.file)
		}
	}
}
