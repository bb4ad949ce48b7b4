package rules

import (
	"github.com/proclint/proclint/lint/source"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:           "development-dependency",
	Group:          check.RepositoryGroup,
	Kind:           check.Slip,
	Title:          "Package only in devDependencies",
	FollowsScripts: true,
	Reach:          check.OfScripts,
	CheckRun:       checkDevelopmentDependency,
})

// checkDevelopmentDependency reports a program or a module that only devDependencies in package.json has, where the build leaves those out.
func checkDevelopmentDependency(p *check.Pass, v *check.View) {
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	if starts == nil {
		return
	}
	checkDevelopmentGem(p, v, run, starts[0])
	n := p.Repository.Node(starts[0])
	if n == nil || n.Workspaces || p.Repository.IsFolder(path.Join(starts[0], "node_modules")) {
		return
	}
	at := run.Name.Range
	if ref := run.Reference(); ref.Kind == ecosystem.Script || ref.Kind == ecosystem.ScriptOrBinary {
		at = ref.Range
	}
	pkg, module := developmentPackage(n, run, 0)
	file := ""
	if pkg == "" {
		if pkg, file = developmentImport(p, n, run, starts[0]); file != "" {
			at, module = run.Reference().Range, true
		}
	}
	if check.AnyInstalls(v.BeforeMain(), func(name string) bool { return name == pkg }) {
		return
	}
	installs := false
	if pkg == "" {
		pkg, at, installs = developmentStep(n, v)
	}
	if pkg == "" {
		return
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
			case !t.PrunesDev || t.Production && isLaterYarn(p.Repository, n):
				return check.Effect{}
			case t.Production && !p.Repository.IsFile(path.Join(path.Dir(n.Path), ".npmrc")): // it may keep them
				return check.NewEffect(check.Error, platform.Crash, "`%s` fails: `NODE_ENV=production` leaves out `devDependencies`.", v.Type).Logged(lost.Log)
			case installs || !t.Sure(platform.Grammar): // NODE_ENV decides what it installs; the builder is inferred
				return lost.Likely()
			}
			return lost
		}),
		Help:  movedBy(p.Repository, n, pkg, file),
		Fixes: withoutWatcher(p.Repository, n),
	})
}

// isLaterYarn reports whether a later version of Yarn installs the packages, for which NODE_ENV changes nothing.
func isLaterYarn(r *repository.Repository, n *repository.NodePackage) bool {
	return strings.HasPrefix(n.Manager, "yarn@") && !strings.HasPrefix(n.Manager, "yarn@1") || r.IsFile(path.Join(path.Dir(n.Path), ".yarnrc.yml"))
}

// watchedStart is a start script that runs a file again after each change of it, which only development needs.
var watchedStart = regexp.MustCompile(`"start"\s*:\s*"((nodemon|node-dev|supervisor) ([^"\\ ]+\.[cm]?js))"`)

// withoutWatcher are the fixes of the script that starts the app by such a program.
func withoutWatcher(r *repository.Repository, n *repository.NodePackage) []check.Fix {
	text, _ := r.Text(n.Path)
	at := watchedStart.FindStringSubmatchIndex(text)
	if at == nil {
		return nil
	}
	file := text[at[6]:at[7]]
	script := check.CodePlace{Path: n.Path, Line: 1 + strings.Count(text[:at[0]], "\n"), Text: text[at[0]:at[1]], Right: text[at[0]:at[2]] + "node " + file + `"`}
	return script.Fixes(r, prose.Title("Start `%s` with `node`", check.PathPart(file)))
}

// movedBy is the help to move a package that a file loads, or "", to those for production.
func movedBy(r *repository.Repository, n *repository.NodePackage, pkg, file string) prose.Text {
	manager := r.ManagerOf(n.Path)
	if manager == nil {
		managers := ecosystem.NodeManagers()
		manager = managers[len(managers)-1]
	}
	folder := strings.TrimPrefix(path.Dir(n.Path), ".")
	if folder == r.Folder() {
		folder = ""
	}
	if file == "" {
		return prose.T("Run `%s`.", prose.Exact(manager.Move(pkg, folder)))
	}
	return prose.T("Run `%s`: `%s` loads the package.", prose.Exact(manager.Move(pkg, folder)), check.PathPart(file))
}

// checkDevelopmentGem reports a gem that a command or the file that it starts needs, and that only groups for development and tests have. Builds
// leave those out. Source: heroku/heroku-buildpack-ruby lib/language_pack/ruby.rb, bundle_default_without.
func checkDevelopmentGem(p *check.Pass, v *check.View, run *command.Run, start string) {
	gems := p.Repository.DevelopmentGems(start)
	if len(gems) == 0 || p.Repository.Sets("BUNDLE_WITHOUT") || v.Cmd.Variable("BUNDLE_WITHOUT") != nil {
		return
	}
	required, programs := requiredGems(p, run, start), append(slices.Clone(run.Wrappers), run.Base)
	at := slices.IndexFunc(gems, func(g repository.DevelopmentGem) bool {
		return slices.Contains(required, g.Name) || slices.ContainsFunc(programs, func(program string) bool {
			installing := ecosystem.Of(ecosystem.Ruby).Installing(program)
			return len(installing) > 0 && installing[0].Name == g.Name
		})
	})
	if at < 0 {
		return
	}
	g := &gems[at]
	manifest := path.Join(start, "Gemfile")
	p.Report(check.Finding{
		Range:    v.At(run.Naming()),
		Headline: prose.T("`%s` is only in the group `%s` of `%s`", g.Name, g.Group, check.PathPart(manifest)),
		Effects: p.InRepository(v).Each(func(t *platform.Target) check.Effect {
			if t.BuiltBy != platform.HerokuBuildpacks && t.BuiltBy != platform.Herokuish {
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, platform.Crash, "`%s` doesn't start unless `BUNDLE_WITHOUT` keeps the group `%s`.", v.Type, g.Group)
		}),
		Help: prose.T("Move `%s` out of the group in line %s of `%s`.", g.Name, g.Line, check.PathPart(manifest)),
	})
}

// requiredGems are the names that the files of Ruby which a command starts require at once.
func requiredGems(p *check.Pass, run *command.Run, start string) (names []string) {
	file := p.StartedApp(run)
	if ending := path.Ext(file); ending != ".rb" && ending != ".ru" {
		return nil
	}
	for _, loaded := range p.Repository.Loaded(start, file) {
		text, _ := p.Repository.Text(loaded)
		for line := range strings.Lines(text) {
			if name, isRequired := strings.CutPrefix(strings.TrimRight(line, "\r\n "), "require "); isRequired {
				names = append(names, strings.ReplaceAll(strings.Trim(name, `"'`), "/", "-"))
			}
		}
	}
	return names
}

// developmentImport is the package that the code which a command starts loads at once and that only devDependencies has, and the file that does.
func developmentImport(p *check.Pass, n *repository.NodePackage, run *command.Run, start string) (pkg, file string) {
	const code ecosystem.Words = ".js .mjs .cjs"
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
	if depth > 3 || slices.ContainsFunc(run.Wrappers, check.BringsItself.Has) {
		return "", false
	}
	for _, program := range append(slices.Clone(run.Wrappers), run.Base) {
		if pkg := n.PackageWith(program); n.DevelopmentOnly(pkg) {
			return pkg, false
		}
	}
	for i := range run.Options {
		if o := &run.Options[i]; run.Base == "node" && loadsModule.Has(o.Name) {
			if pkg := source.PackageOf(strings.Trim(run.Text(o.Value), `"'`)); n.DevelopmentOnly(pkg) {
				return pkg, true
			}
		}
	}
	ref := run.Reference()
	if ref.Kind != ecosystem.Script && ref.Kind != ecosystem.ScriptOrBinary {
		return "", false
	}
	script := command.Parse(n.Script(ref.Name))
	if pkg := neededIn(n, script, depth); pkg != "" {
		return pkg, false
	}
	if main := script.Main(); main != nil {
		return developmentPackage(n, main, depth+1)
	}
	if pkg := n.PackageWith(ref.Name); ref.Kind == ecosystem.ScriptOrBinary && !n.HasScript(ref.Name) && n.DevelopmentOnly(pkg) {
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
		if pkg := neededBy(n, s, 0); pkg != "" && !check.AnyInstalls(list[:i], func(name string) bool { return name == pkg }) {
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
			if pkg := neededBy(n, list[i], depth); pkg != "" && !check.AnyInstalls(list[:i], func(name string) bool { return name == pkg }) {
				return pkg
			}
		}
	}
	return ""
}

// loadsModule are options of Node.js that load a module before the script.
const loadsModule ecosystem.Words = "-r --require --import --loader --experimental-loader"
