package logs

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/paths"
)

// hasModule reports whether a module of Python is in the folder of the Procfile.
func (a *app) hasModule(file string) bool {
	return a.hasFile(file+".py") || a.repo.IsFolder(path.Join(a.repo.Folder(), file))
}

// isServed reports whether a module is the one that the server loads: gunicorn itself fails then, or the name is a usual one.
func (d *draft) isServed(module string) bool {
	return d.Values["within"] == "gunicorn" || serverModules.Has(module+".py") || strings.HasPrefix(d.Values["module"], module+".wsgi")
}

// serverModules are the usual files of the application that a server loads.
const serverModules command.Words = "app.py main.py application.py server.py wsgi.py run.py index.py"

// isModelOfSpacy reports whether a module is a model of spaCy, such as en_core_web_sm.
func isModelOfSpacy(module string) bool {
	return len(module) > 8 && module[2] == '_' && (strings.Contains(module, "_web_") || strings.Contains(module, "_news_"))
}

// flaskModule is the last module beside the Procfile that makes an application of Flask, or "".
func (a *app) flaskModule() (module string) {
	if a.repo == nil {
		return ""
	}
	for _, name := range a.repo.Files(a.repo.Folder(), ".py") {
		if text, _ := a.codeAt(name); strings.Contains(text, "Flask(") {
			module = strings.TrimSuffix(name, ".py")
		}
	}
	return module
}

// isAtTop reports whether a file assigns to a name outside of functions and branches.
func (a *app) isAtTop(file, name string) bool {
	text, _ := a.codeAt(file)
	return strings.Contains("\n"+text, "\n"+name+" =")
}

// isInMain reports whether a file assigns to a name only where it's run as a program.
func (a *app) isInMain(file, name string) bool {
	text, _ := a.codeAt(file)
	return ascii.IsVariable(name) && strings.Contains(text, "\nif __name__") && strings.Contains(text, "    "+name+" = ")
}

// ownModuleFile is the file of the app that the module with a name is, or "".
func (d *draft) ownModuleFile() string {
	file := d.Values["path"]
	if own := strings.ReplaceAll(d.Values["module"], ".", "/") + ".py"; file == "" && isOfApp(d, own) {
		return own
	}
	if !paths.IsOwn(file) {
		return ""
	}
	return paths.InApp(file)
}
