package logs

import (
	"cmp"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/repository"
)

func lookForPythonModule(d *draft) {
	module := d.values["module"]
	top, _, _ := strings.Cut(module, ".")
	worker := d.workerPackage(module)
	switch {
	case ascii.StartsWith(d.values["at"], []string{"/home/dokku/", "/var/lib/dokku/"}):
		d.become("server-script-module")
	case d.lookInTurn(top, lookForMount, lookForScriptPython):
	case top != module && worker == "" && (lookForNamesake(d, module) || lookForSubmodule(d, module, top)):
	case ascii.StartsWith(module, longDashes):
		d.become("run-dash", "program", module)
	case strings.HasSuffix(module, ".py"), strings.Contains(module, "/"):
		d.become("module-file", "name", strings.ReplaceAll(strings.TrimSuffix(module, ".py"), "/", "."))
	case isModelOfSpacy(module):
		d.become("spacy-model", "name", module)
	case worker != "":
		d.become("worker-package", "package", worker)
		lookForModule(d, module, top, worker)
	case pythonPackages.Has(top) || otherPipName(top) != "":
		if d.become("module-package", "package", pipName(top)); d.values["unbuilt"] != "" {
			d.become("azure-not-built")
			return
		}
		lookForModule(d, module, top, "")
	default:
		lookForModule(d, module, top, "")
	}
}

// lookForModule looks at a module of the app, or of a package, which for the one of a worker is known.
func lookForModule(d *draft, module, top, worker string) {
	repo, pkg := d.app.repo, cmp.Or(worker, pipName(top))
	if repo == nil && isProjectModule(module) {
		d.become("project-elsewhere", "folder", top)
	}
	d.set("guess", pkg, "file", top+".py")
	switch {
	case repo == nil || top == "":
		if !isPackage(top) && d.found == nil {
			lookForStartModule(d, module)
		}
	case lookForModuleFile(d, module, top), lookForDefaultModule(d, module, top):
	case !isPackage(top) && lookForStartModule(d, module):
	case !isPackage(top) && repo.Complete() && repo.Declared(repository.Pip, pkg) == "":
		d.become("module-nowhere", "file", strings.ReplaceAll(module, ".", "/")+".py")
	default:
		notInRequirements(d, pkg, cmp.Or(worker, module))
	}
}

// lookForModuleFile looks for the file or the folder of a module, also in other folders and with other letters.
func lookForModuleFile(d *draft, module, top string) bool {
	repo, file := d.app.repo, strings.ReplaceAll(module, ".", "/")
	spelled := repo.Spelled(path.Join(repo.Folder(), top+".py")) + repo.Spelled(path.Join(repo.Folder(), top))
	switch {
	case top != module && !d.app.hasModule(file) && d.isModuleIn(file+".py"), d.app.hasModule(top):
		return true
	case spelled != "":
		return d.become("module-case", "file", spelled)
	}
	return d.isModuleIn(top+".py") || d.isModuleIn(top+"/__init__.py")
}

// lookForDefaultModule looks at a module that a server or a builder takes for that of the app.
func lookForDefaultModule(d *draft, module, top string) bool {
	found, near := d.app.repo.Elsewhere("wsgi.py"), firstFile(d.app.repo, serverModules)
	project, _ := d.app.codeAt("pyproject.toml")
	service, _ := d.app.codeAt("app.yaml")
	switch {
	case len(found) == 1 && d.app.hasFile("manage.py") && d.isServed(top):
		return d.become("module-project", "near", found[0]+"/wsgi.py", "name", strings.ReplaceAll(found[0], "/", ".")+".wsgi")
	case strings.HasPrefix(d.By, "python") && strings.Contains(project, `name = "`+top+`"`):
		return d.become("module-guessed")
	case top == "main" && strings.Contains(service, "runtime:") && !strings.Contains(service, "entrypoint:"):
		return d.become("module-default")
	case near == "" || !serverModules.Has(top+".py"):
		return false
	}
	text, _ := d.app.codeAt(near)
	d.set("near", near, "name", strings.TrimSuffix(near, ".py"), "found", applicationIn(text), "attribute", "application", "own", d.startModule(module))
	if named := top + ":app"; d.app.placeOf(named) != nil || d.app.commandLineOf(named) != nil {
		d.set("attribute", "app")
	}
	return d.become("module-other")
}

// isProjectModule reports whether a module is the one that a project of Django has for servers.
func isProjectModule(module string) bool {
	return strings.HasSuffix(module, ".wsgi") || strings.HasSuffix(module, ".asgi")
}

// hasModule reports whether a module of Python is in the folder of the Procfile.
func (a *app) hasModule(file string) bool {
	return a.hasFile(file+".py") || a.repo.IsFolder(path.Join(a.repo.Folder(), file))
}

// isServed reports whether a module is the one that the server loads: gunicorn itself fails then, or the name is a usual one.
func (d *draft) isServed(module string) bool {
	return d.values["within"] == "gunicorn" || serverModules.Has(module+".py") || strings.HasPrefix(d.values["module"], module+".wsgi")
}

// isModuleIn reports whether the file of a module is in a folder where Python doesn't look.
func (d *draft) isModuleIn(file string) bool {
	found := d.app.repo.Elsewhere(file)
	if len(found) == 0 {
		return false
	}
	folder := found[0]
	d.set("folder", folder, "option", "--chdir")
	if d.By == "uvicorn" {
		d.set("option", "--app-dir")
	}
	if d.become("module-folder"); !strings.ContainsAny(folder+d.values["module"], "/.") && d.app.hasFile(folder+"/__init__.py") {
		d.become("module-in-package")
	}
	return true
}

// serverModules are the usual files of the application that a server loads.
const serverModules command.Words = "app.py main.py application.py server.py wsgi.py run.py index.py"

// lookForSubmodule looks at a module of a package that is installed: Python 3 names only the package where that is missing.
func lookForSubmodule(d *draft, module, top string) bool {
	end := strings.LastIndexByte(module, '.')
	switch pkg := otherPipName(module); {
	case pkg != "":
		d.become("module-package", "package", pkg)
	case !strings.Contains(d.first.Text, "No module named '") || lookForElsewhere(d, module[:end], module[end+1:]):
	case d.app.repo == nil && namesakes.Has(top):
		d.become("namesake-possible", "name", top, "right", otherPipName(top))
	case isPackage(top):
		d.become("submodule-missing", "package", pipName(top))
	case d.app.repo == nil && !isProjectModule(module):
		d.become("module-absent", "folder", module[:end])
	}
	return d.found != nil
}

// usualNames are names that code often forgets to import, each with its module.
const usualNames command.Words = "Updater telegram.ext CommandHandler telegram.ext MessageHandler telegram.ext Filters telegram.ext commands discord.ext Flask flask request flask " +
	"render_template flask jsonify flask FastAPI fastapi path django.urls include django.urls load_dotenv dotenv datetime datetime timedelta datetime"

// ofPython2 are names that only Python 2 has.
const ofPython2 command.Words = "unicode raw_input xrange basestring long reload unichr execfile file reduce cmp"

// lookForName looks at a name of Python that isn't defined.
func lookForName(d *draft) {
	name := d.values["name"]
	if ofPython2.Has(name) {
		d.become("name-of-python2")
		return
	}
	if ofPython.Has(name) || pythonPackages.Has(name) {
		d.choose("import", "import "+name)
	}
	names := usualNames.List()
	for i := 0; i < len(names); i += 2 {
		if names[i] == name {
			d.choose("import", "from "+names[i+1]+" import "+name)
		}
	}
}

// isModelOfSpacy reports whether a module is a model of spaCy, such as en_core_web_sm.
func isModelOfSpacy(module string) bool {
	return len(module) > 8 && module[2] == '_' && (strings.Contains(module, "_web_") || strings.Contains(module, "_news_"))
}

// lookForOwnPip looks whether the requirements list pip, which then replaces the one that installs them.
func lookForOwnPip(d *draft) {
	if d.app.repo == nil {
		return
	}
	if manifest := d.app.repo.Declared(repository.Pip, "pip"); manifest != "" {
		d.set("manifest", manifest)
		d.certainty = signal.Sure
	}
}

// composeFiles are the usual names of the file in which Docker Compose finds its services.
const composeFiles command.Words = "docker-compose.yml docker-compose.yaml compose.yml compose.yaml"

// lookForMount looks whether a volume covers the folder in which an image has the code.
func lookForMount(d *draft, top string) bool {
	file := firstFile(d.app.repo, composeFiles)
	text, _ := d.app.codeAt(file)
	for line := range strings.Lines(text) {
		source, target, ok := strings.Cut(strings.TrimSpace(line), ":/")
		target, _, _ = strings.Cut(strings.Trim(target, `"'`), ":")
		if target = strings.TrimSuffix(target, "/"); !ok || !strings.HasPrefix(source, "- ") || strings.HasPrefix(source, "- .") {
			continue
		}
		if target == "app" || target == "code" || target == "app/"+top {
			return d.become("code-hidden-by-mount", "file", file, "folder", "/"+target)
		}
	}
	return false
}

// lookForScriptPython looks whether a program of a package doesn't find that package: its script is there, so it was installed.
func lookForScriptPython(d *draft, top string) bool {
	if at := paths.Slashed(d.values["at"]); !strings.HasSuffix(at, "/bin/"+top) && !strings.HasSuffix(d.values["imported"], top+".app.wsgiapp") {
		return false
	}
	return d.become("script-of-other-python", "name", top)
}
