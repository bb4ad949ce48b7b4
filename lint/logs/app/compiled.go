package app

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// MayCompile reports whether a script of package.json or the compiler of TypeScript may make a file.
func (a *App) MayCompile(file string) bool {
	const code command.Words = ".js .mjs .cjs"
	settings, _ := a.CodeAt("tsconfig.json")
	first, ext := FirstFolder(file), path.Ext(file)
	return a.Node() != nil && a.Repo.Complete() && (ext == "" || code.Has(ext)) && (BuiltFolders.Has(first) || first == OutDir(settings))
}

// SourceOf is the only source of TypeScript from which a file in a folder of built files may be made, or "".
func (a *App) SourceOf(file string) (found string) {
	_, inside, _ := strings.Cut(file, "/")
	for _, source := range []string{"src/" + inside, inside} {
		if source = strings.TrimSuffix(source, path.Ext(source)) + ".ts"; a.HasFile(source) {
			if found != "" {
				return ""
			}
			found = source
		}
	}
	return found
}

// buildCommands are in files of platforms whose commands build the app in place of the script `build`.
var buildCommands = [][2]string{{"nixpacks.toml", "[phases.build]"}, {"render.yaml", "buildCommand"}, {"railway.json", "buildCommand"}, {"railway.toml", "buildCommand"}, {"Dockerfile", "FROM "}}

// OwnBuild is the file of a platform that builds the app without its script `build`, or "".
func (a *App) OwnBuild() string {
	for _, of := range buildCommands {
		if text, _ := a.CodeAt(of[0]); strings.Contains(text, of[1]) && !strings.Contains(text, "run build") {
			return of[0]
		}
	}
	return ""
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
