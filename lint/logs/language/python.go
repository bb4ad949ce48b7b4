package language

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/app"
	"github.com/proclint/proclint/lint/logs/ascii"
)

// HasModule reports whether a module of Python is in the folder of the Procfile.
func HasModule(a *app.App, file string) bool {
	return a.HasFile(file+".py") || a.Repo.IsFolder(path.Join(a.Repo.Folder(), file))
}

// ServerModules are the usual files of the application that a server loads.
const ServerModules command.Words = "app.py main.py application.py server.py wsgi.py run.py index.py"

// IsModelOfSpacy reports whether a module is a model of spaCy, such as en_core_web_sm.
func IsModelOfSpacy(module string) bool {
	return len(module) > 8 && module[2] == '_' && (strings.Contains(module, "_web_") || strings.Contains(module, "_news_"))
}

// FlaskModule is the last module beside the Procfile that makes an application of Flask, or "".
func FlaskModule(a *app.App) (module string) {
	if a.Repo == nil {
		return ""
	}
	for _, name := range a.Repo.Files(a.Repo.Folder(), ".py") {
		if text, _ := a.CodeAt(name); strings.Contains(text, "Flask(") {
			module = strings.TrimSuffix(name, ".py")
		}
	}
	return module
}

// IsInMain reports whether a file assigns to a name only where it's run as a program.
func IsInMain(a *app.App, file, name string) bool {
	text, _ := a.CodeAt(file)
	return ascii.IsVariable(name) && strings.Contains(text, "\nif __name__") && strings.Contains(text, "    "+name+" = ")
}
