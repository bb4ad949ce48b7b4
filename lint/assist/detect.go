package assist

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

// sight is what the files beside a Procfile show of a framework.
type sight struct {
	// file is the one in which the framework is found, "" where it is found in none.
	file string
	// name, commands and note go before those of the framework, unless they are empty.
	name     string
	commands []string
	note     string
}

// files are those beside a Procfile, whose folder is taken for that of the app.
type files struct{ *repository.Repository }

func (f files) at(name string) string { return path.Join(f.Folder(), name) }

func (f files) has(name string) bool { return f.IsFile(f.at(name)) }

func (f files) text(name string) string {
	text, _ := f.Text(f.at(name))
	return text
}

// declared is the manifest that names one of the packages, or "".
func (f files) declared(by repository.Installer, packages command.Words) string {
	for _, name := range packages.List() {
		if file := f.Declared(by, name); file != "" {
			return file
		}
	}
	return ""
}

func (f files) installs(packages command.Words) bool {
	p := f.Python("")
	return p.Open || len(p.Beside) > 0 || len(p.Manifests) == 0 || p.Mention(packages)
}

// reminder says that a Python package is not known to be installed, or nothing.
func (f files) reminder(pkg command.Words) string {
	p := f.Python("")
	switch {
	case p.Mention(pkg):
		return ""
	case !f.installs(pkg):
		return " " + code(p.Manifests[0]) + " doesn't list " + string(pkg) + ". Add it."
	}
	return " Add " + string(pkg) + " to the requirements."
}

const asideFolders command.Words = "test tests testing example examples demo docs scripts"

// packageWith is the only Python package next to the Procfile that has a module that right accepts, or "".
func (f files) packageWith(module string, right func(text string, known bool) bool) string {
	only := ""
	for _, folder := range f.Elsewhere(module) {
		name := path.Base(folder)
		if folder != f.at(name) || !isIdentifier(name) || asideFolders.Has(name) {
			continue
		}
		if text, known := f.Text(path.Join(folder, module)); !right(text, known) {
			continue
		}
		if only != "" {
			return ""
		}
		only = name
	}
	return only
}

func isIdentifier(name string) bool {
	return name != "" && strings.Trim(name, wordBytes) == "" && (name[0] < '0' || name[0] > '9')
}

// application is where one of the modules makes an application of a class, such as "main:app", or "". A factory may
// make it where no other framework is among the packages.
func (f files) application(modules command.Words, class string, other command.Words) string {
	for _, module := range modules.List() {
		file := strings.ReplaceAll(module, ".", "/")
		folder, _, inPackage := strings.Cut(file, "/")
		// Of a module and a package of the same name Python imports the package.
		if isPackage := f.has(folder + "/__init__.py"); isPackage != inPackage && (isPackage || f.has(folder+".py")) {
			continue
		}
		text := f.text(file + ".py")
		for _, name := range [...]string{"app", "application"} {
			value := source.PythonModule(text).Assigned(name)
			made := strings.Contains(value, "create_app(") || strings.Contains(value, "make_app(")
			if strings.Contains(value, class+"(") || made && f.declared(repository.Pip, other) == "" {
				return module + ":" + name
			}
		}
	}
	return ""
}

// with are commands with another text in place of the usual one.
func with(commands []string, usual, real string) []string {
	out := make([]string, len(commands))
	for i, text := range commands {
		out[i] = strings.ReplaceAll(text, usual, real)
	}
	return out
}

func findDjango(f files, s sight, usual []string) sight {
	s.file = f.declared(repository.Pip, "django")
	project := f.packageWith("wsgi.py", func(text string, known bool) bool {
		return !known || source.PythonModule(text).Assigned("application") != ""
	})
	wsgi := project + "/wsgi.py"
	if s.file == "" && project != "" && importsDjango(f.text(wsgi)) {
		s.file = f.at(wsgi)
	}
	if s.file == "" || project == "" || !f.has("manage.py") {
		return s
	}
	s.commands = with(usual, "mysite", project)
	s.note = code(f.at(wsgi)) + " contains the application." + f.reminder("gunicorn")
	if f.installs("gunicorn") || !f.has(project+"/asgi.py") {
		return s
	}
	for _, server := range [...]struct{ pkg, command string }{
		{"uvicorn", "uvicorn mysite.asgi:application --host 0.0.0.0 --port=PORT"},
		{"daphne", "daphne -b 0.0.0.0 --port=PORT mysite.asgi:application"},
	} {
		if f.installs(command.Words(server.pkg)) {
			s.commands = with([]string{server.command}, "mysite", project)
			s.note = code(f.at(project+"/asgi.py")) + " contains the application."
			return s
		}
	}
	return s
}

func importsDjango(text string) bool {
	for line := range source.PythonModule(text).Top() {
		if strings.HasPrefix(line, "from django.core.wsgi import") {
			return true
		}
	}
	return false
}

func findDjangoMigrations(f files, s sight, usual []string) sight {
	if !f.has("manage.py") {
		return s
	}
	return sight{file: findDjango(f, s, usual).file}
}

func findFlask(f files, s sight, usual []string) sight {
	if app := f.application("wsgi app main application", "Flask", "fastapi"); app != "" {
		s.commands = with(usual, "app:app", app)
		s.note = "The module and its application object." + f.reminder("gunicorn")
	}
	return s
}

func findFastAPI(f files, s sight, usual []string) sight {
	if app := f.application("main app app.main", "FastAPI", "flask"); app != "" {
		module, _, _ := strings.Cut(app, ":")
		s.commands = with(with(usual, "main.py", strings.ReplaceAll(module, ".", "/")+".py"), "main:app", app)
		s.note = "The module and its application object, or the file."
		if !f.installs("fastapi[ uvicorn") {
			s.note += f.reminder("uvicorn")
		}
	}
	return s
}

func findCelery(f files, s sight, usual []string) sight {
	project := f.packageWith("celery.py", func(text string, _ bool) bool {
		for _, name := range [...]string{"app", "celery", "celery_app"} {
			if strings.Contains(source.PythonModule(text).Assigned(name), "Celery(") {
				return true
			}
		}
		return false
	})
	if project != "" {
		s.commands = with(usual, "myproject", project)
		s.note = code(f.at(project+"/celery.py")) + " contains the Celery application."
	}
	return s
}

func findCeleryBeat(f files, s sight, usual []string) sight {
	s = findCelery(f, s, usual)
	s.note = ""
	return s
}

func findPythonBot(f files, s sight, usual []string) sight {
	if !f.has("bot.py") && f.has("main.py") {
		s.commands = with(usual, "bot.py", "main.py")
	}
	return s
}

// findRails also serves the other commands of bin/rails.
func findRails(f files, s sight, usual []string) sight {
	if !f.has("bin/rails") {
		s.commands = with(usual, "bin/rails", "bundle exec rails")
	}
	return s
}

func findSinatra(f files, s sight, usual []string) sight {
	if !f.has("config.ru") && f.has("app.rb") {
		s.commands = usual[1:]
	}
	return s
}

// start is what starts a Node.js app: its script, unless that is for development, or its main file; "" when neither is known.
func (f files) start() string {
	manifest, err := jsontext.ParseObject(f.text("package.json"))
	if err != nil {
		return ""
	}
	if script := manifest.Object("scripts").Text("start"); script != "" {
		if run := command.Parse(script).Main(); run == nil || !run.Dev {
			return "npm start"
		}
	}
	main, named := manifest.Fields["main"].(string)
	names := []string{main, main + ".js", "server.js"}
	if !named {
		names = append(names, "index.js")
	}
	for _, name := range names {
		name = path.Clean(name)
		if isPlainPath(name) && scriptEndings.Has(path.Ext(name)) && f.has(name) {
			return "node " + name
		}
	}
	return ""
}

const scriptEndings command.Words = ".js .mjs .cjs"

// isPlainPath reports whether a path leads no way up and needs no quotes in a command.
func isPlainPath(name string) bool {
	return name != "" && strings.Trim(name, wordBytes+"./-") == "" && name[0] != '-' && name[0] != '/' && !strings.HasPrefix(name, "..")
}

const (
	nodeServers command.Words = "express fastify koa @nestjs/core @hapi/hapi next"
	nodeBots    command.Words = "discord.js telegraf grammy node-telegram-bot-api"
)

func findNode(f files, s sight, _ []string) sight {
	start := f.start()
	serves := f.declared(repository.NPM, nodeServers) != ""
	if start == "" || !serves && f.declared(repository.NPM, nodeBots) != "" {
		return s
	}
	s = sight{file: f.at("package.json"), name: "Node.js", commands: []string{start}}
	if f.declared(repository.NPM, "express") != "" {
		s.name = "Express"
	}
	if start == "npm start" {
		s.note = "The script `start` of package.json. Its server must listen on `process.env.PORT`."
	}
	return s
}

func findNodeBot(f files, s sight, _ []string) sight {
	s.name = "Discord or Telegram bot"
	if start := f.start(); start != "" && !f.has("bot.js") {
		s.commands = []string{start}
	}
	return s
}

func findSpring(f files, s sight, usual []string) sight {
	const group = "org.springframework.boot"
	if strings.Contains(without(f.text("pom.xml"), "<!--", "-->"), group) {
		return sight{file: f.at("pom.xml")}
	}
	for _, name := range [...]string{"build.gradle", "build.gradle.kts"} {
		if text := without(f.text(name), "/*", "*/"); strings.Contains(without(text, "//", "\n"), group) {
			return sight{file: f.at(name), commands: with(usual, "target/", "build/libs/")}
		}
	}
	return s
}

// without drops the comments between a beginning and an end.
func without(text, begin, end string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, begin)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, text, _ = strings.Cut(rest, end)
	}
}

func withArtisan(f files, s sight, _ []string) sight {
	if !f.has("artisan") {
		return sight{}
	}
	return s
}

func findEcto(f files, _ sight, _ []string) sight {
	return sight{file: f.declared(repository.Mix, "phoenix")}
}

func findGo(f files, s sight, usual []string) sight {
	if !f.has("go.mod") {
		return s
	}
	s.file = f.at("go.mod")
	if name := moduleName(f.text("go.mod")); name != "" {
		s.commands = with(usual, "myapp", name)
		s.note = "Go names the program after the module in go.mod, or after the folder of its main package. It must listen on `PORT`."
	}
	return s
}

// moduleName is the name of the program that a main package at the root of a Go module makes, or "".
func moduleName(text string) string {
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) < 2 || words[0] != "module" {
			continue
		}
		module := strings.Trim(words[1], "\"`")
		name := path.Base(module)
		// A major version isn't a name.
		if len(name) > 1 && name[0] == 'v' && strings.Trim(name[1:], "0123456789") == "" {
			name = path.Base(path.Dir(module))
		}
		if isPlainPath(name) && strings.Trim(name, "./") != "" {
			return name
		}
		return ""
	}
	return ""
}
