package logs

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

// lookForNPMPackage looks at a package that the registry doesn't have: a program may take the app's own imports for packages.
func lookForNPMPackage(d *draft) {
	name, repo := d.values["package"], d.app.repo
	if _, address, ok := strings.Cut(name, "://"); ok {
		_, name, _ = strings.Cut(address, "/")
		name = strings.ReplaceAll(name, "%2f", "/")
	}
	if version := strings.LastIndexByte(name, '@'); version > 0 {
		name = name[:version]
	}
	d.set("package", name)
	switch {
	case d.app.node() != nil && repo.Declared(repository.NPM, name) == "":
		d.become("npm-not-listed")
	case name != ascii.Lower(name) && strings.HasPrefix(name, "@"), strings.HasPrefix(name, "@/"), strings.HasPrefix(name, "~"):
		d.become("npm-alias")
	}
}

// builtFolders are the usual folders of a built page.
const builtFolders command.Words = "build dist public out www"

// lookForFrontEnd looks at a file of a built page: the folder that it is built from, and whether a script builds it.
func lookForFrontEnd(d *draft) {
	file := paths.InApp(d.values["path"])
	folder := path.Dir(file)
	for folder != "." && folder != "/" && !builtFolders.Has(path.Base(folder)) {
		folder = path.Dir(folder)
	}
	source, repo := path.Dir(folder), d.app.repo
	if folder == "." || folder == "/" || source == "." || strings.HasPrefix(source, "/") {
		return
	}
	d.become("front-end-in-folder", "folder", source)
	if repo == nil || !repo.Complete() {
		return
	}
	if scripts, _ := d.app.codeAt("package.json"); strings.Contains(scripts, "build") && !d.app.hasFile(path.Join(source, "package.json")) {
		d.become("front-end-lost")
	}
}

// lookForPackageFolder looks at a folder that has no package.json: one inside of the app may not be in git.
func lookForPackageFolder(d *draft) {
	folder := paths.InApp(d.values["folder"] + "/")
	folder = strings.Trim(folder, "/")
	switch {
	case !paths.IsAbsolute(d.values["folder"]) || folder == strings.Trim(d.values["folder"], "/"):
	case folder != "":
		d.become("package-folder-lost", "folder", folder)
	case d.app.hasFile("package.json") && d.app.hasFile("railpack.json"):
		d.become("railpack-step-inputs")
	default:
		lookForManifest(d, "package.json")
	}
}

// lookForRequirements looks for requirements.txt, which the build didn't find in the root folder.
func lookForRequirements(d *draft) {
	if lookForManifest(d, "requirements.txt") {
		return
	}
	for _, near := range []string{"requirement.txt", "requirements", "requirments.txt", "requirements.txt.txt", "require.txt"} {
		if d.app.hasFile(near) {
			d.become("requirements-case", "spelled", near)
			return
		}
	}
}

// lookForManifest looks for a file that the build didn't find in the root folder.
func lookForManifest(d *draft, name string) bool {
	repo := d.app.repo
	if repo == nil {
		return false
	}
	inRoot := path.Join(repo.Folder(), name)
	d.set("file", name)
	if repo.IsFile(inRoot) {
		if repo.IgnoredByGit(inRoot).By != "" {
			d.become("file-ignored")
		} else {
			d.become("file-elsewhere")
		}
		return true
	}
	if spelled := repo.Spelled(inRoot); spelled != "" {
		return d.become("requirements-case", "spelled", spelled)
	}
	return d.inFolders("language-in-folder", name, repo.Elsewhere(name))
}

// large are packages with hundreds of megabytes, and what does the same with less, or nothing.
var large = []struct {
	by            repository.Installer
	name, lighter string
}{
	{repository.Pip, "tensorflow", "tensorflow-cpu"},
	{repository.Pip, "torch", ""},
	{repository.Pip, "opencv-python", "opencv-python-headless"},
	{repository.Pip, "opencv-contrib-python", "opencv-contrib-python-headless"},
	{repository.Pip, "pyspark", ""},
	{repository.Pip, "playwright", ""},
	{repository.Pip, "spacy", ""},
	{repository.Pip, "xgboost", ""},
	{repository.Pip, "llvmlite", ""},
	{repository.Pip, "gensim", ""},
	{repository.Pip, "scipy", ""},
	{repository.NPM, "puppeteer", "puppeteer-core"},
	{repository.NPM, "electron", ""},
	{repository.NPM, "@tensorflow/tfjs-node", "@tensorflow/tfjs"},
}

// lookForSize looks for a package that makes the app large.
func lookForSize(d *draft) {
	if d.app.repo == nil {
		return
	}
	for _, l := range large {
		if manifest := d.app.repo.Declared(l.by, l.name); manifest != "" {
			d.set("package", l.name, "manifest", manifest, "lighter", l.lighter)
			return
		}
	}
}
