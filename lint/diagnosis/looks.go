package diagnosis

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/spelling"
)

// look looks at something in the folder.
type look struct {
	name string
	at   func(*draft)
}

// looks are what a meaning may look at, by the names in the table. Where one shows nothing, the texts of the meaning stay.
var looks = []look{
	{"program", lookForProgram},
	{"script", lookForScript},
	{"python-module", lookForPythonModule},
	{"node-module", lookForNodeModule},
	{"node-file", lookForNodeFile},
	{"gem", lookForGem},
	{"file", lookForFile},
	{"web", lookForWeb},
	{"process", lookForProcess},
	{"port-value", lookForPortValue},
	{"attribute", lookForAttribute},
	{"executable", lookForExecutable},
	{"variable", lookForVariable},
}

// lookNamed finds a look, or gives nil.
func lookNamed(name string) func(*draft) {
	for _, l := range looks {
		if l.name == name {
			return l.at
		}
	}
	return nil
}

// runtime is what installs a language, with the commands that come with it.
type runtime struct {
	programs  command.Words
	title     string
	buildpack string // of Heroku
	manifest  string
}

var runtimes = []runtime{
	{"node npm npx yarn pnpm corepack", "Node.js", "heroku/nodejs", "package.json"},
	{"python python3 pip pip3", "Python", "heroku/python", "requirements.txt"},
	{"ruby bundle gem rake rails irb", "Ruby", "heroku/ruby", "Gemfile"},
	{"java mvn", "Java", "heroku/java", "pom.xml"},
	{"gradle", "Gradle", "heroku/gradle", "build.gradle"},
	{"php composer heroku-php-apache2 heroku-php-nginx", "PHP", "heroku/php", "composer.json"},
	{"go", "Go", "heroku/go", "go.mod"},
	{"mix elixir", "Elixir", "", "mix.exs"},
	{"bun bunx", "Bun", "", "package.json"},
	{"dotnet", ".NET", "heroku/dotnet", "a project file"},
}

// pythonPrograms are programs that a Python package of the same name installs.
const pythonPrograms command.Words = "gunicorn uvicorn hypercorn daphne granian flask fastapi streamlit chainlit celery dramatiq arq uwsgi honcho waitress-serve django-admin flower alembic bokeh panel voila newrelic-admin ddtrace-run scrapy rq"

// rubyPrograms are programs that a gem of the same name installs.
const rubyPrograms command.Words = "puma unicorn thin passenger falcon sidekiq clockwork rackup foreman resque"

// nodePrograms are programs that an npm package of the same name installs.
const nodePrograms command.Words = "next nuxt gatsby react-scripts nodemon forever pm2 http-server serve json-server vite ts-node tsx nest ng tsc concurrently cross-env webpack astro prisma knex sequelize strapi"

func lookForProgram(d *draft) {
	program := d.values["program"]
	name, _, assigns := strings.Cut(program, "=")
	switch {
	case assigns && isVariable(name):
		d.set("name", name)
		d.rule = "no-shell"
		d.decide(Likely, "`<program>` was run as a program, because no shell read the command", "An assignment in front of a command needs a shell.", "Set `<name>` as a variable of the app instead.")
	case strings.HasSuffix(program, ":"):
		d.rule = "process-type-repeated"
		d.decide(Sure, "The command itself starts with `<program>`", "The shell takes the second process type for a program.", "Remove `<program>` from the command.")
	case strings.Contains(program, " "):
		d.rule = "yaml-syntax"
		d.decide(Likely, "`<program>` was run as the name of one program", "Quotes or an exec form keep the words together.", "Remove the quotes around the command.")
	case strings.HasPrefix(program, "--"):
		d.rule = "line-continuation"
		d.decide(Likely, "`<program>` was run as a program, but it's an option", "A command can't go on in the next line.", "Write the command on one line.")
	case strings.HasPrefix(program, "—") || strings.HasPrefix(program, "–"):
		d.rule = "invisible-character"
		d.decide(Sure, "`<program>` starts with a long dash", "The program takes only hyphens for options.", "Write `--` instead of the long dash.")
	case lower(program) == "port":
		d.rule = "port-refused"
		d.decide(Likely, "`<program>` was run as a program", "Parentheses around it, as in `$(PORT)`, start a program.", "Write `$PORT`.")
	case shellWords.Has(program):
		d.rule = "no-shell"
		d.decide(Sure, "`<program>` needs a shell, but the command runs without one", "It's a word of the shell, not a program.", "Move the command to a script, or start it with `sh -c`.")
	case program == "sudo":
		d.rule = "sudo"
		d.decide(Sure, "`sudo` isn't there, and an app can't use it", "Apps don't run as root on a platform.", "Remove `sudo` from the command.")
	case isCLI(program):
		d.rule = "cli-command"
		d.decide(Likely, "`<program>` is a command for your own terminal, not for a process", "The app's container doesn't have it.", "Remove the line, and run the command on your machine.")
	case lookForFirstWord(d, program), lookForTypo(d, program), lookForRuntime(d, program), lookForPackage(d, program):
	}
}

// shellWords are commands of the shell itself.
const shellWords command.Words = "cd export source . eval set ulimit umask alias if for while exec"

// cliTopics are the words before the colon of commands such as ps:scale.
const cliTopics command.Words = "ps config domains addons pg redis buildpacks apps labs stack"

// isCLI reports whether a program is a command of a platform's command line.
func isCLI(program string) bool {
	topic, _, ok := strings.Cut(program, ":")
	return ok && cliTopics.Has(topic) || cliPrograms.Has(program)
}

// cliPrograms are the command lines of platforms.
const cliPrograms command.Words = "heroku dokku cf railway fly flyctl gcloud git docker kubectl"

// shortestTypo is the length of the shortest name that may be a typo: a shorter one is near too many others.
const shortestTypo = 5

// lookForTypo looks at a program whose name is a typo for a known one.
func lookForTypo(d *draft, program string) bool {
	known := strings.Fields(string(pythonPrograms + " " + rubyPrograms + " " + nodePrograms + " node npm python python3 java bundle"))
	near := spelling.LeastTypos(program, known)
	if len(program) < shortestTypo || near == "" || near == program || slices.Contains(known, program) {
		return false
	}
	d.set("near", near)
	d.rule = "program-typo"
	d.decide(Likely, "`<program>` is probably a typo for `<near>`", "There is no program of that name.", "Write `<near>`.")
	return true
}

// isVariable reports whether a text may be the name of a variable.
func isVariable(name string) bool {
	return name != "" && (name[0] < '0' || name[0] > '9') && strings.Trim(lower(name), "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// interpreterOf is what runs a file, by its ending, or "".
func interpreterOf(file string) string {
	switch path.Ext(file) {
	case ".py":
		return "python"
	case ".js", ".mjs", ".cjs":
		return "node"
	case ".rb":
		return "ruby"
	case ".php":
		return "php"
	case ".jar":
		return "java -jar"
	case ".ts":
		return "npx tsx"
	case ".sh":
		return "bash"
	}
	return ""
}

// lookForFirstWord looks at a command that starts with a file instead of a program.
func lookForFirstWord(d *draft, program string) bool {
	interpreter := interpreterOf(program)
	if interpreter == "" {
		return false
	}
	d.set("interpreter", interpreter)
	d.rule = "program-missing"
	d.decide(Sure, "`<program>` is a file, not a program", "The shell looks for a program of that name.", "Start it with its interpreter: `<interpreter> <program>`.")
	return true
}

// lookForRuntime looks at a program that comes with a language.
func lookForRuntime(d *draft, program string) bool {
	for _, r := range runtimes {
		if !r.programs.Has(program) {
			continue
		}
		d.set("runtime", r.title, "manifest", r.manifest)
		d.rule = "program-not-installed"
		d.decide(Likely, "`<program>` isn't installed, because the build set up no <runtime>", "The platform chooses languages by files such as `<manifest>`, or by its list of buildpacks.", "Add the buildpack of <runtime>, or put `<manifest>` into the root folder.")
		if d.app.repo != nil && d.app.repo.Complete() && !d.app.repo.IsFile(path.Join(d.app.repo.Folder(), r.manifest)) && !strings.Contains(r.manifest, " ") {
			d.decide(Sure, "`<program>` isn't installed: there is no `<manifest>`", "Without that file, the build sets up no <runtime>.", "Add `<manifest>` next to the Procfile, or add the buildpack of <runtime>.")
		}
		if d.platform == "heroku" && r.buildpack != "" {
			d.fixes = append(d.fixes, Fix{Title: "Add the buildpack of " + r.title, Command: "heroku buildpacks:add --index 1 " + r.buildpack})
		}
		return true
	}
	return false
}

// lookForPackage looks at a program that a package installs.
func lookForPackage(d *draft, program string) bool {
	repo := d.app.repo
	if repo == nil {
		return false
	}
	switch {
	case pythonPrograms.Has(program):
		return notInRequirements(d, pipPackage(program), "`<program>` isn't installed: `<manifest>` doesn't list it")
	case rubyPrograms.Has(program):
		return notInManifest(d, repository.Bundler, "Gemfile", program, `gem "`+program+`"`, "`<program>` isn't installed: `<manifest>` doesn't list it")
	case nodePrograms.Has(program):
		return notInPackageJSON(d, program)
	}
	return false
}

func pipPackage(program string) string {
	switch program {
	case "waitress-serve":
		return "waitress"
	case "django-admin":
		return "django"
	case "newrelic-admin":
		return "newrelic"
	case "ddtrace-run":
		return "ddtrace"
	}
	return program
}

// notInRequirements decides that a Python package is missing where requirements.txt shows that.
func notInRequirements(d *draft, pkg, headline string) bool {
	repo := d.app.repo
	if repo == nil {
		return false
	}
	if found := repo.Declared(repository.Pip, pkg); found != "" {
		d.set("manifest", found, "package", pkg)
		d.rule = ""
		d.decide(Possible, "`<package>` is listed in `<manifest>`, but isn't installed there", "The build didn't read that file, or failed before it did.", "Check the build's log for `<package>`, and the app's root folder.")
		return true
	}
	manifest := path.Join(repo.Folder(), "requirements.txt")
	text, known := repo.Text(manifest)
	if !known {
		if !repo.Complete() || repo.IsFile(path.Join(repo.Folder(), "Pipfile")) || repo.IsFile(path.Join(repo.Folder(), "pyproject.toml")) || repo.IsFile(manifest) {
			return false
		}
		d.rule = "program-not-installed"
		d.set("manifest", "requirements.txt", "package", pkg)
		d.decide(Sure, strings.Replace(headline, "`<manifest>` doesn't list it", "there is no `<manifest>`", 1), "A build installs only the packages that this file lists.", "Add a `requirements.txt` that lists `<package>` and all other packages.")
		return true
	}
	d.rule = "program-not-installed"
	d.set("manifest", manifest, "package", pkg)
	d.decide(Sure, headline, "A build installs only the packages that this file lists.", "Add `<package>` to `<manifest>`.")
	d.fixes = append(d.fixes, Fix{Title: "Add `" + pkg + "` to `requirements.txt`", Path: manifest, Diff: appended(manifest, text, pkg)})
	return true
}

// notInManifest decides that a package is missing where its manifest shows that.
func notInManifest(d *draft, by repository.Installer, name, pkg, added, headline string) bool {
	repo := d.app.repo
	if repo == nil {
		return false
	}
	manifest := path.Join(repo.Folder(), name)
	text, known := repo.Text(manifest)
	if !known || repo.Declared(by, pkg) != "" {
		return false
	}
	d.rule = "program-not-installed"
	d.set("manifest", manifest, "package", pkg)
	d.decide(Sure, headline, "A build installs only the packages that this file lists.", "Add `<package>` to `<manifest>`, and commit the lock file.")
	d.fixes = append(d.fixes, Fix{Title: "Add `" + pkg + "` to `" + name + "`", Path: manifest, Diff: appended(manifest, text, added)})
	return true
}

// notInPackageJSON decides that a package of Node.js is missing or only there for development.
func notInPackageJSON(d *draft, pkg string) bool {
	repo := d.app.repo
	if repo == nil {
		return false
	}
	n := repo.Node(repo.Folder())
	if n == nil || n.Workspaces {
		return false
	}
	d.set("package", pkg, "manifest", n.Path)
	switch {
	case n.DevelopmentOnly(pkg):
		d.rule = "program-not-installed"
		d.decide(Sure, "`<package>` is only in `devDependencies` of `<manifest>`", "The build removes these packages before the app starts.", "Move `<package>` to `dependencies`: run `npm install --save-prod <package>`.")
	case repo.Declared(repository.NPM, pkg) == "":
		d.rule = "program-not-installed"
		d.decide(Sure, "`<package>` isn't in the `dependencies` of `<manifest>`", "A build installs only the packages that this file lists.", "Run `npm install <package>`, and commit both `package.json` and the lock file.")
	default:
		d.rule = ""
		d.decide(Possible, "`<package>` is in `<manifest>`, but isn't installed there", "The build didn't read that file, or `node_modules` is from somewhere else.", "Check the build's log for the step that installs packages.")
		return true
	}
	d.fixes = append(d.fixes, Fix{Title: "Install `" + pkg + "`", Command: "npm install --save-prod " + pkg})
	return true
}

func lookForScript(d *draft) {
	script, repo := d.values["script"], d.app.repo
	if repo == nil || script == "" {
		return
	}
	n := repo.Node(repo.Folder())
	switch {
	case n == nil:
		return
	case n.HasScript(script):
		d.set("manifest", n.Path)
		d.rule = ""
		d.decide(Possible, "The deployed `<manifest>` has no script `<script>`", "Your own `<manifest>` has it, so another version or folder was deployed.", "Commit and push `<manifest>`, and check the app's root folder.")
		return
	}
	d.set("manifest", n.Path)
	d.rule = "program-not-installed"
	d.decide(Sure, "`<manifest>` has no script `<script>`", "", "Add `<script>` to `scripts` in `<manifest>`.")
	if near := spelling.LeastTypos(script, n.Scripts); near != "" {
		d.set("near", near)
		d.decide(Sure, "`<manifest>` has no script `<script>`", "Its script `<near>` has nearly the same name.", "Run `<near>` instead, or add `<script>` to `scripts`.")
	} else if n.HasScript("start") {
		d.decide(Sure, "`<manifest>` has no script `<script>`", "It has a script `start`.", "Run `start` instead, or add `<script>` to `scripts`.")
	}
}

func lookForPythonModule(d *draft) {
	module, repo := d.values["module"], d.app.repo
	top, _, _ := strings.Cut(module, ".")
	switch {
	case strings.HasSuffix(module, ".py"), strings.Contains(module, "/"):
		d.set("name", strings.ReplaceAll(strings.TrimSuffix(module, ".py"), "/", "."))
		d.rule = "module-path"
		d.decide(Sure, "`<module>` is the name of a file, not of a module", "Python imports the module `<name>`.", "Write `<name>`.")
		return
	case pythonPackages.Has(top) || otherPipName(top) != "":
		d.set("package", pipName(top))
		d.rule = "program-not-installed"
		d.decide(Likely, "The Python package `<package>` isn't installed where the app runs", "The app imports `<module>`.", "Add `<package>` to `requirements.txt`.")
	}
	if repo == nil || top == "" {
		return
	}
	folder := repo.Folder()
	if repo.IsFile(path.Join(folder, top+".py")) || repo.IsFolder(path.Join(folder, top)) {
		return
	}
	if spelled := repo.Spelled(path.Join(folder, top+".py")) + repo.Spelled(path.Join(folder, top)); spelled != "" {
		d.set("file", spelled)
		d.rule = "module-not-found"
		d.decide(Sure, "There is no `<module>`, but there is `<file>`", "Uppercase and lowercase letters matter on Linux.", "Use the same letters in the command as in the file's name.")
		return
	}
	for _, tail := range []string{top + ".py", top + "/__init__.py"} {
		if found := repo.Elsewhere(tail); len(found) > 0 {
			d.set("folder", found[0])
			d.rule = "module-not-found"
			d.decide(Sure, "`<module>` is in `<folder>`, where Python doesn't look", "Python looks in the folder in which the command starts.", "Start in that folder, such as with `--chdir <folder>`.")
			return
		}
	}
	pkg := pipName(top)
	notInRequirements(d, pkg, "`<module>` isn't installed: `<manifest>` doesn't list it")
	if d.certainty == Sure && otherPipName(top) == "" && !pythonPrograms.Has(pkg) && !pythonPackages.Has(top) {
		d.certainty = Likely // the module may be a file of the app that isn't committed
	}
}

// pythonPackages are packages that people install, so the module isn't the app's own.
const pythonPackages command.Words = "aiogram aiohttp airflow alembic apscheduler bcrypt boto3 channels cryptography daphne dash django django_heroku dj_database_url " +
	"eventlet fastapi flask flask_cors flask_login flask_migrate flask_sqlalchemy flask_wtf gevent gunicorn httpx jinja2 joblib keras langchain lxml matplotlib nltk numpy openai " +
	"pandas peewee plotly psycopg pydantic pymongo pymysql pytz quart redis requests scipy seaborn selenium spacy sqlalchemy starlette streamlit tensorflow torch tornado " +
	"tweepy twilio uvicorn uvloop waitress werkzeug whitenoise wtforms celery"

// otherPipName is the package of a module that has another name, or "".
func otherPipName(module string) string {
	switch module {
	case "cv2":
		return "opencv-python-headless"
	case "PIL":
		return "Pillow"
	case "yaml":
		return "PyYAML"
	case "dotenv":
		return "python-dotenv"
	case "bs4":
		return "beautifulsoup4"
	case "sklearn":
		return "scikit-learn"
	case "psycopg2":
		return "psycopg2-binary"
	case "MySQLdb":
		return "mysqlclient"
	case "rest_framework":
		return "djangorestframework"
	case "corsheaders":
		return "django-cors-headers"
	case "jwt":
		return "PyJWT"
	case "telegram":
		return "python-telegram-bot"
	case "discord":
		return "discord.py"
	case "decouple":
		return "python-decouple"
	case "environ":
		return "django-environ"
	case "storages":
		return "django-storages"
	case "dateutil":
		return "python-dateutil"
	case "socketio":
		return "python-socketio"
	case "git":
		return "GitPython"
	case "pkg_resources":
		return "setuptools"
	case "Crypto":
		return "pycryptodome"
	case "rest_framework_simplejwt":
		return "djangorestframework-simplejwt"
	case "crispy_forms":
		return "django-crispy-forms"
	case "telebot":
		return "pyTelegramBotAPI"
	case "django_filters":
		return "django-filter"
	}
	return ""
}

// pipName is the package of a module.
func pipName(module string) string {
	if name := otherPipName(module); name != "" {
		return name
	}
	return strings.ReplaceAll(module, "_", "-")
}

// lookForNodeFile looks at a file that a command or the app's own code loads.
func lookForNodeFile(d *draft) {
	switch file := d.values["path"]; {
	case strings.Contains(file, "node_modules/"):
		d.rule = ""
		d.decide(Likely, "A package isn't complete: `<path>` is missing", "The installed packages are damaged or from another system.", "Remove `node_modules` from git, and let the build install all packages.")
	case strings.HasPrefix(file, "."):
		d.rule = ""
		d.decide(Likely, "The app's own code loads `<path>`, which isn't there", "The name has other letters, git doesn't have it, or the build didn't make it.", "Compare the letters with the file's name, and commit the file.")
	default:
		lookForFile(d)
	}
}

func lookForNodeModule(d *draft) {
	module := d.values["module"]
	if strings.HasPrefix(module, "/") || strings.HasPrefix(module, ".") {
		d.set("path", module)
		lookForFile(d)
		return
	}
	parts := strings.SplitN(module, "/", 3)
	pkg := parts[0]
	if strings.HasPrefix(pkg, "@") && len(parts) > 1 {
		pkg += "/" + parts[1]
	}
	notInPackageJSON(d, pkg)
}

func lookForGem(d *draft) {
	if gem := d.values["gem"]; gem != "" {
		notInManifest(d, repository.Bundler, "Gemfile", gem, `gem "`+gem+`"`, "`<gem>` isn't installed: `<manifest>` doesn't list it")
	}
}

// appFolders are where platforms put the files of an app.
var appFolders = []string{"/app/", "/workspace/", "/home/vcap/app/", "/usr/src/app/", "/opt/render/project/src/", "/var/app/current/", "/srv/", "./"}

// isLocal reports whether a path is one of somebody's machine, or in a virtual environment.
func isLocal(file string) bool {
	return strings.HasPrefix(file, "/Users/") || strings.Contains(file, "venv/bin/") || len(file) > 2 && file[1] == ':' && (file[2] == '\\' || file[2] == '/')
}

func lookForFile(d *draft) {
	file, repo := d.values["path"], d.app.repo
	if isLocal(file) {
		d.rule = "local-path"
		d.decide(Sure, "`<path>` is a path of your machine", "The deployed app doesn't have that folder.", "Write the path from the folder of the Procfile, or only the program's name.")
		return
	}
	for _, folder := range appFolders {
		file = strings.TrimPrefix(file, folder)
	}
	if repo == nil || file == "" || strings.HasPrefix(file, "/") || strings.HasPrefix(file, "..") {
		return
	}
	d.set("file", file)
	inRepo := path.Join(repo.Folder(), file)
	d.rule = "script-not-found"
	if repo.IsFile(inRepo) {
		d.rule = ""
		if repository.Built(inRepo) || repo.IgnoredByGit(inRepo) != "" {
			d.decide(Likely, "`<file>` is on your machine, but git ignores it", "A deploy has only what git has.", "Build `<file>` in the deploy, or commit it.")
			return
		}
		d.decide(Possible, "The deployed app has no `<file>`", "Your folder has it, so another version or folder was deployed.", "Commit and push `<file>`, and check the app's root folder.")
		return
	}
	if spelled := repo.Spelled(inRepo); spelled != "" {
		d.set("spelled", spelled)
		d.decide(Sure, "There is no `<file>`, but there is `<spelled>`", "Uppercase and lowercase letters matter on Linux.", "Write `<spelled>`.")
		return
	}
	if found := repo.Elsewhere(path.Base(file)); len(found) > 0 {
		d.set("found", path.Join(found[0], path.Base(file)))
		d.decide(Sure, "There is no `<file>`, but there is `<found>`", "The command starts in the folder of the Procfile.", "Write `<found>`.")
		return
	}
	if repo.Complete() && !repository.Built(inRepo) {
		d.decide(Sure, "The app has no `<file>`", "No folder has a file of that name.", "Write the path of the file that starts the app.")
	}
}

func lookForWeb(d *draft) {
	has, known := d.app.hasEntry("web")
	if !known || !has {
		return
	}
	d.rule = ""
	d.decide(Likely, "`web` is in the Procfile, but no instance of it runs", "It is scaled to 0, or it crashed or was stopped.", "Scale `web` to 1, and see its own log lines if it ends again.")
}

func lookForProcess(d *draft) {
	process := d.values["process"]
	if process == "" {
		return
	}
	entries := d.app.entries()
	if near := spelling.LeastTypos(process, entries); near != "" && near != process {
		d.set("near", near)
		d.decide(Sure, "The Procfile has no `<process>`, but it has `<near>`", "", "Use the name `<near>`, or rename it in the Procfile.")
	} else if has, known := d.app.hasEntry(process); known && has {
		d.decide(Possible, "The deployed Procfile has no `<process>`", "Your own file has it, so another version was deployed.", "Commit and push the Procfile.")
	}
}

func lookForPortValue(d *draft) {
	value := d.values["value"]
	switch {
	case strings.HasPrefix(value, "$") || strings.HasPrefix(value, "{"), strings.HasPrefix(value, "PORT"):
		d.rule = "no-shell"
		d.decide(Likely, "The program got the text `<value>` as its port", "No shell replaced the variable with its value.", "Start the command with a shell, such as `sh -c`, or let the app read `PORT` itself.")
		if !strings.HasPrefix(value, "$") && !strings.HasPrefix(value, "PORT}") {
			d.rule = "port-refused"
		}
	case digits(value):
		d.rule = "port-refused"
		d.decide(Sure, "The port <value> isn't between 0 and 65535", "The program ends when it gets another number.", "Use `$PORT`.")
	case value == "NaN":
		d.rule = ""
		d.decide(Likely, "The app made `<value>` of its port, which isn't a number", "The variable that it reads isn't set, or isn't a number.", "Let the app read `PORT`, and check how it turns it into a number.")
	case value != "" && !strings.HasPrefix(value, "%"):
		d.rule = "port-refused"
	case strings.HasPrefix(value, "%"):
		d.rule = "windows-variable"
		d.decide(Sure, "The program got the text `<value>` as its port", "Only Windows replaces variables between percent signs.", "Write `$PORT`.")
	}
}

// lookForAttribute looks for the names of applications in a module of the app.
func lookForAttribute(d *draft) {
	module, repo := d.values["module"], d.app.repo
	if repo == nil || module == "" {
		return
	}
	file := path.Join(repo.Folder(), strings.ReplaceAll(module, ".", "/")+".py")
	text, known := repo.Text(file)
	if !known {
		return
	}
	d.set("file", file)
	if name := applicationIn(text); name != "" && name != d.values["attribute"] {
		d.set("name", name)
		d.rule = "module-path"
		d.decide(Sure, "`<file>` has no `<attribute>`: its application is `<name>`", "The part after the colon must be the name of the application object.", "Write `<module>:<name>`.")
	}
}

// applications are what makes an application of Python.
var applications = []string{"Flask(", "FastAPI(", "Quart(", "Starlette(", "Sanic(", "Bottle(", "get_wsgi_application(", "get_asgi_application(", "create_app(", "Celery(", "Dash("}

// applicationIn is the name to which a file assigns its application, or "".
func applicationIn(text string) string {
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(line, "=")
		if name = strings.TrimSpace(name); !ok || !isVariable(name) || line[0] == ' ' || line[0] == '\t' {
			continue
		}
		for _, made := range applications {
			if strings.Contains(value, made) {
				return name
			}
		}
	}
	return ""
}

// lookForExecutable looks at a file that may not be run: one of a language needs its interpreter, and no permission.
func lookForExecutable(d *draft) {
	if interpreter := interpreterOf(d.values["path"]); interpreter != "" {
		d.set("interpreter", interpreter)
		d.rule = "program-missing"
		d.decide(Likely, "`<path>` may not be run, since it isn't marked as executable", "A file of a language starts with its interpreter.", "Start it with `<interpreter> <path>`.")
	}
}

func lookForVariable(d *draft) {
	variable := d.values["variable"]
	if d.platform == "heroku" && variable != "" && isVariable(variable) {
		d.fixes = append(d.fixes, Fix{Title: "Set `" + variable + "`", Command: "heroku config:set " + variable + "=VALUE"})
	}
}
