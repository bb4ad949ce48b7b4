package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

var _ = register(Rule{
	Name:       "module-not-found",
	Group:      RepositoryGroup,
	Order:      1,
	Title:      "The Python module of the app is not in the repository",
	Documented: moduleNotFoundDocs{},
	Check:      checkModuleNotFound,
})

type moduleNotFoundDocs struct{}

// Docs is the documentation.
func (moduleNotFoundDocs) Docs() Docs {
	return Docs{
		Summary: "A Python server is told to load a module that no file of the repository holds.",
		Why: "gunicorn, uvicorn, celery and their kin take the name of a module: app:app is the object app in app.py, and " +
			"shop.wsgi is shop/wsgi.py, seen from the folder in which the command starts. Where there is no such file the server " +
			"stops at once, and Heroku shows visitors H10. The most common reasons are a name copied from another project, a " +
			"Django project that lies one folder deeper, and capitals: a Mac or Windows finds Shop for shop, Linux does not. A " +
			"module in another folder is found where PYTHONPATH names that folder, so that is only a warning. Nothing is said " +
			"when not all files can be seen, and nothing of a module that an installed package may hold, or of " +
			"a Dockerfile, which may put the files anywhere.",
		Bad: Sample{
			Text: "web: gunicorn shop.wsgi\n", Platforms: []string{"heroku"},
			Files: []SampleFile{{"manage.py", ""}, {"requirements.txt", "Django==5.1\ngunicorn==23.0.0\n"}, {"store/__init__.py", ""}, {"store/wsgi.py", ""}},
		},
		Good: Sample{
			Text: "web: gunicorn store.wsgi\n", Platforms: []string{"heroku"},
			Files: []SampleFile{{"manage.py", ""}, {"requirements.txt", "Django==5.1\ngunicorn==23.0.0\n"}, {"store/__init__.py", ""}, {"store/wsgi.py", ""}},
		},
		Logs: []string{
			"ModuleNotFoundError: No module named '…'",
			"No module named '…'; '…' is not a package",
			"Error loading ASGI app. Could not import module \"…\".",
			"Unable to load celery application. The module … was not found.",
			"Cannot load application from '…', module not found.",
			"Worker failed to boot",
			"App failed to load.",
			"H10",
		},
		Sources: []string{
			"0742795896/beth procfile (beth:app, the file is app.py)",
			"00018169/maf_real_estate (the folder is real_estate)",
			"00020647/attendance_system (needs --chdir attendance_system)",
			"00aryanrajput/iffu (app11.app for app11:app)",
			"twoscoops issue 27",
			"benoitc/gunicorn gunicorn/util.py",
			"encode/uvicorn uvicorn/importer.py",
			"celery/celery celery/bin/celery.py",
		},
	}
}

func checkModuleNotFound(p *Pass) {
	found := 0
	for _, v := range p.projectRuns() {
		m, ok := p.missingModule(v)
		if !ok {
			continue
		}
		// Each one is looked for in the whole list, so that there must be an end.
		if found++; found > maxJudged {
			return
		}
		p.reportModule(&m)
	}
}

// lostModule is a module that is not where its run looks for it.
type lostModule struct {
	view *commandView
	run  *command.Run
	ref  command.Reference
	// parts are the names between the dots.
	parts []string
	// roots are the folders that are searched, the first one first.
	roots []string
}

// missingModule gives the module that a run names when it is in none of the
// folders that are searched.
func (p *Pass) missingModule(v *commandView) (lostModule, bool) {
	m := lostModule{view: v, run: v.main()}
	m.ref = m.run.Reference()
	switch m.ref.Kind {
	case command.Module, command.Dotted, command.InstalledModule:
	default:
		return m, false
	}
	m.parts = strings.Split(m.ref.Name, ".")
	// What PYTHONPATH adds is not followed; a file name in place of a module is
	// another mistake.
	if strings.Contains(v.cmd.Text, "PYTHONPATH") || !moduleName(m.parts) || !p.Repository.HasEnding(".py") || p.Repository.Container() {
		return m, false
	}
	starts := p.starts(m.run)
	m.roots = starts
	for _, folder := range m.ref.Folders {
		more := under(starts, folder)
		if more == nil {
			return m, false
		}
		m.roots = append(more, m.roots...)
	}
	if len(m.roots) == 0 || !p.Repository.Project(".py") && (!p.Repository.Bare(".py") || p.likelyModule(&m) == "") {
		return m, false
	}
	names := m.parts
	for _, root := range m.roots {
		if p.hasModule(root, names) || m.ref.Kind == command.Dotted && len(names) > 1 && p.hasModule(root, names[:len(names)-1]) {
			return m, false
		}
	}
	if m.ref.Kind == command.InstalledModule {
		return m, p.hasPart(&m) || p.misspelt(&m) != ""
	}
	return m, p.hasPart(&m) || p.misspelt(&m) != "" || !p.installedModule(&m)
}

// moduleName reports whether the parts are names that Python may import.
func moduleName(parts []string) bool {
	for i, part := range parts {
		if part == "" || strings.ContainsAny(part, "/\\ ()[]{}'\"=,") || i > 0 && part == "py" {
			return false
		}
	}
	return true
}

// hasModule reports whether a folder holds the module, or may: what a build makes
// is not seen, and a folder is a package also without __init__.py.
func (p *Pass) hasModule(root string, parts []string) bool {
	file := path.Join(root, path.Join(parts...))
	if p.Repository.IsFolder(file) || repository.Built(file+"/x") {
		return true
	}
	for _, ending := range []string{".py", ".pyx", ".pyc", ".pyd", ".so"} {
		if p.Repository.IsFile(file + ending) {
			return true
		}
	}
	return false
}

// hasPart reports whether the first part is a module of the repository, so that
// the rest of the name has to be found there as well.
func (p *Pass) hasPart(m *lostModule) bool {
	for _, root := range m.roots {
		if len(m.parts) > 1 && p.hasModule(root, m.parts[:1]) {
			return true
		}
	}
	return false
}

// installedModule reports whether a package that is installed may hold the module,
// the standard library among them.
func (p *Pass) installedModule(m *lostModule) bool {
	const standard command.Words = "wsgiref http xmlrpc asyncio"
	packages := p.Repository.Python(m.run.Dir)
	return standard.Has(m.parts[0]) || packages.Open || len(packages.Manifests) == 0 && !p.Repository.Bare(".py") || packages.Names(m.parts[0])
}

// misspelt is the name of the module in the letter case of its file, or "".
func (p *Pass) misspelt(m *lostModule) string {
	for _, root := range m.roots {
		file := path.Join(root, path.Join(m.parts...))
		for _, ending := range []string{".py", "/__init__.py"} {
			actual := p.Repository.Spelt(file + ending)
			inside := from(root, strings.TrimSuffix(actual, ending))
			if name := strings.ReplaceAll(inside, "/", "."); actual != "" && strings.EqualFold(name, m.ref.Name) {
				return name
			}
		}
	}
	return ""
}

func (p *Pass) reportModule(m *lostModule) {
	name, severity := m.ref.Name, Error
	var head, advice string
	var fixes []Fix
	write := func(better string) {
		advice = "write " + quote(better)
		edit := Replace(m.view.at(m.ref.NameRange), better)
		fixes = append(fixes, Fix{Title: "Write " + quote(better), Applicability: Suggested, Edits: []TextEdit{edit}})
	}
	spelt, elsewhere := p.misspelt(m), p.moduleElsewhere(m)
	switch file := p.fileAsPackage(m); {
	case spelt != "":
		head = quote(name) + " is spelt " + quote(spelt) + " in the repository, and capitals count on Linux"
		write(spelt)
	case file != "":
		head = "there is no module " + quote(name) + ", since " + quote(file) + " is a file and not a package"
		if last := len(m.parts) - 1; m.ref.Attribute == "" {
			write(strings.Join(m.parts[:last], ".") + ":" + m.parts[last])
			advice = "a colon stands between a module and what is in it: " + advice
		}
	case len(elsewhere) > 0:
		severity = Warning
		folder := elsewhere[0]
		places := quote(folder)
		if len(elsewhere) > 1 {
			places += " and " + quote(elsewhere[1])
		}
		unless := "PYTHONPATH names that folder"
		if m.configured(p) {
			unless = "PYTHONPATH or its configuration names that folder"
		}
		head = "the module " + quote(name) + " lies in " + places + ", where " + m.program() + " does not look unless " + unless
		advice = "start it in that folder"
		if option := m.folderOption(); option != "" && len(elsewhere) == 1 && plainWord(folder) {
			advice = "add " + option + " " + folder
			edit := Insert(m.view.at(m.run.Name.Range).End, " "+option+" "+folder)
			fixes = append(fixes, Fix{Title: "Add " + option + " " + folder, Applicability: Suggested, Edits: []TextEdit{edit}})
		}
	default:
		head = "there is no module " + quote(name) + " in the repository"
		advice = "name the file that holds the app, without .py and with dots for slashes"
		if better := p.likelyModule(m); better != "" {
			write(better)
			advice = "perhaps it is " + quote(better)
		}
	}
	cs := concernedBy(m.view, severity, m.stopsWith(p), false)
	p.Report(Finding{
		Range:    m.view.at(m.ref.NameRange),
		Concerns: cs,
		Message:  p.Sentence(upperFirst(head), cs, advice),
		Fixes:    fixes,
	})
}

// program is what a person calls the program of the run.
func (m *lostModule) program() string {
	if m.run.Program == nil {
		return "Python"
	}
	return m.run.Base
}

// configured reports whether a file may name folders for the program.
func (m *lostModule) configured(p *Pass) bool {
	if m.run.Program == nil {
		return false
	}
	for _, o := range m.run.Options {
		if m.run.Program.Config.Has(o.Name) {
			return true
		}
	}
	return m.run.Program.Name == "gunicorn" && p.Repository.IsFile(path.Join(m.roots[0], "gunicorn.conf.py"))
}

// folderOption is the option of the program that names the folder to look in, ""
// when there is none or it is used already.
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

// stopsWith says in a clause what the program does.
func (m *lostModule) stopsWith(p *Pass) string {
	text := "No module named '" + p.firstMissing(m) + "'"
	switch name := m.program(); name {
	case "Python":
		text = "No module named " + m.ref.Name
	case "uvicorn":
		text = "Could not import module \"" + m.ref.Name + "\""
	case "celery":
		text = "The module " + m.ref.Word + " was not found"
	case "hypercorn":
		text = "Cannot load application from '" + m.ref.Word + "', module not found"
	default:
		if file := p.fileAsPackage(m); file != "" {
			text += "; '" + strings.Join(m.parts[:len(m.parts)-1], ".") + "' is not a package"
		}
	}
	return m.program() + " stops with " + quoteAll(text)
}

// firstMissing is as much of the module's name as Python complains about.
func (p *Pass) firstMissing(m *lostModule) string {
	for n := 1; n < len(m.parts); n++ {
		there := false
		for _, root := range m.roots {
			there = there || p.hasModule(root, m.parts[:n])
		}
		if !there {
			return strings.Join(m.parts[:n], ".")
		}
	}
	return m.ref.Name
}

// fileAsPackage is the file, from its root, that the name takes for a package: the
// module before the last dot; "" when it is none.
func (p *Pass) fileAsPackage(m *lostModule) string {
	n := len(m.parts) - 1
	if n == 0 {
		return ""
	}
	for _, root := range m.roots {
		file := path.Join(m.parts[:n]...) + ".py"
		if p.Repository.IsFile(path.Join(root, file)) && !p.Repository.IsFolder(path.Join(root, path.Join(m.parts[:n]...))) {
			return file
		}
	}
	return ""
}

// moduleElsewhere are the folders, from the one in which the run starts, where the
// module would be found; those for tests do not count.
func (p *Pass) moduleElsewhere(m *lostModule) []string {
	tail := path.Join(m.parts...)
	var out []string
	for _, ending := range []string{".py", "/__init__.py"} {
		for _, folder := range p.Repository.Elsewhere(tail + ending) {
			if inside := from(m.roots[0], folder); inside != "" && !aside(inside) {
				out = append(out, inside)
			}
		}
	}
	return out
}

func aside(folder string) bool {
	for _, name := range strings.Split(folder, "/") {
		if asideFolders.Has(strings.ToLower(name)) {
			return true
		}
	}
	return false
}

// likelyModule is the only module that looks like the one of an app: the same last
// name in another folder, or a usual name; "" when there are several.
func (p *Pass) likelyModule(m *lostModule) string {
	root := m.roots[0]
	n := len(m.parts)
	if n > 1 {
		only := ""
		for _, folder := range p.Repository.Elsewhere(m.parts[n-1] + ".py") {
			inside := from(root, folder)
			if inside == "" || strings.Contains(inside, "/") || aside(inside) {
				continue
			}
			if only != "" {
				return ""
			}
			only = inside
		}
		if only != "" {
			return only + "." + m.parts[n-1]
		}
		return ""
	}
	const usual command.Words = "app.py main.py wsgi.py asgi.py server.py application.py run.py api.py index.py bot.py"
	only := ""
	for _, file := range p.Repository.Files(root, ".py") {
		if !usual.Has(file) {
			continue
		}
		if only != "" {
			return ""
		}
		only = strings.TrimSuffix(file, ".py")
	}
	return only
}

// upperFirst begins a sentence, if it begins with a letter of ASCII.
func upperFirst(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// quoteAll puts a program's own text into curly quotes.
func quoteAll(text string) string { return "“" + visible(text) + "”" }
