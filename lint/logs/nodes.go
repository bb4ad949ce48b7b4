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
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/spelling"
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

// notInPackageJSON decides that a package of Node.js is missing or only there for development.
func notInPackageJSON(d *draft, pkg string) bool {
	repo := d.app.repo
	if repo == nil || !holes.NPMName.IsLegal(pkg) {
		return false
	}
	n := cmp.Or(nodeElsewhere(repo, d.app.node(), pkg), d.app.node())
	switch {
	case n == nil:
		d.set("subject", pkg)
		return repo.Complete() && d.inFolders("manifest-in-folders", "package.json", foldersListing(repo, pkg))
	case n.Workspaces:
		return d.building && inWorkspace(d, pkg)
	}
	d.set("package", pkg, "manifest", n.Path)
	install := d.setInstall(n, pkg)
	isDeclared, early := repo.Declared(repository.NPM, pkg) != "", runEarly(n, d.values["program"])
	switch {
	case isDeclared && early != "":
		return d.become("script-too-early", "script", early)
	case !isDeclared && pkg != ascii.Lower(pkg) && repo.Declared(repository.NPM, ascii.Lower(pkg)) != "":
		return d.become("package-case", "spelled", ascii.Lower(pkg))
	case n.DevelopmentOnly(pkg) && d.building:
		d.become("development-in-build")
	case n.DevelopmentOnly(pkg):
		d.become("only-for-development")
	case n.Lists(pkg):
		return lookForListedModule(d, n)
	default:
		if d.become("dependencies-lack"); d.values["within"] != "" {
			d.certainty = signal.Likely // a package looked for it, as for code that a build would have contained
		}
	}
	d.fixes = append(d.fixes, Fix{Title: "Install `" + pkg + "`", Command: install})
	return true
}

// lookForListedModule looks at a package that a package.json lists, and that the app lacks.
func lookForListedModule(d *draft, n *repository.NodePackage) bool {
	folder, root := path.Dir(n.Path), d.app.node()
	if !d.building && lookForModulesInImage(d, folder) {
		return true
	}
	if d.become("listed-dependency"); root != nil && root != n && !installs(root, folder) {
		d.become("dependency-in-folder", "folder", folder)
	}
	return true
}

// setInstall sets the commands that install a package in the folder of a package.json. The result is the one with the package.
func (d *draft) setInstall(n *repository.NodePackage, pkg string) string {
	add := d.adds("")
	if folder := path.Dir(n.Path); folder != path.Clean("./"+d.app.repo.Folder()) && holes.PlainWords.IsLegal(folder) {
		add = d.adds(folder)
	}
	install := add + " " + pkg
	if strings.HasPrefix(add, "npm ") {
		install = add + " --save-prod " + pkg
	}
	d.set("install", install, "add", add)
	return install
}

// inWorkspace looks for a package of a workspace that lists what the build doesn't find.
func inWorkspace(d *draft, pkg string) bool {
	for _, folder := range d.app.repo.Elsewhere("package.json") {
		if n := d.app.repo.Node(folder); n != nil && n.Lists(pkg) {
			return d.become("workspace-not-installed", "package", pkg, "manifest", n.Path)
		}
	}
	return false
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

// lookForScript looks for a script in the package.json of the folder in which the command runs it.
func lookForScript(d *draft) {
	script, repo := d.values["script"], d.app.repo
	if repo == nil || script == "" {
		return
	}
	n := d.app.node()
	if folder := folderIn(d.values["started"], script); folder != "" {
		d.set("folder", folder)
		if n = repo.Node(path.Join(repo.Folder(), folder)); n == nil && repo.Complete() {
			d.become("script-folder-missing")
		}
	}
	switch {
	case n == nil:
		return
	case n.HasScript(script):
		d.become("script-elsewhere", "manifest", n.Path)
		return
	case d.By == "yarn" && (nodePrograms.Has(script) || lists(repo, n, npmPackage(repo, script))): // the same message is about programs
		notInPackageJSON(d, npmPackage(repo, script))
		return
	}
	d.set("manifest", n.Path)
	if text, _ := repo.Text(n.Path); strings.Count(text, `"scripts"`) > 1 && strings.Contains(text, `"`+script+`"`) {
		d.become("scripts-twice")
		return
	}
	if script == "start" {
		d.set("start", nodeStart(n))
	}
	d.become("script-missing")
	if near := spelling.LeastTypos(script, n.Scripts); near != "" {
		d.become("script-near", "near", near)
	} else if n.HasScript("start") {
		d.become("script-start")
	} else if script == "start" {
		d.addScript(n.Path, script, d.values["start"])
	}
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

// builtInModules are modules of Node.js that webpack 5 doesn't replace in a page.
const builtInModules command.Words = "assert buffer child_process crypto dns fs http https net os path querystring stream tls tty url util vm zlib"

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

// runtimeFolders are where a builder or an image has Node.js with its own packages.
var runtimeFolders = []string{"/nix/store/", "/usr/", "/mise/", "/layers/", "/opt/", "/app/.heroku/node/"}

// becomeIncomplete is for a package that lacks a file: one of the app, or one that the builder brings.
func (d *draft) becomeIncomplete() {
	file := d.values["importer"]
	if global := d.values["path"]; strings.Contains(global, "/lib/node_modules/") || strings.Contains(global, "/bin/node_modules/") {
		file = global
	}
	if !ascii.StartsWith(file, runtimeFolders) || strings.HasPrefix(file, "/usr/src/") {
		d.become("package-incomplete")
		return
	}
	_, inside, _ := strings.Cut(file, "node_modules/")
	d.become("tool-incomplete", "package", paths.PackageOf(inside))
}

// lookForImport looks for the file that an import of the code names, also with other letters.
func lookForImport(d *draft) {
	repo, folders := d.app.repo, foldersOf(d)
	if paths.IsUnderModules(d.values["importer"]) || paths.IsUnderModules(d.values["folder"]) {
		d.becomeIncomplete()
		return
	}
	if repo == nil {
		return
	}
	name := d.values["path"]
	if isAlias(repo, name) {
		name = strings.TrimPrefix(strings.TrimLeft(name, "@~"), "/")
	}
	for _, folder := range folders {
		exact, other := sourceAt(repo, path.Join(folder, name))
		switch {
		case other == "" && strings.HasPrefix(name, ".") && lookForStage(d, path.Join(folder, name)):
			return
		case other != "":
			d.become("code-file-case", "spelled", other)
			return
		case exact != "" && repo.IgnoredByGit(exact).By != "":
			d.become("file-ignored", "file", exact)
			return
		case exact != "" && !isAlias(repo, d.values["path"]):
			d.become("file-elsewhere", "file", exact)
			return
		}
	}
}

// importerIn is the file that a build names in the line before its message, such as ./pages/index.js:3:1, or the buildpack
// that it loads there, or "".
func importerIn(text string) string {
	if buildpack, ok := strings.CutPrefix(text, "=====> Downloading Buildpack: "); ok {
		return buildpack
	}
	file, _, _ := strings.Cut(text, ":")
	if !strings.HasPrefix(file, "./") || strings.Contains(file, " ") || path.Ext(file) == "" {
		return ""
	}
	return file
}

// foldersOf are the folders of the repository from which an import may start.
func foldersOf(d *draft) []string {
	repo := d.app.repo
	if repo == nil {
		return nil
	}
	var all []string
	if !strings.HasPrefix(d.values["path"], ".") {
		for _, start := range aliasFolders {
			all = append(all, path.Join(repo.Folder(), start))
		}
		return all
	}
	folder := d.values["folder"]
	if d.values["importer"] != "" {
		folder = path.Dir(d.values["importer"])
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

// lookForPartOfNode looks at a program that came with Node.js or npm, and that some versions and other package managers lack.
func lookForPartOfNode(d *draft, program string) bool {
	switch {
	case program == "corepack" && (d.app.repo == nil || d.app.node() != nil):
		return d.become("corepack-gone")
	case program == "node-gyp":
		return d.become("node-gyp-missing")
	}
	return false
}
