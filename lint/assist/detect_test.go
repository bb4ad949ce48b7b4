package assist

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// tree is a repository: each entry is a path, with "=" and its content where that is known.
func tree(folder string, entries ...string) *repository.Repository {
	list := repository.List{Texts: map[string]string{}}
	for _, entry := range entries {
		path, text, known := strings.Cut(entry, "=")
		list.Listed = append(list.Listed, path)
		if known {
			list.Texts[path] = text
		}
	}
	return repository.New(list, folder)
}

// foundLines are the lines of frameworks that are found, with their details, and how many whole lines there are.
func foundLines(items []Item) (found []string, all int) {
	for _, item := range items {
		if item.Kind != LineKind {
			continue
		}
		all++
		if strings.Contains(item.Detail, ", found in ") {
			found = append(found, item.Label+" | "+item.Detail)
		}
	}
	return found, all
}

const (
	djangoWSGI = "/wsgi.py=from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n"
	djangoLine = "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT | Django, found in "
	migrations = "release: python manage.py migrate --noinput | migrations of Django, found in "
	flaskUsual = "web: gunicorn app:app --bind 0.0.0.0:$PORT | Flask, found in "
	apiUsual   = "web: uvicorn main:app --host 0.0.0.0 --port $PORT | FastAPI, found in "
	railsFound = "web: bundle exec rails server -b 0.0.0.0 -p $PORT | Rails, found in Gemfile\nrelease: bundle exec rails db:migrate | migrations of Rails, found in Gemfile"
	springJar  = "web: java -Dserver.port=$PORT -jar target/app.jar | Spring Boot, found in pom.xml"
	javaParent = "<parent><groupId>org.springframework.boot</groupId></parent>"
)

// TestFrameworksAreFound reads as a list: what lies beside the Procfile, and the lines that are then told to be of a
// framework that was found.
func TestFrameworksAreFound(t *testing.T) {
	for _, test := range []struct {
		name  string
		files []string
		want  string
	}{
		{"nothing", nil, ""},
		{"only a Procfile", []string{"Procfile=web: x\n"}, ""},

		{"Django", []string{"requirements.txt=Django==5.1\ngunicorn\n", "manage.py", "shop" + djangoWSGI}, djangoLine + "requirements.txt\n" + migrations + "requirements.txt"},
		{"Django, wsgi.py not read", []string{"requirements.txt=django\ngunicorn\n", "manage.py", "shop/wsgi.py"}, djangoLine + "requirements.txt\n" + migrations + "requirements.txt"},
		{"Django of a file that is included", []string{"requirements.txt=-r requirements/base.txt\n", "requirements/base.txt=-r ../requirements.txt\nDJANGO>=4\n", "manage.py", "shop" + djangoWSGI},
			djangoLine + "requirements/base.txt\n" + migrations + "requirements/base.txt"},
		{"Django without requirements", []string{"manage.py", "shop" + djangoWSGI}, djangoLine + "shop/wsgi.py\n" + migrations + "shop/wsgi.py"},
		{"Django with only daphne", []string{"requirements.txt=django\ndaphne\n", "manage.py", "shop" + djangoWSGI, "shop/asgi.py"},
			"web: daphne -b 0.0.0.0 --port=$PORT shop.asgi:application | Django, found in requirements.txt\n" + migrations + "requirements.txt"},
		{"Django with only uvicorn", []string{"requirements.txt=django\nuvicorn\n", "manage.py", "shop" + djangoWSGI, "shop/asgi.py"},
			"web: uvicorn shop.asgi:application --host 0.0.0.0 --port=$PORT | Django, found in requirements.txt\n" + migrations + "requirements.txt"},
		{"Django of two projects", []string{"requirements.txt=django\n", "manage.py", "shop" + djangoWSGI, "blog" + djangoWSGI},
			"web: gunicorn mysite.wsgi --bind 0.0.0.0:$PORT | Django, found in requirements.txt\n" + migrations + "requirements.txt"},
		{"Django one folder deeper", []string{"requirements.txt=django\n", "site/manage.py", "site/shop/wsgi.py"},
			"web: gunicorn mysite.wsgi --bind 0.0.0.0:$PORT | Django, found in requirements.txt"},
		{"a package of Django, which may be none of an app", []string{"requirements.txt=django-cors-headers\npytest-django\n", "manage.py"}, ""},
		{"Django in a comment", []string{"requirements.txt=# Django==5.1\nflake8 # for django\n", "manage.py", "shop/wsgi.py"}, ""},
		{"wsgi.py of something else", []string{"manage.py", "shop/wsgi.py=# from django.core.wsgi import x\nimport falcon\napplication = falcon.App()\n"}, ""},

		{"Flask", []string{"requirements.txt=flask\n", "app.py=from flask import Flask\napp = Flask(__name__)\n"}, flaskUsual + "requirements.txt"},
		{"Flask in main.py", []string{"requirements.txt=flask\n", "main.py=app: Flask = Flask(__name__)  # the app\n"}, "web: gunicorn main:app --bind 0.0.0.0:$PORT | Flask, found in requirements.txt"},
		{"Flask in application.py", []string{"Pipfile=[dev-packages]\nfastapi = \"*\"\n[packages]\nflask = \"*\"\n", "application.py=application = app = Flask(__name__)\n"},
			"web: gunicorn application:application --bind 0.0.0.0:$PORT | Flask, found in Pipfile"},
		{"Flask by a factory", []string{"requirements.txt=flask\n", "wsgi.py=from shop import create_app\n\napp = create_app()\n", "app.py=app = Flask(__name__)\n"},
			"web: gunicorn wsgi:app --bind 0.0.0.0:$PORT | Flask, found in requirements.txt"},
		{"Flask in a function", []string{"requirements.txt=flask\n", "main.py=def make():\n    app = Flask(__name__)\n"}, flaskUsual + "requirements.txt"},
		{"Flask in a long string", []string{"requirements.txt=flask\n", "main.py='''Say \"\"\":\napp = Flask(__name__)\n'''\n"}, flaskUsual + "requirements.txt"},
		{"Flask in a module that a package hides", []string{"requirements.txt=flask\n", "app.py=application = Flask(__name__)\n", "app/__init__.py"}, flaskUsual + "requirements.txt"},
		{"Flask-Admin", []string{"requirements.txt=flask-admin\n", "app.py=app = Flask(__name__)\n"}, ""},
		{"only a lock file", []string{"poetry.lock=[[package]]\nname = \"flask\"\n", "app.py=app = Flask(__name__)\n"}, ""},
		{"no package", []string{"requirements.txt=flask/x\n./flask\ngit+https://example.com/flask\n", "Pipfile=flask = 1\n", "pyproject.toml=[tool.x]\nflask = 1\n[project]\ndescription = \"flask\"\n"}, ""},

		{"FastAPI", []string{"requirements.txt=fastapi[standard]>=0.115\n", "main.py=app = FastAPI(\n    title='x')\n"}, apiUsual + "requirements.txt"},
		{"FastAPI of a project", []string{"pyproject.toml=[project]\nname = \"x\"\ndependencies = [\n  'rich[x]',\n  \"fastapi >= 0.1\",  # the API\n]\n", "app/__init__.py", "app/main.py=app = FastAPI()\n"},
			"web: uvicorn app.main:app --host 0.0.0.0 --port $PORT | FastAPI, found in pyproject.toml"},
		{"FastAPI of Poetry", []string{"pyproject.toml=[tool.poetry.group.dev.dependencies]\nflask = \"*\"\n[tool.poetry.dependencies]\nfastapi = {version = \"*\"}\n"}, apiUsual + "pyproject.toml"},
		{"a list that has ended", []string{"pyproject.toml=[project]\ndependencies = [\"rich[x]\"]\nkeywords = [\n\"fastapi\"]\n"}, ""},
		{"Flask and FastAPI", []string{"requirements.txt=flask\nfastapi\n", "main.py=app = FastAPI()\n", "app.py=app = create_app()\n"}, flaskUsual + "requirements.txt\n" + apiUsual + "requirements.txt"},

		{"Rails", []string{"Gemfile=source 'https://rubygems.org'\ngem \"rails\", '~> 8'\n", "bin/rails"}, strings.ReplaceAll(railsFound, "bundle exec ", "bin/")},
		{"Rails without its program", []string{"Gemfile=  gem('rails')\n"}, railsFound},
		{"only bin/rails", []string{"bin/rails"}, ""},
		{"a gem for Rails", []string{"Gemfile=gem 'rails-i18n'\n# gem 'rails'\n", "Gemfile.lock=    rails (8.0)\n", "bin/rails"}, ""},
		{"Sinatra", []string{"Gemfile=gem 'sinatra'\n", "config.ru", "app.rb"}, "web: bundle exec rackup --host 0.0.0.0 --port $PORT | Sinatra, found in Gemfile"},
		{"Sinatra without rackup's file", []string{"Gemfile=gem 'sinatra'\n", "app.rb"}, "web: bundle exec ruby app.rb | Sinatra, found in Gemfile"},
		{"Sidekiq", []string{"Gemfile=gem 'sidekiq'\n"}, "worker: bundle exec sidekiq | Sidekiq, found in Gemfile"},

		{"Node.js by a script", []string{`package.json={"scripts":{"start":"node src/index.js"}}`, "src/index.js"}, "web: npm start | Node.js, found in package.json"},
		{"Express by its main file", []string{`package.json={"main":"./src/api","dependencies":{"express":"5"}}`, "src/api.js", "server.js"}, "web: node src/api.js | Express, found in package.json"},
		{"Node.js by the usual file", []string{`package.json={"main":"index.js"}`, "server.js"}, "web: node server.js | Node.js, found in package.json"},
		{"a script for development", []string{`package.json={"scripts":{"start":"nodemon app.js"},"main":"app.js"}`, "app.js"}, "web: node app.js | Node.js, found in package.json"},
		{"a script that needs quotes", []string{`package.json={"main":"my app.js"}`, "my app.js"}, ""},
		{"a main file above", []string{`package.json={"main":"../app.js"}`, "app.js"}, ""},
		{"a package without anything to start", []string{`package.json={"main":"index.js","scripts":{"build":"x"}}`, "a.js"}, ""},
		{"a broken package.json", []string{`package.json={"scripts":{"start":"x"}`, "server.js", "index.js"}, ""},
		{"package.json not read", []string{"package.json", "server.js"}, ""},
		{"Next.js", []string{`package.json={"scripts":{"start":"next start"},"dependencies":{"next":"15"}}`}, "web: npm start | Node.js, found in package.json\nweb: npx next start | Next.js, found in package.json"},
		{"not Next.js", []string{`package.json={"dependencies":{"next-auth":"15"}}`}, ""},
		{"a bot in Node.js", []string{`package.json={"main":"src/index.js","dependencies":{"discord.js":"14"}}`, "src/index.js"}, "worker: node src/index.js | Discord or Telegram bot, found in package.json"},
		{"a bot in Python", []string{"requirements.txt=discord.py[voice]\n", "main.py"}, "worker: python main.py | Discord or Telegram bot, found in requirements.txt"},

		{"Spring Boot", []string{"pom.xml=<project>" + javaParent}, springJar},
		{"Spring Boot by Gradle", []string{"build.gradle=plugins {\n  id 'org.springframework.boot' version '3.4.0'\n}\n"}, "web: java -Dserver.port=$PORT -jar build/libs/app.jar | Spring Boot, found in build.gradle"},
		{"another Java app", []string{"pom.xml=<!-- " + javaParent + " -->", "build.gradle.kts=/* id(\"org.springframework.boot\") */ // org.springframework.boot"}, ""},
		{"Laravel", []string{`composer.json={"require":{"laravel/framework":"^11"}}`, "artisan"},
			"web: heroku-php-apache2 public/ | Laravel, found in composer.json\nworker: php artisan queue:work | queue of Laravel, found in composer.json\nrelease: php artisan migrate --force | migrations of Laravel, found in composer.json"},
		{"Laravel without artisan", []string{`composer.json={"require":{"laravel/framework":"^11"}}`}, ""},
		{"artisan of something else", []string{`composer.json={"require":{"laravel/lumen-framework":"^10"}}`, "artisan"}, ""},
		{"Phoenix", []string{"mix.exs=defp deps do\n[{:phoenix, \"~> 1.7\"}, {:ecto_sql, \"~> 3\"}]"}, "web: mix phx.server | Phoenix, found in mix.exs\nrelease: mix ecto.migrate | migrations of Phoenix, found in mix.exs"},
		{"Phoenix without a database", []string{"mix.exs={:phoenix, \"~> 1.7\"}"}, "web: mix phx.server | Phoenix, found in mix.exs"},
		{"not Phoenix", []string{"mix.exs={:phoenix_html, \"~> 4\"}, # {:phoenix, 1}\n {:ecto_sql, 1}"}, ""},
		{"Go", []string{"go.mod=// The shop.\nmodule example.com/me/shop // v1\n\ngo 1.24\n"}, "web: bin/shop | Go, found in go.mod"},
		{"Go of a major version", []string{"go.mod=module example.com/me/shop/v2\n"}, "web: bin/shop | Go, found in go.mod"},
		{"Go of an odd name", []string{"go.mod=module example.com/$shop\n"}, "web: bin/myapp | Go, found in go.mod"},
		{"Go, not read", []string{"go.mod"}, "web: bin/myapp | Go, found in go.mod"},

		{"Celery of a project", []string{"requirements.txt=celery[redis]\n", "shop/celery.py=from celery import Celery\napp = Celery('shop')\n", "tests/celery.py=app = Celery('x')\n"},
			"worker: celery -A shop worker | Celery, found in requirements.txt\nclock: celery -A shop beat | beat of Celery, found in requirements.txt"},
		{"Celery, wherever it is", []string{"requirements.txt=celery\n", "shop/celery.py=# nothing"},
			"worker: celery -A myproject worker | Celery, found in requirements.txt\nclock: celery -A myproject beat | beat of Celery, found in requirements.txt"},
		{"a package for Celery", []string{"requirements.txt=django-celery-results\n"}, ""},
		{"RQ", []string{"requirements.txt=rq==2\n"}, "worker: rq worker | RQ, found in requirements.txt"},
		{"what has its letters", []string{"requirements.txt=rq-dashboard\nrequests\nsidekiq\nrails\n"}, ""},
	} {
		targets := targetsOf(t, "heroku")
		beside := tree("", append(test.files, "Procfile=")...)
		items := Complete(procfile.Parse(nil), 0, targets, beside)
		found, all := foundLines(items)
		if got := strings.Join(found, "\n"); got != test.want {
			t.Errorf("%s: found\n%s\nwant\n%s", test.name, got, test.want)
		}
		lines := labels(items, LineKind)
		if all != len(frameworks) || !strings.HasPrefix(strings.Join(lines, "\n"), strings.Join(labels(foundOnly(items), LineKind), "\n")) {
			t.Errorf("%s: %d of %d lines, in the order %q", test.name, all, len(frameworks), lines)
		}
		complainsOf(t, test.name, found, targets, beside)
	}
}

func foundOnly(items []Item) []Item {
	return slices.DeleteFunc(slices.Clone(items), func(item Item) bool { return !strings.Contains(item.Detail, ", found in ") })
}

// complainsOf fails for a line with real names to which a rule about the files objects, unless a package has to be
// added: the documentation mentions that.
func complainsOf(t *testing.T, name string, found []string, targets []*platform.Target, beside *repository.Repository) {
	t.Helper()
	for _, line := range found {
		text, _, _ := strings.Cut(line, " | ")
		if slices.ContainsFunc([]string{"mysite", "app:app", "main:app", "myproject"}, func(usual string) bool { return strings.Contains(text, usual) }) {
			continue
		}
		report, err := lint.Lint(lint.Input{Path: "Procfile", Source: []byte(text + "\n"), Targets: targets, Repository: beside})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range report.Diagnostics {
			rule, _ := lint.RuleByName(d.Rule)
			if d.Severity >= lint.Warning && rule.Group == check.RepositoryGroup && d.Rule != "program-not-installed" {
				t.Errorf("%s, %s: %s", name, text, d.Message)
			}
		}
	}
}

// The documentation of a line names what it needs.
func TestLinesSayWhatTheyNeed(t *testing.T) {
	for _, test := range []struct {
		files      []string
		line, says string
		silent     string
	}{
		{[]string{"requirements.txt=flask\n", "app.py=app = Flask(__name__)\n"}, "web: gunicorn app:app --bind 0.0.0.0:$PORT", "`requirements.txt` doesn't list gunicorn. Add it.", "to the requirements"},
		{[]string{"requirements.txt=flask\ngunicorn\n", "app.py=app = Flask(__name__)\n"}, "web: gunicorn app:app --bind 0.0.0.0:$PORT", "The module and its application object.", "gunicorn"},
		{[]string{"requirements.txt=fastapi[standard]\n", "main.py=app = FastAPI()\n"}, "web: uvicorn main:app --host 0.0.0.0 --port $PORT", "or the file.", "uvicorn"},
		{[]string{"requirements.txt=fastapi\n", "main.py=app = FastAPI()\n"}, "web: uvicorn main:app --host 0.0.0.0 --port $PORT", "doesn't list uvicorn", ""},
		{[]string{"manage.py", "shop" + djangoWSGI}, "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT", "Django, found in `shop/wsgi.py`. `shop/wsgi.py` contains the application. Add gunicorn to the requirements.", "mysite"},
		{[]string{"requirements.txt=celery\ndjango\n", "manage.py"}, "release: python manage.py migrate --noinput", "Migrations of Django, found in `requirements.txt`.", ""},
		{[]string{`package.json={"scripts":{"start":"x"}}`}, "web: npm start", "The script `start` of package.json.", ""},
	} {
		items := Complete(procfile.Parse(nil), 0, targetsOf(t, "heroku"), tree("", test.files...))
		i := slices.IndexFunc(items, func(item Item) bool { return item.Label == test.line })
		if i < 0 {
			t.Errorf("%q: %q is not offered", test.files, test.line)
			continue
		}
		note, _, _ := strings.Cut(items[i].Documentation, "\n\n")
		if !strings.Contains(note, test.says) || test.silent != "" && strings.Contains(note, test.silent) {
			t.Errorf("%q: %s", test.files, note)
		}
	}
}

// What lies in another folder is not that of the app beside the Procfile.
func TestFrameworksOfAFolder(t *testing.T) {
	entries := []string{
		"api/Procfile=", "api/requirements.txt=django\n", "api/manage.py", "api/shop" + djangoWSGI,
		"requirements.txt=flask\n", "app.py=app = Flask(__name__)\n", "web/package.json={\"scripts\":{\"start\":\"x\"}}", "go.mod=module x\n",
	}
	found, _ := foundLines(Complete(procfile.Parse(nil), 0, targetsOf(t, "heroku"), tree("api", entries...)))
	want := []string{djangoLine + "api/requirements.txt", migrations + "api/requirements.txt"}
	if !slices.Equal(found, want) {
		t.Errorf("%q, want %q", found, want)
	}
}

// A platform without a shell gets the number of its port, or a program that needs none.
func TestFoundLinesWithoutAShell(t *testing.T) {
	beside := tree("", "requirements.txt=django\nuvicorn\nfastapi\n", "manage.py", "shop"+djangoWSGI, "shop/asgi.py", "app/__init__.py", "app/main.py=app = FastAPI()\n")
	found, _ := foundLines(Complete(procfile.Parse(nil), 0, targetsOf(t, "drycc:image"), beside))
	want := []string{"web: uvicorn shop.asgi:application --host 0.0.0.0 --port=5000 | Django, found in requirements.txt", "web: fastapi run app/main.py | FastAPI, found in requirements.txt"}
	if !slices.Equal(found, want) {
		t.Errorf("%q, want %q", found, want)
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("package.json", `{"main":"a.js","scripts":{"start":"a"}}`)
	f.Add("requirements.txt", "-r requirements.txt\nflask")
	f.Add("pyproject.toml", "[project]\ndependencies=[\n\"flask\"]")
	f.Add("go.mod", "module v2/v2")
	f.Add("package.json", "{\"scripts\":{\"a\\nweb: b\":\"x\",\"$(c)\":\"x\",\"d e\":\"x\"}}")
	f.Add("my app.py", "app = Flask(")
	f.Add("app.py", "app=\"\"\"\napp: x = Flask(")
	f.Fuzz(func(t *testing.T, path, text string) {
		beside := repository.New(repository.List{
			Listed: []string{path, "Gemfile", "requirements.txt", "app.py", "artisan"},
			Texts:  map[string]string{"requirements.txt": "flask", path: text},
		}, "")
		for _, item := range Complete(procfile.Parse(nil), 0, platform.Defaults(), beside) {
			if item.Kind == LineKind && strings.ContainsAny(item.Edit.NewText, "\r\n") {
				t.Errorf("%q", item.Edit.NewText)
			}
		}
		for _, begin := range []string{"web: node ", "web: npm ", "web: npm run ", "web: python ", "web: gunicorn ", "worker: celery worker -A "} {
			for _, item := range Complete(procfile.Parse([]byte(begin)), len(begin), platform.Defaults(), beside) {
				if word := strings.TrimPrefix(item.Edit.NewText, "run "); item.Kind == ReferenceKind && strings.ContainsAny(strings.TrimSuffix(word, " "), " \t\r\n\"'$`;&|<>()#\\*?~") {
					t.Errorf("%q: %q", begin, item.Edit.NewText)
				}
			}
		}
	})
}

func TestCompletesWhatTheProjectHolds(t *testing.T) {
	shop := tree("", "Procfile=", "requirements.txt=django\ncelery\n", "manage.py=", "store"+djangoWSGI, "store/celery.py=app = Celery('store')\n",
		"store/asgi.py=application = get_asgi_application()\n", "store/views.py=", "api.py=app: FastAPI = FastAPI()\n", "setup.py=", "tests/app.py=app = Flask(__name__)\n",
		"package.json={\"scripts\": {\"start\": \"node server.js\", \"worker\": \"node jobs/worker.js\", \"build\": \"vite build\"}}",
		"server.js=", "vite.config.js=", "zoo.js=", "jobs/worker.js=", "jobs/a.js=", "web/package.json={\"scripts\": {\"serve\": \"x\"}}", "web/index.js=")
	bare := tree("", "Procfile=", "package.json={\"scripts\": {\"serve\": \"x\"}}")
	for _, test := range []struct {
		text   string
		beside *repository.Repository
		// offers are all the labels that are offered, in their order, with commas between.
		offers string
	}{
		{"web: npm |", nil, "start,run"},
		{"web: npm |", shop, "start,run build,run worker"},
		{"web: npm |", bare, "run serve"},
		{"web: npm --prefix web |", shop, "start,run"},
		{"web: npm run |", shop, "build,start,worker"},
		{"web: npm run w|", shop, "build,start,worker"},
		{"web: yarn |", shop, "build,start,worker"},
		{"web: npm --prefix web run |", shop, "serve"},
		{"web: cd web && npm |", shop, "run serve"},
		{"web: cd nowhere && npm run |", shop, ""},
		{"web: node |", shop, "server.js,zoo.js,jobs/worker.js,jobs/a.js,web/index.js"},
		{"web: node jobs/|", shop, "server.js,zoo.js,jobs/worker.js,jobs/a.js,web/index.js"},
		{"web: cd jobs && node |", shop, "worker.js,a.js"},
		{"web: node server.js |", shop, ""},
		{"web: python |", shop, "manage.py,api.py,store/asgi.py,store/celery.py,store/views.py,store/wsgi.py"},
		{"web: gunicorn |", shop, "api:app,store.asgi:application,store.wsgi:application"},
		{"web: uvicorn --reload |", shop, "api:app,store.asgi:application,store.wsgi:application"},
		{"worker: celery -A | worker", shop, "store"},
		{"worker: celery -A |", shop, ""},
		{"web: ruby |", shop, ""},
		{"web: gunicorn |", nil, ""},
	} {
		doc, offset := at(t, test.text)
		got := strings.Join(labels(Complete(doc, offset, targetsOf(t, "heroku"), test.beside), ReferenceKind), ",")
		if got != test.offers {
			t.Errorf("%q: offered are %s, want %s", test.text, got, test.offers)
		}
	}
}
