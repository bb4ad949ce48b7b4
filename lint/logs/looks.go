package logs

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/spelling"
)

type look struct {
	name string
	at   func(*draft)
}

// looks are what a meaning may look at, by the names in the table. Where one shows nothing, the texts of the meaning stay.
var looks = []look{
	{"program", lookForProgram},
	{"exec", lookAfterExec},
	{"script", lookForScript},
	{"python-module", lookForPythonModule},
	{"worker-class", lookForWorker},
	{"node-module", lookForNodeModule},
	{"node-file", lookForNodeFile},
	{"import", lookForImport},
	{"class", lookForClass},
	{"namespace", lookForNamespace},
	{"php-class", lookForPHPClass},
	{"nginx", lookForNginx},
	{"port", lookForPort},
	{"gem", lookForGem},
	{"file", lookForFile},
	{"web", lookForWeb},
	{"process", lookForProcess},
	{"web-in-procfile", lookForWebInProcfile},
	{signal.LookEnd, lookAtEnd},
	{"said", lookForSaid},
	{"step", lookForStep},
	{"bundling", lookForBundling},
	{"gem-library", lookForGemLibrary},
	{"gem-name", lookForGemName},
	{"constant", lookForConstant},
	{"java-package", lookForJavaPackage},
	{"gem-outside", lookForGemOutside},
	{"database", lookForDatabase},
	{"local-procfile", lookForLocalProcfile},
	{"port-value", lookForPortValue},
	{"attribute", lookForAttribute},
	{"executable", lookForExecutable},
	{"language", lookForLanguage},
	{"entrypoint", lookForEntrypoint},
	{"container-name", lookForContainerName},
	{"remote", lookForRemote},
	{"listening", lookForListening},
	{"killed", lookForKilled},
	{"asgi", lookForASGI},
	{"variable", lookForVariable},
	{"nix-package", lookForNixPackage},
	{"address", lookForAddress},
	{"start", func(d *draft) { lookForStart(d) }},
	{"folder", lookForFolder},
	{"go-package", lookForGoPackage},
	{"go-line", lookForGoLine},
	{"elixir-module", lookForElixirModule},
	{"output", lookForOutput},
	{"manifest-folder", func(d *draft) {
		if file := cmp.Or(d.values["manifest"], "go.mod"); d.app.lacks(file) {
			d.inFolders("language-in-folder", file, d.app.repo.Elsewhere(file))
		}
	}},
	{"own-pip", lookForOwnPip},
	{"unpinned", lookForUnpinned},
	{"dotnet-command", lookForDotnetCommand},
	{"python-version", lookForPythonVersion},
	{"ruby-version", lookForRubyVersion},
	{"asked-version", lookForAskedVersion},
	{"name", lookForName},
	{"archive", lookForArchive},
	{"slashes", lookForSlashes},
	{"pip-package", lookForPipPackage},
	{"library", lookForLibrary},
	{"named-variable", lookForNamedVariable},
	{"telebot", lookForTeleBot},
	{"argument", lookForArgument},
	{"imported-name", lookForImportedName},
	{"shadow", lookForShadow},
	{"npm-package", lookForNPMPackage},
	{"front-end", lookForFrontEnd},
	{"requirements", lookForRequirements},
	{"lock-file", func(d *draft) { lookForManifest(d, d.values["file"]) }},
	{"copied-file", lookForCopied},
	{"read-folder", func(d *draft) {
		if at := d.values["path"]; paths.IsLocal(at) || strings.HasPrefix(at, "/home/") && strings.Contains(at, "/.") {
			d.become("folder-on-machine")
		}
	}},
	{"size", lookForSize},
	{"package-folder", lookForPackageFolder},
	{"opened-file", lookForOpened},
	{"module-syntax", func(d *draft) {
		if strings.HasSuffix(d.values["at"], ".ts") {
			d.become("typescript-loaded")
		}
	}},
	{"opening-library", lookForOpener},
	{"java-app", lookForJavaApp},
	{"usual-port", lookForUsualPort},
	{"asset", func(d *draft) {
		if lock, known := d.app.codeAt("Gemfile.lock"); known && strings.Contains(lock, "PLATFORMS") && !ascii.ContainsAny(lock, []string{"linux", "  ruby\n"}) {
			d.become("assets-other-system")
		}
	}},
	{"deno", func(d *draft) {
		flag := "--allow-" + d.values["access"]
		if !strings.Contains(d.app.command("web"), flag) {
			d.set("permission", d.values["access"])
		}
	}},
	{"flask", func(d *draft) {
		if d.app.repo == nil {
			return
		}
		for _, name := range d.app.repo.Files(d.app.repo.Folder(), ".py") {
			if text, _ := d.app.codeAt(name); strings.Contains(text, "Flask(") {
				d.set("module", strings.TrimSuffix(name, ".py"))
			}
		}
	}},
	{"esm-package", func(d *draft) { d.set("package", packageAt(d.app.repo, d.values["path"])) }},
	{"memory", lookForMemory},
	{"sentence", func(d *draft) { d.set("said", strings.TrimSuffix(d.values["said"], ".")) }},
	{"go-main", func(d *draft) {
		if d.app.repo == nil {
			return
		}
		if found := d.app.repo.Elsewhere("main.go"); len(found) == 1 {
			d.set("main", found[0])
		}
	}},
	{"setting", func(d *draft) {
		if d.Fixed("setting") == "" { // it isn't read from a variable
			d.set("variable", cmp.Or(d.values["unset"], d.values["setting"]))
		}
	}},
}

// lookNamed finds a look, or gives nil.
func lookNamed(name string) func(*draft) {
	for _, l := range looks {
		if l.name == name {
			return l.at
		}
	}
	return nil
}

// programNames are what the name of a program alone shows, in the order in which it counts.
var programNames = []hint{
	{"cmd-not-json", func(_ *draft, program string) bool { return strings.HasPrefix(program, "[") && len(program) > 2 }},
	{"run-entry", func(_ *draft, program string) bool { return strings.HasSuffix(program, ":") }},
	{"run-words", func(_ *draft, program string) bool { return strings.Contains(program, " ") }},
	{"run-option", func(_ *draft, program string) bool { return strings.HasPrefix(program, "-") }},
	{"run-dash", func(_ *draft, program string) bool { return ascii.StartsWith(program, longDashes) }},
	{"run-port", func(_ *draft, program string) bool { return ascii.Lower(program) == "port" }},
	{"run-on-windows", func(d *draft, program string) bool { return windowsShells.Has(d.By) && linuxWords.Has(program) }},
	{"run-shell-word", func(_ *draft, program string) bool { return shellWords.Has(program) }},
	{"program-of-old-build", func(_ *draft, program string) bool { return strings.HasPrefix(program, "/tmp/build_") }},
	{"run-as-root", func(_ *draft, program string) bool { return program == "sudo" }},
	{"builder-no-tool", func(_ *draft, program string) bool { return serverPrograms.Has(program) || program == "pack" }},
}

func lookForProgram(d *draft) {
	program := d.values["program"]
	variable, _, assigns := strings.Cut(program, "=")
	if _, inModules, ok := strings.Cut(program, "node_modules/.bin/"); ok {
		program = inModules
		d.set("program", program)
	}
	switch {
	case d.values["service"] != "":
		d.become("service-path")
	case assigns && ascii.IsVariable(variable):
		d.become("run-assignment", "name", variable)
	case d.becomeFirst(programNames, program), d.lookInTurn(program, lookForCLI, lookForPartOfNode):
	case strings.HasPrefix(program, "./") && lookForGoOutput(d, program):
	case d.lookInTurn(program, lookForBundled, lookForSplit, lookForBuildTool, lookForPlatformFile, lookForOwnName, lookForManager,
		lookForFirstWord, lookForSource, lookForDot, lookForTypo, lookForImage, lookForRuntime, lookForPackage, lookForScriptProgram,
		lookForNodeProgram, lookForGoProgram):
	case ascii.StartsWith(program, []string{"/usr/", "/opt/"}):
		d.become("program-at-path")
	case d.building:
		d.become("build-program")
	}
}

// lookForCLI looks at a command of a platform's command line, which a job may run without having the program.
func lookForCLI(d *draft, program string) bool {
	switch topic, _, ok := strings.Cut(program, ":"); {
	case ok && cliTopics.Has(topic):
		return d.become("run-cli")
	case !cliPrograms.Has(program):
		return false
	case d.isTyped(program):
		return d.become("cli-not-here")
	case d.app.placeOf(program) != nil || !d.building && (d.platform != "" || d.first.Process != ""):
		return d.become("run-cli")
	}
	if target, ok := platform.Lookup(program); ok && target.Platform().Install != "" {
		d.set("install", target.Platform().Install)
	}
	return d.become("cli-not-in-job")
}

// lookForBundled looks at a program that Bundler didn't find.
func lookForBundled(d *draft, program string) bool {
	if d.By == "bundler" && strings.Contains(program, "/") {
		return d.become("binstub-missing", "name", path.Base(program))
	}
	if d.By != "bundler" {
		return false
	}
	if lookForListedGem(d, program, true); d.found == nil && d.isLocal() {
		d.become("here-bundle")
	}
	return true
}

// lookAfterExec is for a shell that ran exec with the program.
func lookAfterExec(d *draft) {
	name, _, assigns := strings.Cut(d.values["program"], "=")
	if assigns && ascii.IsVariable(name) || shellWords.Has(name) {
		d.become("run-after-exec")
		return
	}
	lookForProgram(d)
}

// shellWords are commands of the shell itself.
const shellWords command.Words = "cd export source . eval set unset ulimit umask alias if for while exec exit"

// cliTopics are the words before the colon of commands such as ps:scale.
const cliTopics command.Words = "ps config domains addons pg redis buildpacks apps labs stack"

// cliPrograms are the command lines of platforms.
const cliPrograms command.Words = "heroku dokku cf railway fly flyctl gcloud git docker kubectl"

// serverPrograms build apps on the server of a platform.
const serverPrograms command.Words = "nixpacks railpack"

// lookForSplit looks whether a program is the start of a variable's name, behind which is a space: NPM CONFIG_PRODUCTION=false.
func lookForSplit(d *draft, program string) bool {
	rest, ok := strings.CutPrefix(d.values["started"], program+" ")
	name, _, assigns := strings.Cut(rest, "=")
	if !ok || !assigns || !ascii.IsVariable(name) || ascii.Lower(program) == program {
		return false
	}
	return d.become("run-split-variable", "variable", program+"_"+name)
}

// shortestTypo is the length of the shortest name that may be a typo: a shorter one is near too many others.
const shortestTypo = 5

// lookForTypo looks at a program whose name is a typo for a known one.
func lookForTypo(d *draft, program string) bool {
	known := strings.Fields(string(pythonPrograms + " " + rubyPrograms + " " + nodePrograms + " node npm python python3 java bundle"))
	near, least := spelling.LeastTypos(program, known), shortestTypo
	if small := ascii.Lower(program); slices.Contains(known, small) {
		near, least = small, 0
	}
	if len(program) < least || near == "" || near == program || slices.Contains(known, program) {
		return false
	}
	return d.become("run-misspelled", "near", near)
}

// publicPrefixes start the names of variables that a build writes into the pages.
var publicPrefixes = []string{"NEXT_PUBLIC_", "VITE_", "REACT_APP_", "GATSBY_", "EXPO_PUBLIC_"}

// lookForVariable looks whether the build needs a variable: it doesn't get all variables that the app gets.
func lookForVariable(d *draft) {
	if d.values["within"] == "django_heroku" {
		d.become("django-heroku-settings")
		return
	}
	if d.values["key"] != "" && d.building {
		d.become("key-in-build")
	}
	if d.values["variable"] != "" && (d.building || ascii.StartsWith(d.values["variable"], publicPrefixes)) {
		d.become("variable-in-build")
	}
}

// lookForAddress looks whether a build wanted to reach an address, which mostly is in the network of the app.
func lookForAddress(d *draft) {
	switch {
	case strings.Contains(d.values["host"], "://"):
		d.become("host-is-url")
	case d.building:
		d.become("address-in-build")
	case d.values["address"] == "http" || d.values["address"] == "https":
		d.become("host-is-url", "host", d.values["address"]+"://")
	case isLoopback(d.values["address"]) && d.app.setsDatabase() != "":
		d.become("database-url-unused", "manifest", d.app.setsDatabase())
	case d.values["host"] != "" && !strings.Contains(d.values["host"], "."):
		d.become("host-is-service")
	}
}

// setsDatabase is the file of a platform that sets the URL of a database for the app, or "".
func (a *app) setsDatabase() string {
	if a.repo == nil {
		return ""
	}
	for _, name := range []string{"app.yaml", ".do/app.yaml", "render.yaml"} {
		if text, _ := a.repo.Text(path.Join(a.repo.Folder(), name)); strings.Contains(text, "key: DATABASE_URL") {
			return name
		}
	}
	return ""
}

// lookForFirstWord looks at a command that starts with a file instead of a program.
func lookForFirstWord(d *draft, program string) bool {
	interpreter := paths.InterpreterOf(program)
	return interpreter != "" && d.become("run-file", "interpreter", interpreter)
}

// lookForPackage looks at a program that a package installs.
func lookForPackage(d *draft, program string) bool {
	repo := d.app.repo
	if repo == nil {
		return false
	}
	switch {
	case pythonPrograms.Has(program):
		return notInRequirements(d, pipPackage(program), program)
	case rubyPrograms.Has(program):
		return notInManifest(d, repository.Bundler, "Gemfile", program, `gem "`+program+`"`)
	case nodePrograms.Has(program) && notInPackageJSON(d, npmPackage(repo, program)):
		return true
	}
	pkg := npmPackage(repo, program)
	if n := d.app.node(); n != nil && (pkg != program || lists(repo, n, program)) {
		return notInPackageJSON(d, pkg)
	}
	return false
}

// lookForNodeProgram looks at a program of a package of Node.js where no package.json is known.
func lookForNodeProgram(d *draft, program string) bool {
	pkg := npmPackage(nil, program)
	if d.app.node() != nil || pkg == program && !nodePrograms.Has(program) {
		return false
	}
	if d.set("package", pkg); pkg != program {
		d.set("other", pkg)
	}
	if d.building {
		d.set("step", "build")
	}
	d.become("node-program")
	if !d.building && forDevelopment.Has(program) {
		d.become("development-program")
	}
	return true
}

func lookForWeb(d *draft) {
	if lookForOther(d) {
		return
	}
	has, _ := d.app.hasEntry("web")
	switch entries, only := d.app.entries(), d.values["declared"]; {
	case len(entries) == 1 && backgroundEntries.Has(entries[0]):
		if d.become("only-worker", "process", entries[0]); d.By == "cnb-lifecycle" {
			d.become("launcher-no-web")
		}
	case only != "" && only != "web":
		d.become("web-not-declared")
	case has:
		d.become("web-stopped", "process", "web")
	}
}

// backgroundEntries are the usual names of a process that gets no requests.
const backgroundEntries command.Words = "worker bot discord clock"

func lookForProcess(d *draft) {
	process := d.values["process"]
	if process == "" {
		return
	}
	entries := d.app.entries()
	if near := spelling.LeastTypos(process, entries); near != "" && near != process {
		d.become("process-near", "near", near)
	} else if has, known := d.app.hasEntry(process); known && has {
		d.become("process-elsewhere")
	}
}

func lookForPortValue(d *draft) {
	value := d.values["value"]
	switch {
	case strings.HasPrefix(value, "$"):
		d.become("port-literal")
	case ascii.Digits(value):
		d.become("port-range-value")
	case value == "NaN":
		d.become("port-computed")
	case strings.HasPrefix(value, "%"):
		d.become("port-windows")
	case value != "":
		d.become("port-word")
	}
}

// lookForAttribute looks for the names of applications in a module of the app.
func lookForAttribute(d *draft) {
	module, repo := d.values["module"], d.app.repo
	if repo == nil || module == "" {
		return
	}
	file := path.Join(repo.Folder(), strings.ReplaceAll(module, ".", "/")+".py")
	text, known := repo.Text(file)
	if !known {
		return
	}
	d.set("file", file)
	hides := path.Join(strings.TrimSuffix(file, ".py"), "__init__.py")
	switch wanted, found := d.values["attribute"], applicationIn(text); {
	case repo.IsFile(hides):
		d.become("package-hides-module", "other", hides)
	case strings.Contains("\n"+text, "\n"+wanted+" ="):
	case ascii.IsVariable(wanted) && strings.Contains(text, "\nif __name__") && strings.Contains(text, "    "+wanted+" = ") && found == "":
		d.become("attribute-not-at-top")
	case found != "" && found != wanted:
		if d.become("attribute-near", "name", found); strings.Contains(text, "Dash(") && !strings.Contains(text, "Flask(") {
			d.become("dash-no-server")
		}
	}
}

// isData reports whether a file has data, so that a script that may not open it wanted to read or write it.
func isData(file string) bool {
	const kinds command.Words = ".conf .cfg .ini .log .json .txt .env .yml .yaml .toml .pid .lock .db .sqlite3 .xml .html .css .md .pem .key .crt"
	return kinds.Has(path.Ext(file))
}

// lookForExecutable looks at a file that may not be run: one of a language needs its interpreter, and no permission.
func lookForExecutable(d *draft) {
	file := d.values["path"]
	if paths.IsAbsolute(file) {
		file = paths.InApp(file)
		d.set("path", file)
	}
	interpreter := paths.InterpreterOf(file)
	switch {
	case strings.HasPrefix(file, ".platform/"):
		d.become("hook-not-executable")
	case interpreter != "" && (path.Ext(file) != ".sh" || !d.app.hasFile(file) || d.app.placeOf(file) != nil):
		d.become("interpreter-missing", "interpreter", interpreter)
	case isData(file):
		d.become("file-not-writable")
	case pythonPrograms.Has(path.Base(file)):
		d.become("program-denied")
	case !lookForSource(d, file):
		lookForModulesInGit(d, file)
	}
}

// lookForLanguage looks for the file of a language in the folder that is built, and in others.
func lookForLanguage(d *draft) {
	repo := d.app.repo
	if repo == nil {
		return
	}
	for i := range runtimes {
		if manifest := runtimes[i].manifestIn(repo); manifest != "" {
			lookForBuildpack(d, &runtimes[i], manifest)
			return
		}
	}
	if d.app.hasFile("Dockerfile") && ascii.ContainsAny(d.first.Plain, serverPrograms.List()) {
		d.become("dockerfile-unused")
		return
	}
	for _, r := range runtimes {
		if d.inFolders("language-in-folder", r.manifest, repo.Elsewhere(r.manifest)) {
			return
		}
	}
	lookForRequirements(d)
}

// lookForJavaApp looks whether an app that the Java buildpack can't run is of another language.
func lookForJavaApp(d *draft) {
	other := ""
	for i := range runtimes {
		r := &runtimes[i]
		switch manifest := r.manifestIn(d.app.repo); {
		case manifest == "":
		case r.title == "Java":
			return
		default:
			other = manifest
			d.set("runtime", r.title, "manifest", manifest)
		}
	}
	if other != "" {
		d.become("java-buildpack-other-language")
	}
}

// lookForEntrypoint looks at a program that an image's entry point starts, and that it got from the Procfile.
func lookForEntrypoint(d *draft) {
	program := d.values["program"]
	target, ok := platform.Lookup(d.platform + ":dockerfile")
	isFromProcfile := d.platform == "" || ok && target.Reads()
	if isFromProcfile && d.app.placeOf(program) != nil && !lookForTypo(d, program) {
		d.become("procfile-in-image")
		return
	}
	lookAfterExec(d)
}

// lookForWebInProcfile is for a message that the Procfile has no process that should start: there may be no Procfile at all.
func lookForWebInProcfile(d *draft) {
	if d.app.report != nil || d.values["found"] != "" || !d.app.lacks("Procfile") {
		lookForWeb(d)
		return
	}
	if lookForStart(d) {
		return
	}
	if d.values["process"] == "" {
		d.set("process", "web")
	}
	d.become("web-without-procfile")
}
