package subject

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// ServerModules are the usual files of the application that a server loads.
const ServerModules ecosystem.Words = "app.py main.py application.py server.py wsgi.py run.py index.py"

// FlaskModule is the last module beside the Procfile that makes an application of Flask, or "".
func FlaskModule(a *App) (module string) {
	for _, name := range a.Repo.Files(a.Repo.Folder(), ".py") {
		if strings.Contains(a.CodeAt(name), "Flask(") {
			module = strings.TrimSuffix(name, ".py")
		}
	}
	return module
}
