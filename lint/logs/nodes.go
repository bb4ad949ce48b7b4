package logs

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/holes"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

// ofOtherName are programs of Node.js, each with the package that installs it; of several, the usual one first.
const ofOtherName command.Words = "tsc typescript tsserver typescript ng @angular/cli nest @nestjs/cli vue-cli-service @vue/cli-service " +
	"run-p npm-run-all run-p npm-run-all2 run-s npm-run-all run-s npm-run-all2 remix-serve @remix-run/serve remix @remix-run/dev " +
	"react-router @react-router/dev react-router-serve @react-router/serve medusa @medusajs/cli medusa @medusajs/medusa " +
	"tailwindcss @tailwindcss/cli tailwindcss tailwindcss babel @babel/cli babel-node @babel/node svelte-kit @sveltejs/kit strapi @strapi/strapi " +
	"sequelize sequelize-cli ember ember-cli grunt grunt-cli postcss postcss-cli lessc less uglifyjs uglify-js swc @swc/cli nf foreman " +
	"pm2-runtime pm2 tsnd ts-node-dev craco @craco/craco sls serverless firebase firebase-tools graphql-codegen @graphql-codegen/cli ionic @ionic/cli " +
	"parcel parcel parcel parcel-bundler cross-env-shell cross-env rw @redwoodjs/cli lb-tsc @loopback/build"

// npmPackages are the packages of which one installs a program of Node.js, the usual one first.
func npmPackages(program string) []string {
	if packages := pairedWith(ofOtherName, program); packages != nil {
		return packages
	}
	return []string{program}
}

// forDevelopment are programs that serve or restart an app while somebody works on it.
const forDevelopment command.Words = "webpack-dev-server nodemon ts-node-dev tsnd babel-node vue-cli-service browser-sync live-server"

// npmPackage is the package that installs a program: the one that package.json names, else the usual one.
func npmPackage(repo *repository.Repository, program string) string {
	packages := npmPackages(program)
	if repo != nil {
		for _, pkg := range packages {
			if repo.Declared(repository.NPM, pkg) != "" {
				return pkg
			}
		}
	}
	return packages[0]
}

// earlyScripts run before the packages are installed: that of Heroku, and npm's own.
const earlyScripts command.Words = "heroku-prebuild preinstall"

// runEarly is the script that runs a program before its package is installed, or "".
func runEarly(n *repository.NodePackage, program string) string {
	if program == "" {
		return ""
	}
	for _, script := range earlyScripts.List() {
		if slices.Contains(strings.Fields(n.Script(script)), program) {
			return script
		}
	}
	return ""
}

// nodeFor is the package.json that lists a package: the only one in a folder below, or else that beside the Procfile, or nil.
func (a *app) nodeFor(pkg string) *repository.NodePackage {
	if a.repo == nil {
		return nil
	}
	return cmp.Or(nodeElsewhere(a.repo, a.node(), pkg), a.node())
}

// pathOf is the path of a package.json, or "".
func pathOf(n *repository.NodePackage) string {
	if n == nil {
		return ""
	}
	return n.Path
}

// scriptOf is a script of a package.json, or "".
func scriptOf(n *repository.NodePackage, name string) string {
	if n == nil {
		return ""
	}
	return n.Script(name)
}

// notInstalledFolder is the folder of a package.json whose packages no build installs, or "".
func (a *app) notInstalledFolder(n *repository.NodePackage) string {
	root := a.node()
	if n == nil || root == nil || root == n || installs(root, path.Dir(n.Path)) {
		return ""
	}
	return path.Dir(n.Path)
}

// setInstall sets the commands that install a package in the folder of a package.json. The first one has the package.
func (d *draft) setInstall(n *repository.NodePackage, pkg string) {
	add := d.adds("")
	if folder := path.Dir(n.Path); folder != path.Clean("./"+d.app.repo.Folder()) && holes.PlainWords.IsLegal(folder) {
		add = d.adds(folder)
	}
	install := add + " " + pkg
	if strings.HasPrefix(add, "npm ") {
		install = add + " --save-prod " + pkg
	}
	d.Set("install", install, "add", add)
}

// workspaceWith is the package.json of the first folder below that lists a package, or "".
func (a *app) workspaceWith(pkg string) string {
	for _, folder := range a.repo.Elsewhere("package.json") {
		if n := a.repo.Node(folder); n != nil && n.Lists(pkg) {
			return n.Path
		}
	}
	return ""
}

// foldersListing are the folders with a package.json: those that list a package, if any does.
func foldersListing(repo *repository.Repository, pkg string) []string {
	folders := repo.Elsewhere("package.json")
	listed := slices.DeleteFunc(slices.Clone(folders), func(folder string) bool {
		n := repo.Node(folder)
		return n == nil || !n.Lists(pkg)
	})
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
		if n == nil || n == root || !n.Lists(pkg) {
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

func lists(repo *repository.Repository, n *repository.NodePackage, pkg string) bool {
	return n.DevelopmentOnly(pkg) || repo.Declared(repository.NPM, pkg) != ""
}

// folderIn is the folder in which a command runs a script of npm, such as client in "npm run build --prefix client", or "".
func folderIn(command, script string) string {
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

// packageAt is the package, and for a path such as node_modules/.bin/tsc that of the program, to which a path belongs.
func packageAt(repo *repository.Repository, file string) string {
	_, inside, _ := strings.Cut(file, "node_modules/")
	if program, ok := strings.CutPrefix(inside, ".bin/"); ok {
		return npmPackage(repo, program)
	}
	return paths.PackageOf(inside)
}

// isAddress reports whether a name that code loads is an address of a server or a registry, such as jsr:@std/path.
func isAddress(name string) bool {
	const schemes command.Words = "http https npm jsr"
	scheme, _, ok := strings.Cut(name, ":")
	return ok && schemes.Has(scheme)
}

// systems start the names of the systems for which a package has parts.
var systems = []string{"linux-x64", "linux-arm64", "linux-arm", "linux-ia32"}

// cutSystem splits a name such as @rollup/rollup-linux-x64-gnu into the package and its system. Without one, system is "".
func cutSystem(module string) (name, system string) {
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

// isAlias reports whether a name that the code imports is a path of the project, by an alias or from its base folder.
func isAlias(repo *repository.Repository, module string) bool {
	first, rest, inFolder := strings.Cut(module, "/")
	switch {
	case strings.HasPrefix(first, "."):
		return false
	case first == "@" || first == "~" || first == "src" || strings.HasPrefix(first, "$"):
		return inFolder
	case !inFolder || repo == nil || repo.Declared(repository.NPM, paths.PackageOf(module)) != "":
		return false
	}
	first = strings.TrimLeft(first, "@~")
	for _, folder := range aliasFolders {
		if exact, other := sourceAt(repo, path.Join(repo.Folder(), folder, first, rest)); exact != "" || other != "" {
			return true
		}
	}
	return false
}

// aliasFolders are where the paths of a project's own imports start.
var aliasFolders = []string{"", "src", "app", "src/lib"}

// foldersOf are the folders of the repository from which an import may start.
func foldersOf(d *draft) []string {
	repo := d.app.repo
	if repo == nil {
		return nil
	}
	var all []string
	if !strings.HasPrefix(d.Values["path"], ".") {
		for _, start := range aliasFolders {
			all = append(all, path.Join(repo.Folder(), start))
		}
		return all
	}
	folder := d.Values["folder"]
	if d.Values["importer"] != "" {
		folder = path.Dir(d.Values["importer"])
	}
	if isAppFolder(folder) {
		all = append(all, repo.Folder())
	}
	// A log has the folder of another machine, of which an end is one of the repository.
	for rest, found := strings.Trim(folder, "/"), folder != ""; found; _, rest, found = strings.Cut(rest, "/") {
		if inRepo := path.Join(repo.Folder(), rest); repo.IsFolder(inRepo) {
			all = append(all, inRepo)
		}
	}
	return all
}

// isAppFolder reports whether a path is that of the app's root folder where it is built or runs.
func isAppFolder(folder string) bool {
	build, ok := strings.CutPrefix(folder, "/tmp/build_")
	return folder == "." || ok && !strings.Contains(build, "/") || slices.Contains(paths.AppFolders, folder+"/")
}

// sourceEndings are what an import may leave out at the end of a file's name.
var sourceEndings = []string{"", ".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", "/index.js", "/index.jsx", "/index.ts", "/index.tsx"}

// sourceAt is the file that an import means, or one whose name has other letters in git; both are "" where there isn't any.
func sourceAt(repo *repository.Repository, name string) (exact, other string) {
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

// isDevelopmentOnly reports whether a package is only among the devDependencies.
func isDevelopmentOnly(n *repository.NodePackage, pkg string) bool {
	return n != nil && n.DevelopmentOnly(pkg)
}

// namesPackage reports whether package.json, or the usual name, tells which package installs a program.
func (a *app) namesPackage(program string) bool {
	pkg := npmPackage(a.repo, program)
	return pkg != program || lists(a.repo, a.node(), program)
}

// scriptManifest is the package.json of the folder in which a command runs a script, or nil.
func (d *draft) scriptManifest() *repository.NodePackage {
	folder := folderIn(d.Values["started"], d.Values["script"])
	if folder == "" || d.app.repo == nil {
		return d.app.node()
	}
	return d.app.repo.Node(d.app.inRepository(folder))
}

// hasScriptsTwice reports whether a package.json has two objects of scripts, of which only the last one counts, and one names a script.
func (a *app) hasScriptsTwice(n *repository.NodePackage, script string) bool {
	text, _ := a.repo.Text(n.Path)
	return strings.Count(text, `"scripts"`) > 1 && strings.Contains(text, `"`+script+`"`)
}

// isProgramOfPackage reports whether what yarn takes for a script may be a program of a package.
func (d *draft) isProgramOfPackage(script string) bool {
	n := d.scriptManifest()
	return n != nil && (nodePrograms.Has(script) || lists(d.app.repo, n, npmPackage(d.app.repo, script)))
}

// isOwnNodeProgram reports whether a program that may not be run is one of node_modules.
func (d *draft) isOwnNodeProgram(file string) bool {
	isOther := pythonPrograms.Has(file) || rubyPrograms.Has(file) || runtimeOf(file) != nil
	isName := !isOther && !strings.Contains(file, "/")
	return isName && d.app.repo != nil && !d.app.hasFile(file) && d.app.node() != nil ||
		paths.IsUnderModules(file) || nodePrograms.Has(file) || isName && programOf(d.Values["started"]) == file
}

// imported is how the folder has the file that an import of the code names, and that file: there, ignored, with other letters, or left out
// of an image. Both are "" where nothing is known.
func (d *draft) imported() (how, file string) {
	repo, name := d.app.repo, d.Values["path"]
	if repo == nil {
		return "", ""
	}
	if isAlias(repo, name) {
		name = strings.TrimPrefix(strings.TrimLeft(name, "@~"), "/")
	}
	for _, folder := range foldersOf(d) {
		exact, other := sourceAt(repo, path.Join(folder, name))
		switch {
		case other == "" && strings.HasPrefix(name, ".") && d.isLeftOut(path.Join(folder, name)):
			return "left-out", path.Join(folder, name)
		case other != "":
			return "other-case", other
		case exact != "" && repo.IgnoredByGit(exact).By != "":
			return "ignored", exact
		case exact != "" && !isAlias(repo, d.Values["path"]):
			return "there", exact
		}
	}
	return "", ""
}

// lacksEnding reports whether a module of the app imports a file without its ending.
func (d *draft) lacksEnding(file string) bool {
	return paths.IsAbsolute(file) && path.Ext(file) == "" && strings.Contains(d.First.Plain, "err_module_not_found") && !paths.IsUnderModules(file)
}

// isUnderBuilt reports whether a path is in a folder in which mostly only a build puts files.
func isUnderBuilt(file string) bool {
	const folders command.Words = "build dist out .next .output .svelte-kit"
	return slices.ContainsFunc(strings.Split(path.Dir(file), "/"), folders.Has)
}

// joinedIn is the part of a path in which the slash behind node_modules is missing, or "".
func joinedIn(file string) string {
	const folder = "node_modules"
	for _, part := range strings.Split(file, "/") {
		if strings.HasPrefix(part, folder) && part != folder && !strings.Contains(part, `\`) {
			return part
		}
	}
	return ""
}

// npmNameOf is the package that a registry was asked for, from its name with a version, or an address.
func npmNameOf(name string) string {
	if address := behind(name, "://"); address != "" {
		name = strings.ReplaceAll(behind(address, "/"), "%2f", "/")
	}
	if version := strings.LastIndexByte(name, '@'); version > 0 {
		name = name[:version]
	}
	return name
}
