package evidence

import (
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/subject"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

type named[T any] struct {
	name string
	is   T
}

// find is what has a name among others, or nothing.
func find[T any](all []named[T], name string) (found T) {
	for _, one := range all {
		if one.name == name {
			return one.is
		}
	}
	return found
}

// comparisons compare a text with another one. It starts with nothing that is empty.
var comparisons = []named[func(text, other string) bool]{
	{"is", func(text, other string) bool { return text == other }},
	{"starts", func(text, start string) bool { return start != "" && strings.HasPrefix(text, start) }},
	{"ends", func(text, end string) bool { return end != "" && strings.HasSuffix(text, end) }},
	{"has", func(text, part string) bool { return part != "" && strings.Contains(text, part) }},
}

var predicates = []named[func(text string) bool]{
	{"absolute", lex.IsAbsolute},
	{"address", subject.IsAddress},
	{"digits", ascii.Digits},
	{"for-development", command.ForDevelopment},
	{"gem-name", signal.GemName.IsLegal},
	{"in-unknown-gem", func(file string) bool { _, known := subject.GemOf(file); return !known }},
	{"known-program", command.Known},
	{"java-library", func(class string) bool { return ascii.StartsWith(class, lex.JavaLibraries) }},
	{"loopback", ascii.IsLoopback},
	{"npm-name", signal.NPMName.IsLegal},
	{"on-a-machine", lex.IsLocal},
	{"outside", lex.IsOutside},
	{"own-code", lex.IsOwn},
	{"scoped", lex.IsScoped},
	{"of-npm", ecosystem.Of(ecosystem.Node).Knows},
	{"of-pypi", ecosystem.Of(ecosystem.Python).Knows},
	{"of-rubygems", ecosystem.Of(ecosystem.Ruby).Knows},
	{"pypi-name", signal.PyPIName.IsLegal},
	{"python-module", ecosystem.IsPythonModule},
	{"python-package", func(module string) bool {
		return ecosystem.IsPythonModule(module) || ecosystem.Of(ecosystem.Python).Knows(module)
	}},
	{"source-code", subject.IsSource},
	{"spacy-model", func(module string) bool { // such as en_core_web_sm
		return len(module) > 8 && module[2] == '_' && (strings.Contains(module, "_web_") || strings.Contains(module, "_news_"))
	}},
	{"under-built", subject.IsUnderBuilt},
	{"under-modules", lex.IsUnderModules},
	{"variable", ascii.IsVariable},
}

// changes make another text of a value. The name of a list of pairs is a change, too: to the word that follows the value in it.
var changes = []named[func(text string) string]{
	// Of texts.
	{"assigned", func(text string) string { name, _ := subject.CutAssignment(text); return name }},
	{"assigned-value", func(text string) string { _, value := subject.CutAssignment(text); return value }},
	{"dots", func(text string) string { return strings.ReplaceAll(text, "/", ".") }},
	{"first-word", func(text string) string { return subject.Before(text, " ") }},
	{"joined-words", func(text string) string { return strings.ReplaceAll(text, " ", "-") }},
	{"last-word", func(text string) string { return text[strings.LastIndexByte(text, ' ')+1:] }},
	{"lower", ascii.Lower},
	{"number", func(text string) string { return subject.Behind(text, "-") }},
	{"percents", func(text string) string { return strings.Trim(text, "%") }},
	{"sentence", func(text string) string { return strings.TrimSuffix(text, ".") }},
	{"topic", func(text string) string { return subject.Before(text, ":") }},
	{"top", func(text string) string { return subject.Before(text, ".") }},
	{"upper", strings.ToUpper},
	// Of paths.
	{"base", path.Base},
	{"clean", path.Clean},
	{"dir", path.Dir},
	{"ext", path.Ext},
	{"first-folder", subject.FirstFolder},
	{"from-built", subject.FromBuilt},
	{"in-app", lex.InApp},
	{"inside", func(folder string) string { return strings.Trim(lex.InApp(folder+"/"), "/") }},
	{"joined", subject.JoinedIn},
	{"last", func(file string) string { return file[strings.LastIndexAny(file, `/\`)+1:] }},
	{"no-scheme", func(file string) string { return strings.TrimPrefix(file, "file://") }},
	{"slashed", lex.Slashed},
	{"stem", func(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }},
	{"tail", func(file string) string { return path.Join(path.Base(path.Dir(file)), path.Base(file)) }},
	{"unslashed", func(file string) string { return strings.Trim(file, "/") }},
	// Of commands and processes.
	{"dokku-app", subject.DokkuApp},
	{"dotted", subject.Undotted},
	{"port-of-assignment", func(command string) string { port, _ := subject.CutPort(command); return port }},
	{"program", subject.ProgramOf},
	{"service", subject.ServiceOf},
	{"setting", subject.SettingIn},
	{"type", func(process string) string { return subject.Before(process, ".") }},
	{"without-assignment", func(command string) string { _, rest := subject.CutPort(command); return rest }},
	{"without-redirect", func(command string) string { return strings.TrimSuffix(command, " 2>&1") }},
	// Of modules and packages.
	{"bare", func(module string) string { return strings.TrimPrefix(module, ":") }},
	{"gem-name", func(text string) string { name, _ := subject.GemVersion(text); return name }},
	{"gem-of", func(file string) string { gem, _ := subject.GemOf(file); return gem }},
	{"gem-version", func(text string) string { _, version := subject.GemVersion(text); return version }},
	{"in-gems", func(file string) string { return subject.FirstFolder(subject.Behind(file, "/gems/")) }},
	{"in-modules", func(file string) string { return subject.Behind(file, "node_modules/.bin/") }},
	{"under-modules", func(file string) string { return subject.Behind(file, "node_modules/") }},
	{"in-package", func(module string) string { return strings.TrimPrefix(module, source.PackageOf(module)+"/") }},
	{"in-vendor", func(file string) string { return subject.Behind(file, "/vendor/") }},
	{"last-part", func(module string) string { return module[strings.LastIndexByte(module, '.')+1:] }},
	{"last-version", subject.NewestOf},
	{"local-version", func(version string) string { return "+" + subject.Behind(version, "+") }},
	{"module-name", func(file string) string { return strings.ReplaceAll(strings.TrimSuffix(file, ".py"), "/", ".") }},
	{"namespace", strings.NewReplacer("/", ".", "_", "-").Replace},
	{"needed-by", subject.NeededBy},
	{"no-node", func(module string) string { return strings.TrimPrefix(module, "node:") }},
	{"npm-name-of", subject.NpmNameOf},
	{"package", source.PackageOf},
	{"parent", func(module string) string { return module[:max(0, strings.LastIndexByte(module, '.'))] }},
	{"other-pip-name", ecosystem.OtherPipName},
	{"php-name", func(extension string) string { return strings.TrimPrefix(extension, "ext-") }},
	{"requirement-name", func(text string) string { name, _ := subject.CutRequirement(text); return name }},
	{"requirement-version", func(text string) string { _, version := subject.CutRequirement(text); return version }},
	{"slashes", func(module string) string { return strings.ReplaceAll(module, ".", "/") }},
	{"system", func(module string) string { _, system := subject.CutSystem(module); return system }},
	{"in-vendor-class", func(class string) string { return subject.Behind(class, `\`) }},
	{"vendor", func(class string) string { return subject.Before(class, `\`) }},
	{"unspaced", func(class string) string { return strings.Trim(class, `\`) }},
	{"without-system", func(module string) string { name, _ := subject.CutSystem(module); return name }},
}

// wordLists are lists of words that code reads, too.
var wordLists = []named[ecosystem.Words]{
	{"bot-packages", ecosystem.Of(ecosystem.Node).Bots + " " + ecosystem.Of(ecosystem.Python).Bots},
	{"built-folders", subject.BuiltFolders},
	{"linux-words", subject.LinuxWords},
	{"server-packages", ecosystem.Of(ecosystem.Node).Servers + " " + ecosystem.Of(ecosystem.Python).Servers},
	{"windows-shells", subject.WindowsShells},
}

// questions are about the log, the Procfile and the folder. An answer is a text; "" is no.
var questions = []named[func(d *subject.Subject, about string) string]{
	// What the log shows besides its values.
	{"building", func(d *subject.Subject, _ string) string { return yes(d.Building) }},
	{"by", func(d *subject.Subject, _ string) string { return d.By }},
	{"failed-status", func(d *subject.Subject, _ string) string {
		return yes(d.Values["status"] != "" && d.Values["status"] != "0")
	}},
	{"fixed", func(d *subject.Subject, name string) string { return d.Fixed(name) }},
	{"found", func(d *subject.Subject, _ string) string { return yes(d.Found != nil) }},
	{"from-process", func(d *subject.Subject, _ string) string { return yes(d.First.Process != "") }},
	{"hosted", func(d *subject.Subject, _ string) string { return yes(subject.IsHosted(d.OnPlatform)) }},
	{"in-usage", func(d *subject.Subject, word string) string { return d.InUsage(word) }},
	{"in-local-log", func(d *subject.Subject, _ string) string { return yes(d.InLocalLog) }},
	{"interrupted", func(d *subject.Subject, _ string) string { return yes(d.Interrupted) }},
	{"kind", func(d *subject.Subject, _ string) string { return d.Kind }},
	{"language-in-line", func(d *subject.Subject, _ string) string { return subject.In(d.First.Plain) }},
	{"last-output", func(d *subject.Subject, _ string) string { return subject.LastOutput(d.First.Text) }},
	{"line", func(d *subject.Subject, _ string) string { return d.First.Plain }},
	{"line-process", func(d *subject.Subject, _ string) string { return d.First.Process }},
	{"name", func(d *subject.Subject, _ string) string { return d.Name }},
	{"of-image", func(d *subject.Subject, _ string) string { return yes(d.IsOfImage()) }},
	{"on-machine", func(d *subject.Subject, _ string) string { return yes(d.IsLocal()) }},
	{"on-platform", func(d *subject.Subject, _ string) string { return d.OnPlatform }},
	{"pattern", func(d *subject.Subject, _ string) string { return d.Pattern }},
	{"quoted-program", func(d *subject.Subject, _ string) string { return d.QuotedProgram() }},
	{"said", func(d *subject.Subject, _ string) string { return yes(d.Said != nil) }},
	{"only-inside", func(d *subject.Subject, _ string) string { return d.OnlyInside() }},
	{"server-says", func(d *subject.Subject, _ string) string { return yes(d.Server.HelpsItself()) }},
	{"typed", func(d *subject.Subject, program string) string { return yes(d.IsTyped(program)) }},
	{"watching", func(d *subject.Subject, _ string) string {
		return yes(d.App.Watches(d.Values["process"], d.Values["started"]))
	}},

	// The Procfile, and the files of platforms with commands.
	{"command", func(d *subject.Subject, name string) string { return d.App.Command(name) }},
	{"entry", func(d *subject.Subject, name string) string { return yes(slices.Contains(d.App.Entries(), name)) }},
	{"in-a-command", func(d *subject.Subject, word string) string {
		return yes(d.App.PlaceOf(word) != nil || d.App.CommandLineOf(word) != nil)
	}},
	{"includes-development", func(d *subject.Subject, _ string) string { return yes(d.IncludeDevelopment()) }},
	{"in-procfile", func(d *subject.Subject, word string) string { return yes(d.App.PlaceOf(word) != nil) }},
	{"near-entry", func(d *subject.Subject, name string) string { return subject.NearTo(name, d.App.Entries()) }},
	{"only-background", func(d *subject.Subject, _ string) string { return subject.OnlyBackground(d.App.Entries()) }},
	{"only-process", func(d *subject.Subject, word string) string { return yes(d.App.IsOnlyProcess(word)) }},
	{"path-in", func(d *subject.Subject, folder string) string { return d.App.PathIn(folder) }},
	{"procfile", func(d *subject.Subject, _ string) string { return yes(d.App.Report != nil) }},
	{"procfile-in-image", func(d *subject.Subject, _ string) string { return yes(d.ReadsProcfileInImage()) }},
	{"split-variable", subject.SplitVariable},
	{"start-module", func(d *subject.Subject, module string) string { return d.StartModule(module) }},

	// The folder.
	{"adds", func(d *subject.Subject, manifest string) string {
		m := d.App.Repo.ManagerOf(d.App.InRepository(manifest))
		if m == nil || !d.App.Repo.HasFile(manifest) {
			return ""
		}
		return m.Add(d.Values["pkg"], "")
	}},
	{"built-by-tools", func(d *subject.Subject, file string) string { return yes(repository.Built(d.App.InRepository(file))) }},
	{"complete", func(d *subject.Subject, _ string) string { return yes(d.App.Repo.Complete()) }},
	{"database-file", func(d *subject.Subject, _ string) string { return d.App.SetsDatabase() }},
	{"elsewhere", func(d *subject.Subject, file string) string { return d.App.Elsewhere(file) }},
	{"file", func(d *subject.Subject, name string) string { return yes(d.App.Repo.HasFile(name)) }},
	{"folder", func(d *subject.Subject, _ string) string { return yes(d.App.HasFolder) }},
	{"folder-with", func(d *subject.Subject, file string) string { return d.App.FolderWith(file) }},
	{"front-end", func(d *subject.Subject, _ string) string { return subject.FrontEndOf(lex.InApp(d.Values["path"])) }},
	{"ignored", func(d *subject.Subject, file string) string {
		return d.App.Repo.IgnoredByGit(d.App.InRepository(file)).By
	}},
	{"in-repository", func(d *subject.Subject, name string) string { return d.App.InRepository(name) }},
	{"is-folder", func(d *subject.Subject, name string) string { return yes(d.App.IsFolder(name)) }},
	{"key-file", func(_ *subject.Subject, file string) string { return yes(subject.IsKeyFile(file)) }},
	{"known", func(d *subject.Subject, name string) string { return yes(d.App.CodeAt(name) != "") }},
	{"lacks", func(d *subject.Subject, name string) string { return yes(d.App.Lacks(name)) }},
	{"large-manifest", func(d *subject.Subject, _ string) string { _, manifest := d.App.Large(); return manifest }},
	{"large-package", func(d *subject.Subject, _ string) string { pkg, _ := d.App.Large(); return pkg }},
	{"lighter", func(_ *subject.Subject, pkg string) string { return subject.LighterThan(pkg) }},
	{"memory-limit", func(d *subject.Subject, _ string) string { limit, _ := d.App.Memory(""); return limit }},
	{"more-memory", func(d *subject.Subject, _ string) string { _, more := d.App.Memory(d.Values["needed"]); return more }},
	{"near-output", func(d *subject.Subject, copied string) string { return d.NearOutput(copied) }},
	{"near-path", func(d *subject.Subject, file string) string { return d.App.Repo.Near(file) }},
	{"only-elsewhere", func(d *subject.Subject, file string) string { return d.App.OnlyElsewhere(file) }},
	{"relevant", func(d *subject.Subject, file string) string {
		return yes(repository.Relevant(d.App.InRepository(file)))
	}},
	{"similar-requirements", func(d *subject.Subject, _ string) string {
		return d.App.FirstFile("requirement.txt requirements requirments.txt requirements.txt.txt require.txt")
	}},
	{"spelled", func(d *subject.Subject, file string) string { return d.App.Repo.Spelled(d.App.InRepository(file)) }},
	{"text", func(d *subject.Subject, name string) string { return d.App.CodeAt(name) }},
	{"windows-script", func(d *subject.Subject, file string) string { return subject.WindowsScript(d.App.Repo, file) }},

	// Images.
	{"caprover-without-path", func(d *subject.Subject, _ string) string { return yes(d.App.HasOldCaptain()) }},
	{"compose-file", func(d *subject.Subject, _ string) string { return d.App.FirstFile(subject.ComposeFiles) }},
	{"image-without-files", func(d *subject.Subject, _ string) string { return d.App.ImageWithoutFiles() }},
	{"image-without-modules", func(d *subject.Subject, pkg string) string {
		return d.App.ImageWithoutModules(subject.NodeFor(d.App, pkg))
	}},
	{"image-base", func(d *subject.Subject, _ string) string { return d.App.LastStage().Image }},
	{"image-installs-nothing", func(d *subject.Subject, _ string) string { return yes(d.UsesDockerfile() && d.App.InstallsNothing()) }},
	{"image-path", func(d *subject.Subject, built string) string { return d.App.LastStage().PathOf(built) }},
	{"image-workdir", func(d *subject.Subject, _ string) string { return d.App.LastStage().Folder }},
	{"left-out", func(d *subject.Subject, file string) string { return yes(d.IsLeftOut(file)) }},
	{"modules-covered", func(d *subject.Subject, _ string) string { return d.App.ModulesCovered() }},
	{"mount-over", func(d *subject.Subject, module string) string { return d.App.MountOver(module) }},
	{"outside-workdir", func(d *subject.Subject, file string) string { return d.OutsideWorkdir(file) }},
	{"uses-dockerfile", func(d *subject.Subject, _ string) string { return yes(d.UsesDockerfile()) }},

	// Languages and programs.
	{"buildpack-of", func(d *subject.Subject, program string) string {
		return subject.BuildpackFor(ecosystem.RuntimeOf(program), subject.ManifestOf(d.App, program))
	}},
	{"buildpack-without-files", func(d *subject.Subject, set string) string {
		return yes(subject.LacksFilesOf(d.App, ascii.Lower(set)))
	}},
	{"builds-app", func(_ *subject.Subject, script string) string { return yes(subject.BuildsApp(script)) }},
	{"fixed-port", func(_ *subject.Subject, address string) string { return subject.FixedPort(address) }},
	{"has-lock-file", func(d *subject.Subject, program string) string {
		return d.App.FirstFile(subject.LockFilesOf(program, d.OnPlatform))
	}},
	{"install-of", func(_ *subject.Subject, program string) string { return subject.InstallOf(program) }},
	{"interpreter", func(_ *subject.Subject, file string) string { return lex.InterpreterOf(file) }},
	{"known-program", func(_ *subject.Subject, program string) string { return yes(command.Known(program)) }},
	{"lacks-tool", func(d *subject.Subject, program string) string { return yes(d.LacksTool(program)) }},
	{"lock-file", func(d *subject.Subject, program string) string {
		return subject.Before(string(subject.LockFilesOf(program, d.OnPlatform)), " ")
	}},
	{"loopback-server", func(_ *subject.Subject, address string) string { return yes(ascii.IsLoopback(ascii.HostOf(address))) }},
	{"lowercase-port", func(d *subject.Subject, _ string) string { return subject.ReadsLowercasePort(d.App) }},
	{"manifest-elsewhere", func(d *subject.Subject, _ string) string { return subject.ManifestElsewhere(d.App) }},
	{"manifest-of", func(d *subject.Subject, program string) string { return subject.ManifestOf(d.App, program) }},
	{"misspelled", func(_ *subject.Subject, program string) string { return subject.Misspelled(program) }},
	{"other-than-java", func(d *subject.Subject, _ string) string { return subject.OtherThanJava(d.App) }},
	{"own-language", func(d *subject.Subject, _ string) string {
		if own, _ := subject.OwnRuntime(d.App); own != nil {
			return own.Title
		}
		return ""
	}},
	{"own-manifest", func(d *subject.Subject, _ string) string { _, manifest := subject.OwnRuntime(d.App); return manifest }},
	{"port-of", func(_ *subject.Subject, address string) string {
		return strings.TrimPrefix(address, ascii.HostOf(address))
	}},
	{"puma-sets-port", func(d *subject.Subject, _ string) string {
		return yes(strings.Contains("\n"+d.App.CodeAt("config/puma.rb"), "\nport "))
	}},
	{"rival", func(d *subject.Subject, program string) string {
		return yes(subject.HasRival(d.App, ecosystem.RuntimeOf(program)))
	}},
	{"runner", func(_ *subject.Subject, program string) string { return yes(subject.IsRunner(program)) }},
	{"runtime-file", func(d *subject.Subject, program string) string {
		return subject.ManifestIn(d.App, ecosystem.RuntimeOf(program))
	}},
	{"runtime-of", func(_ *subject.Subject, program string) string { return ecosystem.RuntimeOf(program).Name() }},
	{"runtime-of-file", func(_ *subject.Subject, manifest string) string { return ecosystem.RuntimeOfFile(manifest).Name() }},
	{"surely-without", func(d *subject.Subject, program string) string {
		return yes(subject.SurelyLacks(d.App, ecosystem.RuntimeOf(program)))
	}},

	// Apps of Node.js.
	{"alias", func(d *subject.Subject, module string) string { return yes(subject.IsAlias(d.App.Repo, module)) }},
	{"beside-importer", func(d *subject.Subject, file string) string {
		return path.Join(path.Dir(lex.InApp(d.Values["importer"])), file)
	}},
	{"compiled", func(d *subject.Subject, file string) string { return yes(d.App.MayCompile(file)) }},
	{"declared-npm", func(d *subject.Subject, pkg string) string { return d.App.Repo.Declared(ecosystem.Node, pkg) }},
	{"development-only", func(d *subject.Subject, pkg string) string { return yes(d.App.Node().DevelopmentOnly(pkg)) }},
	{"early-script", func(d *subject.Subject, pkg string) string {
		return subject.RunEarly(subject.NodeFor(d.App, pkg), d.Values["program"])
	}},
	{"has-script", func(d *subject.Subject, name string) string { return yes(d.ScriptManifest().HasScript(name)) }},
	{"imported", func(d *subject.Subject, _ string) string { how, _ := d.Imported(); return how }},
	{"imported-file", func(d *subject.Subject, _ string) string { _, file := d.Imported(); return file }},
	{"in-node", func(d *subject.Subject, _ string) string { return yes(!d.App.HasFolder || d.App.Node() != nil) }},
	{"is-package", func(d *subject.Subject, folder string) string {
		return yes(d.App.Repo.Node(d.App.InRepository(folder)) != nil)
	}},
	{"lacks-ending", func(d *subject.Subject, file string) string { // of a file of the app that a module imports
		return yes(lex.IsAbsolute(file) && path.Ext(file) == "" && strings.Contains(d.First.Plain, "err_module_not_found") && !lex.IsUnderModules(file))
	}},
	{"listed", func(d *subject.Subject, pkg string) string { return yes(subject.NodeFor(d.App, pkg).Lists(pkg)) }},
	{"lists", func(d *subject.Subject, pkg string) string {
		return yes(d.App.Node() != nil && subject.Lists(d.App.Repo, d.App.Node(), pkg))
	}},
	{"near-script", func(d *subject.Subject, name string) string { return subject.NearTo(name, d.ScriptManifest().Scripts) }},
	{"node-installer", func(d *subject.Subject, _ string) string { return d.NodeInstaller() }},
	{"node-main", func(d *subject.Subject, _ string) string { return d.App.NodeMain() }},
	{"node-start", func(d *subject.Subject, _ string) string { return subject.NodeStart(d.ScriptManifest()) }},
	{"not-installed-folder", func(d *subject.Subject, pkg string) string {
		return subject.NotInstalledFolder(d.App, subject.NodeFor(d.App, pkg))
	}},
	{"npm-package", func(d *subject.Subject, program string) string { return d.App.Node().PackageWith(program) }},
	{"only-for-development", func(d *subject.Subject, pkg string) string {
		return yes(subject.NodeFor(d.App, pkg).DevelopmentOnly(pkg))
	}},
	{"own-node-program", func(d *subject.Subject, file string) string { return yes(d.IsOwnNodeProgram(file)) }},
	{"package-at", func(d *subject.Subject, file string) string { return subject.PackageAt(d.App.Repo, file) }},
	{"package-json", func(d *subject.Subject, _ string) string { return subject.PathOf(d.App.Node()) }},
	{"package-json-for", func(d *subject.Subject, pkg string) string { return subject.PathOf(subject.NodeFor(d.App, pkg)) }},
	{"program-of-package", func(d *subject.Subject, script string) string { return yes(d.IsProgramOfPackage(script)) }},
	{"script", func(d *subject.Subject, name string) string { return d.App.Node().Script(name) }},
	{"script-folder", func(d *subject.Subject, _ string) string {
		return subject.FolderIn(d.Values["started"], d.Values["script"])
	}},
	{"script-manifest", func(d *subject.Subject, _ string) string { return subject.PathOf(d.ScriptManifest()) }},
	{"scripts-twice", func(d *subject.Subject, name string) string {
		return yes(subject.HasScriptsTwice(d.App, d.ScriptManifest(), name))
	}},
	{"start-missing", func(d *subject.Subject, _ string) string { return yes(subject.SurelyHasNoStart(d.App)) }},
	{"typescript-build", func(d *subject.Subject, _ string) string { return d.TypescriptBuild() }},
	{"typescript-folder", func(d *subject.Subject, _ string) string { return subject.OutDir(d.App.CodeAt("tsconfig.json")) }},
	{"usual-npm-package", func(_ *subject.Subject, program string) string {
		return ecosystem.Of(ecosystem.Node).PackageOf(program)
	}},
	{"workspace-with", func(d *subject.Subject, pkg string) string { return subject.WorkspaceWith(d.App, pkg) }},
	{"workspaces", func(d *subject.Subject, pkg string) string {
		n := subject.NodeFor(d.App, pkg)
		return yes(n != nil && n.Workspaces)
	}},

	// Apps of Python.
	{"application-in", func(d *subject.Subject, file string) string {
		return source.PythonModule(d.App.CodeAt(file)).Application(d.By == "celery")
	}},
	{"at-top", func(d *subject.Subject, name string) string {
		return yes(source.PythonModule(d.App.CodeAt(d.Values["looked"])).Assigned(name) != "")
	}},
	{"built-as-other", func(d *subject.Subject, _ string) string { built, _ := d.OtherLanguage(); return yes(built != nil) }},
	{"declared-pip", func(d *subject.Subject, pkg string) string { return d.App.Repo.Declared(ecosystem.Python, pkg) }},
	{"factory-in", func(d *subject.Subject, file string) string { return source.PythonModule(d.App.CodeAt(file)).Factory() }},
	{"flask-module", func(d *subject.Subject, _ string) string { return subject.FlaskModule(d.App) }},
	{"has-module", func(d *subject.Subject, module string) string {
		return yes(d.App.Repo.HasFile(module+".py") || d.App.IsFolder(module))
	}},
	{"in-main", func(d *subject.Subject, name string) string {
		text := d.App.CodeAt(d.Values["looked"])
		return yes(ascii.IsVariable(name) && strings.Contains(text, "\nif __name__") && strings.Contains(text, "    "+name+" = "))
	}},
	{"own-module-file", func(d *subject.Subject, _ string) string { return d.OwnModuleFile() }},
	{"pip-name", func(_ *subject.Subject, module string) string { return ecosystem.PipName(module) }},
	{"pip-package", func(_ *subject.Subject, program string) string {
		return ecosystem.Of(ecosystem.Python).PackageOf(program)
	}},
	{"project-named", func(d *subject.Subject, name string) string {
		return yes(strings.Contains(d.App.CodeAt("pyproject.toml"), `name = "`+name+`"`))
	}},
	{"rust-program", func(d *subject.Subject, _ string) string {
		if programs := d.App.Repo.RustPrograms(d.App.Repo.Folder()); len(programs) == 1 {
			return programs[0]
		}
		return ""
	}},
	{"served", func(d *subject.Subject, module string) string { return yes(d.IsServed(module)) }},
	{"server-module", func(d *subject.Subject, _ string) string { return d.App.FirstFile(subject.ServerModules) }},
	{"variable-in", func(d *subject.Subject, file string) string { return subject.VariableOf(d.App.CodeAt(file), "") }},
	{"version-with-name", func(d *subject.Subject, _ string) string {
		return ecosystem.VersionWith(d.Values["module"], d.Values["name"])
	}},
	{"worker-package", func(d *subject.Subject, module string) string { return d.WorkerPackage(module) }},

	// Apps of other languages.
	{"declared-gem", func(d *subject.Subject, gem string) string { return d.App.Repo.Declared(ecosystem.Ruby, gem) }},
	{"declared-of", func(d *subject.Subject, list string) string { return subject.Declared(d.App, find(wordLists, list)) }},
	{"document-root", func(d *subject.Subject, _ string) string { return d.App.Repo.DocumentRoot(d.App.Repo.Folder()) }},
	{"dotnet-assembly", func(d *subject.Subject, file string) string { _, dll := subject.Assembly(d.App, file); return dll }},
	{"dotnet-project", func(d *subject.Subject, _ string) string {
		project, _ := subject.Assembly(d.App, "x.dll")
		return project
	}},
	{"elixir-app", func(d *subject.Subject, _ string) string { return repository.ElixirApp(d.App.CodeAt("mix.exs")) }},
	{"extension-of", func(d *subject.Subject, file string) string { return subject.ExtensionOf(file, d.Values["within"]) }},
	{"gem-for-development", func(d *subject.Subject, gem string) string {
		return yes(subject.IsGemForDevelopment(d.App.CodeAt("Gemfile"), gem))
	}},
	{"gem-of-constant", func(d *subject.Subject, name string) string { return subject.GemOfConstant(d.App, name) }},
	{"gem-package", func(_ *subject.Subject, program string) string {
		return ecosystem.Of(ecosystem.Ruby).PackageOf(program)
	}},
	{"go-module", func(d *subject.Subject, _ string) string { return d.App.Repo.GoModule(d.App.Repo.Folder()) }},
	{"go-program", func(d *subject.Subject, _ string) string { return d.App.Repo.GoProgram(d.App.Repo.Folder()) }},
	{"java-build-file", func(d *subject.Subject, _ string) string { return d.App.FirstFile(subject.JavaBuildFiles) }},
	{"module-of-jar", func(d *subject.Subject, jar string) string {
		return subject.ModuleOfJar(d.App.Repo, d.App.FirstFile(subject.JavaBuildFiles), jar)
	}},
	{"names-gem", func(d *subject.Subject, gem string) string {
		return yes(d.App.Repo.Ruby(d.App.Repo.Folder()).Names(gem))
	}},
	{"old-go-manifest", func(d *subject.Subject, _ string) string {
		return d.App.FirstFile("Gopkg.toml glide.yaml Godeps/Godeps.json")
	}},
	{"only-in-require-dev", func(d *subject.Subject, class string) string { return subject.OnlyForDevelopment(d.App, class) }},
	{"requires-in-composer", func(d *subject.Subject, extension string) string {
		return d.App.Repo.Declared(ecosystem.PHP, extension)
	}},
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}
