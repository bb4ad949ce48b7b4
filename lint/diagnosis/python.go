package diagnosis

import (
	"cmp"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

func lookForPythonModule(d *draft) {
	if startsWith(d.values["at"], []string{"/home/dokku/", "/var/lib/dokku/"}) {
		d.become("server-script-module")
		return
	}
	module, repo := d.values["module"], d.app.repo
	top, _, _ := strings.Cut(module, ".")
	if lookForMount(d, top) || lookForScriptPython(d, top) {
		return
	}
	worker := d.workerPackage(module)
	pkg := cmp.Or(worker, pipName(top))
	if top != module && worker == "" && (lookForNamesake(d, module) || lookForSubmodule(d, module, top)) {
		return
	}
	switch {
	case strings.HasPrefix(module, "—") || strings.HasPrefix(module, "–"):
		d.become("run-dash", "program", module)
		return
	case strings.HasSuffix(module, ".py"), strings.Contains(module, "/"):
		d.become("module-file", "name", strings.ReplaceAll(strings.TrimSuffix(module, ".py"), "/", "."))
		return
	case isModelOfSpacy(module):
		d.become("spacy-model", "name", module)
		return
	case worker != "":
		d.become("worker-package", "package", worker)
	case pythonPackages.Has(top) || otherPipName(top) != "":
		d.become("module-package", "package", pkg)
		if d.values["unbuilt"] != "" {
			d.become("azure-not-built")
			return
		}
	}
	if repo == nil && (strings.HasSuffix(module, ".wsgi") || strings.HasSuffix(module, ".asgi")) {
		d.become("project-elsewhere", "folder", top)
	}
	d.set("guess", pkg, "file", top+".py")
	if repo == nil || top == "" {
		if !isPackage(top) && d.found == nil {
			lookForStartModule(d, module)
		}
		return
	}
	folder := repo.Folder()
	if inFolder := strings.ReplaceAll(module, ".", "/"); top != module && !repo.IsFile(path.Join(folder, inFolder+".py")) && !repo.IsFolder(path.Join(folder, inFolder)) {
		if found := repo.Elsewhere(inFolder + ".py"); len(found) > 0 {
			d.becomeModuleIn(found[0])
			return
		}
	}
	if repo.IsFile(path.Join(folder, top+".py")) || repo.IsFolder(path.Join(folder, top)) {
		return
	}
	if spelled := repo.Spelled(path.Join(folder, top+".py")) + repo.Spelled(path.Join(folder, top)); spelled != "" {
		d.become("module-case", "file", spelled)
		return
	}
	for _, tail := range []string{top + ".py", top + "/__init__.py"} {
		if found := repo.Elsewhere(tail); len(found) > 0 {
			d.becomeModuleIn(found[0])
			return
		}
	}
	if found := repo.Elsewhere("wsgi.py"); len(found) == 1 && d.app.hasFile("manage.py") && d.isServed(top) {
		d.become("module-project", "near", found[0]+"/wsgi.py", "name", strings.ReplaceAll(found[0], "/", ".")+".wsgi")
		return
	}
	project, _ := repo.Text(path.Join(folder, "pyproject.toml"))
	if strings.HasPrefix(d.By, "python") && strings.Contains(project, `name = "`+top+`"`) {
		d.become("module-guessed")
		return
	}
	if text, _ := d.app.codeAt("app.yaml"); top == "main" && strings.Contains(text, "runtime:") && !strings.Contains(text, "entrypoint:") {
		d.become("module-default")
		return
	}
	if near := firstFile(repo, serverModules); serverModules.Has(top+".py") && near != "" {
		text, _ := repo.Text(path.Join(folder, near))
		d.set("near", near, "name", strings.TrimSuffix(near, ".py"), "found", applicationIn(text), "attribute", "application")
		d.set("own", d.startModule(module))
		if named := top + ":app"; d.app.placeOf(named) != nil || d.app.commandLineOf(named) != nil {
			d.set("attribute", "app")
		}
		d.become("module-other")
		return
	}
	if !isPackage(top) && lookForStartModule(d, module) {
		return
	}
	if !isPackage(top) && repo.Complete() && repo.Declared(repository.Pip, pkg) == "" {
		d.become("module-nowhere", "file", strings.ReplaceAll(module, ".", "/")+".py")
		return
	}
	notInRequirements(d, pkg, cmp.Or(worker, module))
}

// isServed reports whether a module is the one that the server loads: gunicorn itself fails then, or the name is a usual one.
func (d *draft) isServed(module string) bool {
	return d.values["within"] == "gunicorn" || serverModules.Has(module+".py") || strings.HasPrefix(d.values["module"], module+".wsgi")
}

// becomeModuleIn is for a module in a folder where Python doesn't look.
func (d *draft) becomeModuleIn(folder string) {
	d.set("folder", folder, "option", "--chdir")
	if d.By == "uvicorn" {
		d.set("option", "--app-dir")
	}
	d.become("module-folder")
	if repo := d.app.repo; !strings.ContainsAny(folder+d.values["module"], "/.") && repo.IsFile(path.Join(repo.Folder(), folder, "__init__.py")) {
		d.become("module-in-package")
	}
}

// serverModules are the usual files of the application that a server loads.
const serverModules command.Words = "app.py main.py application.py server.py wsgi.py run.py index.py"

// lookForSubmodule looks at a module of a package that is installed: Python 3 names only the package where that is missing.
func lookForSubmodule(d *draft, module, top string) bool {
	end := strings.LastIndexByte(module, '.')
	switch pkg := otherPipName(module); {
	case pkg != "":
		d.become("module-package", "package", pkg)
	case !strings.Contains(d.first.text, "No module named '") || lookForElsewhere(d, module[:end], module[end+1:]):
	case d.app.repo == nil && namesakes.Has(top):
		d.become("namesake-possible", "name", top, "right", otherPipName(top))
	case isPackage(top):
		d.become("submodule-missing", "package", pipName(top))
	case d.app.repo == nil && !strings.HasSuffix(module, ".wsgi") && !strings.HasSuffix(module, ".asgi"):
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
		d.certainty = Sure
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
	if at := slashed(d.values["at"]); !strings.HasSuffix(at, "/bin/"+top) && !strings.HasSuffix(d.values["imported"], top+".app.wsgiapp") {
		return false
	}
	return d.become("script-of-other-python", "name", top)
}
