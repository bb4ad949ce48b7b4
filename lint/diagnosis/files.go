package diagnosis

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

func lookForFile(d *draft) {
	file, repo := strings.TrimPrefix(d.values["path"], "file://"), d.app.repo
	if isUnderModules(file) && (notInPackageJSON(d, packageAt(repo, file)) || lookForModuleProgram(d, file)) {
		return
	}
	if name := path.Base(file); len(name) > 2 && name[0] == '%' && name[len(name)-1] == '%' {
		d.become("run-windows-variable", "variable", name, "name", name[1:len(name)-1])
		return
	}
	if strings.HasPrefix(file, "[") && strings.HasSuffix(file, "]") {
		d.become("cmd-not-json", "program", file)
		return
	}
	// Without a platform, the log may be of that machine.
	if isLocal(file) && !d.building && (d.platform != "" || !isAbsolute(file) || d.app.placeOf(file) != nil) {
		d.become("path-of-machine")
		return
	}
	if lookForPlatformFile(d, file) || lookForWindowsEnds(d) {
		return
	}
	if file = inApp(file); isAbsolute(file) && repo != nil {
		file = fromBuilt(file)
	}
	if lookForBuiltFile(d, file) || lookForGoOutput(d, file) || d.app.lacks(file) && lookForRelease(d, file) {
		return
	}
	if repo == nil || file == "" || isAbsolute(file) || strings.HasPrefix(file, "..") {
		return
	}
	d.set("file", file)
	if path.Ext(file) == ".dll" && lookForAssembly(d, file) {
		return
	}
	inRepo := path.Join(repo.Folder(), file)
	if !d.building && lookForStage(d, file) {
		return
	}
	if repo.IsFile(inRepo) {
		if repository.Built(inRepo) || repo.IgnoredByGit(inRepo).By != "" {
			d.become("file-ignored")
			return
		}
		if d.found != nil && (d.By == "docker" || d.By == "fly-init") { // script-unreadable
			d.become("script-first-line")
			return
		}
		d.become("file-elsewhere")
		if plan, _ := d.app.codeAt("railpack.json"); strings.Contains(plan, `"include"`) && !d.building {
			d.become("railpack-inputs")
		}
		return
	}
	if spelled := repo.Spelled(inRepo); spelled != "" {
		d.become("file-case", "spelled", spelled)
		return
	}
	if repo.Complete() && lookForCompiled(d, file) {
		return
	}
	if found := repo.Elsewhere(path.Base(file)); len(found) > 0 {
		d.become("file-in-folder", "found", path.Join(found[0], path.Base(file)))
		return
	}
	made := "bin/" + goProgram(repo)
	switch {
	case !repo.Complete():
	case path.Dir(file) == "bin" && made != "bin/" && made != file && len(repo.Elsewhere("main.go")) == 0:
		d.become("go-program-name", "found", made)
	case path.Ext(file) == ".dll":
		d.become("dotnet-dll-name")
	case !repository.Built(inRepo):
		d.become("file-nowhere")
	}
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
	repo, pkg := d.app.repo, packageAt(d.app.repo, file)
	if repo != nil && repo.Node(repo.Folder()) != nil || !npmName.isLegal(pkg) {
		return false
	}
	return d.become("node-program", "program", path.Base(file), "package", pkg, "other", pkg)
}

// secretWords are in the names of files with keys, which belong neither into git nor into an image.
var secretWords = []string{"credential", "creds", "secret", "serviceaccount", "service_account", "service-account", "firebase", "token.json"}

// moduleOfJar is the folder of the module of Maven or Gradle whose name a jar starts with, or "".
func moduleOfJar(repo *repository.Repository, tool, jar string) string {
	if tool == "" || isAbsolute(jar) {
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
	if base := lower(path.Base(d.values["path"])); strings.HasSuffix(base, ".json") && containsAny(base, secretWords) {
		d.become("key-file-missing")
		return
	}
	file, repo := inApp(d.values["path"]), d.app.repo
	if repo == nil || isAbsolute(file) {
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
	name, value, assigns := strings.Cut(path.Base(d.values["path"]), "=")
	switch file, repo := d.values["path"], d.app.repo; {
	case assigns && isVariable(name):
		d.become("node-assignment", "name", name, "value", value)
	case isAddress(file):
		d.become("deno-remote")
	case strings.HasSuffix(file, "/.output/server"):
		d.become("nuxt-output-folder")
	case isAbsolute(file) && path.Ext(file) == "" && strings.Contains(d.first.plain, "err_module_not_found") && !isUnderModules(file):
		if d.become("esm-extension"); isUnderBuilt(file) {
			d.become("esm-extension-built")
		}
	case strings.HasPrefix(file, "/tmp/build_") && !d.building:
		d.become("build-folder-path")
	case isUnderModules(file):
		d.becomeIncomplete()
		if pkg := packageAt(repo, file); repo != nil && repo.Node(repo.Folder()) != nil && repo.Node(repo.Folder()).DevelopmentOnly(pkg) {
			notInPackageJSON(d, pkg)
		}
	case strings.HasPrefix(file, ".") && (d.values["within"] == ".bin" || strings.Contains(d.values["importer"], "/.bin/")):
		d.become("bin-copied")
	case isAbsolute(file) && isUnderModules(d.values["importer"]): // the app's own, such as its build that a server of a package starts
		if d.become("own-file-missing"); isUnderBuilt(file + "/x") {
			d.become("own-file-not-built")
		}
		lookForFile(d)
	case isUnderModules(d.values["importer"]), strings.HasPrefix(file, ".") && d.values["within"] != "" && d.values["importer"] == "":
		d.becomeIncomplete()
	case strings.HasSuffix(file, ".jar"), strings.HasSuffix(file, "*jar"):
		tool := firstFile(repo, "pom.xml build.gradle build.gradle.kts")
		if lookForFile(d); d.found == nil && !d.isLocal() {
			d.become("java-jar-name")
		}
		if module := moduleOfJar(repo, tool, file); module != "" {
			d.become("file-in-module", "found", path.Join(module, file))
		}
		if isGradle := strings.HasPrefix(tool, "build"); isGradle && strings.HasPrefix(file, "target/") || tool == "pom.xml" && strings.HasPrefix(file, "build/libs/") {
			d.become("java-jar-folder", "manifest", tool)
		}
	case strings.HasPrefix(file, "."):
		if d.become("own-file-missing"); isUnderBuilt(file) {
			d.become("own-file-not-built")
		}
		if secrets.Has(strings.TrimSuffix(path.Base(file), path.Ext(file))) {
			d.become("secrets-file-missing")
		}
		if lookForImport(d); d.app.repo != nil && d.app.repo.Complete() && isUnderBuilt(file) {
			lookForCompiled(d, path.Join(path.Dir(inApp(d.values["importer"])), file))
		}
	case isAbsolute(file) && isOwn(d.values["importer"]):
		d.become("own-file-missing")
		lookForFile(d)
	case joinedIn(file) != "":
		d.become("path-without-slash", "name", joinedIn(file))
	case !lookForPackageAsFile(d, file):
		if lookForFile(d); d.found == nil && strings.HasPrefix(file, "/home/runner/") {
			d.become("replit-file-missing", "file", inApp(file))
		}
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
	module, repo := inApp(file), d.app.repo
	scope, name, scoped := strings.Cut(module, "/")
	switch {
	case module == file, path.Ext(module) != "":
		return false
	case scoped && strings.HasPrefix(scope, "@") && !strings.Contains(name, "/"):
		d.become("node-module-missing", "module", module)
	case repo == nil || repo.Node(repo.Folder()) == nil || !lists(repo, repo.Node(repo.Folder()), module):
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
	case isAbsolute(module):
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
	case builders.Has(d.By) && d.first.process != "" && !d.building && isHosted(d.platform) && !d.local:
		d.become("build-at-start")
	case packageOf(module) != module && d.app.repo != nil && d.app.repo.Declared(repository.NPM, packageOf(module)) != "" && !isDevelopmentOnly(d, packageOf(module)):
		d.become("package-file-missing", "package", packageOf(module), "path", strings.TrimPrefix(module, packageOf(module)+"/"))
		if small := lower(module); small != module && packageOf(module) == "next" { // whose files all have lowercase names
			d.become("package-path-case", "spelled", small)
		}
	default:
		d.set("package", packageOf(module))
		if d.building || strings.Contains(d.values["at"], ".config.") {
			d.set("step", "build")
		}
		notInPackageJSON(d, packageOf(module))
	}
}

// lookForFolder looks at a folder that the app needs: git doesn't keep one without files.
func lookForFolder(d *draft) {
	folder, repo := inApp(d.values["path"]), d.app.repo
	if folder == d.values["path"] && isAbsolute(folder) || repo == nil {
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
	n := d.app.repo.Node(d.app.repo.Folder())
	return n != nil && n.DevelopmentOnly(pkg)
}
