package subject

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
)

// CutRequirement splits a requirement such as flask[async]>=2.0 into its name and its version.
func CutRequirement(requirement string) (name, version string) {
	end := strings.IndexAny(requirement, "<>=!~[;@ ")
	if end < 0 {
		return requirement, ""
	}
	return requirement[:end], strings.TrimLeft(requirement[end:], "<>=!~")
}

// NeededBy is the package that needs the one of a list behind a message about hashes, or "".
func NeededBy(next string) string {
	parent, _, isNeeded := strings.Cut(Behind(Behind(next, " "), "(from "), "->")
	if !isNeeded {
		return ""
	}
	return parent
}

// SettingIn is the first word of an error that is named like a setting of an app, or "".
func SettingIn(fault string) string {
	for _, word := range strings.FieldsFunc(fault, func(r rune) bool { return strings.ContainsRune(" '\"`:,.;()[]{}=", r) }) {
		isSetting := slices.ContainsFunc(settingEnds, func(end string) bool { return strings.HasSuffix(word, end) })
		if isSetting && word == strings.ToUpper(word) && ascii.IsVariable(word) {
			return word
		}
	}
	return ""
}

// VersionWith is what to write in requirements.txt for a name that only some versions of a module have, or "".
func VersionWith(module, name string) string {
	for _, e := range elsewhere {
		if e.module.Has(module) && e.names.Has(name) {
			return e.requirement
		}
	}
	return ""
}

// NewestOf is the last version of a list as pip writes it, or "".
func NewestOf(versions string) string {
	last := versions[strings.LastIndexByte(versions, ',')+1:]
	if last = strings.TrimSpace(last); last == "none" {
		return ""
	}
	return last
}

// settingEnds are how the names of variables end that an app's settings have.
var settingEnds = []string{"_TOKEN", "_KEY", "_URL", "_URI", "_ID", "_SECRET", "_PASSWORD", "_USER", "_HOST", "_NAME", "_HASH", "_EMAIL", "_PORT", "_DSN", "_ENDPOINT", "_BUCKET"}

// VariableOf is the variable of the environment that a line of a text reads, or the first one for no row; "" for none.
func VariableOf(text, row string) string {
	for i, line := range strings.Split(text, "\n") {
		if name := ascii.VariableIn(line); name != "" && (row == "" || row == strconv.Itoa(i+1)) {
			return name
		}
	}
	return ""
}

// elsewhere are names that only some versions of a package have, or another package with the same module, and what to write in requirements.txt.
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

// IsPackage reports whether a module is one that people install, so that it isn't the app's own.
func IsPackage(module string) bool {
	return PythonPackages.Has(module) || ecosystem.Of(ecosystem.Python).Knows(module) || OtherPipName(module) != ""
}

// PythonPackages are packages that people install, so the module isn't the app's own.
const PythonPackages command.Words = "aiogram aiohttp airflow alembic apscheduler bcrypt boto3 channels cryptography daphne dash django django_heroku dj_database_url " +
	"eventlet fastapi flask flask_cors flask_login flask_migrate flask_sqlalchemy flask_wtf gevent gunicorn httpx jinja2 joblib keras langchain langchain_community langchain_core langchain_openai lxml matplotlib moviepy nltk numpy openai " +
	"pandas peewee plotly psycopg pydantic pymongo pymysql pytz quart redis requests scipy seaborn selenium spacy sqlalchemy starlette streamlit tensorflow torch tornado " +
	"tweepy twilio uvicorn uvloop waitress werkzeug whitenoise wtforms celery"

// OtherPipNames are modules, each with its package, which has another name.
const OtherPipNames command.Words = "cv2 opencv-python-headless PIL Pillow yaml PyYAML dotenv python-dotenv bs4 beautifulsoup4 sklearn scikit-learn " +
	"psycopg psycopg[binary] psycopg2 psycopg2-binary MySQLdb mysqlclient rest_framework djangorestframework corsheaders django-cors-headers jwt PyJWT " +
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

// OtherPipName is the package of a module that has another name, or "".
func OtherPipName(module string) string { return cmp.Or(PairedWith(OtherPipNames, module)...) }

// PipName is the package of a module.
func PipName(module string) string {
	return cmp.Or(OtherPipName(module), strings.ReplaceAll(module, "_", "-"))
}
