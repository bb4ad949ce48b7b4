package logs

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/repository"
)

// inRepository is the path of a file or a folder beside the Procfile.
func (a *app) inRepository(name string) string {
	if a.repo == nil {
		return name
	}
	return path.Join(a.repo.Folder(), name)
}

// elsewhere is a file of that name in the first other folder that has one, or "".
func (a *app) elsewhere(name string) string {
	if a.repo == nil || name == "" {
		return ""
	}
	for _, folder := range a.repo.Elsewhere(name) {
		return path.Join(folder, name)
	}
	return ""
}

// folderWith is the first other folder that has a file of that name, or "".
func (a *app) folderWith(name string) string {
	if a.repo == nil {
		return ""
	}
	for _, folder := range a.repo.Elsewhere(name) {
		return folder
	}
	return ""
}

// onlyElsewhere is the only other folder that has a file of that name, or "".
func (a *app) onlyElsewhere(name string) string {
	if a.repo == nil {
		return ""
	}
	if found := a.repo.Elsewhere(name); len(found) == 1 {
		return found[0]
	}
	return ""
}

// spelled is a file or a folder beside the Procfile that has the same letters as another one, but for their case, or "".
func (a *app) spelled(name string) string {
	if a.repo == nil {
		return ""
	}
	return a.repo.Spelled(a.inRepository(name))
}

// ignoredBy is the file for which git ignores another one, or "".
func (a *app) ignoredBy(name string) string {
	if a.repo == nil {
		return ""
	}
	return a.repo.IgnoredByGit(a.inRepository(name)).By
}

func (a *app) isFolder(name string) bool {
	return a.repo != nil && a.repo.IsFolder(a.inRepository(name))
}

// isBuilt reports whether only a build makes a file.
func (a *app) isBuilt(name string) bool { return repository.Built(a.inRepository(name)) }

// isRelevant reports whether a file of that name would be known.
func (a *app) isRelevant(name string) bool { return repository.Relevant(a.inRepository(name)) }

// declaredBy is the file that lists a package, or "".
func (a *app) declaredBy(by repository.Installer, pkg string) string {
	if a.repo == nil {
		return ""
	}
	return a.repo.Declared(by, pkg)
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

// secretWords are in the names of files with keys, which belong neither into git nor into an image.
var secretWords = []string{"credential", "creds", "secret", "serviceaccount", "service_account", "service-account", "firebase", "token.json"}

// isKeyFile reports whether a file may have keys.
func isKeyFile(file string) bool {
	base := ascii.Lower(path.Base(file))
	return strings.HasSuffix(base, ".json") && ascii.ContainsAny(base, secretWords)
}

// builtFolders are the usual folders of a built page.
const builtFolders command.Words = "build dist public out www"

// frontEndOf is the folder from which a file of a built page is built, or "".
func frontEndOf(file string) string {
	folder := path.Dir(file)
	for folder != "." && folder != "/" && !builtFolders.Has(path.Base(folder)) {
		folder = path.Dir(folder)
	}
	source := path.Dir(folder)
	if folder == "." || folder == "/" || source == "." || strings.HasPrefix(source, "/") {
		return ""
	}
	return source
}

// memory is the memory that a manifest of Cloud Foundry gives to the app, and twice as much.
func (a *app) memory() (limit, more string) {
	manifest, _ := a.codeAt("manifest.yml")
	limit = strings.TrimSpace(before(behind(manifest, " memory: "), "\n"))
	size := len(limit) - len(strings.TrimLeft(limit, "0123456789"))
	number, err := strconv.Atoi(limit[:size])
	if err != nil {
		return "", ""
	}
	return limit, strconv.Itoa(2*number) + limit[size:]
}

// setsDatabase is the file of a platform that sets the URL of a database for the app, or "".
func (a *app) setsDatabase() string {
	for _, name := range []string{"app.yaml", ".do/app.yaml", "render.yaml"} {
		if text, _ := a.codeAt(name); strings.Contains(text, "key: DATABASE_URL") {
			return name
		}
	}
	return ""
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

// large is the first large package that the app lists, with the file that lists it, or "".
func (a *app) large() (pkg, manifest string) {
	for _, l := range large {
		if manifest := a.declaredBy(l.by, l.name); manifest != "" {
			return l.name, manifest
		}
	}
	return "", ""
}

// lighterThan is a package that does what a large one does, or "".
func lighterThan(pkg string) string {
	for _, l := range large {
		if l.name == pkg {
			return l.lighter
		}
	}
	return ""
}
