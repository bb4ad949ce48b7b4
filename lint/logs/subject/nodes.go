package subject

import (
	"cmp"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/source"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/repository"
)

// earlyScripts run before the packages are installed: that of Heroku, and npm's own.
const earlyScripts ecosystem.Words = "heroku-prebuild preinstall"

// RunEarly is the script that runs a program before its package is installed, or "".
func RunEarly(n *repository.NodePackage, program string) string {
	return earlyScripts.First(func(script string) bool { return slices.Contains(strings.Fields(n.Script(script)), program) })
}

// NodeFor is the package.json that lists a package: the only one in a folder below, or else that beside the Procfile, or nil.
func NodeFor(a *App, pkg string) *repository.NodePackage {
	return cmp.Or(nodeElsewhere(a.Repo, a.Node(), pkg), a.Node())
}

// PathOf is the path of a package.json, or "".
func PathOf(n *repository.NodePackage) string {
	if n == nil {
		return ""
	}
	return n.Path
}

// NotInstalledFolder is the folder of a package.json whose packages no build installs, or "".
func NotInstalledFolder(a *App, n *repository.NodePackage) string {
	root := a.Node()
	if n == nil || root == nil || root == n || installs(root, path.Dir(n.Path)) {
		return ""
	}
	return path.Dir(n.Path)
}

// WorkspaceWith is the package.json of the first folder below that lists a package, or "".
func WorkspaceWith(a *App, pkg string) string {
	for _, folder := range a.Repo.Elsewhere("package.json") {
		if n := a.Repo.Node(folder); n.Lists(pkg) {
			return n.Path
		}
	}
	return ""
}

// FoldersListing are the folders with a package.json: those that list a package, if any does.
func FoldersListing(repo *repository.Repository, pkg string) []string {
	folders := repo.Elsewhere("package.json")
	listed := slices.DeleteFunc(slices.Clone(folders), func(folder string) bool { return !repo.Node(folder).Lists(pkg) })
	if len(listed) > 0 {
		return listed
	}
	return folders
}

// nodeElsewhere is the only package.json in a folder below that lists a package which that of the root doesn't, or nil.
func nodeElsewhere(repo *repository.Repository, root *repository.NodePackage, pkg string) *repository.NodePackage {
	if root != nil && (root.Workspaces || root.Lists(pkg)) {
		return nil
	}
	var found *repository.NodePackage
	for _, folder := range repo.Elsewhere("package.json") {
		n := repo.Node(folder)
		if n == root || !n.Lists(pkg) {
			continue
		}
		if found != nil {
			return nil
		}
		found = n
	}
	return found
}

// installs reports whether a script of a package that a build runs works in a folder, as to install its packages.
func installs(n *repository.NodePackage, folder string) bool {
	scripts := n.Script("postinstall") + n.Script("heroku-prebuild") + n.Script("heroku-postbuild") + n.Script("build")
	return strings.Contains(scripts, folder) && ascii.ContainsAny(scripts, []string{"install", " ci", "yarn"})
}

// Lists reports whether the app asks for a package of npm.
func Lists(repo *repository.Repository, n *repository.NodePackage, pkg string) bool {
	return n.DevelopmentOnly(pkg) || repo.Declared(ecosystem.Node, pkg) != ""
}

// FolderIn is the folder in which a command runs a script of npm, such as client in "npm run build --prefix client", or "".
func FolderIn(command, script string) string {
	last := command[max(0, strings.LastIndex(command, "npm ")):]
	if !strings.Contains(last, script) {
		return ""
	}
	_, after, ok := strings.Cut(last, "--prefix ")
	if !ok {
		_, after, _ = strings.Cut(command, "cd ")
	}
	folder, _, _ := strings.Cut(strings.TrimLeft(after, "./"), " ")
	return folder
}

// PackageAt is the package, and for a path such as node_modules/.bin/tsc that of the program, to which a path belongs.
func PackageAt(repo *repository.Repository, file string) string {
	_, inside, _ := strings.Cut(file, "node_modules/")
	if program, ok := strings.CutPrefix(inside, ".bin/"); ok {
		return repo.Node(repo.Folder()).PackageWith(program)
	}
	return source.PackageOf(inside)
}

// IsAddress reports whether a name that code loads is an address of a server or a registry, such as jsr:@std/path.
func IsAddress(name string) bool {
	const schemes ecosystem.Words = "http https npm jsr"
	scheme, _, ok := strings.Cut(name, ":")
	return ok && schemes.Has(scheme)
}

// systems start the names of the systems for which a package has parts.
var systems = []string{"linux-x64", "linux-arm64", "linux-arm", "linux-ia32"}

// CutSystem splits a name such as @rollup/rollup-linux-x64-gnu into the package and its system. Without one, system is "".
func CutSystem(module string) (name, system string) {
	for _, s := range systems {
		at := strings.Index(module, s)
		if at < 1 || module[at-1] != '-' && module[at-1] != '/' {
			continue
		}
		name, system = module[:at-1], module[at:]
		if scope, whole := strings.CutPrefix(name, "@"); whole && !strings.Contains(scope, "/") { // @esbuild/linux-x64
			name = scope
		}
		return name, system
	}
	return module, ""
}

// IsAlias reports whether a name that the code imports is a path of the project, by an alias or from its base folder.
func IsAlias(repo *repository.Repository, module string) bool {
	first, rest, inFolder := strings.Cut(module, "/")
	switch {
	case strings.HasPrefix(first, "."):
		return false
	case first == "@" || first == "~" || first == "src" || strings.HasPrefix(first, "$"):
		return inFolder
	case !inFolder || repo.Declared(ecosystem.Node, source.PackageOf(module)) != "":
		return false
	}
	first = strings.TrimLeft(first, "@~")
	return slices.ContainsFunc(AliasFolders, func(folder string) bool {
		exact, other := SourceAt(repo, path.Join(repo.Folder(), folder, first, rest))
		return exact+other != ""
	})
}

// AliasFolders are where the paths of a project's own imports start.
var AliasFolders = []string{"", "src", "app", "src/lib"}

// IsAppFolder reports whether a path is that of the app's root folder where it is built or runs.
func IsAppFolder(folder string) bool {
	build, ok := strings.CutPrefix(folder, "/tmp/build_")
	return folder == "." || ok && !strings.Contains(build, "/") || slices.Contains(lex.AppFolders, folder+"/")
}

// sourceEndings are what an import may leave out at the end of a file's name.
var sourceEndings = []string{"", ".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", "/index.js", "/index.jsx", "/index.ts", "/index.tsx"}

// SourceAt is the file that an import means, or one whose name has other letters in git; both are "" where there isn't any.
func SourceAt(repo *repository.Repository, name string) (exact, other string) {
	for _, ending := range sourceEndings {
		file := name + ending
		if repo.IsFile(file) {
			return file, repo.TrackedAs(file)
		}
	}
	// In a compiled app, ./x.js is made of x.ts.
	stem := strings.TrimSuffix(name, ".js")
	for _, ending := range sourceEndings {
		if spelled := repo.Spelled(stem + ending); spelled != "" && repo.IsFile(spelled) {
			return "", spelled
		}
	}
	return "", ""
}

// HasScriptsTwice reports whether a package.json has two objects of scripts, of which only the last one counts, and one names a script.
func HasScriptsTwice(a *App, n *repository.NodePackage, script string) bool {
	text, _ := a.Repo.Text(n.Path)
	return strings.Count(text, `"scripts"`) > 1 && strings.Contains(text, `"`+script+`"`)
}

// IsUnderBuilt reports whether a path is in a folder in which mostly only a build puts files.
func IsUnderBuilt(file string) bool {
	const folders ecosystem.Words = "build dist out .next .output .svelte-kit"
	return slices.ContainsFunc(strings.Split(path.Dir(file), "/"), folders.Has)
}

// JoinedIn is the part of a path in which the slash behind node_modules is missing, or "".
func JoinedIn(file string) string {
	const folder = "node_modules"
	for _, part := range strings.Split(file, "/") {
		if strings.HasPrefix(part, folder) && part != folder && !strings.Contains(part, `\`) {
			return part
		}
	}
	return ""
}

// NpmNameOf is the package that a registry was asked for, from its name with a version, or an address.
func NpmNameOf(name string) string {
	if address := Behind(name, "://"); address != "" {
		name = strings.ReplaceAll(Behind(address, "/"), "%2f", "/")
	}
	if version := strings.LastIndexByte(name, '@'); version > 0 {
		name = name[:version]
	}
	return name
}
