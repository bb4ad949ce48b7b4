package logs

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/holes"
	"github.com/proclint/proclint/lint/logs/life"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

// comparisons compare a text with another one. It starts with nothing that is empty.
var comparisons = []named[func(text, other string) bool]{
	{"is", func(text, other string) bool { return text == other }},
	{"starts", func(text, start string) bool { return start != "" && strings.HasPrefix(text, start) }},
	{"ends", func(text, end string) bool { return end != "" && strings.HasSuffix(text, end) }},
	{"has", func(text, part string) bool { return part != "" && strings.Contains(text, part) }},
}

// predicates say what a text is.
var predicates = []named[func(text string) bool]{
	{"absolute", paths.IsAbsolute},
	{"address", isAddress},
	{"digits", ascii.Digits},
	{"gem-name", holes.GemName.IsLegal},
	{"in-unknown-gem", isInUnknownGem},
	{"java-library", isJavaLibrary},
	{"loopback", life.IsLoopback},
	{"npm-name", holes.NPMName.IsLegal},
	{"on-a-machine", paths.IsLocal},
	{"outside", paths.IsOutside},
	{"own-code", paths.IsOwn},
	{"scoped", paths.IsScoped},
	{"pypi-name", holes.PyPIName.IsLegal},
	{"python-package", isPackage},
	{"source-code", isSource},
	{"spacy-model", isModelOfSpacy},
	{"under-built", isUnderBuilt},
	{"under-modules", paths.IsUnderModules},
	{"variable", ascii.IsVariable},
}

// changes make another text of a value. The name of a list of pairs is a change, too: to the word that follows the value in it.
var changes = []named[func(text string) string]{
	// Of texts.
	{"assigned", func(text string) string { name, _ := cutAssignment(text); return name }},
	{"assigned-value", func(text string) string { _, value := cutAssignment(text); return value }},
	{"dots", func(text string) string { return strings.ReplaceAll(text, "/", ".") }},
	{"first-word", func(text string) string { return before(text, " ") }},
	{"joined-words", func(text string) string { return strings.ReplaceAll(text, " ", "-") }},
	{"lower", ascii.Lower},
	{"number", func(text string) string { return behind(text, "-") }},
	{"percents", func(text string) string { return strings.Trim(text, "%") }},
	{"sentence", func(text string) string { return strings.TrimSuffix(text, ".") }},
	{"topic", func(text string) string { return before(text, ":") }},
	{"top", func(text string) string { return before(text, ".") }},
	{"upper", strings.ToUpper},
	// Of paths.
	{"base", path.Base},
	{"clean", path.Clean},
	{"dir", path.Dir},
	{"ext", path.Ext},
	{"first-folder", firstFolder},
	{"from-built", fromBuilt},
	{"in-app", paths.InApp},
	{"inside", func(folder string) string { return strings.Trim(paths.InApp(folder+"/"), "/") }},
	{"joined", joinedIn},
	{"last", func(file string) string { return file[strings.LastIndexAny(file, `/\`)+1:] }},
	{"no-scheme", func(file string) string { return strings.TrimPrefix(file, "file://") }},
	{"slashed", paths.Slashed},
	{"stem", func(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }},
	{"tail", func(file string) string { return path.Join(path.Base(path.Dir(file)), path.Base(file)) }},
	{"unslashed", func(file string) string { return strings.Trim(file, "/") }},
	// Of commands and processes.
	{"dokku-app", dokkuApp},
	{"dotted", undotted},
	{"port-of-assignment", func(command string) string { port, _ := cutPort(command); return port }},
	{"program", programOf},
	{"service", serviceOf},
	{"setting", settingIn},
	{"type", func(process string) string { return before(process, ".") }},
	{"without-assignment", func(command string) string { _, rest := cutPort(command); return rest }},
	{"without-redirect", func(command string) string { return strings.TrimSuffix(command, " 2>&1") }},
	// Of modules and packages.
	{"bare", func(module string) string { return strings.TrimPrefix(module, ":") }},
	{"gem-name", func(text string) string { name, _ := gemVersion(text); return name }},
	{"gem-of", func(file string) string { gem, _ := gemOf(file); return gem }},
	{"gem-version", func(text string) string { _, version := gemVersion(text); return version }},
	{"in-gems", func(file string) string { return firstFolder(behind(file, "/gems/")) }},
	{"in-modules", func(file string) string { return behind(file, "node_modules/.bin/") }},
	{"under-modules", func(file string) string { return behind(file, "node_modules/") }},
	{"in-package", func(module string) string { return strings.TrimPrefix(module, paths.PackageOf(module)+"/") }},
	{"in-vendor", func(file string) string { return behind(file, "/vendor/") }},
	{"last-part", func(module string) string { return module[strings.LastIndexByte(module, '.')+1:] }},
	{"last-version", newestOf},
	{"local-version", func(version string) string { return "+" + behind(version, "+") }},
	{"module-name", func(file string) string { return strings.ReplaceAll(strings.TrimSuffix(file, ".py"), "/", ".") }},
	{"namespace", strings.NewReplacer("/", ".", "_", "-").Replace},
	{"needed-by", neededBy},
	{"no-node", func(module string) string { return strings.TrimPrefix(module, "node:") }},
	{"npm-name-of", npmNameOf},
	{"package", paths.PackageOf},
	{"parent", func(module string) string { return module[:max(0, strings.LastIndexByte(module, '.'))] }},
	{"requirement-name", func(text string) string { name, _ := cutRequirement(text); return name }},
	{"requirement-version", func(text string) string { _, version := cutRequirement(text); return version }},
	{"slashes", func(module string) string { return strings.ReplaceAll(module, ".", "/") }},
	{"system", func(module string) string { _, system := cutSystem(module); return system }},
	{"in-vendor-class", func(class string) string { return behind(class, `\`) }},
	{"vendor", func(class string) string { return before(class, `\`) }},
	{"unspaced", func(class string) string { return strings.Trim(class, `\`) }},
	{"without-system", func(module string) string { name, _ := cutSystem(module); return name }},
}

// wordLists are lists of words that code reads, too.
var wordLists = []named[command.Words]{
	{"bot-packages", botPackages},
	{"built-folders", builtFolders},
	{"for-development", forDevelopment},
	{"linux-words", linuxWords},
	{"node-programs", nodePrograms},
	{"pip-names", otherPipNames},
	{"python-packages", pythonPackages},
	{"python-programs", pythonPrograms},
	{"ruby-programs", rubyPrograms},
	{"server-packages", serverPackages},
	{"windows-shells", windowsShells},
}

// questions are about the log, the Procfile and the folder. An answer is a text; "" is no.
var questions = []named[func(d *draft, about string) string]{
	// What the log shows besides its values.
	{"building", func(d *draft, _ string) string { return yes(d.Building) }},
	{"by", func(d *draft, _ string) string { return d.By }},
	{"failed-status", func(d *draft, _ string) string { return yes(d.Values["status"] != "" && d.Values["status"] != "0") }},
	{"fixed", func(d *draft, name string) string { return d.Fixed(name) }},
	{"found", func(d *draft, _ string) string { return yes(d.found != nil) }},
	{"from-process", func(d *draft, _ string) string { return yes(d.First.Process != "") }},
	{"hosted", func(d *draft, _ string) string { return yes(isHosted(d.OnPlatform)) }},
	{"in-local-log", func(d *draft, _ string) string { return yes(d.local) }},
	{"interrupted", func(d *draft, _ string) string { return yes(d.Interrupted) }},
	{"last-output", func(d *draft, _ string) string { return lastOutput(d.First.Text) }},
	{"line", func(d *draft, _ string) string { return d.First.Plain }},
	{"line-process", func(d *draft, _ string) string { return d.First.Process }},
	{"name", func(d *draft, _ string) string { return d.Name }},
	{"of-image", func(d *draft, _ string) string { return yes(d.isOfImage()) }},
	{"on-machine", func(d *draft, _ string) string { return yes(d.isLocal()) }},
	{"on-platform", func(d *draft, _ string) string { return d.OnPlatform }},
	{"pattern", func(d *draft, _ string) string { return d.Pattern }},
	{"quoted-program", func(d *draft, _ string) string { return d.quotedProgram() }},
	{"said", func(d *draft, _ string) string { return yes(d.Said != nil) }},
	{"server-says", func(d *draft, _ string) string { return yes(life.Says(d.Server)) }},
	{"typed", func(d *draft, program string) string { return yes(d.isTyped(program)) }},
	{"watching", func(d *draft, _ string) string { return yes(d.app.watches(d.Values["process"], d.Values["started"])) }},

	// The Procfile, and the files of platforms with commands.
	{"command", func(d *draft, name string) string { return d.app.command(name) }},
	{"entry", func(d *draft, name string) string { return yes(slices.Contains(d.app.entries(), name)) }},
	{"in-a-command", func(d *draft, word string) string {
		return yes(d.app.placeOf(word) != nil || d.app.commandLineOf(word) != nil)
	}},
	{"in-procfile", func(d *draft, word string) string { return yes(d.app.placeOf(word) != nil) }},
	{"near-entry", func(d *draft, name string) string { return nearTo(name, d.app.entries()) }},
	{"only-background", func(d *draft, _ string) string { return onlyBackground(d.app.entries()) }},
	{"only-process", func(d *draft, word string) string { return yes(d.app.isOnlyProcess(word)) }},
	{"path-in", func(d *draft, folder string) string { return d.app.pathIn(folder) }},
	{"procfile", func(d *draft, _ string) string { return yes(d.app.report != nil) }},
	{"procfile-in-image", func(d *draft, _ string) string { return yes(d.readsProcfileInImage()) }},
	{"split-variable", splitVariable},
	{"start-module", func(d *draft, module string) string { return d.startModule(module) }},

	// The folder.
	{"built-by-tools", func(d *draft, file string) string { return yes(d.app.isBuilt(file)) }},
	{"complete", func(d *draft, _ string) string { return yes(d.app.repo != nil && d.app.repo.Complete()) }},
	{"database-file", func(d *draft, _ string) string { return d.app.setsDatabase() }},
	{"elsewhere", func(d *draft, file string) string { return d.app.elsewhere(file) }},
	{"file", func(d *draft, name string) string { return yes(d.app.hasFile(name)) }},
	{"folder", func(d *draft, _ string) string { return yes(d.app.repo != nil) }},
	{"folder-with", func(d *draft, file string) string { return d.app.folderWith(file) }},
	{"front-end", func(d *draft, _ string) string { return frontEndOf(paths.InApp(d.Values["path"])) }},
	{"ignored", func(d *draft, file string) string { return d.app.ignoredBy(file) }},
	{"in-repository", func(d *draft, name string) string { return d.app.inRepository(name) }},
	{"is-folder", func(d *draft, name string) string { return yes(d.app.isFolder(name)) }},
	{"key-file", func(_ *draft, file string) string { return yes(isKeyFile(file)) }},
	{"known", func(d *draft, name string) string { _, known := d.app.codeAt(name); return yes(known) }},
	{"lacks", func(d *draft, name string) string { return yes(d.app.lacks(name)) }},
	{"large-manifest", func(d *draft, _ string) string { _, manifest := d.app.large(); return manifest }},
	{"large-package", func(d *draft, _ string) string { pkg, _ := d.app.large(); return pkg }},
	{"lighter", func(_ *draft, pkg string) string { return lighterThan(pkg) }},
	{"memory-limit", func(d *draft, _ string) string { limit, _ := d.app.memory(); return limit }},
	{"more-memory", func(d *draft, _ string) string { _, more := d.app.memory(); return more }},
	{"only-elsewhere", func(d *draft, file string) string { return d.app.onlyElsewhere(file) }},
	{"relevant", func(d *draft, file string) string { return yes(d.app.isRelevant(file)) }},
	{"similar-requirements", func(d *draft, _ string) string {
		return firstFile(d.app.repo, "requirement.txt requirements requirments.txt requirements.txt.txt require.txt")
	}},
	{"spelled", func(d *draft, file string) string { return d.app.spelled(file) }},
	{"text", func(d *draft, name string) string { text, _ := d.app.codeAt(name); return text }},
	{"windows-script", func(d *draft, file string) string { return windowsScript(d.app.repo, file) }},

	// Images.
	{"caprover-without-path", func(d *draft, _ string) string { return yes(d.app.hasOldCaptain()) }},
	{"compose-file", func(d *draft, _ string) string { return firstFile(d.app.repo, composeFiles) }},
	{"image-without-files", func(d *draft, _ string) string { return d.app.imageWithoutFiles() }},
	{"image-without-modules", func(d *draft, pkg string) string { return d.app.imageWithoutModules(d.app.nodeFor(pkg)) }},
	{"image-base", func(d *draft, _ string) string { return d.app.lastStage().from }},
	{"image-installs-nothing", func(d *draft, _ string) string { return yes(d.usesDockerfile() && d.app.installsNothing()) }},
	{"image-workdir", func(d *draft, _ string) string { return d.app.lastStage().workdir }},
	{"left-out", func(d *draft, file string) string { return yes(d.isLeftOut(file)) }},
	{"modules-covered", func(d *draft, _ string) string { return d.app.modulesCovered() }},
	{"mount-over", func(d *draft, module string) string { return d.app.mountOver(module) }},
	{"outside-workdir", func(d *draft, file string) string { return d.outsideWorkdir(file) }},
	{"uses-dockerfile", func(d *draft, _ string) string { return yes(d.usesDockerfile()) }},

	// Languages and programs.
	{"buildpack-of", func(d *draft, program string) string {
		return runtimeOf(program).buildpackFor(d.app.manifestOf(program))
	}},
	{"buildpack-without-files", func(d *draft, set string) string { return yes(d.app.lacksFilesOf(ascii.Lower(set))) }},
	{"builds-app", func(_ *draft, script string) string { return yes(buildsApp(script)) }},
	{"fixed-port", func(_ *draft, address string) string { return fixedPort(address) }},
	{"has-lock-file", func(d *draft, program string) string {
		return firstFile(d.app.repo, lockFilesOf(program, d.OnPlatform))
	}},
	{"install-of", func(_ *draft, program string) string { return installOf(program) }},
	{"interpreter", func(_ *draft, file string) string { return paths.InterpreterOf(file) }},
	{"lacks-tool", func(d *draft, program string) string { return yes(d.lacksTool(program)) }},
	{"lock-file", func(d *draft, program string) string { return before(string(lockFilesOf(program, d.OnPlatform)), " ") }},
	{"loopback-server", func(_ *draft, address string) string { return yes(life.IsLoopback(life.HostOf(address))) }},
	{"lowercase-port", func(d *draft, _ string) string { return d.app.readsLowercasePort() }},
	{"manifest-elsewhere", func(d *draft, _ string) string { return d.app.manifestElsewhere() }},
	{"manifest-of", func(d *draft, program string) string { return d.app.manifestOf(program) }},
	{"misspelled", func(_ *draft, program string) string { return misspelled(program) }},
	{"other-than-java", func(d *draft, _ string) string { return d.app.otherThanJava() }},
	{"own-manifest", func(d *draft, _ string) string { _, manifest := d.app.runtime(); return manifest }},
	{"port-of", func(_ *draft, address string) string { return strings.TrimPrefix(address, life.HostOf(address)) }},
	{"puma-sets-port", func(d *draft, _ string) string { return yes(d.app.pumaSetsPort()) }},
	{"rival", func(d *draft, program string) string {
		return yes(d.app.repo != nil && runtimeOf(program).hasRival(d.app.repo))
	}},
	{"runner", func(_ *draft, program string) string { return yes(isRunner(program)) }},
	{"runtime-file", func(d *draft, program string) string { return runtimeOf(program).manifestIn(d.app.repo) }},
	{"runtime-of", func(_ *draft, program string) string { return runtimeOf(program).name() }},
	{"runtime-of-file", func(_ *draft, manifest string) string { return runtimeOfFile(manifest) }},
	{"surely-without", func(d *draft, program string) string { return yes(d.app.surelyLacks(runtimeOf(program))) }},

	// Apps of Node.js.
	{"alias", func(d *draft, module string) string { return yes(isAlias(d.app.repo, module)) }},
	{"beside-importer", func(d *draft, file string) string {
		return path.Join(path.Dir(paths.InApp(d.Values["importer"])), file)
	}},
	{"compiled", func(d *draft, file string) string { return yes(d.app.mayCompile(file)) }},
	{"declared-npm", func(d *draft, pkg string) string { return d.app.declaredBy(repository.NPM, pkg) }},
	{"development-only", func(d *draft, pkg string) string { return yes(isDevelopmentOnly(d.app.node(), pkg)) }},
	{"early-script", func(d *draft, pkg string) string { return runEarly(d.app.nodeFor(pkg), d.Values["program"]) }},
	{"has-script", func(d *draft, name string) string { n := d.scriptManifest(); return yes(n != nil && n.HasScript(name)) }},
	{"imported", func(d *draft, _ string) string { how, _ := d.imported(); return how }},
	{"imported-file", func(d *draft, _ string) string { _, file := d.imported(); return file }},
	{"in-node", func(d *draft, _ string) string { return yes(d.app.repo == nil || d.app.node() != nil) }},
	{"is-package", func(d *draft, folder string) string { return yes(d.app.repo.Node(d.app.inRepository(folder)) != nil) }},
	{"lacks-ending", func(d *draft, file string) string { return yes(d.lacksEnding(file)) }},
	{"listed", func(d *draft, pkg string) string { n := d.app.nodeFor(pkg); return yes(n != nil && n.Lists(pkg)) }},
	{"lists", func(d *draft, pkg string) string {
		return yes(d.app.node() != nil && lists(d.app.repo, d.app.node(), pkg))
	}},
	{"names-package", func(d *draft, program string) string { return yes(d.app.namesPackage(program)) }},
	{"near-script", func(d *draft, name string) string { return nearTo(name, d.scriptManifest().Scripts) }},
	{"node-installer", func(d *draft, _ string) string { return d.nodeInstaller() }},
	{"node-start", func(d *draft, _ string) string { return nodeStart(d.scriptManifest()) }},
	{"not-installed-folder", func(d *draft, pkg string) string { return d.app.notInstalledFolder(d.app.nodeFor(pkg)) }},
	{"npm-package", func(d *draft, program string) string { return npmPackage(d.app.repo, program) }},
	{"only-for-development", func(d *draft, pkg string) string { return yes(isDevelopmentOnly(d.app.nodeFor(pkg), pkg)) }},
	{"own-node-program", func(d *draft, file string) string { return yes(d.isOwnNodeProgram(file)) }},
	{"package-at", func(d *draft, file string) string { return packageAt(d.app.repo, file) }},
	{"package-json", func(d *draft, _ string) string { return pathOf(d.app.node()) }},
	{"package-json-for", func(d *draft, pkg string) string { return pathOf(d.app.nodeFor(pkg)) }},
	{"program-of-package", func(d *draft, script string) string { return yes(d.isProgramOfPackage(script)) }},
	{"script", func(d *draft, name string) string { return scriptOf(d.app.node(), name) }},
	{"script-folder", func(d *draft, _ string) string { return folderIn(d.Values["started"], d.Values["script"]) }},
	{"script-manifest", func(d *draft, _ string) string { return pathOf(d.scriptManifest()) }},
	{"scripts-twice", func(d *draft, name string) string { return yes(d.app.hasScriptsTwice(d.scriptManifest(), name)) }},
	{"start-missing", func(d *draft, _ string) string { return yes(d.app.surelyHasNoStart()) }},
	{"typescript-build", func(d *draft, _ string) string { return d.typescriptBuild() }},
	{"typescript-folder", func(d *draft, _ string) string { settings, _ := d.app.codeAt("tsconfig.json"); return outDir(settings) }},
	{"usual-npm-package", func(_ *draft, program string) string { return npmPackage(nil, program) }},
	{"workspace-with", func(d *draft, pkg string) string { return d.app.workspaceWith(pkg) }},
	{"workspaces", func(d *draft, pkg string) string { n := d.app.nodeFor(pkg); return yes(n != nil && n.Workspaces) }},

	// Apps of Python.
	{"application-in", func(d *draft, file string) string { text, _ := d.app.codeAt(file); return applicationIn(text) }},
	{"at-top", func(d *draft, name string) string { return yes(d.app.isAtTop(d.Values["looked"], name)) }},
	{"built-as-other", func(d *draft, _ string) string { built, _ := d.otherLanguage(); return yes(built != nil) }},
	{"declared-pip", func(d *draft, pkg string) string { return d.app.declaredBy(repository.Pip, pkg) }},
	{"flask-module", func(d *draft, _ string) string { return d.app.flaskModule() }},
	{"has-module", func(d *draft, module string) string { return yes(d.app.repo != nil && d.app.hasModule(module)) }},
	{"in-main", func(d *draft, name string) string { return yes(d.app.isInMain(d.Values["looked"], name)) }},
	{"own-module-file", func(d *draft, _ string) string { return d.ownModuleFile() }},
	{"pip-name", func(_ *draft, module string) string { return pipName(module) }},
	{"pip-package", func(_ *draft, program string) string { return pipPackage(program) }},
	{"project-named", func(d *draft, name string) string {
		text, _ := d.app.codeAt("pyproject.toml")
		return yes(strings.Contains(text, `name = "`+name+`"`))
	}},
	{"served", func(d *draft, module string) string { return yes(d.isServed(module)) }},
	{"server-module", func(d *draft, _ string) string { return firstFile(d.app.repo, serverModules) }},
	{"variable-in", func(d *draft, file string) string { text, _ := d.app.codeAt(file); return variableOf(text, "") }},
	{"version-with-name", func(d *draft, _ string) string { return versionWith(d.Values["module"], d.Values["name"]) }},
	{"worker-package", func(d *draft, module string) string { return d.workerPackage(module) }},

	// Apps of other languages.
	{"declared-gem", func(d *draft, gem string) string { return d.app.declaredBy(repository.Bundler, gem) }},
	{"declared-of", func(d *draft, list string) string { return d.app.declared(find(wordLists, list)) }},
	{"dotnet-assembly", func(d *draft, file string) string { _, dll := d.app.assembly(file); return dll }},
	{"dotnet-project", func(d *draft, _ string) string { project, _ := d.app.assembly("x.dll"); return project }},
	{"elixir-app", func(d *draft, _ string) string { return elixirApp(d.app.repo) }},
	{"extension-of", func(d *draft, file string) string { return extensionOf(file, d.Values["within"]) }},
	{"gem-for-development", func(d *draft, gem string) string {
		text, _ := d.app.codeAt("Gemfile")
		return yes(isGemForDevelopment(text, gem))
	}},
	{"gem-of-constant", func(d *draft, name string) string { return d.app.gemOfConstant(name) }},
	{"go-module", func(d *draft, _ string) string { return goModule(d.app.repo) }},
	{"go-program", func(d *draft, _ string) string { return goProgram(d.app.repo) }},
	{"java-build-file", func(d *draft, _ string) string { return firstFile(d.app.repo, javaBuildFiles) }},
	{"module-of-jar", func(d *draft, jar string) string {
		return moduleOfJar(d.app.repo, firstFile(d.app.repo, javaBuildFiles), jar)
	}},
	{"names-gem", func(d *draft, gem string) string { return yes(d.app.repo.Ruby(d.app.repo.Folder()).Names(gem)) }},
	{"old-go-manifest", func(d *draft, _ string) string {
		return firstFile(d.app.repo, "Gopkg.toml glide.yaml Godeps/Godeps.json")
	}},
	{"only-in-require-dev", func(d *draft, class string) string { return d.app.onlyInRequireDev(class) }},
	{"requires-in-composer", func(d *draft, extension string) string { return yes(d.app.requiresInComposer(extension)) }},
}

// yes is the answer to a question for yes or no.
func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}
