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
	Name:           "program-not-installed",
	Group:          check.RepositoryGroup,
	Kind:           check.Slip,
	Title:          "Program not installed",
	FollowsScripts: true,
	Reach:          check.OfScripts,
	Check:          checkProgramNotInstalled,
})

func checkProgramNotInstalled(p *check.Pass) {
	found := 0
	for _, v := range p.ProjectRuns() {
		followed := p.Follow(v.Cmd)
		// The first script that isn't in package.json: one without which the main program doesn't start, or that of the main program.
		script := slices.ContainsFunc(followed, func(f check.Followed) bool { return reportScript(p, v, &f) })
		if programs := reportPrograms(p, v, followed) || reportUnknownServer(p, v); script || programs {
			found++
		}
		if found > check.MaxLookedUp {
			return
		}
	}
}

// reportUnknownServer reports a name that no package of the app may have, before an app in Python that only a server can start.
func reportUnknownServer(p *check.Pass, v *check.View) bool {
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	name := run.Name.Value
	if len(run.Args) == 0 || len(starts) == 0 || command.Known(name) || strings.Contains(name, "/") || run.Name.Raw != name || len(run.Wrappers) > 0 {
		return false
	}
	module, object, isApp := strings.Cut(run.Args[0].Value, ":")
	packages := p.Repository.Python(run.Dir)
	if !isApp || !check.IsTypeName(object) || !p.Repository.IsFile(path.Join(starts[0], check.ModuleFile(module))) || packages.Open || packages.Linked ||
		len(packages.Manifests) == 0 || packages.Names(name) || p.HasAny("setup.py", "pyproject.toml", path.Join("bin", name), name) {
		return false
	}
	f := check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("No package of the app installs a program `%s`", name),
		Help:     prose.T("Use a server that `%s` installs.", check.PathPart(packages.Manifests[0])),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool { return t.Platform().Runner }).
			All(check.CommandNotFound(name)),
	}
	if packages.Names("gunicorn") {
		f.Help, f.HelpUnfixed = prose.Text{}, prose.T("Use `gunicorn`.")
		f.Fixes = check.Suggestion("Use `gunicorn`", check.Replace(f.Range, "gunicorn"))
	}
	p.Report(f)
	return true
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

// programFolders are folders in which package managers put programs.
const programFolders ecosystem.Words = "vendor/bin node_modules/.bin"

// programsOf are the program of a run and those that wrap it, up to one that brings the rest itself.
func programsOf(v *check.View, f *check.Followed) (list []named) {
	run := f.Run
	for _, wrapper := range run.Wrappers {
		if check.BringsItself.Has(wrapper) {
			return list
		}
		if at, ok := wordOf(v.Cmd, wrapper); ok || f.Script != nil {
			list = append(list, named{program: wrapper, at: f.Range(at), run: run})
		}
	}
	if name := run.Name.Value; !strings.Contains(name, "/") || programFolders.Has(path.Dir(path.Clean(name))) {
		list = append(list, named{program: run.Base, at: f.Range(run.Name.Range), run: run, isMain: true})
	}
	// A wrapper, and not a shell, looks up what it runs.
	if len(list) > 0 && !(list[0].isMain && (run.Module || strings.Contains(run.Name.Value, "/"))) {
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
	if check.AnyInstalls(v.BeforeMain(), isMeant) {
		return true
	}
	n := p.Repository.Node(p.Repository.Folder())
	return n != nil && slices.ContainsFunc(n.Scripts, func(script string) bool {
		return check.AnyInstalls(command.Parse(n.Script(script)).Starts(), isMeant)
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
	m := p.Repository.ManagerOf(manifest)
	isLocked := m != nil && p.Repository.LockOf(m, manifest) != ""
	if path.Base(manifest) == "composer.json" && !isLocked {
		missing = missing.Likely() // another package may bring it
	}
	switch path.Base(manifest) {
	case ".":
		missing = missing.Likely()
		f.Headline = prose.T("`%s` won't be installed without a `requirements.txt`", n.program)
		f.Help = prose.T("Add a `requirements.txt` that lists all packages, such as `%s`.", pkg)
	case "pyproject.toml", "package.json":
		f.Help = prose.T("Add `%s` to the dependencies in `%s`.", pkg, check.PathPart(manifest))
	}
	if isLocked {
		f.Help = addedBy(m, pkg, manifest, p.Repository)
	} else if p.Repository.IsList(manifest) {
		f.Fixes, f.HelpUnfixed, f.Help = p.AddRow(manifest, line, prose.Title("Add `%s` to `%s`", pkg, check.PathPart(manifest))), f.Help, prose.Text{}
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

// addedBy is the help to add a package by its package manager, which also writes the lock file.
func addedBy(m *ecosystem.Manager, pkg, manifest string, r *repository.Repository) prose.Text {
	folder := path.Dir(manifest)
	if folder == path.Clean("./"+r.Folder()) {
		folder = ""
	}
	return prose.T("Run `%s`, and commit `%s`.", prose.Exact(m.Add(pkg, folder)), r.LockOf(m, manifest))
}

// uninstalled is what a program lacks, or nil where a manifest may install it. Its manifest is "" where there isn't any.
func uninstalled(p *check.Pass, n *named) *repository.Uninstalled {
	repo, run := p.Repository, n.run
	isModule := n.isMain && run.Module
	if python := ecosystem.Of(ecosystem.Python).Installing(n.program); len(python) > 0 {
		// Next to the Procfile, the module or the script shows that the files there are the app.
		packages, ref := repo.Python(run.Dir), run.Reference()
		runsApp := ref.Kind == ecosystem.File && repo.IsFile(ref.Name) ||
			(ref.Kind == ecosystem.Module || ref.Kind == ecosystem.Dotted) && p.MayHaveModule("", strings.Split(ref.Name, "."))
		if len(packages.Manifests) == 0 && !packages.Open && repo.Bare(".py") && runsApp {
			return &repository.Uninstalled{Package: python[0], Packages: packages}
		}
	} else if isModule {
		return nil
	}
	return repo.Uninstalled(n.program, run.Dir)
}

// reportScript reports a script that isn't in package.json.
func reportScript(p *check.Pass, v *check.View, followed *check.Followed) bool {
	run := followed.Run
	ref, starts := run.Reference(), p.ScriptFolders(run)
	if !ref.NamesScript() || check.RunsOtherScript(run) || len(starts) == 0 {
		return false
	}
	n := p.Repository.Node(starts[0])
	if n == nil || runsWithoutScript(p, n, &ref, starts) {
		return false
	}
	ends := check.NewEffect(check.Error, platform.Crash, "`%s` exits: there is no script `%s`.", run.Base, ref.Name)
	better := nearestScript(n, ref.Name)
	if ref.Kind == ecosystem.ScriptOrBinary && better == "" && !strings.Contains(ref.Name, ":") && (starts[0] != "" || n.DependsOnAny()) {
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
	if better != "" && check.NeedsNoQuotes(better) && followed.Script == nil {
		f.Help = prose.T("Run `%s`, or add `%s` to `scripts`.", better, ref.Name)
		words := better
		if run.Base == "npm" && run.Positional[0].Range == ref.Range { // only npm start needs no run
			words = "run " + better
		}
		f.Fixes = check.Suggestion(prose.Title("Run the script `%s`", better), check.Replace(v.At(ref.Range), words))
	}
	p.Report(f)
	return true
}

// runsWithoutScript reports whether a package manager may run a name without a script of the package: another folder has it, npm start
// runs server.js, env is a command, and with the same word, yarn and pnpm run a program of a dependency.
func runsWithoutScript(p *check.Pass, n *repository.NodePackage, ref *command.Reference, starts []string) bool {
	if ref.Name == "env" || ref.Name == "start" && p.Repository.IsFile(path.Join(starts[0], "server.js")) {
		return true
	}
	if ref.Kind == ecosystem.ScriptOrBinary && (n.Workspaces || n.Depends(ecosystem.Words(ref.Name))) {
		return true
	}
	return slices.ContainsFunc(starts, func(folder string) bool {
		other := p.Repository.Node(folder)
		return other != nil && other.HasScript(ref.Name)
	})
}

// scriptNames are usual names of scripts. A dependency that has such a program has it in its name, too.
const scriptNames ecosystem.Words = "build dev develop prod production server start-prod start-server worker web bot clock scheduler"

// starting are usual names of scripts that start an app in production.
const starting ecosystem.Words = "serve server prod production start:prod start:production start-prod"

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
			case !starting.Has(s) || main == nil || main.Base != "node" && main.Base != "bun" || main.Reference().Kind != ecosystem.File || strings.Contains(n.Script(s), "watch"):
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
