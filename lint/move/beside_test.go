package move

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/repository"
)

// planBeside is a plan for a file with others beside it.
func planBeside(t *testing.T, from, to, text string, files map[string]string) *Plan {
	t.Helper()
	list := repository.List{Listed: []string{"Procfile"}, Texts: map[string]string{"Procfile": text}}
	for name, text := range files {
		list.Listed = append(list.Listed, name)
		list.Texts[name] = text
	}
	in := lint.Input{Path: "Procfile", Source: []byte(text), Repository: repository.New(list, "")}
	p, err := Of(in, target(t, from), target(t, to), "shop")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func hasStep(p *Plan, text string) bool {
	for _, s := range p.Steps {
		if strings.Contains(s.Text, text) {
			return true
		}
	}
	return false
}

func TestPathsOfTheOldBuild(t *testing.T) {
	for _, c := range []struct {
		from, to, text string
		want           string
	}{
		{"heroku", "nixpacks", "web: target/release/app\n", "`web` runs `target/release/app`, which the build on Heroku may create. Check that Nixpacks creates it at the same path."},
		{"nixpacks", "heroku", "web: ./out\n", "Check that Heroku's buildpacks create it"},
		{"railway", "heroku:fir", "web: out/server --port $PORT\n", "Check that Heroku's Cloud Native Buildpacks create it"},
		{"heroku", "sevalla", "web: ./target/release/app\n", "Check that Nixpacks creates it"},
		{"heroku", "drycc:image", "web: ./target/release/app\n", "Check that the Dockerfile creates it"},
		{"heroku", "drycc:image", "web: vendor/bin/heroku-php-apache2 public/\n", "which Heroku's buildpacks add. Check that the image contains it."},
		{"scalingo", "dokku:dockerfile", "web: bin/start-nginx bundle exec puma\n", "`web` runs `bin/start-nginx`, which Heroku's buildpacks add."},
		{"heroku", "aptible:image", "web: bin/start-pgbouncer gunicorn a:b\n", "Check that the image contains it."},
		{"drycc:image", "drycc:dockerfile", "web: vendor/bin/heroku-php-nginx\n", ""},
		{"heroku", "dokku", "web: vendor/bin/heroku-php-nginx\n", ""},
		{"nixpacks", "sevalla", "web: ./out\n", ""},
		{"heroku", "nixpacks", "web: node out.js\n", ""},
		{"heroku", "foreman", "web: target/release/app\n", ""},
	} {
		p := planBeside(t, c.from, c.to, c.text, nil)
		if (hasStep(p, "may create") || hasStep(p, "buildpacks add")) != (c.want != "") || c.want != "" && !hasStep(p, c.want) {
			t.Errorf("%s to %s, %q: expected %q\n%s", c.from, c.to, c.text, c.want, p.Checklist)
		}
		if c.want != "" && p.Verdict.Checks == 0 {
			t.Errorf("%s to %s, %q: the verdict has no check: %s", c.from, c.to, c.text, p.Verdict.Text)
		}
	}
}

// TestFormationBeside: the numbers that app.json sets on the new platform are those that count, and no step scales otherwise.
func TestFormationBeside(t *testing.T) {
	const text = "web: bin/web\nworker: bin/worker\n"
	for app, want := range map[string]string{
		`{}`: "dokku ps:scale shop worker=1",
		`{"formation": {"web": {"quantity": 1}}}`:                            `"worker": {"quantity": 1}`,
		`{"formation": {"web": {"quantity": 1}, "worker": {"quantity": 2}}}`: "starts `worker` by itself",
	} {
		p := planBeside(t, "heroku", "dokku", text, map[string]string{"app.json": app})
		if !strings.Contains(p.Checklist, want) || strings.Contains(p.Checklist, "dokku ps:scale") != strings.Contains(want, "ps:scale") {
			t.Errorf("%s: expected %q\n%s", app, want, p.Checklist)
		}
	}
}

func TestAppJSON(t *testing.T) {
	const manifest = `{"addons": ["heroku-postgresql", {"plan": "cloudamqp:lemur"}, "papertrail"], "buildpacks": [{"url": "heroku/nodejs"}], "env": {"SECRET_KEY": {"generator": "secret"}, "DEBUG": "0"}}`
	for to, want := range map[string][]string{
		"drycc":   {"Replace the add-on `heroku-postgresql` of `app.json` on Drycc with a resource (`drycc resources create`) for PostgreSQL. Move its data too.", "Replace the add-on `cloudamqp:lemur` of `app.json` on Drycc with a resource (`drycc resources create`) for RabbitMQ. Move its data too.", "Replace the add-on `papertrail` of `app.json` on Drycc.", "Check that the build on Drycc does what `heroku/nodejs` does.", "Set `DEBUG` and `SECRET_KEY` on Drycc."},
		"railway": {"with a database or another template for RabbitMQ", "Check that the build on Railway, which uses Railpack, does what `heroku/nodejs` does."},
		"render":  {"with a datastore for PostgreSQL", "Render has no RabbitMQ, which `cloudamqp:lemur` of `app.json` adds. Use a service elsewhere and set its address.", "Set `DEBUG` and `SECRET_KEY` on Render."},
		"deis":    {"of `app.json` on Deis v1 for PostgreSQL. Move its data too."},
		"aptible": {"on Aptible with a database (`aptible db:create`) for RabbitMQ"},
	} {
		p := planBeside(t, "heroku", to, "web: node server.js --key $SECRET_KEY\n", map[string]string{"app.json": manifest})
		for _, text := range want {
			if !hasStep(p, text) {
				t.Errorf("to %s: no step %q\n%s", to, text, p.Checklist)
			}
		}
		if hasStep(p, "The commands read") {
			t.Errorf("to %s: a variable is in two steps\n%s", to, p.Checklist)
		}
	}
	for _, broken := range []string{"", "[]", "{", `{"addons": 1, "buildpacks": {}, "env": []}`} {
		if p := planBeside(t, "heroku", "drycc", "web: node server.js\n", map[string]string{"app.json": broken}); hasStep(p, "app.json") {
			t.Errorf("%q gives a step\n%s", broken, p.Checklist)
		}
	}
}

// TestWhatComesBeforeTheDeploy: the app is created first, then what its variables are the addresses of, then the variables.
func TestWhatComesBeforeTheDeploy(t *testing.T) {
	const text = "web: gunicorn shop.wsgi -b 0.0.0.0:$PORT --statsd-host $STATSD\nworker: ./work $REDIS_URL $DATABASE_URL\n"
	django := map[string]string{"manage.py": "", "requirements.txt": "django\ngunicorn\n", "uv.lock": ""}
	for _, c := range []struct {
		from, to string
		want     []string // texts of the checklist in their order
	}{
		{"heroku", "drycc", []string{
			"Create the app on Drycc", "drycc create shop", "Create Redis on Drycc, as a resource", "`$REDIS_URL`", "Create a database on Drycc", "`$DATABASE_URL`",
			"Set `$STATSD`, `$REDIS_URL`, and `$DATABASE_URL`", `drycc config set STATSD="$STATSD" REDIS_URL="$REDIS_URL" DATABASE_URL="$DATABASE_URL" -a shop`,
			"Check that the build on Drycc runs this command", "uv run python manage.py collectstatic --noinput", "Deploy to Drycc",
		}},
		{"dokku", "cloud-foundry", []string{"cf create-app shop", "Create Redis", "cf set-env shop STATSD \"$STATSD\"\n", "cf set-env shop REDIS_URL \"$REDIS_URL\"\n", "collectstatic", "Deploy to"}},
		{"dokku", "heroku", []string{"heroku apps:create shop", `heroku config:set STATSD="$STATSD"`, "Deploy to Heroku"}},
		{"heroku", "code-capsules", []string{"Create the app on Code Capsules.", "Deploy to"}},
	} {
		p := planBeside(t, c.from, c.to, text, django)
		rest := p.Checklist
		for _, want := range c.want {
			_, after, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("%s to %s: no %q there\n%s", c.from, c.to, want, p.Checklist)
				break
			}
			rest = after
		}
		byHand := 0
		for _, s := range p.Steps {
			if s.Kind == ByHand {
				byHand++
			}
		}
		if p.Verdict.ByHand != byHand {
			t.Errorf("%s to %s: the verdict counts %d steps by hand of %d", c.from, c.to, p.Verdict.ByHand, byHand)
		}
	}
	for _, c := range []struct{ from, to, never string }{
		{"dokku", "heroku", "collectstatic"}, {"heroku", "foreman", "Create "}, {"deis", "deis:image", "Create the app"}, {"heroku", "google-cloud", "Create the app"},
	} {
		if p := planBeside(t, c.from, c.to, text, django); strings.Contains(p.Checklist, c.never) {
			t.Errorf("%s to %s: %q\n%s", c.from, c.to, c.never, p.Checklist)
		}
	}
}

// TestVerdict: one verdict from edits, steps and remaining problems together.
func TestVerdict(t *testing.T) {
	flask := map[string]string{"requirements.txt": "flask\n"}
	for _, c := range []struct {
		to, text string
		files    map[string]string
		want     Outcome
	}{
		{"dokku", "web: gunicorn app:app --bind 0.0.0.0:$PORT\n", nil, Works},
		{"drycc", "web: gunicorn app:app --bind 0.0.0.0:$PORT\nworker: celery -A app worker\n", nil, WorksAfterSteps},
		{"drycc", "web: gunicorn app:app --bind 0.0.0.0:$PORT\n", flask, Fails},
		{"nixpacks", "web: node server.js\nworker: node worker.js\n", nil, Incomplete},
		{"render", "web: node server.js\n", nil, NotRead},
		{"elastic-beanstalk", "web: node server.js\nrelease: node migrate.js\n", nil, NeedsEdit},
	} {
		p := planBeside(t, "heroku", c.to, c.text, c.files)
		if p.Verdict.Outcome != c.want || p.Verdict.Text != p.Fixed.Note {
			t.Errorf("%q to %s: %+v, expected %s\n%s", c.text, c.to, p.Verdict, c.want, p.Checklist)
		}
	}
}

// TestFilesThatReplaceTheProcfile: no step starts a release that another one runs before each deploy.
func TestFilesThatReplaceTheProcfile(t *testing.T) {
	for _, text := range []string{
		"web: gunicorn app:app && echo x\nrelease: python manage.py migrate && echo \"a b\"\n",
		"web: a | b\nworker: c && d\nrelease: e\n",
		"worker: c && d\nrelease: e\n",
	} {
		p := plan(t, text, "heroku", "drycc")
		if strings.Contains(p.Checklist, ".drycc/release.yaml") || strings.Contains(p.Verdict.Text, "No edit to the file is needed") || !p.Verdict.Replaced {
			t.Errorf("%q: %s\n%s", text, p.Verdict.Text, p.Checklist)
		}
	}
}
