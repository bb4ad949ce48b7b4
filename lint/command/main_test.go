package command

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
)

var sourceNames = map[Source]string{
	NotKnown: "?", FromFlag: "flag", FromPositional: "word", FromAssignment: "assignment", FromEnvironment: "env",
	FromConfig: "config", FromCode: "code", FromDefault: "default", FromSocket: "socket",
}

func describe(s Setting) string {
	out := sourceNames[s.Source]
	if s.Value != "" {
		out += " " + s.Value
	}
	if s.Unexpanded {
		out += " unexpanded"
	}
	if s.Rejected != Usable {
		out += " rejected"
	}
	return out
}

// TestPrograms reads as a list: what starts, and where it listens.
func TestPrograms(t *testing.T) {
	for _, test := range []struct{ text, program, host, port string }{
		// gunicorn reads PORT by itself, so a missing bind is right.
		{"gunicorn app:app", "gunicorn", "default 0.0.0.0", "env $PORT"},
		{"gunicorn app:app --log-file -", "gunicorn", "default 0.0.0.0", "env $PORT"},
		{"python -m gunicorn core.wsgi:application --bind 0.0.0.0:$PORT", "gunicorn", "flag 0.0.0.0", "flag $PORT"},
		{"gunicorn -b0.0.0.0:5000 app", "gunicorn", "flag 0.0.0.0", "flag 5000"},
		{"gunicorn --bind=:$PORT app", "gunicorn", "flag", "flag $PORT"},
		{"gunicorn --bind 0.0.0.0: app", "gunicorn", "flag 0.0.0.0", "flag"},
		{`gunicorn app --bind 0.0.0.0:\`, "gunicorn", "flag 0.0.0.0", "flag"},
		{"gunicorn -b 0.0.0.0 app", "gunicorn", "flag 0.0.0.0", "default 8000"},
		{"gunicorn -b 5000 app", "gunicorn", "?", "flag 5000 rejected"},
		{"gunicorn -b $PORT app", "gunicorn", "?", "flag $PORT rejected"},
		{"gunicorn -b '0.0.0.0:$PORT' app", "gunicorn", "flag 0.0.0.0", "flag $PORT unexpanded"},
		{`gunicorn -b "0.0.0.0:$PORT" app`, "gunicorn", "flag 0.0.0.0", "flag $PORT"},
		{"gunicorn -b unix:/tmp/nginx.socket app", "gunicorn", "socket", "socket"},
		{"gunicorn -b [::]:$PORT app", "gunicorn", "flag [::]", "flag $PORT"},
		{"gunicorn -b $BIND app", "gunicorn", "?", "?"},
		{"gunicorn app:app -p 5000", "gunicorn", "default 0.0.0.0", "env $PORT"}, // -p is the pid file
		{"gunicorn -c gunicorn_config.py app", "gunicorn", "config", "config"},
		{"gunicorn -c x.py -b 127.0.0.1:8000 app", "gunicorn", "flag 127.0.0.1", "flag 8000"},
		{"GUNICORN_CMD_ARGS=-b0:1 gunicorn app", "gunicorn", "assignment", "assignment"},
		{"PORT=3000 gunicorn app", "gunicorn", "default 0.0.0.0", "assignment 3000"},
		{"gunicorn --worker-class eventlet --workers 1 -b 0.0.0.0:${PORT:-8000} app", "gunicorn", "flag 0.0.0.0", "flag ${PORT:-8000}"},

		{"uvicorn main:app", "uvicorn", "default 127.0.0.1", "default 8000"},
		{"uvicorn main:app --port $PORT", "uvicorn", "default 127.0.0.1", "flag $PORT"},
		{"uvicorn main:app --host=0.0.0.0 --port=${PORT:-5000}", "uvicorn", "flag 0.0.0.0", "flag ${PORT:-5000}"},
		{"uvicorn --reload app.app:app --host 0.0.0.0 --worker 2", "uvicorn", "flag 0.0.0.0", "default 8000"},
		{"uvicorn main:app $OPTIONS", "uvicorn", "?", "?"},
		{"UVICORN_PORT=$PORT uvicorn main:app", "uvicorn", "assignment", "assignment $PORT"},
		{"export UVICORN_HOST=0.0.0.0 && uvicorn main:app", "uvicorn", "assignment", "assignment"},
		{". ./env.sh && uvicorn main:app", "uvicorn", "?", "?"},
		{"uvicorn app:app -host=0.0.0.0 --post:${PORT:-5000}", "uvicorn", "flag 0.0.0.0", "?"}, // one option is read as meant, the other not
		{"uvicorn --uds /tmp/s main:app", "uvicorn", "socket", "socket"},
		{"uvicorn main:app --host --port 5000", "uvicorn", "?", "flag 5000"},

		{"daphne -p $PORT app.asgi:application", "daphne", "default 127.0.0.1", "flag $PORT"},
		{"daphne jmd.asgi:application --port $PORT --bind 0.0.0.0", "daphne", "flag 0.0.0.0", "flag $PORT"},
		{"daphne -b 0.0.0.0:8000 a:b", "daphne", "flag 0.0.0.0:8000 rejected", "default 8000"},
		{"hypercorn app:app", "hypercorn", "default 127.0.0.1", "default 8000"},
		{"hypercorn -p 5000 app:app", "hypercorn", "default 127.0.0.1", "default 8000"},
		{"hypercorn -b 0.0.0.0:$PORT app:app", "hypercorn", "flag 0.0.0.0", "flag $PORT"},
		{"waitress-serve --port=$PORT server.wsgi:application", "waitress-serve", "default 0.0.0.0", "flag $PORT"},
		{"waitress-serve --listen=*:8080 app:app", "waitress-serve", "flag *", "flag 8080"},
		{"granian --interface asgi main:app", "granian", "default 127.0.0.1", "default 8000"},

		{"python3 -m flask run --host=0.0.0.0 --port=$PORT", "flask run", "flag 0.0.0.0", "flag $PORT"},
		{"flask --app hello run", "flask run", "default 127.0.0.1", "default 5000"},
		{"flask run -h 0.0.0.0 -p 8080", "flask run", "flag 0.0.0.0", "flag 8080"},
		{"python manage.py runserver", "manage.py runserver", "default 127.0.0.1", "default 8000"},
		{"python manage.py runserver $PORT", "manage.py runserver", "default 127.0.0.1", "word $PORT"},
		{"python manage.py runserver 0.0.0.0:8000", "manage.py runserver", "word 0.0.0.0", "word 8000"},
		{"./manage.py runserver --noreload 0.0.0.0:$PORT", "manage.py runserver", "word 0.0.0.0", "word $PORT"},
		{"./manage.py runserver -d -r -p $PORT --host 0.0.0.0", "flask-script runserver", "flag 0.0.0.0", "flag $PORT"},
		{"python manage.py runserver -h 0.0.0.0 -p 5000", "flask-script runserver", "flag 0.0.0.0", "flag 5000"},
		{"python manage.py runserver -p 5000", "manage.py runserver", "?", "word 5000"},
		{"python manage.py runserver %PORT%", "manage.py runserver", "?", "word %PORT%"},
		{"python -m http.server", "python -m http.server", "default 0.0.0.0", "default 8000"},
		{"python -m http.server $PORT", "python -m http.server", "default 0.0.0.0", "word $PORT"},
		{"python -m SimpleHTTPServer 5000", "python -m SimpleHTTPServer", "default", "word 5000"},
		{"streamlit run app.py", "streamlit run", "default 0.0.0.0", "default 8501"},
		{"sh setup.sh && streamlit run app.py", "streamlit run", "config", "config"},
		{"sh setup.sh && streamlit run app.py --server.port 8501", "streamlit run", "config", "flag 8501"},
		{"chainlit run main.py --host 0.0.0.0 --port $PORT", "chainlit run", "flag 0.0.0.0", "flag $PORT"},

		{"bundle exec puma -C config/puma.rb", "puma", "config", "config"},
		{"bundle exec puma", "puma", "config", "config"},
		{"puma -b tcp://0.0.0.0:$PORT", "puma", "flag 0.0.0.0", "flag $PORT"},
		{"puma -b 0.0.0.0:3000", "puma", "?", "flag 0.0.0.0:3000 rejected"},
		{"bin/rails server -p ${PORT:-5000} -e $RAILS_ENV", "rails server", "default 0.0.0.0", "flag ${PORT:-5000}"},
		{"bundle exec rails s -p 3000", "rails server", "default 0.0.0.0", "flag 3000"},
		{"rails s -b 127.0.0.1", "rails server", "flag 127.0.0.1", "env $PORT"},
		{`bundle exec unicorn_rails -p ${PORT:="3000"} -E ${RAILS_ENV:="development"} -c ${UNICORN_CONFIG:="config/unicorn.rb"}`, "unicorn", "config", `flag ${PORT:="3000"}`},
		{`bundle exec unicorn --config-file config/unicorn.rb --host ${HOST:="127.0.0.1"} --port ${PORT:="8080"}`, "unicorn", `flag ${HOST:="127.0.0.1"}`, `flag ${PORT:="8080"}`},
		{"bundle exec rackup private_pub.ru -s thin -E production", "rackup", "default", "default 9292"},
		{"bundle exec thin -R config.ru start -p $PORT", "thin", "default 0.0.0.0", "flag $PORT"},

		{"next start -p 3000", "next start", "default 0.0.0.0", "flag 3000"},
		{"npx serve -s build", "serve", "default 0.0.0.0", "env $PORT"},
		{"npx serve -l 3000 build", "serve", "default 0.0.0.0", "flag 3000"},
		{"serve -l 0.0.0.0:3000", "serve", "?", "flag 0.0.0.0:3000 rejected"},
		{"vite preview --host --port $PORT", "vite preview", "flag 0.0.0.0", "flag $PORT"},
		{"node --debug=5858 index.js", "node", "code", "code"},
		{"npm start", "npm", "code", "code"},
		{"IS_HEROKU=true npm start", "npm", "code", "code"},
		{"java $JAVA_OPTS -Dserver.port=$PORT -jar app.jar", "java", "code", "flag $PORT"},
		{"java -jar app.jar", "java", "code", "code"},
		{"java -jar app.jar -Dserver.port=8080", "java", "code", "code"},
		{"java -cp a:b Main -Dserver.port=8080", "java", "code", "code"},
		{"java -cp a:b -Dserver.port=8080 Main", "java", "code", "flag 8080"},
		{"java @options -Dserver.port=8080 -jar app.jar", "java", "code", "flag 8080"},
		{"java --server.port=8080 -jar app.jar", "java", "code", "code"},
		{"java -jar app.jar --server.port=8080", "java", "code", "flag 8080"},
		{"PORT=3000 node a.js", "node", "code", "assignment 3000"},
		{"env PORT=3000 npm start", "npm", "code", "assignment 3000"},
		{"export PORT=3000; mix phx.server", "mix phx.server", "config", "assignment 3000"},
		{"PORT=3000 node check.js && node a.js", "node", "code", "code"},
		{"php artisan serve --host=0.0.0.0 --port=$PORT", "php artisan serve", "flag 0.0.0.0", "flag $PORT"},
		{"php artisan serve --host=0.0.0.0:8080", "php artisan serve", "flag 0.0.0.0", "flag 8080"},
		{"vendor/bin/heroku-php-apache2 public/", "heroku-php-apache2", "default 0.0.0.0", "env $PORT"},
		{"elixir --name x -S mix phx.server", "mix phx.server", "config", "config"},
		{"python app.py", "python", "code", "code"},
		{"ruby bin/rails s", "rails server", "default 0.0.0.0", "env $PORT"},

		// Wrappers, and what they do to the program inside.
		{"exec env A=1 nohup timeout -k 5 60 newrelic-admin run-program uvicorn a:b", "uvicorn", "default 127.0.0.1", "default 8000"},
		{"poetry run uvicorn a:b --port 1", "uvicorn", "default 127.0.0.1", "flag 1"},
		{"uv run --frozen uvicorn a:b", "uvicorn", "default 127.0.0.1", "default 8000"},
		{"bash -lc 'uvicorn a:b --port $PORT --host 0.0.0.0'", "uvicorn", "flag 0.0.0.0", "flag $PORT"},
		{`sh -c "cd x && flask run -p 5000"`, "flask run", "default 127.0.0.1", "flag 5000"},
		{"doppler run -- uvicorn a:b", "uvicorn", "?", "?"},
		{"dotenv -f .env uvicorn a:b", "uvicorn", "?", "?"},
		{"cd app && python manage.py migrate && gunicorn a", "gunicorn", "default 0.0.0.0", "env $PORT"},
		{"gunicorn a | tee log", "gunicorn", "default 0.0.0.0", "env $PORT"},
		{"env QUEUE=* bundle exec rake resque:work", "resque", "default", "default"},
		{"celery -A baysoko worker -l info", "celery worker", "default", "default"},
		{"celery worker --app=redash.worker --beat", "celery worker", "default", "default"},
		{"celery -A app.tasks beat", "celery beat", "default", "default"},
		{"bundle exec foreman start -f Procfile.heroku", "foreman start", "default", "default"},
	} {
		run := Parse(test.text).Main()
		if run == nil || run.Program == nil {
			t.Errorf("%s\n  nothing known, want %s", test.text, test.program)
			continue
		}
		if run.Program.Name != test.program || describe(run.Host) != test.host || describe(run.Port) != test.port {
			t.Errorf("%s\n  got  %s, host %s, port %s\n  want %s, host %s, port %s",
				test.text, run.Program.Name, describe(run.Host), describe(run.Port), test.program, test.host, test.port)
		}
	}
}

// If it is not known which program keeps running, there is no finding.
func TestNothingKnown(t *testing.T) {
	for _, text := range []string{
		"", "gunicorn 'a", "a || uvicorn b", "if x; then uvicorn a; else celery -A b worker; fi", "timeout --what 5 uvicorn a",
		"$CMD a", "A=1", "uvicorn a &", "{ uvicorn a & }", "f() { uvicorn a; }", "doppler run uvicorn a:b", "poetry --nope run uvicorn a:b", `sh -c "a \"b\""`,
		"case $A in a) uvicorn a ;; b) gunicorn b ;; esac", "celery -A a worker & celery -A a beat & wait", strings.Repeat("exec ", 50) + "uvicorn a",
	} {
		if run := Parse(text).Main(); run != nil {
			t.Errorf("%q: %s is taken for the program", text, run.Base)
		}
	}
	for _, text := range []string{"./target/release/anya-bot", "mkdocs build --host=0.0.0.0", "hatch run x", "cd x", "true"} {
		if run := Parse(text).Main(); run == nil || run.Program != nil {
			t.Errorf("%q: want a program without an entry, got %+v", text, run)
		}
	}
}

func TestFronted(t *testing.T) {
	for text, want := range map[string]bool{
		"bin/start-nginx gunicorn -b unix:/tmp/nginx.socket a": true,
		"bin/start-nginx uvicorn a:b":                          true,
		"bundle exec thrust bin/rails s -p 3000":               true,
		"bin/start-pgbouncer uvicorn a:b":                      false,
	} {
		if run := Parse(text).Main(); run == nil || run.Fronted != want {
			t.Errorf("%q: fronted is not %t", text, want)
		}
	}
}

func TestEmptyFlags(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"python3 -m flask run --host= --port=$PORT", "--host host inline"},
		{"flask run --port= --host=0.0.0.0", "--port port inline stops"},
		{"gunicorn -b --chdir ./server app:app", "-b address before --chdir stops"},
		{"gunicorn app -w", "-w value stops"},
		{"uvicorn a:b --port --host 0.0.0.0", "--port port before --host stops"},
		{"uvicorn a:b --host 0.0.0.0 --port", "--port port stops"},
		{`daphne -b "" -p $PORT a:b`, "-b host"},
		{"waitress-serve --listen= a:b", "--listen address inline stops"},
		{"gunicorn --log-file - --workers 2 a", ""},
		{"vite preview --host --port $PORT", ""},
		{"sidekiq -c -C x", "-c value before -C stops"},
		{"rails s -p -b 0.0.0.0", "-p port before -b"},
	} {
		var got []string
		for _, e := range Parse(test.text).Main().Empty {
			s := e.Flag + " " + e.Takes
			if e.Next != "" {
				s += " before " + e.Next
			}
			if e.Inline {
				s += " inline"
			}
			if e.Stops {
				s += " stops"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%q: got %q, want %q", test.text, s, test.want)
		}
	}
}

// After its edits a command listens everywhere on PORT, and needs no more edits.
func TestListenEdits(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"uvicorn main:app", "uvicorn main:app --host 0.0.0.0 --port $PORT"},
		{"uvicorn main:app --port $PORT", "uvicorn main:app --port $PORT --host 0.0.0.0"},
		{"uvicorn main:app --host 127.0.0.1 --port 8000", "uvicorn main:app --host 0.0.0.0 --port $PORT"},
		{"gunicorn -b 0.0.0.0:5000 app", "gunicorn -b 0.0.0.0:$PORT app"},
		{"gunicorn -b 0.0.0.0: app", "gunicorn -b 0.0.0.0:$PORT app"},
		{"gunicorn -b 0.0.0.0 app", "gunicorn -b 0.0.0.0:$PORT app"},
		{`gunicorn app --bind 0.0.0.0:\`, "gunicorn app --bind 0.0.0.0:$PORT"},
		{"gunicorn -b '0.0.0.0:$PORT' app", "gunicorn -b 0.0.0.0:$PORT app"},
		{`gunicorn -b 0.0.0.0:\$PORT app`, "gunicorn -b 0.0.0.0:$PORT app"},
		{"gunicorn -b [::1]:8000 app", "gunicorn -b [::]:$PORT app"},
		{"gunicorn app", "gunicorn app"},
		{"hypercorn app:app", "hypercorn app:app --bind 0.0.0.0:$PORT"},
		{"daphne -p $PORT a:b", "daphne -p $PORT a:b --bind 0.0.0.0"},
		{"waitress-serve a:b", "waitress-serve --port $PORT a:b"},
		{"python manage.py runserver", "python manage.py runserver 0.0.0.0:$PORT"},
		{"python manage.py runserver $PORT", "python manage.py runserver 0.0.0.0:$PORT"},
		{"python manage.py runserver '$PORT'", "python manage.py runserver 0.0.0.0:$PORT"},
		{"python manage.py runserver 8000", "python manage.py runserver 0.0.0.0:$PORT"},
		{"python manage.py runserver 127.0.0.1:8000 --noreload", "python manage.py runserver 0.0.0.0:$PORT --noreload"},
		{"python -m http.server", "python -m http.server $PORT"},
		{"php artisan serve", "php artisan serve --host 0.0.0.0 --port $PORT"},
		{"php artisan serve --host=127.0.0.1:8000", "php artisan serve --host=0.0.0.0:$PORT"},
		{"rackup", "rackup --port $PORT"},
		{"sh -c 'uvicorn a:b'", "sh -c 'uvicorn a:b --host 0.0.0.0 --port $PORT'"},
		{"puma -b 0.0.0.0:$PORT", "puma -b tcp://0.0.0.0:$PORT"},
		{"gunicorn -b 5000 app", "gunicorn -b 0.0.0.0:$PORT app"},
		{"daphne -b 0.0.0.0:8000 -p $PORT a:b", "daphne -b 0.0.0.0 -p $PORT a:b"},
		{"vite preview", "vite preview --host 0.0.0.0 --port $PORT"},
		{"rails s -p 3000 -b localhost", "rails s -p $PORT -b 0.0.0.0"},
	} {
		got, err := procfile.Apply(test.text, Parse(test.text).Main().ListenEdits())
		if err != nil || got != test.want {
			t.Errorf("%s\n  got  %s (%v)\n  want %s", test.text, got, err, test.want)
			continue
		}
		if again := Parse(got).Main().ListenEdits(); len(again) > 0 {
			t.Errorf("%s still has edits: %v", got, again)
		}
	}
}

func TestLoopback(t *testing.T) {
	for host, want := range map[string]bool{
		"127.0.0.1": true, "localhost": true, "LOCALHOST": true, "[::1]": true, "::1": true, "127.0.0.2": true,
		"0.0.0.0": false, "": false, "[::]": false, "*": false, "localhost.example": false, "12.7.0.1": false,
	} {
		if got := (Setting{Value: host}).Loopback(); got != want {
			t.Errorf("%q: loopback %t", host, got)
		}
	}
}

// A source gives one entry.
func TestSources(t *testing.T) {
	count := 0
	for _, s := range wrapperSources {
		count += len(s.names)
	}
	if count != len(wrappers) {
		t.Errorf("%d sources of %d wrappers", count, len(wrappers))
	}
}

// The table must not contradict itself: one meaning for one flag, and a source.
func TestTable(t *testing.T) {
	for _, p := range programs {
		seen := map[string]int{}
		for i, list := range []ecosystem.Words{p.Host, p.Port, p.Bind, p.Sockets, p.Config, p.Values, p.Switches, p.DevFlags, p.Daemon, p.Foreground} {
			for _, flag := range list.List() {
				if before, ok := seen[flag]; ok {
					t.Errorf("%s: %s stands in lists %d and %d", p.Name, flag, before, i)
				}
				if !strings.HasPrefix(flag, "-") {
					t.Errorf("%s: %s is no flag", p.Name, flag)
				}
				seen[flag] = i
			}
		}
		for _, flag := range p.Numbers.List() {
			if !p.Values.Has(flag) {
				t.Errorf("%s: %s takes a number, but is not a flag with a value", p.Name, flag)
			}
		}
		for _, flag := range p.EmptyStops.List() {
			if _, ok := seen[flag]; !ok {
				t.Errorf("%s: %s stops it, but is not a flag of it", p.Name, flag)
			}
		}
		if p.Source == "" || p.Role == "" || p.Commands+p.Modules == "" && p.File == "" {
			t.Errorf("%s: incomplete", p.Name)
		}
		if p.Source == ecosystem.NotVerified && (p.Report || p.DefaultPort != "" || p.ReadsPort || p.Host+p.Port+p.Bind != "") {
			t.Errorf("%s: more than a name and a role, and no source", p.Name)
		}
		for _, flag := range p.Lacks.List() {
			if _, ok := seen[flag]; ok {
				t.Errorf("%s: %s is a flag of it, and is none", p.Name, flag)
			}
		}
		if p.Report && (p.DefaultPort == "" || p.ReadsPort || p.ConfigByDefault || p.Code) {
			t.Errorf("%s: not safe to report", p.Name)
		}
	}
	for _, w := range wrappers {
		if w.names == "" || w.source() == "" {
			t.Errorf("wrapper %q %s: no name, or no source", w.names, w.sub)
		}
	}
}
