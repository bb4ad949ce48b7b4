package logs

import (
	"path"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/holes"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

func pipPackage(program string) string {
	switch program {
	case "waitress-serve":
		return "waitress"
	case "django-admin":
		return "django"
	case "newrelic-admin":
		return "newrelic"
	case "ddtrace-run":
		return "ddtrace"
	}
	return program
}

// installers are the commands that add a package, by the files of those who use them.
var installers = [...][2]string{{"Pipfile", "pipenv install"}, {"poetry.lock", "poetry add"}, {"uv.lock", "uv add"}}

// notInRequirements decides that a Python package is missing where requirements.txt shows that.
func notInRequirements(d *draft, pkg, subject string) bool {
	repo := d.app.repo
	d.set("subject", subject)
	if repo == nil || !holes.PyPIName.IsLegal(pkg) {
		return false
	}
	if found := repo.Declared(repository.Pip, pkg); found != "" {
		d.set("manifest", found, "package", pkg)
		for _, manager := range []string{"poetry", "uv"} {
			if d.app.hasFile(manager + ".lock") {
				d.set("runner", manager+" run")
			}
		}
		d.become("listed-package")
		d.becomeOtherLanguage()
		return true
	}
	manifest := path.Join(repo.Folder(), "requirements.txt")
	text, known := repo.Text(manifest)
	if !known {
		for _, tool := range installers {
			if d.app.hasFile(tool[0]) {
				d.set("installer", tool[1])
			}
		}
		if !repo.Complete() || d.app.hasFile("Pipfile") || d.app.hasFile("pyproject.toml") || repo.IsFile(manifest) {
			return false
		}
		d.set("manifest", "requirements.txt", "package", pkg)
		if !d.inFolders("manifest-in-folders", "requirements.txt", d.app.foldersWith("requirements.txt", pkg)) {
			d.become("no-requirements")
		}
		return true
	}
	d.become("requirements-lack", "manifest", manifest, "package", pkg)
	d.fixes = append(d.fixes, Fix{Title: "Add `" + pkg + "` to `requirements.txt`", Path: manifest, Diff: appended(manifest, asWritten(text), pkg), IsHelp: true})
	return true
}

// notInManifest decides that a package is missing where its manifest shows that.
func notInManifest(d *draft, by repository.Installer, name, pkg, added string) bool {
	repo := d.app.repo
	d.set("subject", pkg)
	if repo == nil || !holes.GemName.IsLegal(pkg) {
		return false
	}
	manifest := path.Join(repo.Folder(), name)
	text, known := repo.Text(manifest)
	switch {
	case !known && repo.Complete() && !repo.IsFile(manifest):
		return d.inFolders("manifest-in-folders", name, repo.Elsewhere(name))
	case !known || repo.Declared(by, pkg) != "":
		return false
	}
	d.become("manifest-lacks", "manifest", manifest, "package", pkg)
	d.fixes = append(d.fixes, Fix{Title: "Add `" + pkg + "` to `" + name + "`", Path: manifest, Diff: appended(manifest, asWritten(text), added), IsHelp: true})
	return true
}

// becomeOtherLanguage is for a package of Python in an app that the platform builds as one of another language.
func (d *draft) becomeOtherLanguage() {
	target, ok := platform.Lookup(d.platform)
	if !ok {
		return
	}
	if first, _, file := target.Detects(command.Python, d.app.hasFile); first != nil && first.Language != command.Python {
		d.become("built-as-other", "shownby", file, "built", first.Title, "buildpack", first.Buildpack)
	}
}
