package logs

import (
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/holes"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

// ofUbuntu are packages that `pip freeze` lists on Ubuntu or Debian, and that PyPI doesn't have.
const ofUbuntu command.Words = "apturl brlapi cloud-init command-not-found cupshelpers distro-info hidpidaemon kernelstub language-selector pkg-resources " +
	"pkg_resources python-apt python-debian repolib screen-resolution-extra ssh-import-id systemd-python ubuntu-advantage-tools ubuntu-drivers-common ubuntu-pro-client ufw " +
	"unattended-upgrades usb-creator xkit"

// ofConda are packages that `pip freeze` lists in Anaconda, and that pip can't install as such.
const ofConda command.Words = "anaconda-client anaconda-navigator anaconda-project clyent conda conda-build conda-package-handling conda-verify menuinst mkl-fft mkl-random mkl-service navigator-updater"

// ofWindows are packages that exist only for Windows.
const ofWindows command.Words = "pypiwin32 pywin32 pywinpty tensorflow-intel windows-curses"

// ofPython are modules that come with Python, so no package has them.
const ofPython command.Words = "asyncio base64 collections copy csv ctypes datetime functools glob hashlib io itertools json math os pickle random re shutil smtplib socket sqlite3 " +
	"ssl string subprocess sys tempfile threading time tkinter traceback urllib webbrowser"

// lookForPipPackage looks at a requirement of which pip found nothing: the name may be that of no package, or the version doesn't exist.
func lookForPipPackage(d *draft) {
	requirement := d.values["package"]
	name, version := cutRequirement(requirement)
	d.set("name", name)
	right := otherPipName(name)
	newest := newestOf(d.values["found"])
	switch {
	case strings.HasSuffix(name, ".txt"):
		d.become("pip-without-r")
	case name == "python":
		d.become("pip-python-itself", "version", version)
	case ofUbuntu.Has(name), strings.Contains(version, "+ubuntu"), strings.Contains(version, "+deb"):
		d.become("pip-of-system", "system", "Ubuntu")
	case strings.Contains(version, "+"):
		d.become("pip-local-version", "version", version[strings.IndexByte(version, '+'):])
	case d.values["vendored"] != "":
		d.become("pip-vendored")
	case ofWindows.Has(ascii.Lower(name)):
		d.become("pip-windows-only", "package", name)
	case ofConda.Has(name):
		d.become("pip-of-system", "system", "Anaconda")
	case ofPython.Has(name):
		d.become("pip-of-python")
	case newest != "" && strings.Contains(requirement, "=="):
		d.become("pip-version", "version", version, "newest", newest)
	case newest != "":
	case right != "" && right != name:
		d.become("pip-other-name", "right", right)
	case d.values["found"] == "none":
		d.become("pip-nothing")
	}
}

// cutRequirement splits a requirement such as flask[async]>=2.0 into its name and its version.
func cutRequirement(requirement string) (name, version string) {
	end := strings.IndexAny(requirement, "<>=!~[;@ ")
	if end < 0 {
		return requirement, ""
	}
	return requirement[:end], strings.TrimLeft(requirement[end:], "<>=!~")
}

// lookForUnpinned looks at the first package of the list behind a message about hashes, and at the package that needs it.
func lookForUnpinned(d *draft) {
	requirement, origin, _ := strings.Cut(d.values["next"], " ")
	if name, _ := cutRequirement(requirement); holes.PyPIName.IsLegal(name) {
		d.set("package", name)
	}
	if _, from, ok := strings.Cut(origin, "(from "); ok {
		parent, _, isNeeded := strings.Cut(from, "->")
		if name, _ := cutRequirement(parent); isNeeded && holes.PyPIName.IsLegal(name) {
			d.set("parent", name)
		}
	}
}

// newestOf is the last version of a list as pip writes it, or "".
func newestOf(versions string) string {
	last := versions[strings.LastIndexByte(versions, ',')+1:]
	if last = strings.TrimSpace(last); last == "none" {
		return ""
	}
	return last
}

// namesakes are packages that have the name of a module for which most code needs another package.
const namesakes command.Words = "bson decouple docx dotenv facebook fitz jose jwt serial slugify telebot telegram websocket"

// lookForNamesake looks whether requirements.txt lists a package that has the module's name, and that isn't the usual one.
func lookForNamesake(d *draft, module string) bool {
	top, _, _ := strings.Cut(module, ".")
	usual, repo := otherPipName(top), d.app.repo
	if repo == nil || usual == "" || !namesakes.Has(top) {
		return false
	}
	manifest := repo.Declared(repository.Pip, top)
	if manifest == "" {
		return false
	}
	d.set("manifest", manifest, "name", top, "right", usual)
	if repo.Declared(repository.Pip, usual) != "" {
		d.become("packages-collide")
	} else {
		d.become("package-namesake")
	}
	return true
}

// lookForLibrary looks at the package from which an error comes.
func lookForLibrary(d *draft) {
	if ascii.ContainsAny(d.values["fault"], []string{"Connection refused", "WinError 10061", "[Errno 110]", "[Errno 60]"}) {
		d.become("package-refused")
	} else if !lookForNamesake(d, d.values["package"]) {
		lookForNamedVariable(d)
	}
}

// lookForTeleBot is for an object of the class TeleBot that lacks a method: another package has the class, too.
func lookForTeleBot(d *draft) { lookForNamesake(d, "telebot") }

// settingEnds are how the names of variables end that an app's settings have.
var settingEnds = []string{"_TOKEN", "_KEY", "_URL", "_URI", "_ID", "_SECRET", "_PASSWORD", "_USER", "_HOST", "_NAME", "_HASH", "_EMAIL", "_PORT", "_DSN", "_ENDPOINT", "_BUCKET"}

// lackWords are in errors about something that is missing.
var lackWords = []string{"missing", "required", "must be", "not set", "n't set", "not defined", "undefined", "not provided", "empty", "please "}

// lookForNamedVariable looks for a variable that an error names, and whether it reports that something is missing.
func lookForNamedVariable(d *draft) {
	if d.values["unset"] != "" {
		d.become("variable-named", "variable", d.values["unset"])
		return
	}
	for _, word := range strings.FieldsFunc(d.values["fault"], func(r rune) bool { return strings.ContainsRune(" '\"`:,.;()[]{}=", r) }) {
		for _, end := range settingEnds {
			if strings.HasSuffix(word, end) && word == strings.ToUpper(word) && ascii.IsVariable(word) {
				d.set("variable", word)
				if ascii.ContainsAny(ascii.Lower(d.values["fault"]), lackWords) {
					d.become("variable-named")
				}
				return
			}
		}
	}
	if text, _ := d.app.codeAt(d.values["at"]); ascii.ContainsAny(d.values["fault"], []string{"None", "undefined", "null"}) {
		d.set("variable", variableOf(text, ""))
	}
}

// setUnset sets the variable that the app's line reads where an error got no value.
func (d *draft) setUnset() {
	text, _ := d.app.codeAt(d.values["at"])
	if d.values["unset"] == "" && ascii.ContainsAny(d.first.Text, []string{"None", "undefined", "null", "nil", "required", "must be"}) {
		d.set("unset", variableOf(text, d.values["row"]))
	}
}

// variableOf is the variable of the environment that a line of a text reads, or the first one for no row; "" for none.
func variableOf(text, row string) string {
	for i, line := range strings.Split(text, "\n") {
		if name := variableIn(line); name != "" && (row == "" || row == strconv.Itoa(i+1)) {
			return name
		}
	}
	return ""
}

// elsewhere are names that only some versions of a package have, or another package with the same module, and what to
// write in requirements.txt.
var elsewhere = []struct {
	module, names command.Words
	requirement   string
}{
	{"discord", "Bot SlashCommand Option ApplicationContext slash_command", "py-cord"},
	{"discord", "Intents", "discord.py>=1.5"},
	{"discord", "ButtonStyle ui Interaction app_commands", "discord.py>=2"},
	{"telegram.ext", "Application ApplicationBuilder ContextTypes filters", "python-telegram-bot>=20"},
	{"aiogram", "Router F", "aiogram>=3"},
	{"openai", "OpenAI AsyncOpenAI AzureOpenAI", "openai>=1"},
	{"pydantic", "field_validator model_validator ConfigDict", "pydantic>=2"},
	{"sqlalchemy.orm", "DeclarativeBase Mapped mapped_column", "sqlalchemy>=2"},
	{"django.urls", "path re_path include", "django>=2"},
	{"setuptools", "Feature", "markupsafe>=1.1.1"},
	{"jinja2 jinja2.utils", "Markup escape contextfilter contextfunction evalcontextfilter environmentfilter", "jinja2<3.1"},
	{"markupsafe", "soft_unicode", "markupsafe<2.1"},
	{"itsdangerous", "json JSONWebSignatureSerializer TimedJSONWebSignatureSerializer", "itsdangerous<2.1"},
	{"werkzeug.urls", "url_quote url_quote_plus url_decode url_encode url_parse url_unquote url_join url_fix", "werkzeug<3"},
	{"werkzeug.debug.tbtools", "get_current_traceback", "werkzeug<2.1"},
	{"werkzeug.security", "safe_str_cmp", "werkzeug<2.1"},
	{"werkzeug", "secure_filename cached_property FileStorage generate_password_hash check_password_hash", "werkzeug<1"},
	{"werkzeug.wrappers", "BaseResponse BaseRequest", "werkzeug<2.1"},
	{"flask", "_request_ctx_stack _app_ctx_stack", "flask<2.3"},
	{"flask.json", "JSONEncoder", "flask<2.3"},
	{"flask", "Markup escape", "flask<3"},
	{"django.utils.translation", "ugettext ugettext_lazy ugettext_noop ungettext", "django<4"},
	{"django.conf.urls", "url", "django<4"},
	{"django.utils.encoding", "force_text smart_text", "django<4"},
	{"django.utils.encoding", "python_2_unicode_compatible", "django<3"},
	{"django.utils.http", "is_safe_url urlquote", "django<4"},
	{"django.utils", "six", "django<3"},
	{"telegram.ext", "Filters Dispatcher", "python-telegram-bot<20"},
	{"telegram", "ParseMode ChatAction", "python-telegram-bot<20"},
	{"aiogram aiogram.utils", "executor", "aiogram<3"},
	{"sklearn.externals", "joblib", "scikit-learn<0.23"},
	{"numpy", "int float bool object str", "numpy<1.24"},
	{"openai", "ChatCompletion Completion Embedding error", "openai<1"},
	{"tensorflow", "Session placeholder ConfigProto get_default_graph", "tensorflow<2"},
	{"PIL.Image", "ANTIALIAS", "pillow<10"},
	{"werkzeug", "__version__", "werkzeug<3"},
	{"urllib3.util.ssl_", "DEFAULT_CIPHERS", "urllib3<2"},
	{"urllib3.contrib", "appengine _appengine_environ", "urllib3<2"},
	{"django.core", "urlresolvers context_processors", "django<2"},
	{"django.conf.urls", "patterns", "django<1.10"},
	{"django.utils", "lru_cache importlib", "django<3"},
	{"django.contrib.staticfiles", "templatetags", "django<3"},
	{"flask", "ext", "flask<1"},
	{"flask", "_compat", "flask<2"},
	{"sklearn", "cross_validation grid_search", "scikit-learn<0.20"},
	{"sklearn.linear_model sklearn.ensemble sklearn.tree sklearn.svm sklearn.neighbors sklearn.preprocessing", "logistic base forest tree classes classification regression label data imputation", "scikit-learn<0.24"},
	{"tensorflow", "contrib", "tensorflow<2"},
	{"moviepy", "editor", "moviepy<2"},
	{"langchain", "llms chat_models vectorstores document_loaders", "langchain<0.2"},
	{"langchain", "chains memory prompts schema text_splitter retrievers", "langchain<1"},
	{"celery", "five", "celery<5"},
	{"pandas.core.indexes", "numeric", "pandas<2"},
	{"numpy", "_core", "numpy>=2"},
	{"scipy.linalg", "triu tril", "scipy<1.13"},
	{"huggingface_hub", "cached_download", "huggingface_hub<0.26"},
	{"gradio", "inputs outputs", "gradio<4"},
	{"bcrypt", "__about__", "bcrypt<4.1"},
	{"eventlet.wsgi", "ALREADY_HANDLED", "eventlet<0.30.3"},
	{"altair.vegalite", "v4", "altair<5"},
	{"click", "_unicodefun", "click<8.1"},
	{"sqlalchemy", "__all__", "sqlalchemy<2"},
	{"typing_extensions", "deprecated TypeAliasType TypeIs Sentinel ParamSpec override", "typing_extensions>=4.12"},
}

// lookForElsewhere looks for a name that only some versions of a module have.
func lookForElsewhere(d *draft, module, name string) bool {
	for _, e := range elsewhere {
		if e.module.Has(module) && e.names.Has(name) {
			d.set("module", module, "name", name)
			d.choose("requirement", e.requirement)
			d.becomeElsewhere(module)
			return true
		}
	}
	return false
}

// isOfApp reports whether a file is one of the app: the folder has it, or the error comes from code beside it.
func isOfApp(d *draft, file string) bool {
	if d.app.hasFile(file) {
		return true
	}
	folder, _, inFolder := strings.Cut(file, "/")
	return inFolder && strings.HasPrefix(d.values["at"], folder+"/")
}

// lookForImportedName looks at a name that a module lacks: a file of the app may hide a package, or a package no longer has it.
func lookForImportedName(d *draft) {
	name, module, file := d.values["name"], d.values["module"], d.values["path"]
	if module == "" {
		if module = d.values["imported"]; module != "" {
			d.set("module", module)
		}
	}
	top, _, _ := strings.Cut(module, ".")
	isOwnFile := file != "" && paths.IsOwn(file)
	if own := strings.ReplaceAll(module, ".", "/") + ".py"; file == "" && isOfApp(d, own) {
		file, isOwnFile = own, true
	}
	switch {
	case isOwnFile && isPackage(top):
		d.become("module-hides-package", "file", paths.InApp(file), "package", pipName(top))
		return
	case isOwnFile && strings.Contains(d.first.Plain, "partially initialized"):
		d.become("import-circle")
		return
	case isOwnFile:
		d.set("file", paths.InApp(file))
		if name == strings.ToUpper(name) {
			d.set("setting", name)
		}
		d.become("own-name-missing")
		return
	}
	if lookForElsewhere(d, module, name) {
		return
	}
	if !lookForNamesake(d, module) && d.app.repo == nil && namesakes.Has(top) {
		d.become("namesake-possible", "name", top, "right", otherPipName(top))
	}
}

// becomeElsewhere is for a name that the installed version of a module lacks: an older or newer version has it, or another package.
func (d *draft) becomeElsewhere(module string) {
	requirement := d.values["requirement"]
	switch {
	case !strings.ContainsAny(requirement, "<>"):
		d.become("name-of-other")
	case strings.Contains(requirement, ">") && module != "setuptools":
		d.become("name-newer")
	default:
		d.become("name-gone")
	}
}

// lookForArgument looks at an argument that a call no longer takes.
func lookForArgument(d *draft) {
	if d.values["within"] == "react-dev-utils" {
		d.become("react-scripts-broken")
		return
	}
	switch function := d.values["function"]; d.values["argument"] {
	case "session_name":
		d.choose("requirement", "pyrogram<2")
	case "use_context":
		d.choose("requirement", "python-telegram-bot<20")
	case "bot":
		if function != "run" && function != "Client.run" {
			return
		}
		d.choose("requirement", "discord.py<2")
	default:
		return
	}
	d.become("argument-version")
}

// lookForShadow looks at a module that is a file where the code needs a package: the app's own file may hide it.
func lookForShadow(d *draft) {
	if file := d.values["package"] + ".py"; d.app.hasFile(file) {
		d.set("file", file)
	}
}

// isPackage reports whether a module is one that people install, so that it isn't the app's own.
func isPackage(module string) bool {
	return pythonPackages.Has(module) || pythonPrograms.Has(module) || otherPipName(module) != ""
}

// pythonPackages are packages that people install, so the module isn't the app's own.
const pythonPackages command.Words = "aiogram aiohttp airflow alembic apscheduler bcrypt boto3 channels cryptography daphne dash django django_heroku dj_database_url " +
	"eventlet fastapi flask flask_cors flask_login flask_migrate flask_sqlalchemy flask_wtf gevent gunicorn httpx jinja2 joblib keras langchain langchain_community langchain_core langchain_openai lxml matplotlib moviepy nltk numpy openai " +
	"pandas peewee plotly psycopg pydantic pymongo pymysql pytz quart redis requests scipy seaborn selenium spacy sqlalchemy starlette streamlit tensorflow torch tornado " +
	"tweepy twilio uvicorn uvloop waitress werkzeug whitenoise wtforms celery"

// otherPipNames are modules, each with its package, which has another name.
const otherPipNames command.Words = "cv2 opencv-python-headless PIL Pillow yaml PyYAML dotenv python-dotenv bs4 beautifulsoup4 sklearn scikit-learn " +
	"psycopg2 psycopg2-binary MySQLdb mysqlclient rest_framework djangorestframework corsheaders django-cors-headers jwt PyJWT " +
	"telegram python-telegram-bot discord discord.py decouple python-decouple environ django-environ storages django-storages " +
	"dateutil python-dateutil socketio python-socketio git GitPython pkg_resources setuptools Crypto pycryptodome " +
	"rest_framework_simplejwt djangorestframework-simplejwt crispy_forms django-crispy-forms telebot pyTelegramBotAPI " +
	"django_filters django-filter jose python-jose docx python-docx serial pyserial fitz PyMuPDF bson pymongo " +
	"websocket websocket-client slugify python-slugify facebook facebook-sdk magic python-magic pptx python-pptx " +
	"googleapiclient google-api-python-client speech_recognition SpeechRecognition configurations django-configurations " +
	"allauth django-allauth debug_toolbar django-debug-toolbar import_export django-import-export taggit django-taggit " +
	"ckeditor django-ckeditor widget_tweaks django-widget-tweaks phonenumber_field django-phonenumber-field " +
	"bootstrap4 django-bootstrap4 bootstrap5 django-bootstrap-v5 django_bootstrap5 django-bootstrap5 mptt django-mptt imagekit django-imagekit " +
	"cloudinary_storage django-cloudinary-storage knox django-rest-knox social_django social-auth-app-django " +
	"oauth2_provider django-oauth-toolkit skimage scikit-image OpenSSL pyOpenSSL ldap python-ldap zmq pyzmq nacl PyNaCl attr attrs " +
	"google.generativeai google-generativeai google.genai google-genai google.oauth2 google-auth google.auth google-auth google.protobuf protobuf " +
	"geventwebsocket gevent-websocket socketio.sgunicorn gevent-socketio"

// otherPipName is the package of a module that has another name, or "".
func otherPipName(module string) string {
	if packages := pairedWith(otherPipNames, module); packages != nil {
		return packages[0]
	}
	return ""
}

// workerPackage is the package with the worker class of gunicorn that a module lacks, or "" where the module isn't one of a worker
// or the package isn't known.
func (d *draft) workerPackage(module string) string {
	worker := d.values["worker"]
	if module != worker && !strings.HasPrefix(worker, module+".") {
		return ""
	}
	top, _, _ := strings.Cut(worker, ".")
	for name := worker; name != top; name = name[:strings.LastIndexByte(name, '.')] {
		if pkg := otherPipName(name); pkg != "" {
			return pkg
		}
	}
	if isPackage(top) {
		return pipName(top)
	}
	return ""
}

// lookForWorker looks for the package of a worker class that gunicorn doesn't find.
func lookForWorker(d *draft) {
	if pkg := d.workerPackage(d.values["worker"]); pkg != "" {
		d.become("worker-package", "package", pkg)
		notInRequirements(d, pkg, pkg)
	}
}

// pipName is the package of a module.
func pipName(module string) string {
	if name := otherPipName(module); name != "" {
		return name
	}
	return strings.ReplaceAll(module, "_", "-")
}
