package propose

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

// usualPython are names of files that people start.
const usualPython command.Words = "wsgi.py asgi.py app.py main.py application.py server.py run.py api.py bot.py __init__.py"

var (
	// pythonApp makes an app object at the start of a line. Sources: the quick starts of these frameworks.
	pythonApp = regexp.MustCompile(`(?m)^(\w+)(?:\s*:[^=\n]+)?\s*=\s*(?:[\w.]+\.)?(Flask|Quart|FastAPI|Starlette|Sanic|Litestar|Dash|Bottle|Falcon)\(`)
	wsgiFile  = regexp.MustCompile(`(?m)^(?:from\s+\S+\s+import\s+.*\b)?(application|app)\b(?:\s*=|\s*$)`)
	factory   = regexp.MustCompile(`(?m)^def (create_app|make_app)\(\s*(?:\)|\w+[^,)\n]*=)`)
	// dashServer is the WSGI app of one of Dash (Dash documentation, Deploy).
	dashServer = regexp.MustCompile(`(?m)^(\w+)\s*=\s*\w+\.server\b`)
	streamlit  = regexp.MustCompile(`(?m)^\s*(?:import streamlit|from streamlit\b)`)
	celeryApp  = regexp.MustCompile(`(?m)^(\w+)\s*=\s*(?:\w+\.)?Celery\(`)
	celeryBeat = regexp.MustCompile(`beat_schedule|CELERY_BEAT_SCHEDULE|add_periodic_task\(`)
	// pythonBot starts a client that asks a chat's server for messages.
	pythonBot   = regexp.MustCompile(`(?m)^\s*(?:\w+\.)*(?:(?:client|bot)\.run\(|run_polling\(|infinity_polling\(|start_polling\(|polling\()`)
	pythonClock = regexp.MustCompile(`BlockingScheduler\(`)
	isASGI      = command.Words("FastAPI Starlette Litestar Quart Sanic")
)

func python(a *app) []Line {
	packages := a.Python("")
	if len(packages.Manifests) == 0 && !packages.Open {
		return nil
	}
	files := a.code(".py")
	var lines []Line
	web := a.django(files, packages)
	if web == nil {
		web = a.pythonWeb(files, packages)
	}
	if web != nil {
		lines = append(lines, *web)
	}
	lines = append(lines, a.pythonWorkers(files, packages, web != nil)...)
	if a.has("manage.py") && web != nil && slices.ContainsFunc(a.Paths(), isMigration) {
		lines = append(lines, Line{release, "python manage.py migrate", a.at("manage.py"), "It has migrations of Django."})
	}
	return lines
}

// isMigration reports whether a path is that of a migration of Django.
func isMigration(p string) bool {
	return path.Base(path.Dir(p)) == "migrations" && strings.HasPrefix(path.Base(p), "0") && path.Ext(p) == ".py"
}

// django is the line of a project of Django, or nil.
func (a *app) django(files []string, packages *repository.Packages) *Line {
	if !a.has("manage.py") {
		return nil
	}
	name := "wsgi"
	if packages.Names("channels") || packages.Names("daphne") {
		name = "asgi"
	}
	at := slices.DeleteFunc(slices.Clone(files), func(f string) bool {
		return path.Base(f) != name+".py" || !strings.Contains(a.text(f), "get_"+name+"_application")
	})
	if len(at) != 1 {
		return nil
	}
	module := moduleOf(at[0])
	because := "It makes the app object of Django."
	switch {
	case name == "asgi" && packages.Names("daphne"):
		return &Line{"web", "daphne -b 0.0.0.0 -p $PORT " + module + ":application", a.at(at[0]), because}
	case name == "asgi" && packages.Names("uvicorn"):
		return &Line{"web", "uvicorn --host 0.0.0.0 --port $PORT " + module + ":application", a.at(at[0]), because}
	case !packages.Names("gunicorn") && packages.Names("waitress"):
		return &Line{"web", "waitress-serve --port=$PORT " + module + ":application", a.at(at[0]), because}
	}
	return &Line{"web", "gunicorn " + module, a.at(at[0]), because}
}

// pythonWeb is the line of an app object in the code, or of Streamlit, or nil.
func (a *app) pythonWeb(files []string, packages *repository.Packages) *Line {
	if packages.Names("streamlit") {
		if f, m := a.first(files, "streamlit_app.py app.py main.py Home.py", streamlit); m != nil {
			return &Line{"web", "streamlit run " + f + " --server.port $PORT --server.address 0.0.0.0", a.at(f), "It is an app of Streamlit."}
		}
	}
	if a.has("wsgi.py") {
		if m := wsgiFile.FindStringSubmatch(a.text("wsgi.py")); m != nil {
			return &Line{"web", wsgiServer(packages, "wsgi:"+m[1]), a.at("wsgi.py"), "It has the app object `" + m[1] + "`."}
		}
	}
	f, m := a.first(files, usualPython, pythonApp)
	if m == nil {
		if f, m = a.first(files, usualPython, factory); m != nil && (packages.Names("flask") || packages.Names("quart")) {
			return &Line{"web", wsgiServer(packages, "'"+moduleOf(f)+":"+m[1]+"()'"), a.at(f), "Its `" + m[1] + "` makes the app object."}
		}
		return nil
	}
	object := m[1]
	because := "It makes `" + object + "`, an app object of " + m[2] + "."
	if m[2] == "Dash" {
		server := dashServer.FindStringSubmatch(a.text(f))
		if server == nil {
			return nil
		}
		object, because = server[1], "It has `"+server[1]+"`, the server of Dash."
	}
	target := moduleOf(f) + ":" + object
	if isASGI.Has(m[2]) {
		return &Line{"web", asgiServer(packages, target), a.at(f), because}
	}
	return &Line{"web", wsgiServer(packages, target), a.at(f), because}
}

// moduleOf is the module that a file is, by its path.
func moduleOf(file string) string {
	module := strings.ReplaceAll(strings.TrimSuffix(file, ".py"), "/", ".")
	return strings.TrimSuffix(module, ".__init__")
}

// wsgiServer starts an app object by the server that a manifest lists, else by gunicorn.
func wsgiServer(packages *repository.Packages, target string) string {
	if !packages.Names("gunicorn") && packages.Names("waitress") {
		return "waitress-serve --port=$PORT " + target
	}
	return "gunicorn " + target
}

func asgiServer(packages *repository.Packages, target string) string {
	if !packages.Names("uvicorn") && !packages.Names("fastapi") && packages.Names("hypercorn") {
		return "hypercorn --bind 0.0.0.0:$PORT " + target
	}
	return "uvicorn --host 0.0.0.0 --port $PORT " + target
}

// pythonWorkers are the lines of what serves no requests.
func (a *app) pythonWorkers(files []string, packages *repository.Packages, isServed bool) (lines []Line) {
	if packages.Names("celery") {
		if f, m := a.first(files, "celery.py celery_app.py tasks.py app.py worker.py", celeryApp); m != nil {
			target := strings.TrimSuffix(moduleOf(f), ".celery")
			if path.Base(f) != "celery.py" {
				target += ":" + m[1]
			}
			lines = append(lines, Line{"worker", "celery -A " + target + " worker", a.at(f), "It makes the app of Celery."})
			if f, m := a.first(files, "celery.py settings.py", celeryBeat); m != nil {
				lines = append(lines, Line{"beat", "celery -A " + target + " beat", a.at(f), "It has a schedule of Celery."})
			}
		}
	}
	if f, m := a.first(files, "clock.py scheduler.py", pythonClock); m != nil {
		lines = append(lines, Line{"clock", "python " + f, a.at(f), "It starts a scheduler of APScheduler."})
	}
	if f, m := a.first(files, "bot.py main.py app.py", pythonBot); m != nil && !isServed {
		lines = append(lines, Line{"worker", "python " + f, a.at(f), "It starts a bot, which gets no requests."})
	}
	return lines
}
