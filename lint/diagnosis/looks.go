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
	{"exec", lookAfterExec},
	{"script", lookForScript},
	{"python-module", lookForPythonModule},
	{"node-module", lookForNodeModule},
	{"node-file", lookForNodeFile},
	{"import", lookForImport},
	{"class", lookForClass},
	{"php-class", lookForPHPClass},
	{"nginx", lookForNginx},
	{"gem", lookForGem},
	{"file", lookForFile},
	{"web", lookForWeb},
	{"process", lookForProcess},
	{"web-in-procfile", lookForWebInProcfile},
	{lookEnd, lookAtEnd},
	{"local-procfile", lookForLocalProcfile},
	{"port-value", lookForPortValue},
	{"attribute", lookForAttribute},
	{"executable", lookForExecutable},
	{"language", lookForLanguage},
	{"entrypoint", lookForEntrypoint},
	{"container-name", lookForContainerName},
	{"remote", lookForRemote},
	{"listening", lookForListening},
	{"killed", lookForKilled},
	{"asgi", lookForASGI},
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
	others    command.Words // further files by one of which a build finds the language
}

var runtimes = []runtime{
	{"node npm npx yarn pnpm corepack", "Node.js", "heroku/nodejs", "package.json", ""},
	{"python python3 pip pip3", "Python", "heroku/python", "requirements.txt", "Pipfile pyproject.toml poetry.lock uv.lock setup.py environment.yml"},
	{"ruby bundle gem rake rails irb", "Ruby", "heroku/ruby", "Gemfile", ""},
	{"java javac mvn", "Java", "heroku/java", "pom.xml", "build.gradle build.gradle.kts build.sbt project.clj"},
	{"gradle", "Gradle", "heroku/gradle", "build.gradle", "build.gradle.kts"},
	{"sbt", "Scala", "heroku/scala", "build.sbt", ""},
	{"lein", "Clojure", "heroku/clojure", "project.clj", ""},
	{"php composer heroku-php-apache2 heroku-php-nginx", "PHP", "heroku/php", "composer.json", "index.php"},
	{"go", "Go", "heroku/go", "go.mod", ""},
	{"mix elixir", "Elixir", "", "mix.exs", ""},
	{"bun bunx", "Bun", "", "package.json", ""},
	{"dotnet", ".NET", "heroku/dotnet", "a project file", ""},
	{"cargo rustc", "Rust", "", "Cargo.toml", ""},
}

// firstFile is the first of some files that is in the folder of the Procfile, or "".
func firstFile(repo *repository.Repository, names command.Words) string {
	for _, name := range names.List() {
		if repo != nil && repo.IsFile(path.Join(repo.Folder(), name)) {
			return name
		}
	}
	return ""
}

// manifestIn is the file by which a build finds the language, or "".
func (r *runtime) manifestIn(repo *repository.Repository) string {
	if repo != nil && repo.IsFile(path.Join(repo.Folder(), r.manifest)) {
		return r.manifest
	}
	return firstFile(repo, r.others)
}

// buildpackFor is Heroku's buildpack for a manifest of the language: Java has one for each of its build tools.
func (r *runtime) buildpackFor(manifest string) string {
	switch manifest {
	case "build.gradle", "build.gradle.kts":
		return "heroku/gradle"
	case "build.sbt":
		return "heroku/scala"
	case "project.clj":
		return "heroku/clojure"
	}
	return r.buildpack
}

// pythonPrograms are programs that a Python package of the same name installs.
const pythonPrograms command.Words = "gunicorn uvicorn hypercorn daphne granian flask fastapi streamlit chainlit celery dramatiq arq uwsgi honcho waitress-serve django-admin flower alembic bokeh panel voila newrelic-admin ddtrace-run scrapy rq"

// rubyPrograms are programs that a gem of the same name installs.
const rubyPrograms command.Words = "puma unicorn thin passenger falcon sidekiq clockwork rackup foreman resque"

// compilers are programs that a build uses, and that are gone when the app runs.
const compilers command.Words = "go mvn gradle sbt lein cargo rustc javac"

// goProgram is the name of the program that Go makes of the main folder, or "".
func goProgram(repo *repository.Repository) string {
	if repo == nil {
		return ""
	}
	text, _ := repo.Text(path.Join(repo.Folder(), "go.mod"))
	for row := range strings.Lines(text) {
		if module, ok := strings.CutPrefix(strings.TrimSpace(row), "module "); ok {
			return path.Base(strings.TrimSpace(module))
		}
	}
	return ""
}

func lookForProgram(d *draft) {
	program := d.values["program"]
	name, _, assigns := strings.Cut(program, "=")
	switch {
	case assigns && isVariable(name):
		d.set("name", name)
		d.become("run-assignment")
	case strings.HasSuffix(program, ":"):
		d.become("run-entry")
	case strings.Contains(program, " "):
		d.become("run-words")
	case strings.HasPrefix(program, "-"):
		d.become("run-option")
	case strings.HasPrefix(program, "—") || strings.HasPrefix(program, "–"):
		d.become("run-dash")
	case lower(program) == "port":
		d.become("run-port")
	case (d.By == "cmd.exe" || d.By == "powershell") && linuxWords.Has(program):
		d.become("run-on-windows")
	case shellWords.Has(program):
		d.become("run-shell-word")
	case program == "sudo":
		d.become("run-as-root")
	case isCLI(program):
		d.become("run-cli")
	case d.By == "bundler":
		lookForListedGem(d, program, true)
	case lookForPlatformFile(d, program), lookForOwnName(d, program), lookForManager(d, program), lookForFirstWord(d, program), lookForSource(d, program),
		lookForDot(d, program), lookForTypo(d, program), lookForImage(d, program), lookForRuntime(d, program), lookForPackage(d, program):
	}
}

// lookAfterExec is for a shell that ran exec with the program.
func lookAfterExec(d *draft) {
	name, _, assigns := strings.Cut(d.values["program"], "=")
	if assigns && isVariable(name) || shellWords.Has(name) {
		d.become("run-after-exec")
		return
	}
	lookForProgram(d)
}

// shellWords are commands of the shell itself.
const shellWords command.Words = "cd export source . eval set unset ulimit umask alias if for while exec"

// linuxWords are commands that Windows doesn't have, and the usual first folders of commands, which it reads as programs.
const linuxWords command.Words = "export source . unset exec ulimit sh bash env rm cp mv sleep trap nohup touch bin script vendor"

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
	d.become("run-misspelled")
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
	d.become("run-file")
	return true
}

// lookForRuntime looks at a program that comes with a language.
func lookForRuntime(d *draft, program string) bool {
	i := slices.IndexFunc(runtimes, func(r runtime) bool { return r.programs.Has(program) })
	if i < 0 {
		return false
	}
	r, repo := &runtimes[i], d.app.repo
	manifest := r.manifestIn(repo)
	isWhole := repo != nil && repo.Complete()
	d.set("runtime", r.title, "manifest", r.manifest, "buildpack", r.buildpackFor(manifest))
	if manifest != "" {
		d.set("manifest", manifest)
	}
	locks := lockFilesOf(program, d.platform)
	switch {
	case isWhole && manifest == "" && !strings.Contains(r.manifest, " "):
		d.become("no-runtime-manifest")
	case isWhole && locks != "" && firstFile(repo, locks) == "":
		d.set("manifest", locks.List()[0])
		d.become("no-lock-file")
	case compilers.Has(program):
		d.set("name", goProgram(repo))
		d.become("compiler-at-start")
	case manifest == "":
		d.become("no-runtime")
	case r.hasRival(repo):
		d.become("runtime-left-out")
	case (program == "python" || program == "pip") && (d.platform == "" || strings.HasPrefix(d.platform, "google")):
		d.become("python3-only")
	default:
		d.become("runtime-not-chosen")
	}
	return true
}

// hasRival reports whether a folder has files by which a build chooses another language.
func (r *runtime) hasRival(repo *repository.Repository) bool {
	return slices.ContainsFunc(runtimes, func(other runtime) bool { return other.title != r.title && other.manifestIn(repo) != "" })
}

// lookForPackage looks at a program that a package installs.
func lookForPackage(d *draft, program string) bool {
	repo := d.app.repo
	if repo == nil {
		return false
	}
	switch {
	case pythonPrograms.Has(program):
		return notInRequirements(d, pipPackage(program), program)
	case rubyPrograms.Has(program):
		return notInManifest(d, repository.Bundler, "Gemfile", program, `gem "`+program+`"`)
	case nodePrograms.Has(program):
		return notInPackageJSON(d, npmPackage(repo, program))
	}
	pkg := npmPackage(repo, program)
	if n := repo.Node(repo.Folder()); n != nil && (pkg != program || lists(repo, n, program)) {
		return notInPackageJSON(d, pkg)
	}
	return false
}

// asWritten is a file of the repository without the line end that the repository puts behind it.
func asWritten(text string) string { return strings.TrimSuffix(text, "\n") }

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
func notInRequirements(d *draft, pkg, subject string) bool {
	repo := d.app.repo
	d.set("subject", subject)
	if repo == nil || !isPlainWord(pkg) {
		return false
	}
	if found := repo.Declared(repository.Pip, pkg); found != "" {
		d.set("manifest", found, "package", pkg)
		d.become("listed-package")
		return true
	}
	manifest := path.Join(repo.Folder(), "requirements.txt")
	text, known := repo.Text(manifest)
	if !known {
		if !repo.Complete() || repo.IsFile(path.Join(repo.Folder(), "Pipfile")) || repo.IsFile(path.Join(repo.Folder(), "pyproject.toml")) || repo.IsFile(manifest) {
			return false
		}
		d.set("manifest", "requirements.txt", "package", pkg)
		d.become("no-requirements")
		return true
	}
	d.set("manifest", manifest, "package", pkg)
	d.become("requirements-lack")
	d.fixes = append(d.fixes, Fix{Title: "Add `" + pkg + "` to `requirements.txt`", Path: manifest, Diff: appended(manifest, asWritten(text), pkg)})
	return true
}

// notInManifest decides that a package is missing where its manifest shows that.
func notInManifest(d *draft, by repository.Installer, name, pkg, added string) bool {
	repo := d.app.repo
	d.set("subject", pkg)
	if repo == nil || !isPlainWord(pkg) {
		return false
	}
	manifest := path.Join(repo.Folder(), name)
	text, known := repo.Text(manifest)
	if !known || repo.Declared(by, pkg) != "" {
		return false
	}
	d.set("manifest", manifest, "package", pkg)
	d.become("manifest-lacks")
	d.fixes = append(d.fixes, Fix{Title: "Add `" + pkg + "` to `" + name + "`", Path: manifest, Diff: appended(manifest, asWritten(text), added)})
	return true
}

func lookForPythonModule(d *draft) {
	module, repo := d.values["module"], d.app.repo
	top, _, _ := strings.Cut(module, ".")
	switch {
	case strings.HasSuffix(module, ".py"), strings.Contains(module, "/"):
		d.set("name", strings.ReplaceAll(strings.TrimSuffix(module, ".py"), "/", "."))
		d.become("module-file")
		return
	case pythonPackages.Has(top) || otherPipName(top) != "":
		d.set("package", pipName(top))
		d.become("module-package")
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
		d.become("module-case")
		return
	}
	for _, tail := range []string{top + ".py", top + "/__init__.py"} {
		if found := repo.Elsewhere(tail); len(found) > 0 {
			d.set("folder", found[0], "option", "--chdir")
			if d.By == "uvicorn" {
				d.set("option", "--app-dir")
			}
			d.become("module-folder")
			return
		}
	}
	if !isPackage(top) && repo.Complete() && repo.Declared(repository.Pip, pipName(top)) == "" {
		d.set("file", strings.ReplaceAll(module, ".", "/")+".py")
		d.become("module-nowhere")
		return
	}
	notInRequirements(d, pipName(top), module)
}

// isPackage reports whether a module is one that people install, so that it isn't the app's own.
func isPackage(module string) bool {
	return pythonPackages.Has(module) || pythonPrograms.Has(module) || otherPipName(module) != ""
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

// appFolders are where platforms put the files of an app.
var appFolders = []string{"/app/", "/workspace/", "/home/vcap/app/", "/usr/src/app/", "/opt/render/project/src/", "/var/app/current/", "/srv/", "./"}

// isAbsolute reports whether a path starts at the root of a disk.
func isAbsolute(file string) bool {
	return strings.HasPrefix(file, "/") || len(file) > 2 && file[1] == ':' && (file[2] == '\\' || file[2] == '/')
}

// isLocal reports whether a path is one of somebody's machine, or in a virtual environment.
func isLocal(file string) bool {
	return strings.HasPrefix(file, "/Users/") || strings.Contains(file, "venv/bin/") || isAbsolute(file) && file[0] != '/'
}

func lookForFile(d *draft) {
	file, repo := strings.TrimPrefix(d.values["path"], "file://"), d.app.repo
	if isUnderModules(file) && notInPackageJSON(d, packageAt(repo, file)) {
		return
	}
	// Without a platform, the log may be of that machine.
	if isLocal(file) && (d.platform != "" || !isAbsolute(file) || d.app.placeOf(file) != nil) {
		d.become("path-of-machine")
		return
	}
	if lookForPlatformFile(d, file) || lookForWindowsEnds(d) {
		return
	}
	for _, folder := range appFolders {
		file = strings.TrimPrefix(file, folder)
	}
	if lookForBuiltFile(d, file) {
		return
	}
	if repo == nil || file == "" || strings.HasPrefix(file, "/") || strings.HasPrefix(file, "..") {
		return
	}
	d.set("file", file)
	inRepo := path.Join(repo.Folder(), file)
	if repo.IsFile(inRepo) {
		if repository.Built(inRepo) || repo.IgnoredByGit(inRepo).By != "" {
			d.become("file-ignored")
			return
		}
		d.become("file-elsewhere")
		return
	}
	if spelled := repo.Spelled(inRepo); spelled != "" {
		d.set("spelled", spelled)
		d.become("file-case")
		return
	}
	if found := repo.Elsewhere(path.Base(file)); len(found) > 0 {
		d.set("found", path.Join(found[0], path.Base(file)))
		d.become("file-in-folder")
		return
	}
	if repo.Complete() && !repository.Built(inRepo) {
		d.become("file-nowhere")
	}
}

func lookForWeb(d *draft) {
	if lookForOther(d) {
		return
	}
	has, known := d.app.hasEntry("web")
	if !known || !has {
		return
	}
	d.set("process", "web")
	d.become("web-stopped")
}

func lookForProcess(d *draft) {
	process := d.values["process"]
	if process == "" {
		return
	}
	entries := d.app.entries()
	if near := spelling.LeastTypos(process, entries); near != "" && near != process {
		d.set("near", near)
		d.become("process-near")
	} else if has, known := d.app.hasEntry(process); known && has {
		d.become("process-elsewhere")
	}
}

func lookForPortValue(d *draft) {
	value := d.values["value"]
	switch {
	case strings.HasPrefix(value, "$"):
		d.become("port-literal")
	case digits(value):
		d.become("port-range-value")
	case value == "NaN":
		d.become("port-computed")
	case strings.HasPrefix(value, "%"):
		d.become("port-windows")
	case value != "":
		d.become("port-word")
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
		d.become("attribute-near")
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
	file := d.values["path"]
	if interpreter := interpreterOf(file); interpreter != "" {
		d.set("interpreter", interpreter)
		d.become("interpreter-missing")
		return
	}
	if !lookForSource(d, file) {
		lookForModulesInGit(d, file)
	}
}

// lookForLanguage looks for the file of a language in other folders than the one that is built.
func lookForLanguage(d *draft) {
	repo := d.app.repo
	if repo == nil {
		return
	}
	for _, r := range runtimes {
		if r.manifestIn(repo) != "" {
			return
		}
	}
	for _, r := range runtimes {
		if found := repo.Elsewhere(r.manifest); len(found) > 0 {
			d.set("file", r.manifest, "folder", found[0])
			d.become("language-in-folder")
			return
		}
	}
}
