package rules

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:  "script-not-found",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Missing script",
	Reach: check.InImages,
	Check: checkScriptNotFound,
})

func checkScriptNotFound(p *check.Pass) {
	reportOtherAssemblies(p)
	found := 0
	for _, v := range p.ProjectRuns() {
		if reportSplitPath(p, v) {
			continue
		}
		s, ok := missingFollowed(p, v, &check.Followed{Run: v.Main()})
		if !ok {
			steps := p.Follow(v.Cmd)
			for i := 0; i < len(steps) && !ok; i++ {
				s, ok = missingFollowed(p, v, &steps[i])
			}
		}
		if !ok {
			for _, report := range [...]func(*check.Pass, *check.View){
				reportLostRelease, reportLostTask, reportPlain, reportBare, reportUnpublished, reportUnbuilt, reportUncompiled, reportRoot,
			} {
				report(p, v)
			}
			s, ok = missingFile(p, v)
		}
		if !ok {
			s, ok = missingJar(p, v)
		}
		if !ok {
			continue
		}
		if found++; found > check.MaxLookedUp {
			return
		}
		reportLostScript(p, &s)
	}
}

// reportLostTask reports a task, such as a target of make, that the file with the tasks doesn't declare.
func reportLostTask(p *check.Pass, v *check.View) {
	task, file := lostTask(p, v.Main())
	if file == "" {
		return
	}
	p.Report(check.Finding{
		Range:    v.At(task.Range),
		Headline: prose.T("`%s` has no `%s`", file, task.Value),
		Effects:  p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` ends at once: `%s` knows no `%s`.", v.Type, v.Main().Base, task.Value)),
		Help:     prose.T("Use a name that `%s` has.", file),
	})
}

// mostSpaces is how many spaces a path may have that is looked for.
const mostSpaces = 8

// reportSplitPath reports a path with a space that has no quotes, of which the program gets only the first part.
func reportSplitPath(p *check.Pass, v *check.View) bool {
	ref, starts := scriptOf(v.Main()), p.WorkingFolders(v.Main())
	text := v.Cmd.Text
	if ref.Kind != command.File || len(starts) == 0 || text[ref.Range.Start:ref.Range.End] != ref.Name || p.Repository.IsFile(path.Join(starts[0], ref.Name)) {
		return false
	}
	at := ref.Range
	for range mostSpaces {
		if at.End == len(text) {
			return false
		}
		at.End++
		at.End += len(check.FirstWord(text[at.End:]))
		file := text[at.Start:at.End]
		if !p.Repository.IsFile(path.Join(starts[0], file)) {
			continue
		}
		f := check.Finding{
			Range:    v.At(at),
			Headline: prose.T("The path `%s` has a space, but no quotes", check.PathPart(file)),
			Effects:  p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `%s` gets only `%s`.", v.Type, v.Main().Base, check.PathPart(ref.Name))),
			Help:     prose.T("Give the file a name without a space."),
		}
		if !slices.ContainsFunc(v.Targets, func(t *platform.Target) bool { return !check.RunsInShell(t, v.Type) }) {
			f.Fixes = check.Suggestion("Put quotes around the path", check.Replace(v.At(at), `"`+file+`"`))
		}
		p.Report(f)
		return true
	}
	return false
}

// reportPlain reports a script that git tracks as a file that nobody may run.
func reportPlain(p *check.Pass, v *check.View) {
	run := v.Main()
	name, starts := run.Name, p.WorkingFolders(run)
	if run.Interpreted || !name.Static || name.Raw != name.Value || !strings.Contains(name.Value, "/") || len(starts) == 0 || strings.Contains(v.Cmd.Text, "chmod") {
		return
	}
	const wrappers command.Words = "gradlew mvnw" // buildpacks make them executable
	file := path.Join(starts[0], name.Value)
	if path.IsAbs(name.Value) || wrappers.Has(path.Base(file)) || !p.Repository.IsFile(file) || !p.Repository.IsPlain(file) {
		return
	}
	if slices.ContainsFunc(p.Repository.Pipelines(), func(file string) bool { // a build may make it executable
		text, _ := p.Repository.Text(file)
		return makesExecutable.MatchString(text)
	}) {
		return
	}
	f := check.Finding{
		Range:    v.At(name.Range),
		Headline: prose.T("`%s` isn't executable in git", check.PathPart(file)),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
			return !t.Upload.Git || t.Platform().Runner || p.Prepared(t)
		}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: nobody may run `%s` (exit code 126).", v.Type, check.PathPart(file)).Logged("Permission denied")),
		Help: prose.T("Run `git update-index --chmod=+x %s`, and commit the change.", prose.Exact(file)),
	}
	if path.Ext(file) == ".sh" {
		f.Fixes = check.Suggestion("Run it with `bash`", check.Insert(f.Range.Start, "bash "))
	}
	p.Report(f)
}

// reportBare reports a script in the folder of the command that is named without ./, so that a shell looks for it elsewhere.
func reportBare(p *check.Pass, v *check.View) {
	run := v.Main()
	name, starts := run.Name, p.WorkingFolders(run)
	if name.Raw != name.Value || path.Ext(name.Value) != ".sh" || strings.Contains(name.Value, "/") || len(run.Wrappers) > 0 || len(starts) == 0 {
		return
	}
	searched := strings.Contains(v.Cmd.Text, "PATH=") || p.HasAny(path.Join("bin", name.Value))
	if searched || !p.Repository.IsFile(path.Join(starts[0], name.Value)) {
		return
	}
	before := "./"
	if p.Repository.IsPlain(path.Join(starts[0], name.Value)) {
		before = "bash "
	}
	p.Report(check.Finding{
		Range:    v.At(name.Range),
		Headline: prose.T("`%s` needs its folder, as in `./%s`", name.Value, name.Value),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
			return p.Prepared(t)
		}).All(check.CommandNotFound(name.Value)),
		Fixes: check.Suggestion(prose.Title("Run `%s`", before+name.Value), check.Insert(v.At(name.Range).Start, before)),
	})
}

// reportOtherAssemblies reports programs of .NET of which the build writes only one with another name.
func reportOtherAssemblies(p *check.Pass) {
	for _, v := range p.Commands() {
		at, better := otherAssembly(p, v)
		if better == "" {
			continue
		}
		f := check.Finding{
			Range:    v.At(at),
			Headline: prose.T("The build writes `%s`, not `%s`", better, v.Cmd.Text[at.Start:at.End]),
			Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
				return t.Platform().Runner
			}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the build writes `%s`.", v.Type, better).Likely()), // settings may change it
		}
		f.Fixes = check.Suggestion(prose.Title("Use `%s`", better), check.Replace(f.Range, better))
		p.Report(f)
	}
}

// published are folders to which builds of .NET write. Sources: cloudfoundry/dotnet-core-buildpack src/dotnetcore/project/project.go,
// and jincod/dotnetcore-buildpack bin/compile.
const published command.Words = "dotnet_publish publish heroku_output Release"

// otherAssembly is the place of the name of a program of .NET that no project makes, and the name that the only one has; or "".
func otherAssembly(p *check.Pass, v *check.View) (at procfile.Range, better string) {
	run := v.Main()
	if run == nil || p.Variant() || strings.Contains(v.Cmd.Text, "AssemblyName") || strings.Contains(v.Cmd.Text, "dotnet publish") {
		return at, ""
	}
	word, ending := run.Name, ""
	if run.Base == "dotnet" && len(run.Args) > 0 {
		word, ending = run.Args[0], ".dll"
	}
	name := path.Base(strings.Trim(word.Raw, `"'`))
	program, isOne := strings.CutSuffix(name, ending)
	folders := strings.FieldsFunc(v.Cmd.Text[:word.Range.End], func(r rune) bool { return strings.ContainsRune(` /"'`, r) })
	isPublished := slices.ContainsFunc(folders, published.Has)
	isProgram := isPublished && strings.Contains(word.Raw, "/") && !check.ScriptEndings.Has(path.Ext(name))
	isLibrary := ending != "" && (isPublished || !elsewhere(word.Value))
	if !isOne || !isProgram && !isLibrary || !check.NeedsNoQuotes(name) || p.Repository.Names(program) {
		return at, ""
	}
	_, isThere := p.Repository.Raw(path.Join(run.Dir, word.Value))
	if isThere || p.Repository.IsFile(name) || len(p.Repository.Elsewhere(name)) > 0 {
		return at, ""
	}
	if better = p.Repository.DotnetProgram(program); better == "" || !check.NeedsNoQuotes(better) {
		return at, ""
	}
	at.Start = word.Range.Start + strings.LastIndex(word.Raw, name)
	at.End = at.Start + len(name)
	return at, better + ending
}

// reportUnpublished reports the file of a .NET app that isn't where the build of a platform writes it.
func reportUnpublished(p *check.Pass, v *check.View) {
	run := v.Main()
	at, ending := run.Name, ""
	if run.Base == "dotnet" && len(run.Args) > 0 {
		at, ending = run.Args[0], ".dll"
	}
	file := path.Join(run.Dir, at.Value)
	name, isOne := strings.CutSuffix(path.Base(file), ending)
	folder, found := p.Repository.DotnetProject(name)
	if _, better := otherAssembly(p, v); better != "" || !isOne || !found || !strings.Contains(at.Value+ending, "/") && ending == "" || elsewhere(at.Value) || strings.HasPrefix(file, "heroku_output/") {
		return
	}
	want := ""
	effects := p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		output := t.Output("dotnet", name)
		if output == "" || p.Repository.SetsBuildpacksOn(t) || path.Dir(file) == path.Join(folder, output) {
			return check.Effect{}
		}
		want = path.Join(folder, output)
		return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the build writes the app to `%s`.", v.Type, check.PathPart(want)).Likely() // settings may change it
	})
	p.Report(check.Finding{
		Range:    v.At(at.Range),
		Headline: prose.T("The build doesn't write `%s`", check.PathPart(file)),
		Effects:  effects,
		Help:     prose.T("Change to the folder of the built app first, as in `cd %s && dotnet App.dll`.", check.PathPart(want)),
	})
}

// reportUnbuilt reports a program of Go or Rust that isn't where the build of a platform writes it.
func reportUnbuilt(p *check.Pass, v *check.View) {
	run := v.Main()
	word := run.Name.Value
	builds := strings.Contains(v.Cmd.Text[:run.Name.Range.Start], " build")
	if builds || run.Dir != "" || run.Name.Raw != word || p.HasAny("Buildfile", "build.sh", "Makefile", "bin/go-pre-compile", "bin/go-post-compile") {
		return
	}
	inApp := strings.TrimPrefix(strings.TrimPrefix(word, "./"), "/app/")
	language, built := "rust", findsRust(p, inApp)
	if built == nil {
		if language, built = "go", findsGo(p, word, inApp); built == nil {
			return
		}
	}
	// Only a build that nobody configures makes no program in the root folder, and git doesn't upload one from there.
	inRoot := language == "go" && !strings.Contains(inApp, "/") && !slices.Contains(built, inApp) && inApp != "out"
	isRight := func(t *platform.Target, word string) bool {
		return slices.ContainsFunc(built, func(name string) bool { return startsOutput(word, name, t.Output(language, name)) })
	}
	var wanted []string
	f := check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("The build doesn't write `%s`", check.PathPart(word)),
		Help:     prose.T("Start the program where the build of each platform writes it."),
	}
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		sets := p.Repository.SetsBuildpacksOn(t) && (language != "rust" || !p.Repository.NamesBuildpack("/heroku-buildpack-rust"))
		if sets || t.Platform().Runner || p.Prepared(t) && t.OwnBuildpacks || isRight(t, word) {
			return check.Effect{}
		}
		if inRoot && (p.Prepared(t) || t.BuiltBy == platform.UnknownBuild || !t.Upload.Git) {
			return check.Effect{}
		}
		text, output := "`%s` doesn't start: the build writes `%s`.", t.Output(language, built[0])
		if !strings.Contains(output, "/") {
			text = "`%s` doesn't start: the build puts `%s` into a folder in `PATH`."
		}
		if !slices.Contains(wanted, output) {
			wanted = append(wanted, output)
		}
		e := check.NewEffect(check.Error, platform.Crash, text, v.Type, check.PathPart(output))
		if t.BuiltBy == platform.Nixpacks || t.BuiltBy == platform.Railpack {
			return e.Likely() // a setting may be the command of the build
		}
		return e
	})
	if len(wanted) == 1 && len(built) == 1 {
		f.Headline = prose.T("The build writes `%s`, not `%s`", check.PathPart(wanted[0]), check.PathPart(word))
	}
	for _, better := range wanted {
		if len(built) == 1 && !slices.ContainsFunc(v.Targets, func(t *platform.Target) bool { return !isRight(t, better) }) {
			f.Fixes = check.Suggestion(prose.Title("Use `%s`", better), check.Replace(f.Range, better))
		}
	}
	p.Report(f)
}

// startsOutput reports whether a word starts the program of a name that a build puts somewhere. The shell looks into bin, too.
func startsOutput(word, name, output string) bool {
	switch {
	case output == "", word == name && (output == name || output == "bin/"+name):
		return true
	}
	return strings.Contains(word, "/") && output != name && path.Clean(output) == strings.TrimPrefix(path.Clean(word), "/app/")
}

// findsRust are the names of the programs that Cargo makes, if a word is the path of one, or should be: that name alone where
// they aren't known.
func findsRust(p *check.Pass, inApp string) []string {
	profile, name := path.Split(inApp)
	folder := p.Repository.Folder()
	// The buildpack may add the program of Diesel, and build another folder.
	config, _ := p.Repository.Text(path.Join(folder, "RustConfig"))
	if profile != "target/release/" && profile != "target/debug/" || !p.Repository.IsFile(path.Join(folder, "Cargo.toml")) || name == "diesel" || strings.Contains(config, "BUILD_PATH") {
		return nil
	}
	if built := p.Repository.RustPrograms(folder); len(built) > 0 && !slices.Contains(built, name) {
		return built
	}
	return []string{name}
}

// findsGo are the names of the programs that Go makes, the module's and those of the folders in cmd, if a word is the path of
// one, or should be.
func findsGo(p *check.Pass, word, inApp string) (built []string) {
	folder := p.Repository.Folder()
	module := p.Repository.GoProgram(folder)
	if module == "" || p.Repository.LanguageOf(nil) != command.Go {
		return nil
	}
	for _, name := range append([]string{module}, p.Repository.Folders(path.Join(folder, "cmd"))...) {
		if p.Repository.IsFile(path.Join(folder, "cmd", name, "main.go")) || name == module && p.Repository.IsFile(path.Join(folder, "main.go")) {
			built = append(built, name)
		}
	}
	name, inBin := strings.CutPrefix(inApp, "bin/")
	// These are names of a program of the app, and of none of the system.
	const own command.Words = "main app server"
	// On Elastic Beanstalk, bin/application is built, or what a Buildfile says (AWS documentation, Go platform).
	switch {
	case name == "application":
		return nil
	case inApp == "out" || slices.Contains(built, name), word == "/bin/"+module:
		if p.Repository.IsFile(path.Join(folder, inApp)) {
			return nil
		}
	case strings.Contains(name, "/") || !inBin && !strings.HasPrefix(word, "./") && !own.Has(word) || path.Ext(name) != "" || !p.Repository.Nowhere(name):
		return nil
	}
	return built
}

// reportRoot reports a server of PHP for a folder that isn't there, or has no index file, where another one has it.
func reportRoot(p *check.Pass, v *check.View) {
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	root, before, ok := check.DocumentRoot(run)
	if !ok || len(starts) == 0 {
		return
	}
	folder, want, isNamed := path.Join(starts[0], root.Value), p.Repository.DocumentRoot(starts[0]), root.Range.End > 0
	isStart := path.Clean(root.Value) == "."
	if want == "" || isNamed && !root.Static || path.IsAbs(root.Value) || !isStart && (p.Repository.IsFolder(folder) || repository.Built(folder+"/x")) {
		return
	}
	end := run.Name.Range.End
	for _, word := range run.Args {
		end = word.Range.End
	}
	f := check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("`%s` doesn't serve `%s`, where `index.php` is", v.Type, want),
	}
	edit := check.Insert(v.At(procfile.Range{Start: end, End: end}).End, before+want)
	if isNamed {
		f.Range = v.At(root.Range)
		edit = check.Replace(f.Range, want)
	}
	e := check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: there is no index file.")
	if !isStart {
		e = check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no folder `%s`.", v.Type, check.PathPart(root.Value))
		if run.Base != "php" {
			e = e.Logged("DOCUMENT_ROOT '" + root.Value + "' does not exist")
		}
	}
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		if run.Base != "php" && t.OwnBuildpacks { // its builds have no such server
			return check.Effect{}
		}
		return e
	})
	f.Fixes = check.Suggestion(prose.Title("Serve `%s`", want), edit)
	p.Report(f)
}

// reportUncompiled reports a script of Node.js that tsc writes to another folder.
func reportUncompiled(p *check.Pass, v *check.View) {
	for _, f := range p.Follow(v.Cmd) {
		ref, starts := f.Run.Reference(), p.WorkingFolders(f.Run)
		if f.Run.Base != "node" || ref.Kind != command.File || len(starts) == 0 {
			continue
		}
		written := p.Repository.Compiled(starts[0], ref.Name)
		if written == "" {
			continue
		}
		at, setting := v.At(f.Range(ref.Range)), "rootDir"
		if first, _, _ := strings.Cut(path.Clean(ref.Name), "/"); !strings.HasPrefix(written, first+"/") {
			setting = "outDir"
		}
		finding := check.Finding{
			Range:    at,
			Headline: prose.T("tsc writes `%s`, not `%s`", check.PathPart(written), check.PathPart(path.Clean(ref.Name))),
			Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
				return t.Platform().Runner
			}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no file `%s`.", v.Type, check.PathPart(ref.Name)).Logged("Error: Cannot find module").Likely()), // git may have it
			Help: prose.T("Use that path, or set `%s` in `tsconfig.json`.", setting),
		}
		if f.Script == nil {
			finding.Fixes = check.Suggestion(prose.Title("Use `%s`", check.PathPart(written)), check.Replace(at, written))
		}
		p.Report(finding)
		return
	}
}

var makesExecutable = regexp.MustCompile(`chmod .*(\+\w*x|[157][0-7][0-7])`)

// lostScript is a file that isn't where its run looks for it.
type lostScript struct {
	view *check.View
	run  *command.Run
	// script is the one of package.json that names the file, or nil.
	script *check.ManagedScript
	// word is the path as written.
	word   string
	ref    command.Reference
	starts []string
	// option is set for a file that an option names.
	option bool
	// lacks is what the file lacks, or "file", and log the error of the program.
	lacks, log string
	// The headline and the help are those of a jar, and better its right path, or "". built is set where a build makes another one.
	headline, help prose.Text
	better         string
	built          bool
}

// missingFollowed is the script of a program that a command starts, where that is missing.
func missingFollowed(p *check.Pass, v *check.View, f *check.Followed) (lostScript, bool) {
	s := lostScript{view: v, run: f.Run, script: f.Script, lacks: "file"}
	switch {
	case s.run.Program == nil:
		s.log = "No such file or directory"
	case s.run.Program.Name == "python":
		s.log = "can't open file"
	}
	s.ref = scriptOf(s.run)
	s.ref.Range = f.Range(s.ref.Range)
	s.word = s.ref.Name
	if s.run.Base == "node" && s.word == "." {
		s.word = mainOfFolder(p, s.run)
	}
	ending := s.ending()
	if s.ref.Kind != command.File || !check.ScriptEndings.Has(ending) || elsewhere(s.word) {
		return s, false
	}
	s.starts = p.WorkingFolders(s.run)
	for _, folder := range s.ref.Folders {
		if s.ref.Chdir {
			s.starts = check.JoinEach(s.starts, folder)
		}
	}
	mayExist := func(start string) bool {
		file := path.Join(start, s.word)
		return check.LeavesRepository(file) || p.Repository.IsFile(file) || p.Repository.IsFolder(file) || repository.Built(file) ||
			path.Ext(file) == "" && ending == ".js" && (p.Repository.IsFile(file+".js") || p.Repository.IsFile(file+".json"))
	}
	if len(s.starts) == 0 || slices.ContainsFunc(s.starts, mayExist) || mayBeBuilt(p, &s, ending) {
		return s, false
	}
	// Without a manifest, a file of that name must show that the script belongs to the app.
	return s, p.Repository.Project(ending) || p.Repository.Spelled(path.Join(s.starts[0], s.word)) != "" || len(p.Repository.Elsewhere(path.Clean(s.word))) == 1
}

// ending is that of the script, also where the program adds it.
func (s *lostScript) ending() string {
	ending := path.Ext(s.word)
	switch {
	case s.word == "artisan":
		return ".php"
	case ending == "" && s.run.Base == "node":
		return ".js"
	case ending == "" && s.run.Program == nil && strings.Count(s.word, "/") <= 1:
		return ".sh"
	}
	return ending
}

// mainOfFolder is the file that Node.js starts for the folder of a run: the main file of its package, or "." where index.js takes its place.
func mainOfFolder(p *check.Pass, run *command.Run) string {
	folders := p.WorkingFolders(run)
	if len(folders) == 0 {
		return "."
	}
	folder := folders[0]
	n := p.Repository.Node(folder)
	if n == nil || n.Main == "" || p.Repository.IsFile(path.Join(folder, "index.js")) || p.Repository.IsFile(path.Join(folder, n.Main+".js")) {
		return "."
	}
	return path.Clean(n.Main)
}

// elsewhere reports whether a word may name a file outside of the repository, or no file.
func elsewhere(word string) bool {
	return strings.HasPrefix(word, "/") || strings.ContainsAny(word, `\:~`)
}

// missingFile is a file that an option names and that isn't there, such as the configuration of a server.
func missingFile(p *check.Pass, v *check.View) (lostScript, bool) {
	for _, ref := range p.OptionFiles(v) {
		s := lostScript{view: v, run: v.Main(), word: ref.Name, ref: ref, starts: p.WorkingFolders(v.Main()), option: true, lacks: "file"}
		missing := len(s.starts) > 0 && !elsewhere(s.word)
		for _, start := range s.starts {
			file := path.Join(start, s.word)
			missing = missing && !check.LeavesRepository(file) && !p.Repository.IsFile(file) && !repository.Built(file) && repository.Relevant(file)
		}
		if missing && p.Repository.HasApp(p.Repository.Folder()) {
			return s, true
		}
	}
	return lostScript{}, false
}

// runsWar are parts of a build file that may make a war that runs like a jar.
const runsWar command.Words = "<parent> <modules> spring-boot springframework.boot ainClass ain-Class xecutable grails"

// missingJar is a jar to which Maven or Gradle gives another name, or a war without a main class.
func missingJar(p *check.Pass, v *check.View) (lostScript, bool) {
	_, jar := check.JarOf(v.Main())
	folder, name := path.Split(jar.Value)
	module, ok := check.ModuleOfJar(jar.Value)
	s := lostScript{view: v, run: v.Main(), word: jar.Value, ref: command.Reference{Range: jar.Range}, starts: p.WorkingFolders(v.Main()), lacks: "main class in"}
	if !ok || len(s.starts) == 0 || jar.Raw != jar.Value {
		return s, false
	}
	module = path.Join(s.starts[0], module)
	build := p.Repository.BuildText(module)
	if strings.HasSuffix(name, ".war") && strings.Contains(build, "war") && !runsWar.AnyIn(build) {
		s.headline, s.log = prose.T("`%s` has no main class", name), "no main manifest attribute"
		s.help = prose.T("Start it with a server that takes a war as an argument, such as Webapp Runner.")
		return s, true
	}
	s.lacks, s.log, s.built = "file", "Error: Unable to access jarfile "+s.word, true
	made := strings.Contains(v.Cmd.Text[:jar.Range.Start], name)
	if tool, there := otherBuild(p, module, strings.TrimSuffix(folder, "/"), build); tool != "" {
		s.headline = prose.T("%s doesn't build jars in `%s`", tool, check.PathPart(path.Dir(s.word)))
		s.help = prose.T("Use the jar in `%s`, where %s puts it.", there, tool)
		return s, !made
	}
	builder, built := "Maven", ""
	switch path.Base(folder) {
	case "target":
		s.help, built = prose.T("Use the name that `pom.xml` gives to the jar, by `artifactId` and `version` or by `finalName`."), p.Repository.MavenJar(module)
	case "libs":
		builder, built = "Gradle", p.Repository.GradleJar(module)
		s.help = prose.T("Use the name that Gradle gives to the jar, by `rootProject.name` and `version`.")
	}
	s.better = folder + built
	s.headline = prose.T("%s builds `%s`, not `%s`", builder, path.Base(s.better), name)
	return s, built != "" && built != name && !strings.HasSuffix(name, "-plain.jar") && check.NeedsNoQuotes(name) && !made
}

// jarFolders are the tools that build jars, with their files and the folders where they put jars. Sources: Maven, Introduction to
// the Standard Directory Layout, and Gradle User Manual, The Java Library Plugin.
var jarFolders = [...]struct {
	tool, folder string
	files        command.Words
}{{"Maven", "target", "pom.xml"}, {"Gradle", "build/libs", "build.gradle build.gradle.kts"}}

// otherBuild is the tool that builds the jar of a module in another folder than one, or "". A tool that isn't here may also
// write to target, and settings of the build that name the folder may change it.
func otherBuild(p *check.Pass, module, folder, build string) (tool, there string) {
	if p.HasAny(path.Join(module, "build.sbt"), path.Join(module, "project.clj")) || strings.Contains(build, path.Base(folder)) {
		return "", ""
	}
	for _, of := range jarFolders {
		has := slices.ContainsFunc(of.files.List(), func(file string) bool { return p.Repository.IsFile(path.Join(module, file)) })
		switch inFolder := path.Join(module, of.folder) == path.Join(p.Repository.Folder(), folder); {
		case has && inFolder:
			return "", ""
		case has:
			tool, there = of.tool, of.folder
		}
	}
	return tool, there
}

func scriptOf(run *command.Run) command.Reference {
	const shells command.Words = "bash sh dash"
	name := run.Name
	switch {
	case shells.Has(run.Base) && len(run.Args) > 0:
		name = run.Args[0]
	case run.Base != "artisan" && !strings.HasPrefix(name.Value, "./") || run.Module || run.Program != nil && run.Base != "artisan":
		return run.Reference()
	}
	at := name.Range
	if quote := (len(name.Raw) - len(name.Value)) / 2; quote == 1 && strings.Contains(name.Raw, name.Value) {
		at.Start, at.End = at.Start+quote, at.End-quote
	} else if name.Raw != name.Value {
		return command.Reference{}
	}
	if !name.Static || strings.HasPrefix(name.Value, "-") {
		return command.Reference{}
	}
	return command.Reference{Kind: command.File, Name: name.Value, Range: at}
}

// mayBeBuilt reports whether a build may create the script before it starts.
func mayBeBuilt(p *check.Pass, s *lostScript, ending string) bool {
	file := path.Join(s.starts[0], s.word)
	if p.Repository.Spelled(file) != "" {
		return false
	}
	switch ending {
	case ".js", ".mjs", ".cjs":
	case ".sh":
		return path.Ext(s.word) == "" && p.Repository.Compiles()
	default:
		return false
	}
	stem := strings.TrimSuffix(path.Base(file), ending)
	for _, source := range []string{".ts", ".mts", ".cts", ".tsx", ".coffee"} {
		if p.Repository.IsFile(strings.TrimSuffix(file, ending)+source) || len(p.Repository.Elsewhere(stem+source)) > 0 {
			return true
		}
	}
	for _, start := range append(s.starts, "") {
		if n := p.Repository.Node(start); n != nil && n.Builds && !p.Repository.IsFolder(path.Dir(file)) {
			return true
		}
	}
	// Another file with that extension shows that the app isn't compiled, and so does a package.json where nothing could be.
	if p.Repository.HasEnding(ending) {
		return false
	}
	n := p.Repository.Node(p.Repository.Folder())
	return n == nil || n.Builds || slices.ContainsFunc(compiledToScripts.List(), p.Repository.HasEnding)
}

// compiledToScripts are the endings of sources that compilers to JavaScript read.
const compiledToScripts command.Words = ".ts .mts .cts .tsx .coffee"

// reportLostRelease finds the start of an Elixir release that isn't there: in bin, where an image has it, but no buildpack of
// Heroku does, or where a build would put it that makes none.
func reportLostRelease(p *check.Pass, v *check.View) {
	run := v.Main()
	if run == nil || !run.Name.Static || run.Name.Raw != run.Name.Value || run.Dir != "" {
		return
	}
	file := path.Clean(run.Name.Value)
	folder := p.Repository.Folder()
	mix, _ := p.Repository.Text(path.Join(folder, "mix.exs"))
	app := repository.ElixirApp(mix)
	if app == "" || p.Repository.IsFile(path.Join(folder, file)) {
		return
	}
	f := check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("No build makes the Elixir release `%s`", check.PathPart(file)),
		Help:     prose.T("Add `release=true` to `elixir_buildpack.config`, or run `mix phx.server`."),
	}
	const releases = "_build/prod/rel/"
	if strings.HasPrefix(file, releases) {
		if !buildsRelease(p, v) {
			f.Code = releaseSwitch(p)
			f.Effects = p.InRepository(v).Except(func(t *platform.Target) bool {
				return t.OwnBuildpacks || p.Prepared(t) || t.Output("elixir", app) == ""
			}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the build doesn't run `mix release`.", v.Type).Logged("No such file or directory").Likely()) // another buildpack may
			p.Report(f)
		}
		return
	}
	starts := file == "bin/"+app && len(run.Args) > 0 && strings.HasPrefix(run.Args[0].Value, "start")
	if !starts && file != "bin/server" && file != "bin/migrate" || strings.Contains(mix, "releases") && strings.Contains(mix, "path:") { // mix phx.gen.release
		return
	}
	built := releases + app + "/" + file
	f.Headline = prose.T("The Elixir release isn't in `%s`", check.PathPart(file))
	f.Effects = p.InRepository(v).Except(func(t *platform.Target) bool {
		return t.OwnBuildpacks || t.Platform().Runner
	}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `mix release` writes to `_build/prod/rel`.", v.Type).Logged("No such file or directory").Likely()) // a hook may move it
	f.Fixes = check.Suggestion(prose.Title("Run `%s`", check.PathPart(built)), check.Replace(f.Range, built))
	p.Report(f)
}

const elixirConfig = "elixir_buildpack.config"

// buildsRelease reports whether the buildpack for Elixir, what its file or another one runs, or the command itself may make a release.
func buildsRelease(p *check.Pass, v *check.View) bool {
	const makes command.Words = "release=true hook_ _compile="
	folder := p.Repository.Folder()
	config, known := p.Repository.Text(path.Join(folder, elixirConfig))
	scripts, _ := p.Repository.Text(path.Join(folder, "package.json"))
	return makes.AnyIn(config) || !known && p.HasAny(elixirConfig) || p.HasAny("compile", "phoenix_static_buildpack.config") ||
		strings.Contains(scripts+v.Cmd.Text, "mix release") || p.Repository.NamesBuildpack("release")
}

// releaseSwitch is the line of the buildpack's file that makes it build a release, or nil where there is no such file.
func releaseSwitch(p *check.Pass) *check.CodePlace {
	file := path.Join(p.Repository.Folder(), elixirConfig)
	text, known := p.Repository.Text(file)
	if !known {
		return nil
	}
	const on = "release=true"
	rows := strings.Split(strings.TrimRight(text, "\n"), "\n")
	code := &check.CodePlace{Path: file, Line: len(rows), Text: rows[len(rows)-1], Right: rows[len(rows)-1] + "\n" + on}
	if at := slices.Index(rows, "release=false"); at >= 0 {
		code.Line, code.Text, code.Right = at+1, rows[at], on
	}
	return code
}

// startScript is the script of Node.js that npm start runs instead of web, or "".
func (s *lostScript) startScript(p *check.Pass) string {
	n := p.Repository.Node(s.starts[0])
	if n == nil || s.option || s.run.Base != "node" || s.view.Type != "web" {
		return ""
	}
	run := command.Parse(n.Script("start")).Main()
	if run == nil || run.Base != "node" {
		return ""
	}
	if file := path.Join(s.starts[0], run.Reference().Name); p.Repository.IsFile(file) {
		return check.RelativeTo(s.starts[0], file)
	}
	return ""
}

func reportLostScript(p *check.Pass, s *lostScript) {
	start, what, verb := s.starts[0], "script", "Run"
	if s.option {
		what, verb = "file", "Use"
	}
	f := check.Finding{
		Range:    s.view.At(s.ref.Range),
		Headline: prose.T("The %s `%s` doesn't exist", what, check.PathPart(s.word)),
		Effects: p.InRepository(s.view).Except(func(t *platform.Target) bool {
			return s.option && p.Prepared(t)
		}).Each(func(t *platform.Target) check.Effect { return s.effect(t) }),
		Help: check.HelpFor(s.word, prose.T("Use the path of an existing %s.", what)),
	}
	if s.script != nil {
		f.Help = prose.T("Change `%s` in `%s`, which names it.", s.script.Name, check.PathPart(s.script.Package.Path))
		p.Report(f)
		return
	}
	better, folders := s.better, p.Repository.Elsewhere(path.Clean(s.word))
	if !s.headline.Empty() {
		f.Headline, f.Help = s.headline, s.help
	} else if better = check.RelativeTo(start, p.Repository.Spelled(path.Join(start, s.word))); better != "" {
		f.Headline = prose.T("`%s` is spelled `%s` in the repository", differing(s.word, better), differing(better, s.word))
		f.Help = prose.T("Use `%s`: file names are case-sensitive on Linux.", prose.Exact(better))
	} else {
		matters := func(file, _ string) prose.Part { return check.PathPart(file) }
		better = s.startScript(p)
		if better == "" && len(folders) == 1 && !check.IsUndeployed(folders[0]) {
			better = check.RelativeTo(start, path.Join(folders[0], s.word))
		}
		if better == "" && len(folders) == 0 {
			better, matters = check.RelativeTo(start, p.Repository.InNearFolder(path.Join(start, s.word))), differing
		}
		if text, _ := p.Repository.Text(path.Join(start, better)); better != "" && source.RunsInBrowser(text, path.Ext(better)) {
			better = ""
		}
		if better != "" {
			f.Headline = prose.T("The %s `%s` doesn't exist, but `%s` does", what, matters(s.word, better), matters(better, s.word))
			f.Help = prose.T("Use `%s`, or another existing %s.", prose.Exact(better), what)
		}
	}
	if text := s.quoted(better); text != "" && s.view.Cmd.Text[s.ref.Range.Start:s.ref.Range.End] == s.word {
		f.Fixes = []check.Fix{{Title: prose.Title("%s `%s`", verb, check.PathPart(better)), Applicability: check.Suggested, Edits: []check.TextEdit{check.Replace(f.Range, text)}}}
	}
	p.Report(f)
}

// quoted is a path as it replaces the one that is written: in the quotes around that one, or with its own quotes
// where it needs them; "" where that isn't possible.
func (s *lostScript) quoted(file string) string {
	text, at := s.view.Cmd.Text, s.ref.Range
	plain := check.NeedsNoQuotes(strings.ReplaceAll(file, " ", ""))
	switch {
	case file == "" || !plain:
		return ""
	case at.Start > 0 && (text[at.Start-1] == '"' || text[at.Start-1] == '\''), !strings.Contains(file, " "):
		return file
	case len(s.run.Wrappers) > 0:
		return "" // the quotes may be inside others
	}
	for _, t := range s.view.Targets {
		if shell := t.ShellOf(s.view.Type); shell != platform.Bash && shell != platform.Sh {
			return ""
		}
	}
	return `"` + file + `"`
}

// differing is a path of which the first element that another path spells differently matters.
func differing(file, other string) prose.Part {
	at := spelling.DiffersAt(file, other)
	part := prose.Part{Text: file, Start: strings.LastIndexByte(file[:at], '/') + 1, End: len(file)}
	if slash := strings.IndexByte(file[at:], '/'); slash >= 0 {
		part.End = at + slash
	}
	return part
}

func (s *lostScript) effect(t *platform.Target) check.Effect {
	if (s.option || !s.headline.Empty()) && t.Platform().Runner { // a machine may have files that git doesn't
		return check.Effect{}
	}
	e := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no %s `%s`.", s.view.Type, s.lacks, check.PathPart(s.word)).Logged(s.log)
	if s.built && !t.StartsWithout { // a platform without a build gets a jar that is uploaded
		return e.Likely()
	}
	return e
}

// taskFiles are the files of the app that declare the tasks of programs. What precedes the name of a task is before, and declares
// reports whether a text declares a task, or may.
var taskFiles = map[string]struct {
	before, files command.Words
	declares      func(text, task string) bool
}{
	"make":     {"", "GNUmakefile makefile Makefile", declaresTarget},      // GNU make manual, Makefile Names
	"composer": {"run run-script", "composer.json", declaresKey},           // composer/composer doc/articles/scripts.md
	"deno":     {"task", "deno.json deno.jsonc package.json", declaresKey}, // denoland/docs runtime/reference/cli/task.md
}

// lostTask is the task that a run names, such as the target of make, where the file that declares its tasks has none of that
// name. file is "" where it has, or where that isn't known.
func lostTask(p *check.Pass, run *command.Run) (task command.Word, file string) {
	t, folders, args := taskFiles[run.Base], p.WorkingFolders(run), run.Args
	if t.before != "" && len(args) > 0 {
		if !t.before.Has(args[0].Value) {
			return task, ""
		}
		args = args[1:]
	}
	if len(folders) == 0 || len(args) == 0 || !args[0].Static || strings.HasPrefix(args[0].Value, "-") || strings.Contains(args[0].Value, "=") {
		return task, ""
	}
	task = args[0]
	if there := path.Join(folders[0], task.Value); p.Repository.IsFile(there) || p.Repository.IsFolder(there) {
		return task, "" // make has nothing to do for what is there
	}
	for _, name := range t.files.List() {
		switch text, known := p.Repository.Text(path.Join(folders[0], name)); {
		case known && t.declares(text, task.Value):
			return task, ""
		case known && file == "":
			file = name
		}
	}
	return task, file
}

// declaresTarget reports whether a file of make has a target. One that it includes, makes or computes may have it, too.
func declaresTarget(text, target string) bool {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		names, _, rule := strings.Cut(line, ":")
		first := check.FirstWord(strings.TrimSpace(line))
		if first == "include" || first == "-include" || first == "sinclude" || strings.Contains(line, "$(eval") {
			return true
		}
		if rule && (strings.ContainsAny(names, "%$") || strings.Contains(" "+strings.TrimSpace(names)+" ", " "+target+" ")) {
			return true
		}
	}
	return false
}

// declaresKey reports whether the scripts or tasks of a file in JSON have a name. It looks for the name as a key anywhere.
func declaresKey(text, name string) bool { return strings.Contains(text, `"`+name+`"`) }
