package subject

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// MayCompile reports whether a script of package.json or the compiler of TypeScript may make a file.
func (a *App) MayCompile(file string) bool {
	const code ecosystem.Words = ".js .mjs .cjs"
	first, ext := FirstFolder(file), path.Ext(file)
	return a.Node() != nil && a.Repo.Complete() && (ext == "" || code.Has(ext)) && (BuiltFolders.Has(first) || first == OutDir(a.CodeAt("tsconfig.json")))
}

// FromBuilt is a path on another machine from its folder of built files on, if it has one.
func FromBuilt(file string) string {
	folders := strings.Split(file, "/")
	for i := len(folders) - 2; i > 0; i-- {
		if BuiltFolders.Has(folders[i]) {
			return strings.Join(folders[i:], "/")
		}
	}
	return file
}

// FirstFolder is the first folder of a path.
func FirstFolder(file string) string {
	first, _, _ := strings.Cut(file, "/")
	return first
}

// OutDir is the folder into which the settings of TypeScript put the compiled files, or "".
func OutDir(settings string) string {
	_, after, _ := strings.Cut(settings, `"outDir"`)
	_, value, _ := strings.Cut(after, `"`)
	value, _, ended := strings.Cut(value, `"`)
	if !ended {
		return ""
	}
	return strings.Trim(path.Clean(value), "./")
}
