package export

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// TestTheFolderDecides: what an app runs on and is built with follows from the files beside its Procfile.
func TestTheFolderDecides(t *testing.T) {
	const noDockerfile = "There is no Dockerfile beside the Procfile."
	for _, test := range []struct {
		name, format, src string
		files             []string
		has, hasNot       []string
	}{
		{"CakePHP with assets of Node.js", "render", "web: vendor/bin/heroku-php-apache2 webroot/\nassets: npm run watch\n",
			[]string{"Procfile", "composer.json", "package.json"},
			[]string{"`web` is left out. Only Heroku's buildpacks have vendor/bin/heroku-php-apache2."}, []string{"webroot"}},
		{"a server of Node.js beside PHP", "render", "web: npm start\n",
			[]string{"Procfile", "composer.json", "package.json", "package-lock.json"},
			[]string{"runtime: node", `buildCommand: "npm ci"`}, []string{noDockerfile}},
		{"each service is built", "render", "web: gunicorn a:b\nworker: celery -A a worker\n",
			[]string{"Procfile", "requirements.txt"},
			[]string{"runtime: python\n    buildCommand: \"pip install -r requirements.txt\"\n    startCommand: \"gunicorn", "runtime: python\n    buildCommand: \"pip install -r requirements.txt\"\n    startCommand: \"celery"}, []string{"PLACEHOLDER"}},
		{"a program that only the files explain", "render", "web: bin/start\n", []string{"Procfile", "go.mod"},
			[]string{"runtime: go", "# buildCommand: PLACEHOLDER"}, []string{"docker"}},
		{"nothing is known", "render", "web: bin/start\n", nil, []string{"runtime: docker"}, []string{noDockerfile}},
		{"assets of Rails", "render", "web: bin/rails server\n", []string{"Procfile", "Gemfile", "app/assets/config/manifest.js"},
			[]string{`buildCommand: "bundle install && bundle exec rake assets:precompile"`}, nil},
		{"assets of Rails by its gems", "render", "web: bin/rails server\n", []string{"Procfile", "Gemfile", "Gemfile.lock"},
			[]string{`buildCommand: "bundle install && bundle exec rake assets:precompile"`}, nil},
		{"Rails without assets", "render", "web: bin/rails server\n", []string{"Procfile", "Gemfile", "app/models/user.rb"},
			[]string{`buildCommand: "bundle install"`}, []string{"precompile"}},
		{"static files of Django", "render", "web: gunicorn shop.wsgi\n", []string{"Procfile", "requirements.txt", "manage.py"},
			[]string{`buildCommand: "pip install -r requirements.txt && python manage.py collectstatic --noinput"`}, nil},
		{"Django and Poetry", "render", "web: gunicorn shop.wsgi\n", []string{"Procfile", "pyproject.toml", "poetry.lock", "manage.py"},
			[]string{`buildCommand: "poetry install && poetry run python manage.py collectstatic --noinput"`}, nil},
		{"a manage.py without Django", "render", "web: gunicorn shop.wsgi\n", []string{"Procfile", "requirements.txt=flask", "manage.py"},
			nil, []string{"collectstatic"}},
		{"assets of Phoenix", "render", "web: mix phx.server\n", []string{"Procfile", "mix.exs"},
			[]string{"MIX_ENV=prod mix compile && MIX_ENV=prod mix assets.deploy"}, nil},
		{"a build for Heroku of Node.js", "render", "web: npm start\n", []string{"Procfile", "package.json", "package-lock.json=heroku"},
			[]string{`buildCommand: "npm ci && npm run heroku-postbuild"`}, []string{"run build"}},
		{"a build with pnpm", "render", "web: pnpm start\n", []string{"Procfile", "package.json", "pnpm-lock.yaml=heroku"},
			[]string{`buildCommand: "pnpm install --frozen-lockfile && pnpm run heroku-postbuild"`}, nil},
		{"a build with Yarn", "render", "web: yarn start\n", []string{"Procfile", "package.json", "yarn.lock=heroku"},
			[]string{`buildCommand: "yarn install --frozen-lockfile && yarn run heroku-postbuild"`}, nil},
		{"Laravel with assets of npm", "render", "web: php artisan serve --port $PORT\n", []string{"Procfile", "composer.json", "package.json=build", "package-lock.json"},
			[]string{"runtime: docker", "Heroku's build also runs npm run build. The Dockerfile has to run it, too."}, nil},
		{"Laravel with assets of npm, on a machine", "systemd", "web: php artisan serve --port $PORT\n", []string{"Procfile", "composer.json", "package.json=build", "yarn.lock"},
			[]string{"Heroku's build also runs yarn run build. On this machine, run it, too."}, nil},
		{"Django with assets of npm", "render", "web: gunicorn shop.wsgi\n", []string{"Procfile", "requirements.txt", "manage.py", "package.json=build"},
			[]string{"collectstatic", "Heroku's build also runs npm run build. The buildCommand doesn't, because it builds only python."}, nil},
		{"Rails whose task runs the script", "render", "web: bin/rails server\n", []string{"Procfile", "Gemfile", "Gemfile.lock=bundling", "package.json=build"},
			[]string{"assets:precompile"}, []string{"run build"}},
		{"Node.js alone", "render", "web: npm start\n", []string{"Procfile", "package.json=build"},
			[]string{`buildCommand: "npm install && npm run build"`}, []string{"also runs"}},
		{"assets in an image", "fly", "web: bin/rails server\n", []string{"Procfile", "Gemfile", "app/assets/config/manifest.js"},
			[]string{"Heroku's build also runs bundle exec rake assets:precompile. The Dockerfile has to run it, too."}, nil},
		{"assets in a cluster", "kubernetes", "web: gunicorn shop.wsgi\n", []string{"Procfile", "requirements.txt", "manage.py"},
			[]string{"Heroku's build also runs python manage.py collectstatic --noinput."}, nil},
		{"compose without a Dockerfile", "compose", "web: npm start\n", []string{"Procfile", "package.json"}, []string{noDockerfile}, nil},
		{"compose with one", "compose", "web: npm start\n", []string{"Procfile", "Dockerfile"}, nil, []string{noDockerfile}},
		{"fly without a Dockerfile", "fly", "web: npm start\n", []string{"Procfile", "package.json"}, []string{noDockerfile}, nil},
		{"convox without a Dockerfile", "convox", "web: npm start\n", []string{"Procfile", "package.json"}, []string{noDockerfile}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			opts := Options{}
			if test.files != nil {
				opts.Files = repository.New(listOf(test.files), "")
			}
			e := exported(t, test.src, test.format, opts)
			all := e.Text() + strings.Join(e.Notes, "\n")
			for _, text := range test.has {
				if !strings.Contains(all, text) {
					t.Errorf("%q is missing in\n%s", text, all)
				}
			}
			for _, text := range test.hasNot {
				if strings.Contains(all, text) {
					t.Errorf("%q is in\n%s", text, all)
				}
			}
		})
	}
}

// texts are those of manifests, by the part behind their names.
var texts = map[string]string{
	"Gemfile": "gem 'rails'\n", "requirements.txt": "Django==5.0\ngunicorn\n", "requirements.txt=flask": "flask\ngunicorn\n",
	"pyproject.toml": "[tool.poetry.dependencies]\ndjango = \"5\"\n", "mix.exs": "aliases: [\"assets.deploy\": [\"phx.digest\"]]\n",
	"Gemfile.lock": "    propshaft (1.1.0)\n    rails (8.0.0)\n", "package.json": "{}", "package-lock.json=heroku": "{}",
	"package.json=build": `{"scripts": {"build": "vite build"}}`, "Gemfile.lock=bundling": "    jsbundling-rails (1.3.0)\n    propshaft (1.1.0)\n    rails (8.0.0)\n",
}

func listOf(files []string) repository.List {
	list := repository.List{Texts: map[string]string{}}
	for _, file := range files {
		name, about, _ := strings.Cut(file, "=")
		list.Listed = append(list.Listed, name)
		if text, ok := texts[file]; ok {
			list.Texts[name] = text
		}
		if about == "heroku" {
			list.Texts["package.json"] = `{"scripts": {"build": "a", "heroku-postbuild": "b"}}`
		}
	}
	return list
}

// TestServersOfBuildpacks: a script that only Heroku's buildpacks have is in no file for another build, in whatever form.
func TestServersOfBuildpacks(t *testing.T) {
	for _, server := range []string{"vendor/bin/heroku-php-apache2 public/", "heroku-php-nginx -C nginx.conf", "bin/start-nginx bundle exec puma", "php artisan migrate && vendor/bin/heroku-php-apache2", "bin/start-pgbouncer-stunnel gunicorn a:b", "exec heroku-php-apache2"} {
		for _, format := range formats {
			e := exported(t, "web: "+server+"\nworker: php artisan queue:work\n", format.ID, Options{})
			if format.builds == herokuBuilds {
				continue
			}
			if strings.Contains(e.Text(), "heroku-php") || strings.Contains(e.Text(), "bin/start-") {
				t.Errorf("%s starts %s:\n%s", format.ID, server, e.Text())
			}
			if !strings.Contains(strings.Join(e.Notes, "\n"), "Only Heroku's buildpacks have ") {
				t.Errorf("%s doesn't say why it leaves out %s: %q", format.ID, server, e.Notes)
			}
		}
	}
}

// TestPortsOnOneMachine: where all processes run on one machine, no two have the same port, and that of the server is its own.
func TestPortsOnOneMachine(t *testing.T) {
	for _, test := range []struct{ src, port, want string }{
		{"release: r\nweb: a $PORT\napi: b $PORT\nworker: c\n", "", "5000 5100 5200"},
		{"api: b $PORT\nweb: a $PORT\n", "", "5100 5000"},
		{"web: gunicorn -b :8000 a:b\napi: b $PORT\n", "", "8000 8100"},
		{"web: a $PORT\napi: b $PORT\n", "65500", "65500 5600"},
		{"worker: a\nclock: b\n", "", "5100 5200"},
	} {
		for _, format := range []string{"systemd", "process-compose", "mprocs"} {
			e := exported(t, test.src, format, Options{Port: test.port})
			var got []string
			for _, m := range portIn.FindAllStringSubmatch(e.Text(), -1) {
				got = append(got, m[1])
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("%s: %q has the ports %q, want %s", format, test.src, got, test.want)
			}
		}
	}
}

var portIn = regexp.MustCompile(`PORT(?:=|: ")(\d+)`)

// TestRunnersSayWhatTheyDo: each line names the file, says when a runner starts nothing, and what it does when a process ends.
func TestRunnersSayWhatTheyDo(t *testing.T) {
	const src = "release: r\nweb: a\nmigrate: rails db:migrate\n"
	for file, quoted := range map[string]string{"": "Procfile", "Procfile.dev": "Procfile.dev", "my app/Procfile": "'my app/Procfile'", "-P": "./-P"} {
		text := exported(t, src, "runners", Options{File: file}).Text()
		for _, line := range strings.Split(strings.TrimSpace(text), "\n")[1:] {
			if !strings.Contains(line, " "+quoted+" ") {
				t.Errorf("%q isn't in %s", quoted, line)
			}
			title := line[strings.Index(line, "  # ")+4:]
			title, about, _ := strings.Cut(title, ", ")
			target := &platform.All()[slices.IndexFunc(platform.All(), func(p *platform.Platform) bool { return p.Title == title })].Strategies[0]
			n, _ := target.Scale("web", []string{"web"})
			if (n == 0) != strings.Contains(about, "starts nothing by itself") || target.EndsAll != strings.Contains(about, "stops all when ") {
				t.Errorf("%s: %s", title, line)
			}
			if strings.Contains(about, "`release`") != (target.EndsAll && target.Release != platform.ReleaseNever) {
				t.Errorf("%s: %s", title, line)
			}
		}
	}
}
