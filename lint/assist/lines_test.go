package assist

import (
	"slices"
	"strings"
	"testing"

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

// foundLines are the lines that files beside the Procfile show, with their details.
func foundLines(items []Item) (found []string) {
	for _, item := range items {
		if item.Kind == LineKind && strings.HasPrefix(item.Detail, "found in ") {
			found = append(found, item.Label+" | "+item.Detail)
		}
	}
	return found
}

const djangoWSGI = "/wsgi.py=from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n"

// TestLinesOfTheApp: the lines that init would write come first, those whose types the file lacks, then those of frameworks.
func TestLinesOfTheApp(t *testing.T) {
	django := []string{"shop/requirements.txt=django\ngunicorn\n", "shop/manage.py=", "shop/cart/migrations/0001_initial.py=", "shop/store" + djangoWSGI, "package.json={\"scripts\":{\"start\":\"node a.js\"}}", "a.js="}
	for _, test := range []struct {
		text, folder, platform string
		files, want            []string
	}{
		{"", "", "heroku", nil, nil},
		{"", "", "heroku", []string{"Procfile="}, nil},
		{"", "", "heroku", django, []string{"web: npm start | found in package.json"}},
		{"", "shop", "heroku", django, []string{"web: gunicorn store.wsgi | found in shop/store/wsgi.py", "release: python manage.py migrate | found in shop/cart/migrations/0001_initial.py"}},
		{"web: x\n", "shop", "heroku", django, []string{"release: python manage.py migrate | found in shop/cart/migrations/0001_initial.py"}},
		{"", "shop", "sevalla", django, []string{"web: gunicorn store.wsgi | found in shop/store/wsgi.py"}},
		{"", "", "drycc:image", []string{"requirements.txt=fastapi\nuvicorn\n", "main.py=app = FastAPI()\n"}, []string{"web: uvicorn main:app --host 0.0.0.0 --port $(PORT) | found in main.py"}},
		{"", "", "fly", []string{"package.json={\"scripts\":{\"start\":\"node a.js\"}}", "a.js="}, nil},
	} {
		doc := procfile.Parse([]byte(test.text))
		items := Complete(doc, len(test.text), targetsOf(t, test.platform), tree(test.folder, test.files...))
		if found := foundLines(items); !slices.Equal(found, test.want) {
			t.Errorf("%q in %q on %s: found %q, want %q", test.text, test.folder, test.platform, found, test.want)
		}
		for i, line := range labels(items, LineKind) {
			if i < len(test.want) && !strings.HasPrefix(test.want[i], line+" | ") {
				t.Errorf("%q in %q: the line %d is %q", test.text, test.folder, i, line)
			}
		}
	}
}

// TestLinesSayWhatTheyNeed: the documentation of a line has its reason, and what is wrong with it.
func TestLinesSayWhatTheyNeed(t *testing.T) {
	for _, test := range []struct{ requirements, says, silent string }{
		{"flask\n", "`app.py`: It makes `app`, an app object that a WSGI server takes. `gunicorn` won't be installed: it isn't in `requirements.txt`. Add `gunicorn` to `requirements.txt`.", ""},
		{"flask\ngunicorn\n", "`app.py`: It makes `app`", "installed"},
	} {
		items := Complete(procfile.Parse(nil), 0, targetsOf(t, "heroku"), tree("", "requirements.txt="+test.requirements, "app.py=from flask import Flask\napp = Flask(__name__)\n"))
		i := slices.IndexFunc(items, func(item Item) bool { return item.Label == "web: gunicorn app:app" })
		if i < 0 {
			t.Errorf("%q: no line is offered", test.requirements)
			continue
		}
		note, _, _ := strings.Cut(items[i].Documentation, "\n\n")
		if !strings.HasPrefix(note, test.says) || test.silent != "" && strings.Contains(note, test.silent) {
			t.Errorf("%q: %s", test.requirements, note)
		}
	}
}

func FuzzLinesOfTheApp(f *testing.F) {
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
