package ecosystem

import (
	"cmp"
	"strings"
)

// ImportedModule is a module that code imports, by the package that brings it.
type ImportedModule struct {
	// Package is the usual package with the module, and Also are parts of the names of all that have or bring it, besides those of Package
	// and of the module.
	Package string
	Also    Words
	// Widespread is set where so many packages need it that a list of unknown ones may bring it.
	Widespread bool
}

// PythonLibrary are the modules of Python's library, of all versions since 2.7, and what comes with pip. Source: sys.stdlib_module_names.
const PythonLibrary Words = "__future__ __main__ abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 " +
	"cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib contextvars copy copyreg crypt " +
	"csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch " +
	"fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io " +
	"ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc " +
	"nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix " +
	"posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched " +
	"secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat " +
	"statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time " +
	"timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref " +
	"webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo annotationlib " +
	"pip setuptools wheel pkg_resources _distutils_hack"

// pythonModules are modules whose package has another name, or that seldom another package brings, with those that do. Sources: the
// pyproject.toml or setup.py of each package.
var pythonModules = map[string]ImportedModule{
	"aiogram": {}, "allauth": {Package: "django-allauth", Also: "rest-auth"}, "apscheduler": {Package: "APScheduler", Also: "python-telegram-bot scheduler"},
	"bcrypt": {Widespread: true}, "bottle": {}, "bs4": {Package: "beautifulsoup4", Also: "beautifulsoup", Widespread: true}, "cairosvg": {Package: "CairoSVG"},
	"celery": {Also: "airflow superset"}, "channels": {Also: "django-channels"}, "ckeditor": {Package: "django-ckeditor"}, "cloudinary": {},
	"cloudinary_storage": {Package: "django-cloudinary-storage"}, "colorama": {Widespread: true}, "corsheaders": {Package: "django-cors-headers"},
	"crispy_bootstrap4": {}, "crispy_bootstrap5": {}, "crispy_forms": {Package: "django-crispy-forms", Also: "crispy"},
	"cv2":  {Package: "opencv-python-headless", Also: "opencv mediapipe ultralytics easyocr imgaug albumentations deepface face"},
	"dash": {}, "dateutil": {Package: "python-dateutil", Widespread: true}, "dateparser": {}, "debug_toolbar": {Package: "django-debug-toolbar"}, "decouple": {Package: "python-decouple"},
	"discord": {Package: "discord.py", Also: "py-cord"}, "disnake": {}, "dj_database_url": {Also: "django-heroku database-url"}, "djoser": {},
	"django":            {Package: "Django", Also: "django drf wagtail djoser rest channels"},
	"django_extensions": {}, "django_filters": {Package: "django-filter", Also: "wagtail"}, "django_heroku": {}, "django_tables2": {},
	"docx": {Package: "python-docx"}, "dotenv": {Package: "python-dotenv", Widespread: true}, "drf_yasg": {}, "drf_spectacular": {},
	"easy_thumbnails": {Also: "filer thumbnails"}, "emoji": {}, "environ": {Package: "django-environ"}, "fastapi": {Also: "gradio chainlit nicegui langserve sqladmin"},
	"feedparser": {}, "fitz": {Package: "PyMuPDF"}, "flask": {Package: "Flask", Also: "dash connexion locust httpbin moto mlflow airflow superset eve label-studio"},
	"fuzzywuzzy": {}, "git": {Package: "GitPython", Also: "streamlit mlflow wandb"}, "github": {Package: "PyGithub"}, "google_auth_oauthlib": {Widespread: true},
	"googleapiclient": {Package: "google-api-python-client", Also: "google firebase pydrive"}, "googletrans": {}, "graphene_django": {}, "gspread": {},
	"gtts": {Package: "gTTS"}, "guardian": {Package: "django-guardian"}, "gevent": {Widespread: true}, "eventlet": {Widespread: true}, "hikari": {Also: "lightbulb"},
	"imblearn": {Package: "imbalanced-learn"}, "import_export": {Package: "django-import-export"}, "instaloader": {}, "jazzmin": {Package: "django-jazzmin"},
	"jose": {Package: "python-jose"}, "jwt": {Package: "PyJWT", Widespread: true}, "linebot": {Package: "line-bot-sdk", Also: "line-bot"}, "markdown": {Package: "Markdown", Widespread: true},
	"magic": {Package: "python-magic"}, "mongoengine": {}, "motor": {Also: "beanie odmantic"}, "MySQLdb": {Package: "mysqlclient"}, "nacl": {Package: "PyNaCl", Widespread: true},
	"nextcord": {}, "nltk": {Widespread: true}, "oauth2client": {Widespread: true}, "openai": {Widespread: true}, "openpyxl": {Widespread: true}, "paho": {Package: "paho-mqtt", Also: "mqtt"},
	"peewee": {Also: "playhouse"}, "pika": {}, "PIL": {Package: "pillow", Also: "pillow", Widespread: true}, "playhouse": {Package: "peewee"}, "plotly": {Also: "dash"},
	"pptx": {Package: "python-pptx"}, "praw": {}, "psycopg2": {Package: "psycopg2-binary", Also: "psycopg2 django-heroku aiopg redshift"}, "pymongo": {Also: "mongo motor beanie odmantic"},
	"pymysql": {Package: "PyMySQL", Also: "aiomysql"}, "PyPDF2": {}, "pyrogram": {Package: "Pyrogram", Also: "pyrofork kurigram hydrogram"}, "qrcode": {},
	"rest_framework": {Package: "djangorestframework", Also: "drf rest djoser"}, "rest_framework_simplejwt": {Package: "djangorestframework-simplejwt", Also: "simplejwt"},
	"reportlab": {Widespread: true}, "reversion": {Package: "django-reversion"}, "schedule": {Also: "schedule"}, "sendgrid": {}, "serial": {Package: "pyserial", Also: "serial"}, "skimage": {Package: "scikit-image", Widespread: true},
	"sklearn": {Package: "scikit-learn", Widespread: true}, "slack": {Package: "slackclient"}, "slack_bolt": {}, "slack_sdk": {Also: "slack"}, "slackclient": {}, "slugify": {Package: "python-slugify", Widespread: true},
	"social_django": {Package: "social-auth-app-django"}, "socketio": {Package: "python-socketio", Also: "socketio"}, "speech_recognition": {Package: "SpeechRecognition", Also: "speechrecognition"},
	"spotipy": {}, "storages": {Package: "django-storages"}, "streamlit": {}, "stripe": {Also: "stripe"}, "taggit": {Package: "django-taggit", Also: "wagtail"},
	"telebot": {Package: "pyTelegramBotAPI", Also: "pytelegrambotapi"}, "telegram": {Package: "python-telegram-bot"}, "telethon": {Package: "Telethon"},
	"textblob": {}, "tinymce": {Package: "django-tinymce"}, "twilio": {}, "tweepy": {}, "unidecode": {Package: "Unidecode", Widespread: true}, "vk_api": {}, "whitenoise": {Also: "django-heroku"},
	"widget_tweaks": {Package: "django-widget-tweaks"}, "wikipedia": {}, "wordcloud": {}, "xgboost": {}, "yaml": {Package: "PyYAML", Widespread: true}, "yfinance": {}, "youtube_dl": {}, "yt_dlp": {},
	"zmq": {Package: "pyzmq", Widespread: true}, "requests": {Widespread: true}, "numpy": {Widespread: true}, "pandas": {Widespread: true}, "sqlalchemy": {Package: "SQLAlchemy", Widespread: true},
	"aiohttp": {Widespread: true}, "httpx": {Widespread: true}, "redis": {Widespread: true}, "boto3": {Widespread: true}, "matplotlib": {Widespread: true}, "seaborn": {}, "scipy": {Widespread: true},
	"Crypto": {Package: "pycryptodome", Also: "pycrypto", Widespread: true}, "OpenSSL": {Package: "pyOpenSSL", Widespread: true}, "airflow": {Package: "apache-airflow"}, "alembic": {Widespread: true},
	"attr": {Package: "attrs", Widespread: true}, "bootstrap4": {Package: "django-bootstrap4"}, "bootstrap5": {Package: "django-bootstrap-v5"}, "bson": {Package: "pymongo", Also: "mongo motor beanie odmantic"},
	"configurations": {Package: "django-configurations"}, "cryptography": {Widespread: true}, "daphne": {Widespread: true}, "facebook": {Package: "facebook-sdk"},
	"geventwebsocket": {Package: "gevent-websocket", Widespread: true}, "gunicorn": {Widespread: true}, "imagekit": {Package: "django-imagekit"}, "joblib": {Widespread: true}, "keras": {Widespread: true},
	"knox": {Package: "django-rest-knox"}, "langchain": {Widespread: true}, "langchain_community": {Widespread: true}, "langchain_core": {Widespread: true}, "langchain_openai": {Widespread: true},
	"ldap": {Package: "python-ldap", Also: "ldap"}, "moviepy": {}, "mptt": {Package: "django-mptt", Widespread: true}, "oauth2_provider": {Package: "django-oauth-toolkit"},
	"phonenumber_field": {Package: "django-phonenumber-field"}, "pkg_resources": {Package: "setuptools", Widespread: true}, "psycopg": {Package: "psycopg[binary]", Widespread: true}, "quart": {},
	"spacy": {Widespread: true}, "starlette": {Widespread: true}, "tensorflow": {Widespread: true}, "torch": {Widespread: true}, "tornado": {Widespread: true}, "uvloop": {Widespread: true},
	"waitress": {Widespread: true}, "websocket": {Package: "websocket-client", Widespread: true}, "werkzeug": {Widespread: true}, "wtforms": {Widespread: true},
	// Parts of packages that several bring a part of, and of workers of gunicorn.
	"google.auth": {Package: "google-auth"}, "google.genai": {Package: "google-genai"}, "google.generativeai": {Package: "google-generativeai"}, "google.oauth2": {Package: "google-auth"},
	"google.protobuf": {Package: "protobuf"}, "socketio.sgunicorn": {Package: "gevent-socketio"},
	"pydantic": {Widespread: true}, "uvicorn": {Widespread: true}, "jinja2": {Package: "Jinja2", Widespread: true}, "pytz": {Widespread: true}, "lxml": {Widespread: true}, "selenium": {Widespread: true},
}

// PythonModule is what is known of a module that code imports. ok is false for one of which only its name is known.
func PythonModule(name string) (m ImportedModule, ok bool) {
	m, ok = pythonModules[name]
	if strings.HasPrefix(name, "flask_") || strings.HasPrefix(name, "django_") {
		ok = true
	}
	if m.Package == "" {
		m.Package = strings.ReplaceAll(name, "_", "-")
	}
	return m, ok
}

// IsPythonModule reports whether packages are known to bring a module, so that it isn't the app's own.
func IsPythonModule(name string) bool {
	_, ok := pythonModules[name]
	return ok
}

// OtherPipName is the package of a module that has another name, or "".
func OtherPipName(module string) string {
	if m, _ := PythonModule(module); !strings.EqualFold(m.Package, strings.ReplaceAll(module, "_", "-")) {
		return m.Package
	}
	return ""
}

// PipName is the package of a module.
func PipName(module string) string {
	return cmp.Or(OtherPipName(module), strings.ReplaceAll(module, "_", "-"))
}

const (
	withAiohttp    = " aiohttp multidict yarl attrs attr aiosignal frozenlist async-timeout propcache aiohappyeyeballs idna chardet charset-normalizer typing-extensions"
	withRequests   = " requests urllib3 certifi idna chardet charset-normalizer"
	withHTTPX      = " httpx httpcore h11 anyio sniffio certifi idna rfc3986 typing-extensions exceptiongroup"
	withFlask      = " flask werkzeug jinja2 click itsdangerous markupsafe blinker importlib-metadata zipp typing-extensions"
	withDjango     = " django sqlparse asgiref pytz tzdata typing-extensions"
	withPydantic   = " pydantic pydantic-core annotated-types typing-extensions typing-inspection"
	withFastAPI    = " fastapi starlette anyio sniffio idna exceptiongroup annotated-doc itsdangerous jinja2 markupsafe multipart email-validator dns dotenv yaml websockets uvloop httptools watchfiles typer rich ujson orjson uvicorn click" + withPydantic + withHTTPX
	withPandas     = " pandas numpy dateutil pytz six tzdata"
	withMatplotlib = " matplotlib numpy PIL pillow contourpy cycler fonttools kiwisolver packaging pyparsing dateutil six importlib-resources zipp"
	withSchemas    = " jinja2 markupsafe jsonschema attrs narwhals referencing rpds pygments markdown-it mdurl zipp entrypoints toolz"
	withStreamlit  = " zmq IPython ipykernel ipywidgets traitlets pympler semver astor base58 boto3 botocore PIL pillow packaging blinker importlib-metadata typing-extensions" + withSchemas
	withPlotly     = " plotly tenacity packaging narwhals six retrying pytz decorator nbformat" + withRequests
	withSQL        = " sqlalchemy greenlet typing-extensions importlib-metadata"
	withMigration  = " alembic mako markupsafe dateutil six editor" + withSQL
)

// plainPackages are packages of which all is known that comes with them, in any version, by the names of its modules or packages. Sources: the
// pyproject.toml, setup.py and requirements.txt of each package, in all of its history.
var plainPackages = map[string]Words{
	"aiofiles": "", "aiosqlite": "", "alembic": withMigration, "asyncpg": "async-timeout", "bootstrap-flask": "wtforms" + withFlask, "channels": "msgpack daphne twisted autobahn txaio zope" + withDjango,
	"cloudinary": "six urllib3 certifi", "colorama": "", "crispy-bootstrap4": "crispy-forms django-crispy-forms" + withDjango, "crispy-bootstrap5": "crispy-forms django-crispy-forms" + withDjango,
	"cryptography": "cffi pycparser", "dash": "nest-asyncio flask-compress brotli dash-core-components dash-html-components dash-renderer dash-table" + withPlotly + withFlask, "disnake": withAiohttp,
	"django-bootstrap4": "beautifulsoup4 bs4 soupsieve" + withDjango, "django-bootstrap5": withDjango, "django-ckeditor": "ckeditor js-asset" + withDjango,
	"django-debug-toolbar": "debug-toolbar" + withDjango, "django-extensions": "six" + withDjango, "django-heroku": "whitenoise dj-database-url psycopg2" + withDjango,
	"django-redis": "redis async-timeout" + withDjango, "django-taggit": "taggit" + withDjango, "django-widget-tweaks": "widget-tweaks", "email-validator": "dns dnspython idna", "emoji": "typing-extensions",
	"eventlet": "dns dnspython greenlet six", "feedparser": "sgmllib", "flask-admin": "wtforms markupsafe" + withFlask, "flask-bootstrap": "dominate visitor" + withFlask,
	"flask-caching": "cachelib" + withFlask, "flask-httpauth": withFlask, "flask-limiter": "limits ordered-set rich packaging deprecated wrapt pygments" + withFlask,
	"flask-marshmallow": "marshmallow packaging six" + withFlask, "flask-moment": "packaging" + withFlask, "flask-mysqldb": "MySQLdb mysqlclient" + withFlask, "flask-pymongo": "pymongo bson gridfs dns" + withFlask,
	"flask-restx": "aniso8601 jsonschema pytz six attrs importlib-resources referencing rpds" + withFlask, "flask-session": "cachelib msgspec redis" + withFlask,
	"joblib": "", "lxml": "", "marshmallow": "packaging typing-extensions", "matplotlib": withMatplotlib, "mongoengine": "pymongo bson gridfs dns six", "motor": "pymongo bson gridfs dns",
	"nextcord": withAiohttp, "nltk": "click joblib regex tqdm six", "peewee": "playhouse", "pika": "", "plotly": withPlotly, "praw": "prawcore update-checker websocket" + withRequests,
	"psycopg": "typing-extensions tzdata", "pymupdf": "fitz", "pynacl": "nacl cffi pycparser six", "python-dateutil": "dateutil six", "python-multipart": "multipart six", "python-slugify": "slugify text-unidecode unidecode",
	"qrcode": "PIL pillow png six colorama typing-extensions", "reportlab": "PIL pillow chardet charset-normalizer", "rq": "redis click croniter dateutil pytz six async-timeout", "scipy": "numpy", "seaborn": "scipy" + withMatplotlib + withPandas,
	"selenium":   "trio trio-websocket urllib3 certifi websocket typing-extensions sniffio attrs outcome sortedcontainers h11 wsproto exceptiongroup idna async-generator socks",
	"simplejson": "", "sqlmodel": withSQL + withPydantic, "tgcrypto": "", "toml": "", "tqdm": "", "twilio": "jwt pytz six aiohttp-retry" + withRequests + withAiohttp, "typing-extensions": "", "tzdata": "",
	"streamlit": "altair cachetools click git gitdb smmap google protobuf pyarrow pydeck rich tenacity toml tornado tzlocal validators watchdog" + withStreamlit + withRequests + withPandas,
	"wikipedia": "beautifulsoup4 bs4 soupsieve" + withRequests, "xlrd": "", "xlsxwriter": "",
	"aiogram": "magic-filter aiofiles babel pytz" + withAiohttp + withPydantic + " certifi", "aiohttp": withAiohttp, "apscheduler": "tzlocal pytz six tzdata",
	"beautifulsoup4": "bs4 soupsieve typing-extensions", "bs4": "bs4 soupsieve typing-extensions beautifulsoup4", "bcrypt": "six cffi pycparser",
	"boto3": "botocore jmespath s3transfer dateutil urllib3 six", "click": "colorama importlib-metadata",
	"celery":     "kombu billiard vine amqp click click-didyoumean click-repl click-plugins prompt-toolkit wcwidth dateutil six tzdata tzlocal pytz packaging typing-extensions",
	"discord-py": "discord audioop websockets" + withAiohttp, "discord": "discord audioop websockets discord.py" + withAiohttp, "py-cord": "discord websockets" + withAiohttp,
	"dj-database-url": withDjango, "django": withDjango, "django-cors-headers": withDjango, "django-crispy-forms": "crispy-forms" + withDjango, "django-environ": "environ",
	"django-filter": "django-filters" + withDjango, "django-storages": "storages" + withDjango, "djangorestframework": "rest-framework" + withDjango,
	"djangorestframework-simplejwt": "rest-framework rest-framework-simplejwt jwt" + withDjango, "fastapi": withFastAPI, "flask": withFlask,
	"flask-bcrypt": "bcrypt six cffi pycparser" + withFlask, "flask-cors": "six" + withFlask, "flask-jwt-extended": "jwt" + withFlask, "flask-login": withFlask, "flask-mail": withFlask,
	"flask-migrate": "flask-sqlalchemy flask-script" + withMigration + withFlask, "flask-restful": "aniso8601 pytz six" + withFlask,
	"flask-socketio": "socketio engineio bidict simple-websocket wsproto h11 six" + withFlask, "flask-sqlalchemy": withSQL + withFlask, "flask-wtf": "wtforms email-validator" + withFlask,
	"gevent": "greenlet zope", "gunicorn": "packaging importlib-metadata setuptools", "httpx": "h2 hpack hyperframe hstspreload chardet" + withHTTPX, "itsdangerous": "", "jinja2": "markupsafe", "markupsafe": "", "mysqlclient": "MySQLdb",
	"numpy": "", "openpyxl": "et-xmlfile jdcal", "pandas": withPandas, "passlib": "", "pillow": "PIL", "psycopg2": "", "psycopg2-binary": "psycopg2", "pydantic": "dotenv email-validator dns" + withPydantic,
	"pyjwt": "jwt typing-extensions cryptography", "pymongo": "bson gridfs dns", "pymysql": "cryptography cffi pycparser six", "pytelegrambotapi": "telebot six" + withRequests + withAiohttp, "python-decouple": "decouple", "python-dotenv": "dotenv",
	"python-telegram-bot": "telegram apscheduler cachetools tornado tzlocal pytz six tzdata future urllib3 cryptography" + withHTTPX, "pytz": "", "pyyaml": "yaml",
	"redis": "async-timeout jwt deprecated wrapt packaging importlib-metadata typing-extensions", "requests": withRequests, "schedule": "", "six": "", "slackclient": withAiohttp + withRequests + " websocket six",
	"scikit-learn": "sklearn numpy scipy joblib threadpoolctl", "sqlalchemy": withSQL, "stripe": "typing-extensions httpx" + withRequests, "telethon": "rsa pyaes pyasn1",
	"tweepy": "requests-oauthlib oauthlib six socks async-lru" + withRequests, "urllib3": "", "uvicorn": "click h11 typing-extensions asgiref dotenv websockets uvloop httptools watchfiles yaml anyio colorama",
	"werkzeug": "markupsafe", "whitenoise": "brotli", "wtforms": "markupsafe email-validator",
}

// Plain is what a package of Python brings with it, if all of that is known.
func Plain(pkg string) (brings Words, ok bool) {
	brings, ok = plainPackages[pkg]
	return brings, ok
}
