package subject

import (
	"cmp"
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// InRepository is the path of a file or a folder beside the Procfile.
func (a *App) InRepository(name string) string {
	if !a.HasFolder {
		return name
	}
	return path.Join(a.Repo.Folder(), name)
}

// Elsewhere is a file of that name in the first other folder that has one, or "".
func (a *App) Elsewhere(name string) string {
	if folder := a.FolderWith(name); folder != "" {
		return path.Join(folder, name)
	}
	return ""
}

// FolderWith is the first other folder that has a file of that name, or "".
func (a *App) FolderWith(name string) string { return cmp.Or(a.Repo.Elsewhere(name)...) }

// OnlyElsewhere is the only other folder that has a file of that name, or "".
func (a *App) OnlyElsewhere(name string) string {
	if found := a.Repo.Elsewhere(name); len(found) == 1 {
		return found[0]
	}
	return ""
}

// IsFolder reports whether the folder of the Procfile is known to have a folder.
func (a *App) IsFolder(name string) bool {
	return a.HasFolder && a.Repo.IsFolder(a.InRepository(name))
}

// FoldersWith are the folders that have a file of Python's packages: those whose files name a package, if any does.
func (a *App) FoldersWith(file, pkg string) []string {
	folders := a.Repo.Elsewhere(file)
	listed := slices.DeleteFunc(slices.Clone(folders), func(folder string) bool { return !a.Repo.Python(folder).Mention(ecosystem.Words(pkg)) })
	if len(listed) > 0 {
		return listed
	}
	return folders
}

// secretWords are in the names of files with keys, which belong neither into git nor into an image.
var secretWords = []string{"credential", "creds", "secret", "serviceaccount", "service_account", "service-account", "firebase", "token.json"}

// IsKeyFile reports whether a file may have keys.
func IsKeyFile(file string) bool {
	base := ascii.Lower(path.Base(file))
	return strings.HasSuffix(base, ".json") && ascii.ContainsAny(base, secretWords)
}

// BuiltFolders are the usual folders of a built page.
const BuiltFolders ecosystem.Words = "build dist public out www"

// FrontEndOf is the folder from which a file of a built page is built, or "".
func FrontEndOf(file string) string {
	folder := path.Dir(file)
	for folder != "." && folder != "/" && !BuiltFolders.Has(path.Base(folder)) {
		folder = path.Dir(folder)
	}
	source := path.Dir(folder)
	if folder == "." || folder == "/" || source == "." || strings.HasPrefix(source, "/") {
		return ""
	}
	return source
}

const usualMemory ecosystem.Words = "256M 512M 1G 2G 4G 8G 16G"

// Memory is the memory that a manifest of Cloud Foundry gives to the app, and the next usual limit that has room for what it needs. Where
// that isn't known, needed is "".
func (a *App) Memory(needed string) (limit, more string) {
	limit = strings.TrimSpace(Before(Behind(a.CodeAt("manifest.yml"), " memory: "), "\n"))
	given := kibibytes(limit)
	if given == 0 {
		return "", ""
	}
	return limit, usualMemory.First(func(usual string) bool {
		return kibibytes(usual) > given && kibibytes(usual) >= kibibytes(needed)/4*5
	})
}

// kibibytes is a size such as 512M or 618763K, or 0.
func kibibytes(size string) int {
	number := strings.TrimRight(strings.ToUpper(size), "IBKMG")
	n, err := strconv.Atoi(number)
	if err != nil || len(number) == len(size) {
		return 0
	}
	return n << (10 * max(0, strings.IndexByte("KMG", strings.ToUpper(size)[len(number)])))
}

// SetsDatabase is the file of a platform that sets the URL of a database for the app, or "".
func (a *App) SetsDatabase() string {
	const files ecosystem.Words = "app.yaml .do/app.yaml render.yaml"
	return files.First(func(name string) bool { return strings.Contains(a.CodeAt(name), "key: DATABASE_URL") })
}

// large are packages with hundreds of megabytes, and what does the same with less, or nothing.
var large = []struct {
	by            string
	name, lighter string
}{
	{ecosystem.Python, "tensorflow", "tensorflow-cpu"},
	{ecosystem.Python, "torch", ""},
	{ecosystem.Python, "opencv-python", "opencv-python-headless"},
	{ecosystem.Python, "opencv-contrib-python", "opencv-contrib-python-headless"},
	{ecosystem.Python, "pyspark", ""},
	{ecosystem.Python, "playwright", ""},
	{ecosystem.Python, "spacy", ""},
	{ecosystem.Python, "xgboost", ""},
	{ecosystem.Python, "llvmlite", ""},
	{ecosystem.Python, "gensim", ""},
	{ecosystem.Python, "scipy", ""},
	{ecosystem.Node, "puppeteer", "puppeteer-core"},
	{ecosystem.Node, "electron", ""},
	{ecosystem.Node, "@tensorflow/tfjs-node", "@tensorflow/tfjs"},
}

// Large is the first large package that the app lists, with the file that lists it, or "".
func (a *App) Large() (pkg, manifest string) {
	for _, l := range large {
		if manifest := a.Repo.Declared(l.by, l.name); manifest != "" {
			return l.name, manifest
		}
	}
	return "", ""
}

// LighterThan is a package that does what a large one does, or "".
func LighterThan(pkg string) string {
	for _, l := range large {
		if l.name == pkg {
			return l.lighter
		}
	}
	return ""
}

// FirstFile is the first of some files that is in the folder of the Procfile, or "".
func (a *App) FirstFile(names ecosystem.Words) string { return names.First(a.Repo.HasFile) }
