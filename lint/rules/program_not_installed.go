package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:  "program-not-installed",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Program not installed",
	Reach: check.OfScripts,
	Check: checkProgramNotInstalled,
})

// bringsItself are wrappers that install what they run, or have it elsewhere.
const bringsItself command.Words = "uv uvx pipx hatch rye pdm pixi conda mamba micromamba " + command.PackageRunners

func checkProgramNotInstalled(p *check.Pass) {
	found := 0
	for _, v := range p.ProjectRuns() {
		run := v.Main()
		starts := p.WorkingFolders(run)
		if starts == nil {
			continue
		}
		// The first script that isn't in package.json: one without which the main program doesn't start, or that of the main program.
		reportsScript := func(f check.Followed) bool {
			return f.Run.Reference().NamesScript() && (reportWorkspace(p, v, &f) || reportScript(p, v, &f))
		}
		followed := p.Follow(v.Cmd)
		// Without its script or its Gemfile, a command gets no further.
		lost := slices.ContainsFunc(followed, reportsScript) || reportBundler(p, v, run, starts)
		server, task, programs := reportServer(p, v, run), reportMixTask(p, v, run), reportPrograms(p, v, followed)
		if development := !lost && reportDevelopment(p, v, run, starts); lost || server || task || programs || development {
			found++
		}
		if found > check.MaxLookedUp {
			return
		}
	}
}

// named is a program that a command starts, by a name that a shell looks up.
type named struct {
	program string
	at      procfile.Range // in the command
	run     *command.Run
	// isMain is set for the program itself, and not for what wraps it.
	isMain bool
	// isDirect is set where the shell of the command looks it up, and inScript where that of a script does.
	isDirect, inScript bool
}

// reportPrograms reports the programs of a command and of the scripts that it runs, and what wraps them, each package once.
func reportPrograms(p *check.Pass, v *check.View, followed []check.Followed) bool {
	var reported []string
	for i := range followed {
		for _, n := range programsOf(v, &followed[i]) {
			lacks := uninstalled(p, &n)
			if lacks == nil || slices.Contains(reported, lacks.Package.Name) || isInstalledBefore(p, v, lacks.Package) {
				continue
			}
			reported = append(reported, lacks.Package.Name)
			reportProgram(p, v, &n, lacks)
		}
	}
	return len(reported) > 0
}

// programsOf are the program of a run and those that wrap it, up to one that brings the rest itself.
func programsOf(v *check.View, f *check.Followed) (list []named) {
	run := f.Run
	for _, wrapper := range run.Wrappers {
		if bringsItself.Has(wrapper) {
			return list
		}
		if at, ok := wordOf(v.Cmd, wrapper); ok || f.Script != nil {
			list = append(list, named{program: wrapper, at: f.Range(at), run: run})
		}
	}
	if !strings.Contains(run.Name.Value, "/") {
		list = append(list, named{program: run.Base, at: f.Range(run.Name.Range), run: run, isMain: true})
	}
	// A wrapper, and not a shell, looks up what it runs.
	if len(list) > 0 && !(list[0].isMain && run.Module) {
		list[0].isDirect, list[0].inScript = f.Script == nil, f.Script != nil
	}
	return list
}

// wordOf is the first word of a command that is a program's name.
func wordOf(c *command.Command, program string) (at procfile.Range, ok bool) {
	for _, call := range c.Calls {
		for _, w := range call.Words {
			if w.Static && w.Value == program {
				return w.Range, true
			}
		}
	}
	return at, false
}

// isInstalledBefore reports whether a step before the main program installs a package, or a script of package.json does.
func isInstalledBefore(p *check.Pass, v *check.View, pkg *ecosystem.Package) bool {
	isMeant := func(name string) bool { return name == pkg.Name || pkg.Has(path.Base(name)) }
	if anyInstalls(stepsBefore(v), isMeant) {
		return true
	}
	n := p.Repository.Node(p.Repository.Folder())
	return n != nil && slices.ContainsFunc(n.Scripts, func(script string) bool {
		return anyInstalls(command.Parse(n.Script(script)).Starts(), isMeant)
	})
}

func reportProgram(p *check.Pass, v *check.View, n *named, lacks *repository.Uninstalled) {
	pkg, manifest := lacks.Package.Name, lacks.Manifest
	line := pkg
	switch path.Base(manifest) {
	case "Pipfile":
		line += ` = "*"`
	case "Gemfile":
		line = `gem "` + line + `"`
	}
	f := check.Finding{
		Range:    v.At(n.at),
		Headline: prose.T("`%s` won't be installed: it isn't in `%s`", pkg, check.PathPart(manifest)),
		Help:     prose.T("Add `%s` to `%s`.", line, check.PathPart(manifest)),
	}
	if n.program != pkg {
		f.Headline = prose.T("`%s` needs `%s`, which isn't in `%s`", n.program, pkg, check.PathPart(manifest))
	}
	missing := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `%s` isn't installed (exit code 127).", v.Type, n.program)
	isModule := n.isMain && n.run.Module
	if isModule {
		missing = check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no module `%s`.", v.Type, n.program).Logged("No module named " + n.program)
	}
	if strings.HasSuffix(manifest, ".txt") && p.Repository.Python(n.run.Dir).Linked {
		missing = missing.Likely() // the linked package may bring it
	}
	switch path.Base(manifest) {
	case ".":
		missing = missing.Likely()
		f.Headline = prose.T("`%s` won't be installed without a `requirements.txt`", n.program)
		f.Help = prose.T("Add a `requirements.txt` that lists all packages, such as `%s`.", pkg)
	case "pyproject.toml", "package.json":
		f.Help = prose.T("Add `%s` to the dependencies in `%s`.", pkg, check.PathPart(manifest))
	}
	if m := p.Repository.ManagerOf(manifest); m != nil && p.Repository.LockOf(m, manifest) != "" {
		f.Help = addedBy(m, pkg, manifest, p.Repository)
	}
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		switch {
		case t.Platform().Runner, check.MayHaveMore(t, lacks.Packages): // on a machine where more may be installed
			return check.Effect{}
		case n.isDirect && t.ShellOf(v.Type) == platform.Bash:
			return missing.Logged("bash: " + n.program + ": command not found")
		case n.inScript && t.HerokuImage:
			return missing.Logged("sh: 1: " + n.program + ": not found")
		}
		return missing
	})
	p.Report(f)
}

// servers are programs that no build installs for an app in one of these languages, and no image has. The buildpack for PHP has the first two.
// Sources: heroku/base-images, heroku/heroku-buildpack-php bin/compile, railwayapp/nixpacks src/providers, and railwayapp/railpack core/providers.
const servers command.Words = "nginx php-fpm caddy redis-server memcached mongod mysqld postgres"

func reportServer(p *check.Pass, v *check.View, run *command.Run) bool {
	language := p.Repository.LanguageOf(nil)
	if !servers.Has(run.Name.Value) || len(run.Wrappers) > 0 || language == "" || language == command.OtherLanguage {
		return false
	}
	p.Report(check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("No build installs `%s` for this app", run.Base),
		Effects: p.InRepository(v).Each(func(t *platform.Target) check.Effect {
			spa := language == command.Node && t.OwnBuildpacks && run.Base == "caddy" // Nixpacks and Railpack install it to serve pages
			if !t.HerokuImage && t.BuiltBy != platform.Nixpacks && t.BuiltBy != platform.Railpack || spa || p.Installs(t) || p.Repository.SetsBuildpacksOn(t) {
				return check.Effect{}
			}
			return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `%s` isn't installed (exit code 127).", v.Type, run.Base).Likely() // settings may add it
		}),
		Help: prose.T("Add a buildpack that installs it, or build a `Dockerfile`."),
	})
	return true
}

const adding command.Words = "install i add enable inject"

func stepsBefore(v *check.View) []command.Start {
	list := v.Programs()
	return list[:max(0, len(list)-1)]
}

func anyInstalls(steps []command.Start, isMeant func(name string) bool) bool {
	return slices.ContainsFunc(steps, func(s command.Start) bool {
		at := slices.IndexFunc(s.Words, func(w command.Word) bool { return adding.Has(w.Value) })
		return at > 0 && slices.ContainsFunc(s.Words[at+1:], func(w command.Word) bool {
			name := strings.ToLower(w.Value)
			if end := strings.IndexAny(name, "[=<>~!;"); end >= 0 {
				name = name[:end]
			}
			if at := strings.LastIndexByte(name, '@'); at > 0 {
				name = name[:at]
			}
			return !w.Static || w.Value == "-r" || isMeant(name)
		})
	})
}

func reportBundler(p *check.Pass, v *check.View, run *command.Run, starts []string) bool {
	i := strings.Index(v.Cmd.Text, "bundle exec")
	if !slices.Contains(run.Wrappers, "bundle") || i < 0 || strings.Contains(v.Cmd.Text, "GEMFILE") {
		return false
	}
	needs := missingManifest{starts, procfile.Range{Start: i, End: i + len("bundle exec")}, "Could not locate Gemfile or .bundle/ directory", p.Repository.Ruby(run.Dir)}
	return needs.report(p, v, "Gemfile", "gems.rb")
}

// noPackage is what package managers print without a package.json. Each was run in an empty folder, but node's
// is from nodejs/node src/node_task_runner.cc.
var noPackage = map[string]string{
	"npm":  "npm error enoent Could not read package.json",
	"yarn": "error Couldn't find a package.json file",
	"node": "Can't find package.json for directory",
	"pnpm": "No package.json (or package.yaml, or package.json5) was found",
}

// missingManifest is what a program needs in one of the folders in which it looks.
type missingManifest struct {
	starts   []string
	program  procfile.Range
	log      string
	packages *repository.Packages // those that the manifest names
}

// report reports a program that needs one of these files, the first of which is the usual one, where none of the folders has one.
func (m *missingManifest) report(p *check.Pass, v *check.View, manifests ...string) bool {
	for _, folder := range append(slices.Clone(m.starts), p.Repository.Folder(), "") {
		for _, manifest := range manifests {
			if p.Repository.IsFile(path.Join(folder, manifest)) {
				return false
			}
		}
	}
	p.Report(check.Finding{
		Range:    v.At(m.program),
		Headline: prose.T("`%s` needs a `%s`", v.Cmd.Text[m.program.Start:m.program.End], manifests[0]),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
			return check.MayHaveMore(t, m.packages)
		}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the app has no `%s`.", v.Type, manifests[0]).Logged(m.log)),
		Help: prose.T("Add a `%s` next to the Procfile, or start the command in its folder.", manifests[0]),
	})
	return true
}

// addedBy is the help to add a package by its package manager, which also writes the lock file.
func addedBy(m *ecosystem.Manager, pkg, manifest string, r *repository.Repository) prose.Text {
	folder := path.Dir(manifest)
	if folder == path.Clean("./"+r.Folder()) {
		folder = ""
	}
	return prose.T("Run `%s`, and commit `%s`.", prose.Exact(m.Add(pkg, folder)), r.LockOf(m, manifest))
}

// reportDevelopment reports a program or a module that only devDependencies in package.json has, where the build leaves those out.
func reportDevelopment(p *check.Pass, v *check.View, run *command.Run, starts []string) bool {
	n := p.Repository.Node(starts[0])
	if n == nil || n.Workspaces || p.Repository.IsFolder(path.Join(starts[0], "node_modules")) {
		return false
	}
	at := run.Name.Range
	if ref := run.Reference(); ref.Kind == command.Script || ref.Kind == command.ScriptOrBinary {
		at = ref.Range
	}
	pkg, module := developmentPackage(n, run, 0)
	help := prose.T("Move `%s` to `dependencies`.", pkg)
	if pkg == "" {
		var file string
		if pkg, file = developmentImport(p, n, run, starts[0]); file != "" {
			at, module = run.Reference().Range, true
			help = prose.T("Move `%s` to `dependencies`: `%s` loads it.", pkg, check.PathPart(file))
		}
	}
	if anyInstalls(stepsBefore(v), func(name string) bool { return name == pkg }) {
		return false
	}
	installs := false
	if pkg == "" {
		pkg, at, installs = developmentStep(n, v)
		help = prose.T("Move `%s` to `dependencies`.", pkg)
	}
	if pkg == "" {
		return false
	}
	lost := check.NewEffect(check.Warning, platform.Crash, "`%s` doesn't start unless a setting of the build keeps `devDependencies`.", v.Type)
	if module {
		lost = lost.Logged("Error: Cannot find module '" + pkg + "'")
	} else if at == run.Name.Range && len(run.Wrappers) == 0 {
		lost = lost.Logged("bash: " + run.Base + ": command not found")
	}
	p.Report(check.Finding{
		Range:    v.At(at),
		Headline: prose.T("`%s` is only in `devDependencies` of `%s`", pkg, check.PathPart(n.Path)),
		Effects: p.InRepository(v).Each(func(t *platform.Target) check.Effect {
			switch {
			case !t.PrunesDev:
				return check.Effect{}
			case installs || !t.Sure(platform.Grammar): // NODE_ENV decides what it installs; the builder is inferred
				return lost.Likely()
			}
			return lost
		}),
		Help: help,
	})
	return true
}

// developmentImport is the package that the code which a command starts loads at once and that only devDependencies has, and the file that does.
func developmentImport(p *check.Pass, n *repository.NodePackage, run *command.Run, start string) (pkg, file string) {
	const code command.Words = ".js .mjs .cjs"
	started := p.StartedCode(run, run.Reference())
	isCompiled := path.Ext(started) == ".ts" && n.KeepsPackages()
	if !code.Has(path.Ext(started)) && !isCompiled {
		return "", ""
	}
	found, file := p.Repository.PackageImport(start, started, n.DevelopmentOnly)
	return found.Package, file
}

// developmentPackage is the package that a command needs and that only devDependencies has, or "". module says that Node.js loads it.
func developmentPackage(n *repository.NodePackage, run *command.Run, depth int) (pkg string, module bool) {
	if depth > 3 || slices.ContainsFunc(run.Wrappers, bringsItself.Has) {
		return "", false
	}
	for _, program := range append(slices.Clone(run.Wrappers), run.Base) {
		if pkg := n.PackageWith(program); n.DevelopmentOnly(pkg) {
			return pkg, false
		}
	}
	for i := range run.Options {
		if o := &run.Options[i]; run.Base == "node" && loadsModule.Has(o.Name) {
			if pkg := packageOfModule(run.Text(o.Value)); n.DevelopmentOnly(pkg) {
				return pkg, true
			}
		}
	}
	ref := run.Reference()
	if ref.Kind != command.Script && ref.Kind != command.ScriptOrBinary {
		return "", false
	}
	script := command.Parse(n.Script(ref.Name))
	if pkg := neededIn(n, script, depth); pkg != "" {
		return pkg, false
	}
	if main := script.Main(); main != nil {
		return developmentPackage(n, main, depth+1)
	}
	if pkg := n.PackageWith(ref.Name); ref.Kind == command.ScriptOrBinary && !n.HasScript(ref.Name) && n.DevelopmentOnly(pkg) {
		return pkg, false
	}
	return "", false
}

// developmentStep finds a step before the main program that needs a package which only devDependencies has, such as a
// build at the start, and without which the command ends. installs says that a step before it installs packages.
func developmentStep(n *repository.NodePackage, v *check.View) (pkg string, at procfile.Range, installs bool) {
	list := v.Programs()
	for i, s := range list[:max(0, len(list)-1)] {
		call, next := &v.Cmd.Calls[s.Call], &v.Cmd.Calls[list[i+1].Call]
		switch {
		case i > 0 && s.Base == "cd", check.HasOption(s, "--include=dev --production=false --prod=false --dev -D"):
			return "", at, false
		case call.Nested || call.Join == "||" || next.Join != "&&" || s.Script:
			continue
		}
		if pkg := neededBy(n, s, 0); pkg != "" && !anyInstalls(list[:i], func(name string) bool { return name == pkg }) {
			return pkg, v.StepRange(i), installs
		}
		installs = installs || check.PackageManagers.Has(s.Base) && check.Script(s) == ""
	}
	return "", at, false
}

// neededBy is the package of a program, or of one in a script of package.json that the program runs, which only
// devDependencies has and without which it fails, or "".
func neededBy(n *repository.NodePackage, s command.Start, depth int) string {
	if pkg := n.PackageWith(s.Base); s.Name == s.Words[0] && n.DevelopmentOnly(pkg) {
		return pkg
	}
	return neededIn(n, command.Parse(n.Script(check.Script(s))), depth+1)
}

// neededIn is neededBy for the programs of a script, each of which ends it by its failure.
func neededIn(n *repository.NodePackage, script *command.Command, depth int) string {
	list := script.Starts()
	for i := range list {
		if depth < 4 && (i == len(list)-1 || script.Calls[list[i+1].Call].Join == "&&") {
			if pkg := neededBy(n, list[i], depth); pkg != "" && !anyInstalls(list[:i], func(name string) bool { return name == pkg }) {
				return pkg
			}
		}
	}
	return ""
}

// loadsModule are options of Node.js that load a module before the script.
const loadsModule command.Words = "-r --require --import --loader --experimental-loader"

// packageOfModule is the package of a module such as dotenv/config.
func packageOfModule(module string) string {
	parts := strings.SplitN(strings.Trim(module, `"'`), "/", 3)
	if len(parts) > 1 && strings.HasPrefix(parts[0], "@") {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

// uninstalled is what a program lacks, or nil where a manifest may install it. Its manifest is "" where there isn't any.
func uninstalled(p *check.Pass, n *named) *repository.Uninstalled {
	repo, run := p.Repository, n.run
	isModule := n.isMain && run.Module
	if python := ecosystem.Of(ecosystem.Python).Installing(n.program); len(python) > 0 {
		// Next to the Procfile, the module or the script shows that the files there are the app.
		packages, ref := repo.Python(run.Dir), run.Reference()
		runsApp := ref.Kind == command.File && repo.IsFile(ref.Name) ||
			(ref.Kind == command.Module || ref.Kind == command.Dotted) && p.MayHaveModule("", strings.Split(ref.Name, "."))
		if len(packages.Manifests) == 0 && !packages.Open && repo.Bare(".py") && runsApp {
			return &repository.Uninstalled{Package: python[0], Packages: packages}
		}
	} else if isModule {
		return nil
	}
	return repo.Uninstalled(n.program, run.Dir)
}

// reportMixTask reports a task of Mix without which a command ends, and that no package of the app has.
func reportMixTask(p *check.Pass, v *check.View, run *command.Run) bool {
	list := v.Programs()
	for i := len(list) - 1; i >= 0 && list[i].Base != "cd"; i-- {
		ends := i == len(list)-1 || v.Cmd.Calls[list[i+1].Call].Join == "&&"
		if list[i].Base != "mix" || !ends || v.Cmd.Calls[list[i].Call].Join == "||" {
			continue
		}
		tasks := tasksOf(list[i].Args)
		for _, task := range tasks {
			lacks := p.Repository.Uninstalled(task.Value, run.Dir)
			if lacks == nil {
				continue
			}
			isOther := func(w command.Word) bool { return !lacks.Package.Has(w.Value) }
			reportTask(p, v, task, lacks, len(list) == 1 && !slices.ContainsFunc(tasks, isOther))
			return true
		}
	}
	return false
}

// tasksOf are the names of the tasks that mix runs: one, or those after `do`, which commas or plus signs separate.
func tasksOf(args []command.Word) (tasks []command.Word) {
	if len(args) == 0 || args[0].Value != "do" {
		return args[:min(1, len(args))]
	}
	starts := true
	for _, word := range args[1:] {
		name, ends := strings.CutSuffix(word.Value, ",")
		if starts {
			word.Range.End -= len(word.Value) - len(name)
			word.Value = name
			tasks = append(tasks, word)
		}
		starts = ends || name == "+"
	}
	return tasks
}

// reportTask reports a task whose package mix.exs lacks. isAll says that the command does nothing else.
func reportTask(p *check.Pass, v *check.View, task command.Word, lacks *repository.Uninstalled, isAll bool) {
	pkg, manifest := lacks.Package.Name, lacks.Manifest
	missing := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `mix` knows no `%s`.", v.Type, task.Value).Logged(`** (Mix) The task "` + task.Value + `" could not be found`)
	if !p.Repository.IsFile(path.Join(path.Dir(manifest), "mix.lock")) {
		missing = missing.Likely() // another package may bring it
	}
	f := check.Finding{
		Range:    v.At(task.Range),
		Headline: prose.T("`%s` needs `%s`, which isn't in `%s`", task.Value, pkg, check.PathPart(manifest)),
		Effects:  p.InRepository(v).Except(func(t *platform.Target) bool { return t.Platform().Runner }).All(missing),
		Help:     prose.T("Add `%s` to the dependencies in `%s`.", pkg, check.PathPart(manifest)),
	}
	if m := p.Repository.ManagerOf(manifest); m != nil && p.Repository.LockOf(m, manifest) != "" {
		f.Help = prose.T("Add `%s` to the dependencies in `%s`, and run `%s`.", pkg, check.PathPart(manifest), prose.Exact(m.Relock()))
	}
	if isAll && check.IsRelease(v.Type) && len(p.AllEntries) > 1 {
		f.Help = prose.T("Remove the line, or add `%s` to the dependencies in `%s`.", pkg, check.PathPart(manifest))
		f.Fixes = check.Suggestion(prose.Title("Remove the `%s` line", v.Type), check.Delete(p.WholeLine(v.Line)))
	}
	p.Report(f)
}

// reportWorkspace reports a package of the project that a package manager doesn't find.
func reportWorkspace(p *check.Pass, v *check.View, followed *check.Followed) bool {
	run := followed.Run
	ref := run.Reference()
	if _, found, known := p.Workspace(run); found || !known {
		return false
	}
	lost := check.NewEffect(check.Error, platform.Crash, "`%s` exits: there is no package `%s`.", run.Base, ref.Workspace)
	if run.Base == "npm" {
		lost = lost.Logged("npm error No workspaces found:")
	}
	p.Report(check.Finding{
		Range:    v.At(followed.Range(ref.WorkspaceRange)),
		Headline: prose.T("No `package.json` has the name `%s`", ref.Workspace),
		Effects:  p.InRepository(v).All(lost),
		Help:     prose.T("Use the name of a package of the project."),
	})
	return true
}

// reportScript reports a script that isn't in package.json.
func reportScript(p *check.Pass, v *check.View, followed *check.Followed) bool {
	run := followed.Run
	ref, starts := run.Reference(), p.ScriptFolders(run)
	// Options such as --if-present change which script runs.
	for _, o := range run.Options {
		if elsewhereFlags.Has(o.Name) || o.Range.Start < ref.Range.Start && !o.Known {
			return false
		}
	}
	if len(starts) == 0 {
		return false
	}
	n := p.Repository.Node(starts[0])
	if n == nil {
		needs := missingManifest{starts, run.Name.Range, noPackage[run.Base], &repository.Packages{}}
		return run.Base != "bun" && followed.Script == nil && needs.report(p, v, "package.json", "package.json5", "package.yaml")
	}
	if slices.ContainsFunc(starts, func(folder string) bool {
		other := p.Repository.Node(folder)
		return other != nil && other.HasScript(ref.Name)
	}) {
		return false
	}
	// npm start runs server.js, env is a command, and with the same word, yarn and pnpm run a program of a dependency.
	orBinary := ref.Kind == command.ScriptOrBinary
	if ref.Name == "env" || ref.Name == "start" && p.Repository.IsFile(path.Join(starts[0], "server.js")) ||
		orBinary && (n.Workspaces || n.Depends(command.Words(ref.Name))) {
		return false
	}
	ends := check.NewEffect(check.Error, platform.Crash, "`%s` exits: there is no script `%s`.", run.Base, ref.Name)
	if orBinary && nearestScript(n, ref.Name) == "" && !strings.Contains(ref.Name, ":") && (starts[0] != "" || n.DependsOnAny()) {
		if !scriptNames.Has(ref.Name) {
			return false
		}
		ends = ends.Likely()
	}
	if run.Base == "npm" {
		ends = ends.Logged(`npm error Missing script: "` + ref.Name + `"`)
	}
	f := check.Finding{
		Range:    v.At(followed.Range(ref.Range)),
		Headline: prose.T("`%s` has no script `%s`", check.PathPart(n.Path), ref.Name),
		Effects:  p.InRepository(v).All(ends),
		Help:     prose.T("Add `%s` to `scripts` in `%s`.", ref.Name, check.PathPart(n.Path)),
	}
	if better := nearestScript(n, ref.Name); better != "" && check.NeedsNoQuotes(better) && followed.Script == nil {
		f.Help = prose.T("Run `%s`, or add `%s` to `scripts`.", better, ref.Name)
		words := better
		if run.Base == "npm" && run.Positional[0].Range == ref.Range { // only npm start needs no run
			words = "run " + better
		}
		f.Fixes = []check.Fix{{
			Title:         prose.Title("Run the script `%s`", better),
			Applicability: check.Suggested,
			Edits:         v.Edits([]procfile.TextEdit{{Range: ref.Range, NewText: words}}),
		}}
	}
	p.Report(f)
	return true
}

// scriptNames are usual names of scripts. A dependency that has such a program has it in its name, too.
const scriptNames command.Words = "build dev develop prod production server start-prod start-server worker web bot clock scheduler"

const elsewhereFlags command.Words = "--if-present --workspaces -ws -r --recursive --include-workspace-root"

// starting are usual names of scripts that start an app in production.
const starting command.Words = "serve server prod production start:prod start:production start-prod"

// nearestScript is the script for which a name is a typo, else the longest one that the name starts with, as startpdated and start:prod do
// with start, or in place of start the only one that runs a file and has a usual name; or "".
func nearestScript(n *repository.NodePackage, name string) string {
	best := spelling.LeastTypos(name, slices.Sorted(slices.Values(n.Scripts)))
	if best != "" {
		return best
	}
	if name == "start" {
		for _, s := range n.Scripts {
			switch main := command.Parse(n.Script(s)).Main(); {
			case !starting.Has(s) || main == nil || main.Base != "node" && main.Base != "bun" || main.Reference().Kind != command.File || strings.Contains(n.Script(s), "watch"):
			case best != "":
				return ""
			default:
				best = s
			}
		}
		return best
	}
	for _, s := range n.Scripts {
		rest, ok := strings.CutPrefix(name, s)
		if ok && len(s) > max(3, len(best)) && rest != "" && (check.IsWordByte(rest[0]) || starting.Has(name)) {
			best = s
		}
	}
	return best
}
