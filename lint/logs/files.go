package logs

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/holes"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

func lookForFile(d *draft) {
	file, repo := strings.TrimPrefix(d.values["path"], "file://"), d.app.repo
	if d.lookInTurn(file, lookInModules, lookForBracket, lookForPathOfMachine, lookForPlatformFile) || lookForWindowsEnds(d) {
		return
	}
	if file = paths.InApp(file); paths.IsAbsolute(file) && repo != nil {
		file = fromBuilt(file)
	}
	if d.lookInTurn(file, lookForBuiltFile, lookForGoOutput, lookForRelease) || repo == nil || paths.IsOutside(file) {
		return
	}
	if d.set("file", file); d.lookInTurn(file, lookForAssembly, lookForStage, lookForTracked) {
		return
	}
	inRepo := path.Join(repo.Folder(), file)
	spelled, found, made := repo.Spelled(inRepo), repo.Elsewhere(path.Base(file)), "bin/"+goProgram(repo)
	switch {
	case spelled != "":
		d.become("file-case", "spelled", spelled)
	case lookForCompiled(d, file):
	case len(found) > 0:
		d.become("file-in-folder", "found", path.Join(found[0], path.Base(file)))
	case !repo.Complete():
	case path.Dir(file) == "bin" && made != "bin/" && made != file && len(repo.Elsewhere("main.go")) == 0:
		d.become("go-program-name", "found", made)
	case path.Ext(file) == ".dll":
		d.become("dotnet-dll-name")
	case !repository.Built(inRepo):
		d.become("file-nowhere")
	}
}

// lookInModules looks at a file of a package.
func lookInModules(d *draft, file string) bool {
	return paths.IsUnderModules(file) && (notInPackageJSON(d, packageAt(d.app.repo, file)) || lookForModuleProgram(d, file))
}

// lookForBracket looks at a path that is a variable of Windows, or the start of a list in JSON.
func lookForBracket(d *draft, file string) bool {
	name, opens := strings.CutPrefix(path.Base(file), "%")
	name, ends := strings.CutSuffix(name, "%")
	switch {
	case opens && ends && name != "":
		return d.become("run-windows-variable", "variable", path.Base(file), "name", name)
	case strings.HasPrefix(file, "[") && strings.HasSuffix(file, "]"):
		return d.become("cmd-not-json", "program", file)
	}
	return false
}

// lookForPathOfMachine looks at a path of a person's own machine. Without a platform, the log may be of that machine.
func lookForPathOfMachine(d *draft, file string) bool {
	isDeployed := d.platform != "" || !paths.IsAbsolute(file) || d.app.placeOf(file) != nil
	return paths.IsLocal(file) && !d.building && isDeployed && d.become("path-of-machine")
}

// lookForTracked looks at a file that the repository has, and the app hasn't.
func lookForTracked(d *draft, file string) bool {
	inRepo := path.Join(d.app.repo.Folder(), file)
	plan, _ := d.app.codeAt("railpack.json")
	switch {
	case !d.app.repo.IsFile(inRepo):
		return false
	case repository.Built(inRepo) || d.app.repo.IgnoredByGit(inRepo).By != "":
		return d.become("file-ignored")
	case d.found != nil && (d.By == "docker" || d.By == "fly-init"): // script-unreadable
		return d.become("script-first-line")
	}
	if d.become("file-elsewhere"); strings.Contains(plan, `"include"`) && !d.building {
		d.become("railpack-inputs")
	}
	return true
}

// lookForDotnetCommand looks at a command that .NET doesn't have: it takes the name of a DLL that isn't there for one, too.
func lookForDotnetCommand(d *draft) {
	if file := d.values["command"]; path.Ext(file) == ".dll" {
		d.become("dotnet-file", "path", file)
		lookForFile(d)
	}
}

// lookForModuleProgram looks at the file of a program in node_modules where no package.json is known.
func lookForModuleProgram(d *draft, file string) bool {
	pkg := packageAt(d.app.repo, file)
	if d.app.node() != nil || !holes.NPMName.IsLegal(pkg) {
		return false
	}
	return d.become("node-program", "program", path.Base(file), "package", pkg, "other", pkg)
}

// secretWords are in the names of files with keys, which belong neither into git nor into an image.
var secretWords = []string{"credential", "creds", "secret", "serviceaccount", "service_account", "service-account", "firebase", "token.json"}

// moduleOfJar is the folder of the module of Maven or Gradle whose name a jar starts with, or "".
func moduleOfJar(repo *repository.Repository, tool, jar string) string {
	if tool == "" || paths.IsAbsolute(jar) {
		return ""
	}
	for _, folder := range repo.Elsewhere(tool) {
		if strings.HasPrefix(path.Base(jar), path.Base(folder)+"-") && !strings.HasPrefix(jar, folder+"/") {
			return folder
		}
	}
	return ""
}

// lookForOpened looks at a file that the app's own code opens.
func lookForOpened(d *draft) {
	if base := ascii.Lower(path.Base(d.values["path"])); strings.HasSuffix(base, ".json") && ascii.ContainsAny(base, secretWords) {
		d.become("key-file-missing")
		return
	}
	file, repo := paths.InApp(d.values["path"]), d.app.repo
	if repo == nil || paths.IsAbsolute(file) {
		return
	}
	d.set("file", file)
	inRepo := path.Join(repo.Folder(), file)
	switch {
	case !repo.IsFile(inRepo) && repository.Relevant(inRepo):
		if spelled := repo.Spelled(inRepo); spelled != "" {
			d.become("file-case", "spelled", spelled)
		}
	case repo.IgnoredByGit(inRepo).By != "":
		d.become("file-ignored")
	case (d.building || path.Base(d.values["at"]) == "setup.py") && !d.app.hasFile("Dockerfile"):
		d.become("file-copied-later")
	case strings.Contains(file, "/") && repo.Complete() && !repo.IsFolder(path.Dir(inRepo)) && !repository.Built(inRepo):
		d.become("folder-not-in-git", "folder", path.Dir(file))
	}
}

// lookForNodeFile looks at a file that a command or the app's own code loads.
func lookForNodeFile(d *draft) {
	file, importer := d.values["path"], d.values["importer"]
	isRelative := strings.HasPrefix(file, ".")
	switch name, value, assigns := strings.Cut(path.Base(file), "="); {
	case assigns && ascii.IsVariable(name):
		d.become("node-assignment", "name", name, "value", value)
	case d.becomeFirst(nodePaths, file):
	case paths.IsUnderModules(file):
		if d.becomeIncomplete(); isDevelopmentOnly(d, packageAt(d.app.repo, file)) {
			notInPackageJSON(d, packageAt(d.app.repo, file))
		}
	case paths.IsAbsolute(file) && paths.IsUnderModules(importer): // the app's own, such as its build that a server of a package starts
		d.becomeMissing(file + "/x")
		lookForFile(d)
	case paths.IsUnderModules(importer), isRelative && d.values["within"] != "" && importer == "":
		d.becomeIncomplete()
	case strings.HasSuffix(file, ".jar"), strings.HasSuffix(file, "*jar"):
		lookForJar(d, file)
	case isRelative:
		lookForOwnImport(d, file)
	case paths.IsAbsolute(file) && paths.IsOwn(importer):
		d.become("own-file-missing")
		lookForFile(d)
	case joinedIn(file) != "":
		d.become("path-without-slash", "name", joinedIn(file))
	case !lookForPackageAsFile(d, file):
		if lookForFile(d); d.found == nil && strings.HasPrefix(file, "/home/runner/") {
			d.become("replit-file-missing", "file", paths.InApp(file))
		}
	}
}

// nodePaths are what the path alone of a file that Node.js loads shows, in the order in which it counts.
var nodePaths = []hint{
	{"deno-remote", func(_ *draft, file string) bool { return isAddress(file) }},
	{"nuxt-output-folder", func(_ *draft, file string) bool { return strings.HasSuffix(file, "/.output/server") }},
	{"esm-extension-built", func(d *draft, file string) bool { return isUnderBuilt(file) && d.lacksEnding(file) }},
	{"esm-extension", (*draft).lacksEnding},
	{"build-folder-path", func(d *draft, file string) bool { return strings.HasPrefix(file, "/tmp/build_") && !d.building }},
	{"bin-copied", func(d *draft, file string) bool {
		isOfBin := d.values["within"] == ".bin" || strings.Contains(d.values["importer"], "/.bin/")
		return isOfBin && strings.HasPrefix(file, ".") && !paths.IsUnderModules(file)
	}},
}

// lacksEnding reports whether a module of the app imports a file without its ending.
func (d *draft) lacksEnding(file string) bool {
	return paths.IsAbsolute(file) && path.Ext(file) == "" && strings.Contains(d.first.Plain, "err_module_not_found") && !paths.IsUnderModules(file)
}

// becomeMissing is for a file of the app that isn't there, which a build may have to make.
func (d *draft) becomeMissing(file string) {
	if d.become("own-file-missing"); isUnderBuilt(file) {
		d.become("own-file-not-built")
	}
}

// lookForJar looks at an archive of Java that a command runs.
func lookForJar(d *draft, file string) {
	tool := firstFile(d.app.repo, "pom.xml build.gradle build.gradle.kts")
	if lookForFile(d); d.found == nil && !d.isLocal() {
		d.become("java-jar-name")
	}
	if module := moduleOfJar(d.app.repo, tool, file); module != "" {
		d.become("file-in-module", "found", path.Join(module, file))
	}
	if strings.HasPrefix(tool, "build") && strings.HasPrefix(file, "target/") || tool == "pom.xml" && strings.HasPrefix(file, "build/libs/") {
		d.become("java-jar-folder", "manifest", tool)
	}
}

// lookForOwnImport looks at a file that the app's own code names from its folder.
func lookForOwnImport(d *draft, file string) {
	if d.becomeMissing(file); secrets.Has(strings.TrimSuffix(path.Base(file), path.Ext(file))) {
		d.become("secrets-file-missing")
	}
	if lookForImport(d); d.app.repo != nil && isUnderBuilt(file) {
		lookForCompiled(d, path.Join(path.Dir(paths.InApp(d.values["importer"])), file))
	}
}

// isUnderBuilt reports whether a path is in a folder in which mostly only a build puts files.
func isUnderBuilt(file string) bool {
	const folders command.Words = "build dist out .next .output .svelte-kit"
	return slices.ContainsFunc(strings.Split(path.Dir(file), "/"), folders.Has)
}

// secrets are the usual names of files with keys or settings, which git ignores.
const secrets command.Words = "keys key config secret secrets credentials env keys_dev keys_prod dev prod private auth token"

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

// lookForPackageAsFile looks at a package for which a program looked in the folder of the app, such as /app/@scope/name.
func lookForPackageAsFile(d *draft, file string) bool {
	module, repo := paths.InApp(file), d.app.repo
	scope, name, scoped := strings.Cut(module, "/")
	switch {
	case module == file, path.Ext(module) != "":
		return false
	case scoped && strings.HasPrefix(scope, "@") && !strings.Contains(name, "/"):
		d.become("node-module-missing", "module", module)
	case d.app.node() == nil || !lists(repo, d.app.node(), module):
		return false
	}
	notInPackageJSON(d, module)
	return true
}

// lookForNodeModule looks at what the code loads: a package, a part of Node.js, or a file.
func lookForNodeModule(d *draft) {
	module := d.values["module"]
	name, system := cutSystem(module)
	switch {
	case isAddress(module):
		d.become("deno-remote", "path", module)
	case d.By == "webpack" && builtInModules.Has(strings.TrimPrefix(module, "node:")):
		d.become("node-module-in-page")
	case strings.HasPrefix(module, "node:"):
		d.become("node-too-old", "token", module)
	case paths.IsAbsolute(module):
		d.set("path", module)
		lookForNodeFile(d)
	case strings.HasPrefix(module, "."):
		d.become("code-file-missing", "path", module)
		lookForImport(d)
	case isAlias(d.app.repo, module):
		d.become("import-alias", "path", module)
		if d.By == "node" && !d.building {
			d.become("alias-at-runtime")
		}
		lookForImport(d)
	case system != "":
		d.become("node-optional", "module", name, "system", system)
	case builders.Has(d.By) && d.first.Process != "" && !d.building && isHosted(d.platform) && !d.local:
		d.become("build-at-start")
	default:
		lookForPackageOf(d, module)
	}
}

// lookForPackageOf looks at the package that has a module, or lacks a file that the module names.
func lookForPackageOf(d *draft, module string) {
	pkg, isListed := paths.PackageOf(module), d.app.repo != nil && d.app.repo.Declared(repository.NPM, paths.PackageOf(module)) != ""
	d.set("package", pkg)
	if pkg != module && isListed && !isDevelopmentOnly(d, pkg) {
		d.become("package-file-missing", "path", strings.TrimPrefix(module, pkg+"/"))
		if small := ascii.Lower(module); small != module && pkg == "next" { // whose files all have lowercase names
			d.become("package-path-case", "spelled", small)
		}
		return
	}
	if d.building || strings.Contains(d.values["at"], ".config.") {
		d.set("step", "build")
	}
	notInPackageJSON(d, pkg)
}

// lookForFolder looks at a folder that the app needs: git doesn't keep one without files.
func lookForFolder(d *draft) {
	folder, repo := paths.InApp(d.values["path"]), d.app.repo
	if folder == d.values["path"] && paths.IsAbsolute(folder) || repo == nil {
		return
	}
	folder = path.Clean(folder)
	inRepo := path.Join(repo.Folder(), folder)
	if repository.Built(inRepo) {
		return
	}
	if spelled := repo.Spelled(inRepo); spelled != "" {
		d.become("file-case", "file", folder, "spelled", spelled)
		return
	}
	if repo.Complete() && !repo.IsFolder(inRepo) || repo.IgnoredByGit(path.Join(inRepo, "x")).By != "" {
		d.become("folder-not-in-git", "folder", folder)
	}
}

// builders are programs that put files together in a build.
const builders command.Words = "webpack vite"

// isDevelopmentOnly reports whether a package is only among the devDependencies.
func isDevelopmentOnly(d *draft, pkg string) bool {
	n := d.app.node()
	return n != nil && n.DevelopmentOnly(pkg)
}
