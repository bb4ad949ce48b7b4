package ecosystem

// VersionWith is what to write in requirements.txt for a name that only some versions of a module have, or "".
func VersionWith(module, name string) string {
	for _, e := range versionsWith {
		if e.module.Has(module) && e.names.Has(name) {
			return e.requirement
		}
	}
	return ""
}

// versionsWith are names that only some versions of a package have, or another package with the same module, and what to write in requirements.txt.
var versionsWith = []struct {
	module, names Words
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
