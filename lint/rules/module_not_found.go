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
	"github.com/proclint/proclint/lint/source"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:  "module-not-found",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Missing Python module",
	Reach: check.InImages,
	Check: checkModuleNotFound,
})

func checkModuleNotFound(p *check.Pass) {
	found := 0
	for _, v := range p.ProjectRuns() {
		m, ok := missingModule(p, v)
		if !ok {
			reportAttribute(p, v)
			continue
		}
		// Each one is a search in the whole list, so there is a limit.
		if found++; found > check.MaxLookedUp {
			return
		}
		reportModule(p, &m)
	}
}

// reportAttribute reports an app that its module doesn't make when it's imported.
func reportAttribute(p *check.Pass, v *check.View) {
	run := v.Main()
	ref := run.Reference()
	name, _, _ := strings.Cut(ref.Attribute, "(")
	name, _, _ = strings.Cut(name, ".")
	at := ref.AttributeRange
	if name == "" && run.Program != nil {
		name, at = run.Program.App, ref.NameRange
	}
	relative := strings.HasPrefix(ref.Name, ".") // another rule reports it
	if ref.Kind != ecosystem.Module || relative || !check.IsTypeName(name) {
		return
	}
	file := p.StartedFile(run, ref)
	if file == "" {
		init := ref
		init.Name += ".__init__"
		if file = p.StartedFile(run, init); file == "" || p.MayHaveModule(path.Dir(file), []string{name}) {
			return
		}
	} else if inStart := path.Join(p.Repository.Folder(), run.Dir, check.ModuleFile(ref.Name)); p.Repository.IsFolder(strings.TrimSuffix(file, ".py")) || len(ref.Folders) > 0 && p.Repository.IsFile(inStart) {
		return // Python may import another file
	}
	text, _ := p.Repository.Text(file)
	module := source.PythonModule(text)
	if strings.TrimSpace(text) == "" || module.Mentions(name) {
		return
	}
	log := "Failed to find attribute '" + name + "' in '" + ref.Name + "'"
	switch run.Base {
	case "hypercorn":
		log = "Cannot load application from '" + ref.Word + "', application not found."
	case "uvicorn":
		log = `Attribute "` + name + `" not found in module "` + ref.Name + `"`
	}
	f := check.Finding{
		Range:       v.At(at),
		Headline:    prose.T("`%s` has no `%s`", check.PathPart(file), name),
		Effects:     p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no `%s` in the module `%s`.", run.Base, name, ref.Name).Logged(log)),
		HelpUnfixed: prose.T("Use the name of the app in `%s`.", check.PathPart(file)),
	}
	if better := betterApp(p, v, &ref, file, module); better != "" {
		whole := v.At(procfile.Range{Start: ref.NameRange.Start, End: max(ref.NameRange.End, ref.AttributeRange.End)})
		f.Fixes = check.Suggestion(prose.Title("Use `%s`", better), check.Replace(whole, better))
	} else if factory := module.Factory(); factory != "" {
		lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
		last, made := lines[len(lines)-1], name+" = "+factory+"()"
		f.Help = prose.T("Add the line `%s` at the end of `%s`.", made, check.PathPart(file))
		f.Code = &check.CodePlace{Path: file, Line: len(lines), Text: last, Right: last + "\n\n\n" + made, Subject: ref.Name}
	}
	p.Report(f)
}

// betterApp is what names an app in place of a reference: that of the module or of another one, or the call of the function that
// makes it; "" for none. Quotes around a call need a shell.
func betterApp(p *check.Pass, v *check.View, ref *command.Reference, file string, module source.Module) string {
	base, isFactory := v.Main().Base, strings.Contains(v.Cmd.Text, "--factory")
	for _, name := range []string{module.Application(false), "app", "application", "server", "api"} {
		if !isFactory && name != "" && module.Assigned(name) != "" {
			return ref.Name + ":" + name
		}
	}
	if other := otherApplication(p, v.Main(), file); other != "" && !isFactory {
		return other
	}
	call, inQuotes := ref.Name+":"+module.Factory(), strings.HasSuffix(v.Cmd.Text[:ref.Range.Start], `"`)
	switch {
	case v.Cmd.Text[ref.Range.Start:ref.Range.End] != ref.Word || strings.HasSuffix(call, ":") || inQuotes && base == "uvicorn":
		return ""
	case base == "uvicorn" && isFactory:
		return call
	case base == "uvicorn":
		return "--factory " + call
	case base != "gunicorn" && base != "hypercorn" || slices.ContainsFunc(v.Targets, func(t *platform.Target) bool { return !check.RunsInShell(t, v.Type) }):
		return ""
	case inQuotes:
		return call + "()"
	}
	return `"` + call + `()"`
}

// mostModules bounds how many modules are looked at for an app.
const mostModules = 50

// otherApplication is the only app that the modules beside a package or a file make, or "".
func otherApplication(p *check.Pass, run *command.Run, file string) (only string) {
	root, looked := p.WorkingFolders(run)[0], 0
	for _, folder := range slices.Compact([]string{root, strings.TrimSuffix(path.Dir(file), ".")}) {
		for _, name := range p.Repository.Files(folder, ".py") {
			other := path.Join(folder, name)
			text, _ := p.Repository.Text(other)
			app, inside := source.PythonModule(text).Application(false), check.RelativeTo(root, strings.TrimSuffix(other, ".py"))
			if looked++; looked > mostModules || app != "" && other != file && only != "" {
				return ""
			}
			if app != "" && other != file && inside != "" {
				only = strings.ReplaceAll(inside, "/", ".") + ":" + app
			}
		}
	}
	return only
}

// lostModule is a module that isn't where its run looks for it.
type lostModule struct {
	view        *check.View
	run         *command.Run
	ref         command.Reference
	parts       []string // the names between the dots
	roots       []string // the folders that the program searches, in order
	installable bool     // set for a module that a package may have which no manifest names
}

// missingModule gives the module that a run names if it isn't in any of the folders that the program searches.
func missingModule(p *check.Pass, v *check.View) (lostModule, bool) {
	m := lostModule{view: v, run: v.Main()}
	m.ref = m.run.Reference()
	if m.ref.Kind != ecosystem.Module && m.ref.Kind != ecosystem.Dotted && m.ref.Kind != ecosystem.InstalledModule {
		return m, false
	}
	m.parts = strings.Split(m.ref.Name, ".")
	// PYTHONPATH may add any folder; a file name in place of a module is another mistake.
	isModule := !strings.ContainsAny(m.ref.Name, "/\\ ()[]{}'\"=,") && !slices.Contains(m.parts, "") && !slices.Contains(m.parts[1:], "py")
	if strings.Contains(v.Cmd.Text, "PYTHONPATH") || !isModule || !p.Repository.HasEnding(".py") {
		return m, false
	}
	starts := p.WorkingFolders(m.run)
	m.roots = starts
	for _, folder := range m.ref.Folders {
		more := check.JoinEach(starts, folder)
		if more == nil {
			return m, false
		}
		m.roots = append(more, m.roots...)
	}
	if len(m.roots) == 0 || !p.Repository.Project(".py") && (!p.Repository.Bare(".py") || likelyModule(p, &m) == "") {
		return m, false
	}
	names := m.parts
	if insideFolder(p, &m) != "" {
		return m, true
	}
	for _, root := range m.roots {
		if p.MayHaveModule(root, names) || m.ref.Kind == ecosystem.Dotted && len(names) > 1 && p.MayHaveModule(root, names[:len(names)-1]) {
			return m, false
		}
	}
	// If the first part is a module of the repository, the rest of the name must be there too.
	hasPart := slices.ContainsFunc(m.roots, func(root string) bool { return len(m.parts) > 1 && p.MayHaveModule(root, m.parts[:1]) })
	known := hasPart || spelledOtherwise(p, &m) != ""
	if known || m.ref.Kind == ecosystem.InstalledModule {
		return m, known
	}
	m.installable = true
	return m, !mayBeInstalled(p, &m)
}

// mayBeInstalled reports whether a module may come with Python, or with a package.
func mayBeInstalled(p *check.Pass, m *lostModule) bool {
	const standard ecosystem.Words = "wsgiref http xmlrpc asyncio"
	packages := p.Repository.Python(m.run.Dir)
	return standard.Has(m.parts[0]) || packages.Open || len(packages.Manifests) == 0 && !p.Repository.Bare(".py") || packages.Names(m.parts[0])
}

// insideFolder is the module without the folder of the Procfile in front of it, or "". The
// app starts in that folder, so only the root of the repository has a package of its name.
func insideFolder(p *check.Pass, m *lostModule) string {
	folder := p.Repository.Folder()
	if folder == "" || len(p.Repository.Roots()) == 1 || m.run.Dir != "" || len(m.ref.Folders) > 0 || len(m.parts) < 2 || m.parts[0] != folder {
		return ""
	}
	rest := m.parts[1:]
	if p.MayHaveModule(folder, m.parts[:1]) || !p.MayHaveModule(folder, rest) {
		return ""
	}
	return strings.Join(rest, ".")
}

// spelledOtherwise is the name of the module in the letter case of its file, or "".
func spelledOtherwise(p *check.Pass, m *lostModule) string {
	for _, root := range m.roots {
		file := path.Join(root, path.Join(m.parts...))
		for _, ending := range []string{".py", "/__init__.py"} {
			actual := p.Repository.Spelled(file + ending)
			inside := check.RelativeTo(root, strings.TrimSuffix(actual, ending))
			if name := strings.ReplaceAll(inside, "/", "."); actual != "" && strings.EqualFold(name, m.ref.Name) {
				return name
			}
		}
	}
	return ""
}

func reportModule(p *check.Pass, m *lostModule) {
	f := check.Finding{Range: m.view.At(m.ref.NameRange)}
	fails := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no module `%s`.", m.program(), m.ref.Name)
	use := func(better string) {
		f.Fixes = append(f.Fixes, check.Fix{Title: prose.Title("Use `%s`", better), Applicability: check.Suggested, Edits: []check.TextEdit{check.Replace(f.Range, better)}})
	}
	spelled, elsewhere := spelledOtherwise(p, m), moduleElsewhere(p, m)
	switch file, inside := fileAsPackage(p, m), insideFolder(p, m); {
	case inside != "":
		fails = fails.Likely() // a platform may start it in the root folder
		f.Headline = prose.T("`%s` isn't a module in the Procfile's folder", m.ref.Name)
		f.Help = prose.T("Use `%s`, the name from that folder.", inside)
		use(inside)
	case spelled != "":
		f.Headline = prose.T("`%s` is spelled `%s` in the repository", m.ref.Name, spelled)
		f.Help = prose.T("Use `%s`: file names are case-sensitive on Linux.", spelled)
		use(spelled)
	case file != "":
		f.Headline = prose.T("`%s` is a file, so `%s` isn't a module", check.PathPart(file), m.ref.Name)
		f.Help = prose.T("Use the name of an existing module.")
		if last := len(m.parts) - 1; m.ref.Attribute == "" {
			better := strings.Join(m.parts[:last], ".") + ":" + m.parts[last]
			f.Help = prose.T("Use `%s`, with a colon after the module.", better)
			use(better)
		}
	case len(elsewhere) > 0:
		text := "`%s` doesn't start unless `PYTHONPATH` names that folder."
		if program := m.run.Program; program != nil {
			_, configured := m.run.Option(program.Config)
			if configured || program.Name == "gunicorn" && p.Repository.IsFile(path.Join(m.roots[0], "gunicorn.conf.py")) {
				text = "`%s` doesn't start unless `PYTHONPATH` or its configuration names that folder."
			}
		}
		fails = check.NewEffect(check.Warning, platform.Crash, text, m.program())
		f.Headline = prose.T("`%s` doesn't search the folder `%s`", m.program(), elsewhere[0])
		if len(elsewhere) > 1 {
			f.Headline = prose.T("`%s` doesn't search the folders %s", m.program(), prose.Names(elsewhere[:2]))
		}
		f.Help = prose.T("Start the command in the folder of the module.")
		if name := m.inPackage(p, elsewhere[0]); name != "" && len(elsewhere) == 1 {
			f.Help = prose.T("Use `%s`, the name with its package.", name)
			use(name)
			break
		}
		if option := m.folderOption(); option != "" && len(elsewhere) == 1 && check.NeedsNoQuotes(elsewhere[0]) {
			f.Help = prose.T("Add `%s %s`, the folder of the module.", option, elsewhere[0])
			edit := check.Insert(m.view.At(m.run.Name.Range).End, " "+option+" "+elsewhere[0])
			f.Fixes = check.Suggestion(prose.Title("Add `%s %s`", option, elsewhere[0]), edit)
		}
	default:
		f.Headline = prose.T("The module `%s` doesn't exist", m.ref.Name)
		f.Help = prose.T("Name the file of the app, without `.py` and with dots for slashes.")
		if better := likelyModule(p, m); better != "" {
			f.Help = prose.T("Use `%s`, or another existing module.", better)
			use(better)
		}
	}
	fails = fails.Logged(m.log(p))
	f.Effects = p.InRepository(m.view).Except(func(t *platform.Target) bool {
		return m.installable && check.MayHaveMore(t, p.Repository.Python(m.run.Dir))
	}).All(fails)
	p.Report(f)
}

// inPackage is the name of the module with the package of a folder, if a file of that folder imports the package by its name; "" otherwise.
func (m *lostModule) inPackage(p *check.Pass, folder string) string {
	top, _, _ := strings.Cut(folder, "/")
	importsTop := func(line string) bool {
		words := strings.Fields(line)
		if len(words) < 2 || words[0] != "from" && words[0] != "import" {
			return false
		}
		from, _, _ := strings.Cut(words[1], ".")
		return from == top || from == "" && words[0] == "from"
	}
	in := path.Join(m.roots[0], folder)
	for _, file := range p.Repository.Files(in, ".py") {
		text, _ := p.Repository.Text(path.Join(in, file))
		if slices.ContainsFunc(strings.Split(text, "\n"), importsTop) {
			return strings.ReplaceAll(folder, "/", ".") + "." + m.ref.Name
		}
	}
	return ""
}

// program is the name of the program that imports the module.
func (m *lostModule) program() string {
	if m.run.Program == nil {
		return "python"
	}
	return m.run.Base
}

// folderOption is the option of the program for the folder of its modules, "" if it has none or the command already uses it.
func (m *lostModule) folderOption() string {
	if len(m.ref.Folders) > 0 || m.run.Program == nil {
		return ""
	}
	switch m.run.Program.Name {
	case "gunicorn":
		return "--chdir"
	case "uvicorn":
		return "--app-dir"
	case "celery worker", "celery beat", "celery flower":
		return "--workdir"
	}
	return ""
}

// log is the error of the program.
func (m *lostModule) log(p *check.Pass) string {
	switch m.program() {
	case "python":
		return "No module named " + m.ref.Name
	case "uvicorn":
		return "Could not import module \"" + m.ref.Name + "\""
	case "celery":
		return "The module " + m.ref.Word + " was not found"
	case "hypercorn":
		return "Cannot load application from '" + m.ref.Word + "', module not found"
	}
	missing := 1 // so many parts of the name are in Python's error
	for missing < len(m.parts) && slices.ContainsFunc(m.roots, func(root string) bool { return p.MayHaveModule(root, m.parts[:missing]) }) {
		missing++
	}
	text := "No module named '" + strings.Join(m.parts[:missing], ".") + "'"
	if fileAsPackage(p, m) != "" {
		text += "; '" + strings.Join(m.parts[:len(m.parts)-1], ".") + "' is not a package"
	}
	return text
}

// fileAsPackage is the file, from its root, that the name uses as a package: the module before the last dot, or "".
func fileAsPackage(p *check.Pass, m *lostModule) string {
	folder := path.Join(m.parts[:len(m.parts)-1]...)
	if folder != "" && slices.ContainsFunc(m.roots, func(root string) bool {
		return p.Repository.IsFile(path.Join(root, folder+".py")) && !p.Repository.IsFolder(path.Join(root, folder))
	}) {
		return folder + ".py"
	}
	return ""
}

// moduleElsewhere are the folders that contain the module, from the one in which the run starts, without those for tests.
func moduleElsewhere(p *check.Pass, m *lostModule) []string {
	tail := path.Join(m.parts...)
	var out []string
	for _, ending := range []string{".py", "/__init__.py"} {
		for _, folder := range p.Repository.Elsewhere(tail + ending) {
			if inside := check.RelativeTo(m.roots[0], folder); inside != "" && !check.IsUndeployed(inside) {
				out = append(out, inside)
			}
		}
	}
	return out
}

// likelyModule is the only module that looks like the app: the same last name in
// another folder, a name with few other letters, or a usual name; "" if there are several.
func likelyModule(p *check.Pass, m *lostModule) string {
	root := m.roots[0]
	if n := len(m.parts); n > 1 {
		only := onlyFolderWith(p, root, m.parts[n-1]+".py")
		if only != "" {
			only += "." + m.parts[n-1]
		}
		return only
	}
	if m.program() == "celery" { // it looks for celery.py in a package
		if only := onlyFolderWith(p, root, "celery.py"); only != "" {
			return only
		}
	}
	const usual ecosystem.Words = "app main wsgi asgi server application run api index bot"
	var names, found []string
	for _, file := range p.Repository.Files(root, ".py") {
		name := strings.TrimSuffix(file, ".py")
		if text, _ := p.Repository.Text(path.Join(root, file)); m.run.Program != nil && servesWhenImported(text) {
			continue
		}
		if names = append(names, name); usual.Has(name) {
			found = append(found, name)
		}
	}
	if near := spelling.LeastTypos(m.parts[0], names); near != "" || len(found) != 1 {
		return near
	}
	return found[0]
}

// servesWhenImported reports whether a module starts a server as soon as it's imported, and so never gives its app to another one.
func servesWhenImported(text string) bool {
	for statement := range source.PythonModule(text).Top() {
		if strings.Contains(statement, ".run(") || strings.Contains(statement, "serve_forever(") || strings.HasPrefix(strings.TrimSpace(statement), "serve(") {
			return true
		}
	}
	return false
}

// onlyFolderWith is the only folder directly in another one that has a file, or "".
func onlyFolderWith(p *check.Pass, root, file string) (only string) {
	for _, folder := range p.Repository.Elsewhere(file) {
		inside := check.RelativeTo(root, folder)
		if inside == "" || strings.Contains(inside, "/") || check.IsUndeployed(inside) {
			continue
		}
		if only != "" {
			return ""
		}
		only = inside
	}
	return only
}
