package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "import-missing",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Import that nothing installs",
	Reach:     check.OfScripts,
	AboutFile: true,
	OfLoaded:  true,
	Check:     checkImportMissing,
})

// mostMissingImports limits the findings about one app.
const mostMissingImports = 5

func checkImportMissing(p *check.Pass) {
	if p.Variant() || !p.Repository.Complete() {
		return
	}
	var reported []string
	once := func(name string) bool {
		if slices.Contains(reported, name) || len(reported) >= mostMissingImports {
			return false
		}
		reported = append(reported, name)
		return true
	}
	for _, v := range p.ProjectRuns() {
		for _, f := range p.Follow(v.Cmd) {
			if folders := p.WorkingFolders(f.Run); len(folders) > 0 {
				checkNodeImports(p, v, f.Run, folders[0], once)
				checkPythonImports(p, v, f.Run, folders, once)
			}
		}
	}
}

func checkNodeImports(p *check.Pass, v *check.View, run *command.Run, start string, once func(string) bool) {
	n, file := p.Repository.Node(start), p.StartedCode(run, run.Reference())
	if ending := path.Ext(file); n == nil || ending != ".js" && ending != ".mjs" && ending != ".cjs" && (ending != ".ts" || !n.KeepsPackages()) {
		return
	}
	for _, i := range p.Repository.LoadedPackages(start, file) {
		if isInstalledByScript(n, v, i.Package) || !once(i.Package) {
			continue
		}
		e, most := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start without `%s`.", v.Type, i.Package), check.Error
		if !i.IsSure {
			e, most = check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start unless another package brings `%s`.", v.Type, i.Package), check.Warning
		}
		m := p.Repository.ManagerOf(n.Path)
		add := "npm install " + i.Package
		if m != nil {
			add = m.Add(i.Package, "")
		}
		p.Report(check.Finding{
			Headline: prose.T("`%s` loads `%s`, which nothing installs", check.PathPart(i.Path), i.Package),
			Effects:  lostOn(p, e.Logged("Error: Cannot find module '"+i.Package+"'"), &repository.Packages{}).AtMost(most),
			Help:     prose.T("Run `%s`, and commit `%s`.", prose.Exact(add), check.PathPart(n.Path)),
			Code:     &check.CodePlace{Path: i.Path, Line: i.Line, Text: i.Text, Subject: i.Text},
		})
	}
}

// isInstalledByScript reports whether a step before the main program installs a package, or a script of package.json does.
func isInstalledByScript(n *repository.NodePackage, v *check.View, pkg string) bool {
	isMeant := func(name string) bool { return name == pkg }
	return check.AnyInstalls(v.BeforeMain(), isMeant) || slices.ContainsFunc(n.Scripts, func(script string) bool {
		return check.AnyInstalls(command.Parse(n.Script(script)).Starts(), isMeant)
	})
}

// lostOn is an effect on the selected platforms that install nothing but what the manifests name.
func lostOn(p *check.Pass, e check.Effect, packages *repository.Packages) check.Effects {
	return slices.DeleteFunc(p.Selected(e), func(e check.Effect) bool {
		return e.Target.Platform().Runner || e.Target.Image || p.InContainer(e.Target) || check.MayHaveMore(e.Target, packages)
	})
}

func checkPythonImports(p *check.Pass, v *check.View, run *command.Run, roots []string, once func(string) bool) {
	r, packages := p.Repository, p.Repository.Python(roots[0])
	if packages.Open || packages.Linked || len(packages.Manifests) == 0 || check.AnyInstalls(v.BeforeMain(), func(string) bool { return true }) {
		return
	}
	files, folders := startedModules(p, run, roots)
	if len(files) == 0 {
		return
	}
	list := listOf(r, packages.Manifests[0])
	missing, _ := r.LoadedModules(folders, files)
	for _, m := range missing {
		module, isKnown := ecosystem.PythonModule(m.Name)
		isNamed := packages.Mention(ecosystem.Words(m.Name)) || packages.Mention(ecosystem.Words(module.Package)) || packages.Mention(module.Also)
		isSure := isKnown && (list.isPlain || list.isLock)
		isLikely := list.isPlain || isKnown && (list.isFrozen || !module.Widespread)
		isOwn := !isKnown && ownModules.Has(m.Name)
		isProgram := ecosystem.Of(ecosystem.Python).Knows(m.Name) && m.Name == run.Base // which the rule about programs reports
		if m.Name[0] == '_' || ecosystem.PythonLibrary.Has(m.Name) || isOwn || isProgram || isNamed || list.brings(m.Name, module.Package) || !isSure && !isLikely || !once(m.Name) {
			continue
		}
		reportPythonImport(p, v, &m, module.Package, packages, isKnown, isSure)
	}
}

// ownModules are usual names of an app's modules. One that isn't there is a missing file, and no package.
const ownModules ecosystem.Words = "api app application apps base bot common config configs constants controllers core database db extensions forms functions handlers helper helpers " +
	"lib main manage models module modules my_app project routes run schemas scripts server services settings site src tasks tests tools util utils views web worker wsgi"

// startedModules are the files of Python that a run loads first, and the folders in which Python looks for modules.
func startedModules(p *check.Pass, run *command.Run, roots []string) (files, folders []string) {
	ref, folders := run.Reference(), slices.Clone(roots)
	for _, folder := range ref.Folders {
		folders = append(folders, check.JoinEach(roots, folder)...)
	}
	if ref.Kind == ecosystem.Dotted {
		name := strings.ReplaceAll(ref.Name, ".", "/")
		for _, folder := range folders {
			for _, ending := range []string{".py", "/celery.py", "/__init__.py"} {
				if file := path.Join(folder, name+ending); p.Repository.IsFile(file) {
					return []string{file}, folders
				}
			}
		}
	}
	file := p.StartedApp(run)
	if file == "" && run.Program != nil && run.Program.Reference == ecosystem.Module { // an unknown option may hide it
		for _, word := range run.Args {
			if module, _, isModule := strings.Cut(word.Value, ":"); isModule && p.Repository.IsFile(path.Join(roots[0], check.ModuleFile(module))) {
				file = path.Join(roots[0], check.ModuleFile(module))
			}
		}
	}
	if path.Ext(file) != ".py" {
		return nil, nil
	}
	if ref.Kind == ecosystem.File {
		folders = append([]string{path.Dir(file)}, folders...)
	}
	return []string{file}, folders
}

// packageList is what is known of the packages that pip installs.
type packageList struct {
	names []string
	// isPlain means that all is known that they bring, isFrozen that pip freeze wrote the list, and isLock that a lock file has everything.
	isPlain, isFrozen, isLock bool
}

// frozen are packages that seldom anybody names, but pip freeze.
const frozen ecosystem.Words = "markupsafe idna werkzeug itsdangerous sqlparse asgiref aiosignal frozenlist multidict soupsieve charset-normalizer pyasn1 pycparser"

func listOf(r *repository.Repository, manifest string) (list packageList) {
	if path.Base(manifest) != "requirements.txt" {
		list.isLock = !r.Nowhere("Pipfile.lock") || !r.Nowhere("poetry.lock") || !r.Nowhere("uv.lock") || !r.Nowhere("pdm.lock")
		return list
	}
	list.isPlain = true
	others := 0
	for _, q := range r.Requirements(manifest) {
		_, isKnown := ecosystem.Plain(q.Name)
		list.isPlain = list.isPlain && isKnown && !strings.Contains(q.Text, "[")
		list.names = append(list.names, q.Name)
		if frozen.Has(q.Name) && q.Pin != "" {
			others++
		}
	}
	list.isFrozen = others > 1
	return list
}

// brings reports whether a package brings a module.
func (l *packageList) brings(module, pkg string) bool {
	folded := strings.NewReplacer("_", "-", ".", "-")
	return slices.ContainsFunc(l.names, func(name string) bool {
		brings, _ := ecosystem.Plain(name)
		return brings.Has(module) || brings.Has(folded.Replace(strings.ToLower(module))) || brings.Has(folded.Replace(strings.ToLower(pkg)))
	})
}

func reportPythonImport(p *check.Pass, v *check.View, m *repository.LoadedModule, pkg string, packages *repository.Packages, isKnown, isSure bool) {
	manifest := packages.Manifests[0]
	e, most := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start without `%s`.", v.Type, m.Name), check.Error
	if !isSure {
		e, most = check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start unless another package brings `%s`.", v.Type, m.Name), check.Warning
	}
	f := check.Finding{
		Headline: prose.T("`%s` imports `%s`, which nothing installs", check.PathPart(m.Path), m.Name),
		Effects:  lostOn(p, e.Logged("ModuleNotFoundError: No module named '"+m.Name+"'"), packages).AtMost(most),
		Help:     prose.T("Add the package with `%s` to `%s`.", m.Name, check.PathPart(manifest)),
		Code:     &check.CodePlace{Path: m.Path, Line: m.Line, Subject: m.Name},
	}
	text, _ := p.Repository.Text(manifest)
	rows := strings.Split(strings.TrimRight(text, "\r\n "), "\n")
	last := strings.TrimRight(rows[len(rows)-1], "\r ")
	manager := p.Repository.ManagerOf(manifest)
	switch {
	case !isKnown:
	case path.Base(manifest) == "requirements.txt" && last != "":
		f.Help = prose.T("Add `%s` to `%s`.", pkg, check.PathPart(manifest))
		f.Code = &check.CodePlace{Path: manifest, Line: len(rows), Text: last, Right: last + "\n" + pkg, Subject: m.Name}
	case manager != nil && p.Repository.LockOf(manager, manifest) != "":
		f.Help = prose.T("Run `%s`, and commit `%s`.", prose.Exact(manager.Add(pkg, "")), p.Repository.LockOf(manager, manifest))
	default:
		f.Help = prose.T("Add `%s` to `%s`.", pkg, check.PathPart(manifest))
	}
	p.Report(f)
}
