package propose

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/source"
)

// The servers of apps in Python, each by the options with which it listens on all hosts and $PORT. Gunicorn reads PORT. Sources: the documentation of
// gunicorn (settings, bind), waitress (runner), uvicorn (settings), hypercorn (usage) and daphne (daphne/cli.py).
var (
	wsgi = []string{"gunicorn {module}:{1}", "gunicorn --chdir {folder} {name}:{1}", "waitress-serve --port=$PORT {module}:{1}"}
	asgi = []string{
		"uvicorn {module}:{1} --host 0.0.0.0 --port $PORT", "uvicorn {name}:{1} --app-dir {folder} --host 0.0.0.0 --port $PORT",
		"hypercorn --bind 0.0.0.0:$PORT {module}:{1}", "daphne -b 0.0.0.0 -p $PORT {module}:{1}", "gunicorn -k uvicorn.workers.UvicornWorker {module}:{1}",
	}
	asgiFactory = []string{"uvicorn --factory {module}:{1} --host 0.0.0.0 --port $PORT", "hypercorn --bind 0.0.0.0:$PORT '{module}:{1}()'"}
	script      = []string{"python {file}"}
)

// assigned is a name at the start of a line to which something is assigned.
const assigned = `(?m)^(\w+)(?:\s*:[^=\n]+)?\s*=\s*(?:[\w.]+\s*=\s*)?`

// servesItself is code that starts a server.
const servesItself = `cherrypy\.quickstart\(|\bweb\.run_app\(|HTTPServer\(|\buvicorn\.run\(|\bui\.run\(|\bserve\(\s*app|\bsocketio\.run\(|\bIOLoop\.(?:current|instance)\(\)\.start\(|\bapp\.run\(\s*host|\bdemo\.launch\(|\brun_webhook\(|\bmcp\.run\(`

var (
	madeByFactory = re(assigned + `(?:[\w.]+\.)?(?:create_app|make_app|build_app|get_app|create_application|init_app)\(`)
	importedApp   = re(`(?sm)^from [\w.]+ import [^\n]*\b(app|application)\b.*\b(?:app|application)\.run\(`)
	appFactory    = re(`(?m)^def (create_app|make_app|build_app|create_application)\(\s*(?:\)|\**\w+(?:\s*:[^=,)]+)?\s*=|\*)`)
	pythonBot     = re(`(?m)\b\w*(?i:bot|client)\.run\(|\brun_polling\(|\binfinity_polling\(|\bstart_polling\(|\b\w*bot\.polling\(|\brun_until_disconnected\(|\bSocketModeHandler\(|\blongpoll\.listen\(|\bLongPoll\(`)
	botServers    = re(`\brun_webhook\(|socketio\.run\(`)
	pyrogram      = re(`(?m)^\s*(?:from|import) pyrogram\b`)
	endlessLoop   = re(`(?s)\bwhile\s*\(?\s*(?:True|1)\b.*\bsleep\(`)
	asks          = re(`\binput\(`)
)

var python = language{
	ecosystem: ecosystem.Python,
	ending:    ".py",
	usual:     "wsgi.py asgi.py app.py main.py application.py server.py run.py api.py index.py __init__.py",
	more:      pythonApps,
	after:     pythonCommands,
	ways: []way{
		{types: web, packages: "streamlit", files: "streamlit_app.py Home.py app.py main.py code", code: re(`(?m)^\s*(?:import streamlit|from streamlit\b)`), commands: []string{"streamlit run {file} --server.address 0.0.0.0 --server.port $PORT"},
			because: "It is an app of Streamlit.", source: "Streamlit documentation, run your app"},
		{types: web, packages: "chainlit", files: "code", code: re(`(?m)^\s*(?:import|from) chainlit\b`), commands: []string{"chainlit run {file} --host 0.0.0.0 --port $PORT"},
			because: "It is an app of Chainlit.", source: "Chainlit documentation, command line"},
		{types: web, packages: "flask-socketio", files: "code", code: re(assigned + `(?:[\w.]+\.)?Flask\(`), commands: []string{"gunicorn --worker-class eventlet -w 1 {module}:{1}", "gunicorn -w 1 --threads 100 {module}:{1}"},
			because: "It makes `{1}`, an app object of Flask, and Flask-SocketIO needs a single worker.", source: "Flask-SocketIO documentation, deployment"},
		{types: web, files: "wsgi.py", code: re(`(?m)^(?:from\s+\S+\s+import\s+.*\b)?(application|app)\b(?:\s*=|\s*$)`), commands: wsgi,
			because: "It has the app object `{1}`.", source: "PEP 3333"},
		{types: web, packages: "flask", files: "run.py app.py main.py server.py application.py **/run.py **/app.py **/main.py **/server.py", inside: true, code: importedApp, without: re(`\bFlask\(`), commands: wsgi,
			because: "It imports `{1}`, an app object of Flask, and runs it.", source: "Flask documentation, large applications as packages"},
		{types: web, files: "code", code: re(assigned + `(?:[\w.]+\.)?(?:Flask|Bottle|Eve|FlaskApp)\(`), commands: wsgi,
			because: "It makes `{1}`, an app object that a WSGI server takes.", source: "Flask documentation, quick start"},
		{types: web, files: "code", code: re(assigned + `(?:[\w.]+\.)?falcon\.(?:App|API)\(`), commands: wsgi, because: "It makes `{1}`, an app object of Falcon.", source: "Falcon documentation, quick start"},
		{types: web, files: "code", code: re(assigned + `(?:[\w.]+\.)?(?:FastAPI|Starlette|Litestar|Quart|Sanic|BlackSheep|FastHTML)\(`), commands: asgi,
			because: "It makes `{1}`, an app object that an ASGI server takes.", source: "FastAPI documentation, run a server manually"},
		{types: web, files: "code", code: re(`(?m)^(\w+)\s*=\s*\w+\.server\b`), packages: "dash", commands: wsgi, because: "It has `{1}`, the server of Dash.", source: "Dash documentation, deploy"},
		{types: web, files: "code", code: madeByFactory, packages: "fastapi starlette quart sanic litestar", commands: asgi, because: "It makes the app object `{1}`.", source: "Flask documentation, application factories"},
		{types: web, files: "code", code: madeByFactory, packages: "flask connexion", commands: wsgi, because: "It makes the app object `{1}`.", source: "Flask documentation, application factories"},
		{types: web, files: "code", code: appFactory, packages: "fastapi starlette quart sanic litestar", commands: asgiFactory, because: "Its `{1}` makes the app object.", source: "uvicorn documentation, settings, --factory"},
		{types: web, files: "code", code: appFactory, packages: "flask", commands: []string{"gunicorn '{module}:{1}()'", "waitress-serve --port=$PORT --call {module}:{1}"},
			because: "Its `{1}` makes the app object.", source: "Flask documentation, deploying to production, gunicorn"},
		{types: web, packages: "gradio", files: "code", inside: true, code: re(`\.launch\(`), without: re(`server_port`),
			commands: []string{"GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=$PORT python {file}"}, because: "It launches an app of Gradio.", source: "Gradio documentation, environment variables"},
		{types: web, files: "code", inside: true, code: re(`\.launch\([^)]*server_port|` + servesItself), commands: script, because: "It serves requests itself.", source: "documentation of CherryPy, aiohttp, uvicorn, NiceGUI, Tornado and http.server: how a script starts a server"},

		{types: worker, files: "code", code: re(`(?m)^(huey)\s*=\s*\w*Huey\(`), packages: "huey", commands: []string{"huey_consumer {module}.{1}"}, because: "It makes the queue of Huey.", source: "Huey documentation, consuming tasks"},
		{types: worker, files: "code", code: re(`(?m)^@dramatiq\.actor`), packages: "dramatiq", commands: []string{"dramatiq {module}"}, because: "It has tasks of Dramatiq.", source: "Dramatiq documentation, guide"},
		{types: worker, files: "code", code: re(`(?m)^class (WorkerSettings)\b`), packages: "arq", commands: []string{"arq {module}.{1}"}, because: "It has the settings of arq's worker.", source: "arq documentation, simple usage"},
		{types: worker, files: "code", inside: true, code: re(`(?s)\brq\b.*\bWorker\(`), packages: "rq", commands: script, because: "It starts a worker of RQ.", source: "RQ documentation, workers"},
		{types: worker, files: "code", inside: true, code: re(`\bQueue\(\s*["']([\w-]+)["'],\s*connection\b`), packages: "rq", commands: []string{"rq worker {1}"}, because: "It has the queue `{1}` of RQ.", source: "RQ documentation, workers"},
		{types: worker, files: "**/settings.py **/settings/*.py", code: re(`(?m)^RQ_QUEUES\b`), packages: "django-rq", commands: []string{"python manage.py rqworker default"}, because: "It has the queues of RQ.", source: "rq/django-rq README.rst"},
		{types: clock, files: "clock.py scheduler.py code", inside: true, code: re(`\bBlockingScheduler\(`), commands: script, because: "It starts a scheduler of APScheduler.", source: "APScheduler documentation, user guide"},
		{types: clock, files: "clock.py scheduler.py code", inside: true, code: re(`\bschedule\.run_pending\(`), unless: web, commands: script, because: "It runs jobs by a schedule.", source: "schedule documentation, examples"},
		{types: worker, unless: web, files: "bot.py main.py app.py worker.py code", inside: true, code: endlessLoop, without: asks, commands: script, because: "It goes on in a loop, and gets no requests.", source: "heroku/devcenter, background jobs and queueing"},

		{types: release, packages: "flask-migrate", files: "migrations/env.py", commands: []string{flaskUpgrade}, because: "It has migrations of Flask-Migrate.", source: "Flask-Migrate documentation, command reference"},
		{types: release, packages: "alembic", files: "alembic.ini", commands: []string{"alembic upgrade head"}, because: "It configures migrations of Alembic.", source: "Alembic documentation, tutorial"},
	},
}

// pythonApps are the lines of apps whose parts are in several files: those of Django, of Celery, and bots.
func pythonApps(a *app) (lines []Line) {
	if manage := a.managePath(); manage != "" {
		lines = append(lines, a.django(manage)...)
	}
	lines = append(lines, a.celery()...)
	return append(lines, a.pythonBots(lines)...)
}

// managePath is the path of the only manage.py of Django, or "".
func (a *app) managePath() string {
	if a.has("manage.py") {
		return "manage.py"
	}
	if found := a.matching("*/manage.py"); len(found) == 1 {
		return found[0]
	}
	return ""
}

// pythonCommands leaves out commands of servers that aren't installed, where there are others, and completes that of Flask.
func pythonCommands(a *app, lines []Line) {
	packages := a.Python("")
	for i := range lines {
		installed := slices.DeleteFunc(slices.Clone(lines[i].Commands), func(text string) bool {
			run := command.Parse(text).Main()
			if run == nil {
				return false
			}
			installing := ecosystem.Of(ecosystem.Python).Installing(run.Base)
			return len(installing) > 0 && !slices.ContainsFunc(installing, packages.Bring)
		})
		if len(installed) > 0 {
			lines[i].Commands = installed
		}
	}
	nameFlaskApp(lines)
}

var flaskTarget = re(` '?([\w.]+):\w`)

// nameFlaskApp names the module of the app in the command of Flask that migrates its database, unless Flask finds it by its name.
// Source: Flask documentation, command line interface, application discovery.
func nameFlaskApp(lines []Line) {
	for i := range lines {
		if m := flaskTarget().FindStringSubmatch(lines[0].Commands[0]); lines[i].Commands[0] == flaskUpgrade && m != nil && m[1] != "app" && m[1] != "wsgi" {
			lines[i].Commands = []string{"flask --app " + m[1] + " db upgrade"}
		}
	}
}

const flaskUpgrade = "flask db upgrade"

var settingsModule = re(`DJANGO_SETTINGS_MODULE["', ]+([\w.]+)`)

// django are the lines of a project of Django. Sources: django/django docs/howto/deployment, and channels documentation, deploying.
func (a *app) django(manage string) (lines []Line) {
	folder, asynchronous := path.Dir(manage), a.Declared(ecosystem.Python, "channels") != "" || a.Declared(ecosystem.Python, "daphne") != ""
	name := "wsgi.py"
	if asynchronous {
		name = "asgi.py"
	}
	entry := a.djangoEntry(manage, name)
	if entry == "" {
		return nil
	}
	module := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(entry, strings.TrimPrefix(folder+"/", "./")), ".py"), "/", ".")
	commands := []string{"gunicorn " + module, "waitress-serve --port=$PORT " + module + ":application", "daphne -b 0.0.0.0 -p $PORT " + strings.Replace(module, "wsgi", "asgi", 1) + ":application"}
	if asynchronous {
		commands = []string{"daphne -b 0.0.0.0 -p $PORT " + module + ":application", "uvicorn " + module + ":application --host 0.0.0.0 --port $PORT"}
	}
	if folder != "." {
		for i, text := range commands {
			commands[i] = "cd " + folder + " && " + text
		}
		commands = slices.Insert(commands, 0, strings.Replace(commands[0], "cd "+folder+" && gunicorn ", "gunicorn --chdir "+folder+" ", 1))
	}
	lines = append(lines, lineOf(web, a.at(entry), "It makes the app object of Django.", commands...))
	if of := a.matching("**/migrations/0*.py"); len(of) > 0 {
		lines = append(lines, lineOf(release, a.at(of[0]), "It is a migration of Django.", "python "+manage+" migrate"))
	}
	return lines
}

// djangoEntry is the wsgi.py or asgi.py beside the settings that manage.py names, else the only one, or "".
func (a *app) djangoEntry(manage, name string) string {
	if m := settingsModule().FindStringSubmatch(a.text(manage)); m != nil {
		package_, _, _ := strings.Cut(m[1], ".")
		if entry := path.Join(path.Dir(manage), package_, name); a.has(entry) {
			return entry
		}
	}
	found := slices.DeleteFunc(a.matching("**/"+name), func(f string) bool { return !strings.Contains(a.text(f), "get_"+strings.TrimSuffix(name, ".py")) })
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

var (
	celeryApp  = re(assigned + `(?:\w+\.)?(?:Celery|make_celery|create_celery|celery_init_app|init_celery)\(`)
	celeryBeat = re(`beat_schedule|CELERY_BEAT_SCHEDULE|CELERYBEAT_SCHEDULE|add_periodic_task\(`)
)

// celery are the lines of an app object of Celery, and of its schedule. Source: Celery documentation, next steps and periodic tasks.
func (a *app) celery() (lines []Line) {
	file, match := a.shown(&way{files: "**/celery.py **/celery_app.py **/tasks.py **/worker.py code", code: celeryApp})
	if file == "" {
		return nil
	}
	module := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(file, ".py"), "/__init__"), "/", ".")
	target := strings.TrimSuffix(module, ".celery")
	if target == module {
		target += ":" + match[1]
	}
	lines = append(lines, lineOf(worker, a.at(file), "It makes the app of Celery.", "celery -A "+target+" worker"))
	if file, _ = a.shown(&way{files: "**/celery.py **/settings.py **/settings/*.py **/config.py code", inside: true, code: celeryBeat}); file != "" {
		lines = append(lines, lineOf("beat", a.at(file), "It has a schedule of Celery.", "celery -A "+target+" beat"))
	}
	return lines
}

// pythonBots are the lines of a bot that asks a chat's server for messages, beside other lines. A server in its program is
// only there to stay awake, unless it reads PORT.
func (a *app) pythonBots(others []Line) []Line {
	file, _ := a.shown(&way{files: "bot.py main.py app.py code", inside: true, code: pythonBot, without: botServers})
	if file == "" {
		file, _ = a.shown(&way{files: "bot.py main.py app.py code", inside: true, code: pyrogram})
	}
	if file == "" || of(web, others) {
		return nil
	}
	a.taken = file
	if text := a.text(file); source.ReadsPort(text) && strings.Contains(text, "Flask(") {
		return []Line{lineOf(web, a.at(file), "It starts a bot, and a server that gets requests.", "python "+file)}
	}
	line := lineOf(worker, a.at(file), "It starts a bot, which gets no requests.", "python "+file)
	if of(worker, others) {
		line.Type = "bot"
	}
	return []Line{line}
}
