package diagnosis

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

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

// lookForOwnPip looks whether the requirements list pip, which then replaces the one that installs them.
func lookForOwnPip(d *draft) {
	if d.app.repo == nil {
		return
	}
	if manifest := d.app.repo.Declared(repository.Pip, "pip"); manifest != "" {
		d.set("manifest", manifest)
		d.certainty = Sure
	}
}
