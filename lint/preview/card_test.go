package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

func previewOf(t *testing.T, id, text string) *Preview {
	t.Helper()
	target, ok := platform.Lookup(id)
	if !ok {
		t.Fatalf("no platform %q", id)
	}
	return Of(procfile.Parse([]byte(text)), target, Options{})
}

func cardOf(t *testing.T, id, text string) Process {
	t.Helper()
	p := previewOf(t, id, text)
	if len(p.Processes) == 0 {
		t.Fatalf("%s makes no card of %q", id, text)
	}
	return p.Processes[0]
}

func encode(t *testing.T, value any) string {
	t.Helper()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPreviewJSON(t *testing.T) {
	p := previewOf(t, "drycc", "web: gunicorn app:app --bind 0.0.0.0:$PORT\n")
	p.Processes[0].Equivalents = p.Processes[0].Equivalents[:1]
	p.Processes[0].Shell, p.Shell = "…", "…"
	p.Equivalents, p.NotVerified = p.Equivalents[:0], p.NotVerified[:0]
	want := `{"schema":"proclint/1","platform":"drycc","title":"Drycc","reads":true,"ok":true,"error":"","rejected":"","refused":"","shell":"…","notes":[],"notVerified":[],` +
		`"processes":[{"type":"web","command":"gunicorn app:app --bind 0.0.0.0:$PORT","line":0,"role":"http","traffic":true,` +
		`"scale":1,"scaleSource":"default","scaleReason":"the first deploy starts one ` + "`web`" + `",` +
		`"env":[{"name":"PORT","default":"5000","set":true}],"port":{"source":"env","value":"$PORT"},"host":"0.0.0.0","program":"gunicorn","shell":"…",` +
		`"read":true,"kept":true,"implied":false,"notes":[],` +
		`"equivalents":[{"kind":"cli","title":"Run one instance","text":"drycc scale web=1 -a my-app","note":"The same as ` + "`drycc pts scale`" + `."}]}],"equivalents":[]}` + "\n"
	if got := encode(t, p); got != want {
		t.Errorf("JSON\n%s\nexpected\n%s", got, want)
	}
}

func TestMatrixJSON(t *testing.T) {
	m := MatrixOf(procfile.Parse([]byte("web: a \xff\xfe b  \nweb: c\n")), nil)
	rows := map[string]string{}
	for _, row := range m.Platforms {
		rows[row.ID] = strings.TrimSuffix(encode(t, row), "\n")
	}
	if len(rows) != len(platform.IDs()) {
		t.Errorf("%d rows for %d platforms", len(rows), len(platform.IDs()))
	}
	for id, want := range map[string]string{
		// Each byte that is not valid UTF-8 is one U+FFFD.
		"code-capsules": `{"id":"code-capsules","title":"Code Capsules","ok":true,"error":"","rejected":"invalid UTF-8 byte: 0xff","refused":"invalid UTF-8 byte: 0xff","reads":true,"verified":false,"startVerified":false,` +
			`"processes":[{"type":"web","command":"a ` + "\ufffd\ufffd" + ` b","line":0,"kept":true}],"warnings":[{"text":"Skipping duplicate web process: c","line":1}]}`,
		"heroku": `{"id":"heroku","title":"Heroku","ok":true,"error":"","rejected":"","refused":"","reads":true,"verified":true,"startVerified":true,` +
			`"processes":[{"type":"web","command":"c","line":1,"kept":true}],"warnings":[]}`,
		"drycc:image": `{"id":"drycc:image","title":"Drycc (image)","ok":false,"error":"procfile Procfile is malformed (yaml: invalid leading UTF-8 octet)","rejected":"","refused":"","reads":true,"verified":true,"startVerified":true,` +
			`"processes":[],"warnings":[]}`,
		"sevalla:dockerfile": `{"id":"sevalla:dockerfile","title":"Sevalla (dockerfile)","ok":true,"error":"","rejected":"","refused":"","reads":false,"verified":true,"startVerified":true,` +
			`"processes":[],"warnings":[]}`,
	} {
		got := strings.ReplaceAll(rows[id], `\ufffd`, "\ufffd")
		if got != want {
			t.Errorf("%s\n%s\nexpected\n%s", id, got, want)
		}
	}
}

func TestRejected(t *testing.T) {
	for _, c := range []struct{ id, src, rejected string }{
		{"code-capsules", "worker: a\n", "web process not found in Procfile, found processes: [worker]"},
		{"drycc", "we: a\n", "The length of ptype must be between 3 and 63"},
		{"drycc", "worker_test: a\n", `Process types can only supports: ^(?P<type>[a-z0-9]+(\-[a-z0-9]+)*)$`},
		{"drycc", "default: a\n", "default is a reserved name."},
		{"drycc", "web:\n", "Command can't be empty for process type"},
		{"drycc", "web: a\nrun: b\n", ""},
	} {
		p := previewOf(t, c.id, c.src)
		if !p.OK || p.Rejected != c.rejected {
			t.Errorf("%s of %q: %q, %q", c.id, c.src, p.Error, p.Rejected)
		}
		if c.rejected == "" {
			continue
		}
		for _, card := range p.Processes {
			if card.Traffic || card.Scale != nil || card.ScaleSource != "rejected" || !card.Read {
				t.Errorf("%s of %q: a rejected file runs: %+v", c.id, c.src, card)
			}
		}
	}
}

// A file that the parser rejects still gives a card for each line.
func TestUnread(t *testing.T) {
	for _, c := range []struct{ id, src string }{
		{"drycc", "web: a\nweb: b\n"}, {"sevalla:dockerfile", "web: a\nworker: b\n"}, {"heroku:fir", "web: a\nfoo\nworker: b\n"},
	} {
		p := previewOf(t, c.id, c.src)
		if len(p.Processes) != 2 {
			t.Errorf("%s of %q: %d cards", c.id, c.src, len(p.Processes))
		}
		for _, card := range p.Processes {
			if card.Read || card.Traffic {
				t.Errorf("%s of %q: %s is taken for read", c.id, c.src, card.Type)
			}
		}
	}
}

func TestRole(t *testing.T) {
	for _, c := range []struct{ id, src, role string }{
		{"heroku", "web: python3 bot.py", "http"},
		{"deis", "cmd: python3 x.py", "http"},
		{"drycc", "cmd: python3 x.py", "other"},
		{"heroku", "release: rake db:migrate", "release"},
		{"sevalla", "release: rake db:migrate", "release"},
		{"drycc", "release: rake db:migrate", "job"},
		{"heroku", "beat: celery -A a beat", "clock"},
		{"heroku", "background: celery -A a worker", "worker"},
		{"heroku", "clock: node clock.js", "clock"},
		{"heroku", "my_worker: node a.js", "worker"},
		{"heroku", "api: gunicorn a:b", "http"},
		{"heroku", "migrate: php artisan migrate", "job"},
		{"heroku", "sleeper: sleep 900", "other"},
		{"foreman", "web: npm start", "http"},
	} {
		if got := cardOf(t, c.id, c.src+"\n").Role; got != c.role {
			t.Errorf("%s of %q: %s, expected %s", c.id, c.src, got, c.role)
		}
	}
}

func TestListening(t *testing.T) {
	for _, c := range []struct{ id, src, program, host, source, value, env string }{
		{"heroku", "web: gunicorn a:b", "gunicorn", "0.0.0.0", "env", "$PORT", "PORT="},
		{"drycc", "web: bundle exec ruby web.rb -p ${PORT:-8000}", "ruby", "", "env", "${PORT:-8000}", "PORT=5000"},
		{"sevalla", "web: npm start", "npm", "", "code", "", "PORT=8080"},
		{"heroku", "web: uvicorn a:b --port 8000", "uvicorn", "127.0.0.1", "flag", "8000", "PORT="},
		{"heroku", "web: php artisan serve --host=0.0.0.0 --port $PORT", "php artisan serve", "0.0.0.0", "env", "$PORT", "PORT="},
		{"drycc:image", "web: uvicorn a:b --port $PORT", "uvicorn", "127.0.0.1", "flag", "$PORT", "PORT=5000"},
		{"deis:image", "web: ./server $HOME ${MODE:-fast}", "server", "", "", "", "HOME= MODE=fast"},
		{"heroku", "worker: A=1 celery -A x worker -c $N $A '$B' $$", "celery worker", "", "", "", "N="},
		{"drycc:image", "worker: echo a; sleep 1", "echo", "", "", "", ""},
		{"drycc", "worker: echo a && sleep 1", "echo", "", "", "", ""},
		{"heroku", "worker: echo a && sleep 1", "sleep", "", "", "", ""},
		{"dokku", "worker: echo a && sleep 1", "echo", "", "", "", ""},
		{"forego", "worker: cat a | sort", "cat", "", "", "", "PORT=5000"},
		{"drycc:image", "worker: A=1 celery -A x worker", "", "", "", "", ""},
		{"heroku", "worker: A=1 celery -A x worker", "celery worker", "", "", "", ""},
		{"dokku:dockerfile", "web: gunicorn a:b", "gunicorn", "0.0.0.0", "env", "$PORT", "PORT=5000"},
		{"code-capsules", "web: flask run -p $PORT -h 0.0.0.0", "flask run", "0.0.0.0", "env", "$PORT", "PORT=3000"},
	} {
		p := cardOf(t, c.id, c.src+"\n")
		var source, value string
		if p.Port != nil {
			source, value = p.Port.Source, p.Port.Value
		}
		var env []string
		for _, v := range p.Env {
			env = append(env, v.Name+"="+v.Default)
		}
		got := []string{p.Program, p.Host, source, value, strings.Join(env, " ")}
		if want := []string{c.program, c.host, c.source, c.value, c.env}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s of %q: %q, expected %q", c.id, c.src, got, want)
		}
	}
}

// A local runner gives each process that it starts another $PORT.
func TestPortsOfRunners(t *testing.T) {
	const file = "web: a\nrelease: b\nworker: c $PORT\nclock: d\n"
	for _, c := range []struct{ id, src, ports string }{
		{"foreman", file, "5000 5100 5200 5300"},
		{"honcho", file, "5000 5100 5200 5300"},
		{"overmind", file, "5000 5100 5200 5300"},
		{"hivemind", file, "5000 5100 5200 5300"},
		{"goreman", file, "5000 5100 5200 5300"},
		{"forego", file, "5000 5100 5300 5600"},
		{"heroku-local", file, "5006 - 5106 5206"},
		{"foreman", "web: a\nweb: b\nworker: c\n", "5000 5100 5200"},
		{"gigalixir", file, "- - ? -"}, // its first number is not known
		{"deis", "web: a\nworker: b\n", "5000 -"},
	} {
		var ports []string
		for _, p := range previewOf(t, c.id, c.src).Processes {
			port := "-"
			for _, v := range p.Env {
				if v.Name == "PORT" {
					port = v.Default
				}
			}
			if port == "" {
				port = "?"
			}
			ports = append(ports, port)
		}
		if got := strings.Join(ports, " "); got != c.ports {
			t.Errorf("%s of %q: %s, expected %s", c.id, c.src, got, c.ports)
		}
	}
}

// A card gives the reason for a dropped process once.
func TestDropped(t *testing.T) {
	for _, c := range []struct{ id, src, reason string }{
		{"code-capsules", "worker: b\nweb: a\n", "Code Capsules may run only `web` (unverified). Create a separate capsule for it."},
		{"code-capsules", "release: b\nweb: a\n", "Code Capsules documents no release phase (unverified)."},
		{"railway", "worker: b\nweb: a\n", "Railpack starts only one process. Create a separate service for it."},
		{"railway", "worker:\nweb: a\n", "An entry without a command is skipped."},
		{"sevalla", "worker: b\nweb: a\n", "Nixpacks starts only one process (unverified). Create it on the Processes tab."},
		{"heroku-local", "release: b\nweb: a\n", "`heroku local` doesn't start `release`."},
		{"dokku", "worker : b\nweb: a\n", "The process doesn't start: herokuish takes everything before the colon for its name."},
	} {
		card := cardOf(t, c.id, c.src)
		if card.Kept || card.Scale == nil || *card.Scale != 0 || card.ScaleReason != c.reason {
			t.Errorf("%s of %q: kept %v, scale %v, reason %q, expected %q", c.id, c.src, card.Kept, card.Scale, card.ScaleReason, c.reason)
		}
		for _, note := range card.Notes {
			if strings.HasPrefix(note, "Only ") || note == card.ScaleReason {
				t.Errorf("%s of %q repeats the reason in the note %q", c.id, c.src, note)
			}
		}
	}
}

func TestNotes(t *testing.T) {
	for _, c := range []struct{ id, src, note string }{
		{"code-capsules", "worker: b\n", "The capsule may start only `web`."},
		{"code-capsules", "web: flask run -p $PORT\n", "Unverified: Code Capsules sets `PORT`."},
		{"heroku", "web: a\nweb: b\n", "Line 1 also declares `web`. The last one wins, so that line is ignored."},
		{"code-capsules", "web: a\nweb: b\n", "Line 2 also declares `web`. The first one wins, so that line is ignored."},
		{"sevalla", "web: a\nweb: b\n", "Line 1 also declares `web`. The last one wins, so that line is ignored."},
		{"heroku:fir", "My_Job: a\n", "Renamed from `My_Job`."},
		{"deis", "web: a # b\n", "Deis v1 reads `a`, but the line contains `a # b`."},
		{"drycc", "web: 'a b'\n", "Drycc reads `a b`, but the line contains `'a b'`."},
		{"deis:image", "web: echo 'a'\n", "The platform puts the command between single quotes: `'a'` ends the quotes around the command."},
		{"drycc:image", "web: a $PORT; b\n", "No shell reads the command: `$PORT` isn't expanded and `;` is passed as an argument."},
		{"drycc:image", "web: A=1 b 'c d' $(PORT) ~/e *.f && g\n", "No shell reads the command: `A=1` is taken for the program, `'c d'` is split at its spaces, `~` isn't expanded, and so on."},
		{"drycc", "web: A=1 b $PORT | c\n", "No shell reads the whole command: `A=1` is taken for the program and `|` is passed as an argument."},
		{"dokku:dockerfile", "web: a ${PORT:-5000} $$ && b\n", "No shell reads the command: `${PORT:-5000}` becomes empty, `$$` becomes empty, and `&&` is passed as an argument."},
		{"dokku", "web: a && b 'c d'\n", "`echo` expands the command first: `&&` applies to the `echo` that expands the command and `'c d'` is split at its spaces."},
		{"forego", "web: A=1 b && c\n", "The command runs after `exec`: `A=1` is taken for the program and nothing after `&&` runs."},
		{"foreman", "web: source x && y\n", "`sh` runs the command: `source` may need bash."},
		{"deis", "web: a\n", "With an image from `deis pull`, Deis starts `cmd`, the container without arguments, instead."},
		{"deis:dockerfile", "web: a\n", "The Procfile declares it, so it starts instead of `cmd`, the container without arguments."},
		{"deis:image", "web: a\n", "`deis pull` still starts `cmd`, the container without arguments. To run this entry, scale `web` up and `cmd` down."},
		{"deis:image", "cmd: a\n", "This entry replaces the image's `CMD`. Without it, `cmd` runs the image unchanged."},
		{"drycc", "my-worker: a\n", "A buildpack build doesn't find the command: its scripts can't look up a name with a hyphen."},
		{"drycc", "run: a\n", "`run` doesn't start: `drycc scale` rejects it as the type of one-off commands."},
		{"heroku", "api: gunicorn a\n", "This web server gets no HTTP traffic. Only `web` does."},
		{"heroku", "release: a\n", "`release` runs once before each new release goes live."},
	} {
		if notes := cardOf(t, c.id, c.src).Notes; !contains(notes, c.note) {
			t.Errorf("%s of %q: %q, expected among them %q", c.id, c.src, notes, c.note)
		}
	}
	for _, c := range []struct{ id, src string }{
		{"heroku", "web: gunicorn a:b\n"}, {"deis", "worker: a\n"}, {"drycc:image", "web: gunicorn a:b\n"}, {"drycc", "web: a $PORT\n"},
		{"drycc:image", "web: a $(PORT)\n"}, {"dokku", "web: a ${PORT:-5000}\n"}, {"forego", "web: a | b\n"}, {"heroku", "web: A=1 b 'c' && d\n"},
		{"heroku", "web: 'a b'\n web: c\n"[:11]}, {"sevalla", "web: npm start\n"}, {"code-capsules", "web: gunicorn a:b -b 0.0.0.0:80\n"},
		// Google's pattern skips the indented line, so the first one does not win.
		{"code-capsules", "web: a\n  web: b\n"},
	} {
		if notes := cardOf(t, c.id, c.src).Notes; len(notes) > 0 {
			t.Errorf("%s of %q: %q, expected no note", c.id, c.src, notes)
		}
	}
}

func contains(texts []string, text string) bool {
	for _, s := range texts {
		if s == text {
			return true
		}
	}
	return false
}

func TestFileNotes(t *testing.T) {
	for _, c := range []struct{ id, src, note string }{
		{"heroku", "worker: a\n", "No process gets HTTP traffic, because none is named `web`."},
		{"heroku:fir", "", "The build prints: Empty file, no processes defined."},
		{"railway", "# none\n", "Only the command that the build detects starts."},
		{"code-capsules", "web: a\nworker: b\n", "The order of the lines has no effect. The documentation mentions one, but only `web` starts."},
		{"elastic-beanstalk", "worker: b\nweb: a\n", "In Go and Java SE apps, `web` must be the first entry. The order of the others has no effect."},
		{"gigalixir", "worker: b\nweb: a\n", "Unverified: the first entry gets the platform's `$PORT`. Otherwise the order has no effect."},
		{"foreman", "worker: b\nweb: a\n", "The order of the lines only decides `$PORT`."},
		{"honcho", "web: a\n", "`$PORT` is 5000, plus 100 for each further process type and 1 for each further instance. `-p`, `PORT` in `.env`, and `$PORT` change the first."},
	} {
		if notes := previewOf(t, c.id, c.src).Notes; !contains(notes, c.note) {
			t.Errorf("%s of %q: %q, expected among them %q", c.id, c.src, notes, c.note)
		}
	}
	for _, src := range []string{"web: a\nweb: b\nworker: c\n", "web: a\nworker: b\n", "web: a\nrelease: c\nworker: b\n"} {
		for _, note := range previewOf(t, "heroku", src).Notes {
			if strings.Contains(note, "order") {
				t.Errorf("the order of %q decides nothing that a note has to say: %q", src, note)
			}
		}
	}
	for _, c := range []struct{ id, src string }{
		{"heroku", "web: a\n"}, {"deis:dockerfile", "worker: a\n"}, {"sevalla", "web: a\n"}, {"heroku", "web: a\nrelease: b\n"},
	} {
		if notes := previewOf(t, c.id, c.src).Notes; len(notes) > 0 {
			t.Errorf("%s of %q: %q, expected no note", c.id, c.src, notes)
		}
	}
}

// What a view shows at the top of the processes.
func TestStateOfTheApp(t *testing.T) {
	for _, c := range []struct {
		platform, text, without string
		inBuild                 bool
	}{
		{"heroku", "worker: a\nrelease: b\n", "web", false},
		{"heroku", "web: a\nrelease: b\n", "", false},
		{"sevalla", "web: a\nrelease: b\n", "", true},
		{"render", "worker: a\nrelease: b\n", "", false},
		{"foreman", "worker: a\nrelease: b\n", "", false},
	} {
		p := previewOf(t, c.platform, c.text)
		if got := strings.Join(p.WithoutTraffic, " "); got != c.without {
			t.Errorf("%s, %q: without traffic %q, want %q", c.platform, c.text, got, c.without)
		}
		if got := p.Processes[1].InBuild; got != c.inBuild {
			t.Errorf("%s, %q: release in the build: %v, want %v", c.platform, c.text, got, c.inBuild)
		}
	}
}

func TestImplied(t *testing.T) {
	for _, c := range []struct{ id, src, implied string }{
		{"deis", "", "web"},
		{"deis:dockerfile", "# none\n", "cmd"},
		{"deis:image", "web: a\n", "cmd"},
		{"deis:image", "cmd: a\n", ""},
		{"deis", "worker: a\n", "cmd"},
		{"deis", "web: a\n", ""},
		{"deis", "web: a: b\n", ""},
		{"drycc", "", "web"},
		{"drycc:image", "", "web"},
		{"drycc", "worker: a\n", ""},
		{"heroku", "", ""},
		{"code-capsules", "", ""},
		{"code-capsules", "# none\n", ""},
	} {
		got := ""
		for _, p := range previewOf(t, c.id, c.src).Processes {
			if p.Implied {
				got += p.Type
				// A buildpack app has no command for it.
				serves := c.id != "deis" || p.Type != "cmd"
				if p.Scale == nil || *p.Scale != 1 || p.Traffic != serves || p.Read {
					t.Errorf("%s of %q: %+v", c.id, c.src, p)
				}
			}
		}
		if got != c.implied {
			t.Errorf("%s of %q implies %q, expected %q", c.id, c.src, got, c.implied)
		}
	}
}

func TestApp(t *testing.T) {
	target, _ := platform.Lookup("heroku")
	p := Of(procfile.Parse([]byte("web: a\n")), target, Options{App: "my app's"})
	if got, want := p.Processes[0].Equivalents[0].Text, `heroku ps:scale web=1 --app "my app's"`; got != want {
		t.Errorf("%s, expected %s", got, want)
	}
}

// Problems follow the process of their line, and those without a process come before
// all cards; the table keeps to the width.
func TestText(t *testing.T) {
	p := previewOf(t, "heroku", "web: gunicorn shop.wsgi --bind 127.0.0.1:8000 --workers 4 --threads 2 --timeout 30\nnothing\nworker: celery -A shop worker\n")
	var b bytes.Buffer
	problems := []Problem{{0, "error", "The host is wrong.", "", "host-loopback"}, {1, "warning", "No entry", ".", "missing-colon"}}
	if err := Text(&b, p, TextOptions{Color: true, Problems: problems}); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for _, part := range []string{
		"\x1b[1;33mwarning\x1b[0m   line 2: No entry. (missing-colon)\n\n\x1b[2mprocess  role    starts  listens         command\x1b[0m\n" +
			"web      http         1  127.0.0.1:8000  gunicorn shop.wsgi --bind 127.0.0.1:80…\n" +
			"worker   worker       0                  celery -A shop worker\n\n\x1b[1mweb\x1b[0m\n",
		"  \x1b[1;31merror\x1b[0m     The host is wrong. (host-loopback)\n",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("%q lacks %q", text, part)
		}
	}
	b.Reset()
	if err := Text(&b, p, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "\x1b") {
		t.Error("colors without a terminal")
	}
}

// Commands contain the text of the file, whatever it is, as one word.
func TestQuoting(t *testing.T) {
	for _, command := range []string{
		"npm start", `it's "quoted" $PORT`, "it's a !bang", "a\tb", "echo `id` $(id)", `back\slash`, "é世界", "a # b", "--flag", "$'x'",
	} {
		for _, c := range []struct{ id, title string }{
			{"heroku", "Run the command once"}, {"deis", "Run the command once"}, {"drycc", "Run the command once"},
		} {
			src := "web: |-\n  " + command + "\n"
			if c.id == "heroku" {
				src = "web: " + command + "\n"
			}
			card := cardOf(t, c.id, src)
			// What needs a shell gets one in a container that runs.
			if inContainer := c.title + " in a container"; c.id == "drycc" && slices.ContainsFunc(card.Equivalents, func(e platform.Equivalent) bool { return e.Title == inContainer }) {
				c.title = inContainer
			}
			text := textOf(t, card, c.title)
			words := shellWords(t, text)
			if got := words[len(words)-1]; got != command {
				t.Errorf("%s of %q: %s gives %q", c.id, command, text, got)
			}
		}
		text := textOf(t, cardOf(t, "heroku", "web: "+command+"\n"), "Scale it through the API")
		if !json.Valid([]byte(text[strings.Index(text, "\n"):])) {
			t.Errorf("no JSON: %s", text)
		}
		checkSevalla(t, command)
	}
}

func checkSevalla(t *testing.T, command string) {
	t.Helper()
	p := previewOf(t, "sevalla:buildpacks", "web: "+command+"\nworker: "+command+"\n")
	words := shellWords(t, textOf(t, p.Processes[0], "Update process"))
	var update map[string]any
	if err := json.Unmarshal([]byte(words[len(words)-1]), &update); err != nil || update["entrypoint"] != command || len(update) != 1 {
		t.Errorf("%q: the body is %s (%v)", command, words[len(words)-1], err)
	}
	words = shellWords(t, textOf(t, p.Processes[1], "Create process"))
	var create struct {
		Entrypoint     string
		ResourceTypeID string `json:"resource_type_id"`
	}
	if err := json.Unmarshal([]byte(words[len(words)-1]), &create); err != nil || create.Entrypoint != command || create.ResourceTypeID != "$SEVALLA_RESOURCE_TYPE_ID" {
		t.Errorf("%q: the body is %s (%v)", command, words[len(words)-1], err)
	}
}

func textOf(t *testing.T, p Process, title string) string {
	t.Helper()
	for _, e := range p.Equivalents {
		if e.Title == title {
			return e.Text
		}
	}
	t.Fatalf("%s has no equivalent %q", p.Type, title)
	return ""
}

// shellWords are the words of the one call of a command line, unquoted; a
// variable stands for itself.
func shellWords(t *testing.T, text string) []string {
	t.Helper()
	file, err := syntax.NewParser().Parse(strings.NewReader(text), "")
	if err != nil || len(file.Stmts) != 1 {
		t.Fatalf("%s: %v", text, err)
	}
	call, ok := file.Stmts[0].Cmd.(*syntax.CallExpr)
	if !ok {
		t.Fatalf("%s is no call", text)
	}
	var words []string
	for _, w := range call.Args {
		words = append(words, partsOf(t, w.Parts))
	}
	return words
}

func partsOf(t *testing.T, parts []syntax.WordPart) string {
	t.Helper()
	s := ""
	for _, part := range parts {
		switch part := part.(type) {
		case *syntax.Lit:
			s += unescape(part.Value)
		case *syntax.SglQuoted:
			value := part.Value
			if part.Dollar {
				value = strings.NewReplacer(`\t`, "\t", `\n`, "\n", `\\`, `\`, `\'`, `'`).Replace(value)
			}
			s += value
		case *syntax.DblQuoted:
			s += partsOf(t, part.Parts)
		case *syntax.ParamExp:
			s += "$" + part.Param.Value
		default:
			t.Fatalf("%T in a word", part)
		}
	}
	return s
}

func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// checkPreview fails for a preview that breaks a promise of every preview.
func checkPreview(t *testing.T, src []byte, target *platform.Target) {
	t.Helper()
	doc := procfile.Parse(src)
	p := Of(doc, target, Options{})
	if !reflect.DeepEqual(p, Of(doc, target, Options{})) {
		t.Errorf("%s: two previews of %q differ", p.Platform, src)
	}
	if !json.Valid([]byte(encode(t, p))) {
		t.Errorf("%s: no JSON for %q", p.Platform, src)
	}
	for _, card := range p.Processes {
		if card.Line < 0 || card.Line > len(doc.Lines) {
			t.Errorf("%s: line %d of %d", p.Platform, card.Line, len(doc.Lines))
		}
		checkEquivalents(t, card.Equivalents)
		checkSentences(t, card.Notes)
	}
	checkEquivalents(t, p.Equivalents)
	checkSentences(t, p.Notes)
	checkText(t, func(b *bytes.Buffer) error { return Text(b, p, TextOptions{}) })
}

func checkMatrix(t *testing.T, src []byte) {
	t.Helper()
	m := MatrixOf(procfile.Parse(src), nil)
	if !json.Valid([]byte(encode(t, m))) {
		t.Errorf("no JSON for %q", src)
	}
	checkText(t, func(b *bytes.Buffer) error { return MatrixText(b, m, TextOptions{}) })
}

func checkEquivalents(t *testing.T, es []platform.Equivalent) {
	t.Helper()
	for _, e := range es {
		if e.Kind != "cli" && e.Kind != "ui" && e.Kind != "api" || e.Title == "" || e.Text == "" {
			t.Errorf("equivalent %+v", e)
		}
		if len(e.Fields) > 0 && (e.Place == "" || !slices.Contains(e.Fields, platform.FormField{Label: e.Title, Value: e.Text})) {
			t.Errorf("the form %+v has no place or not the field %q", e, e.Title)
		}
		if e.Kind == "cli" || strings.HasPrefix(e.Text, "curl") {
			if _, err := syntax.NewParser().Parse(strings.NewReader(e.Text), ""); err != nil {
				t.Errorf("%s: %v", e.Text, err)
			}
		}
		if strings.Contains(e.Text, "Bearer") && !strings.Contains(e.Text, "Bearer $SEVALLA_API_KEY") && !strings.Contains(e.Text, "Bearer $COOLIFY_TOKEN") {
			t.Errorf("a key in %s", e.Text)
		}
	}
}

func checkSentences(t *testing.T, notes []string) {
	t.Helper()
	for _, note := range notes {
		if !strings.HasSuffix(note, ".") && !strings.HasSuffix(note, "”") || strings.ContainsAny(note, "\n\r\t") {
			t.Errorf("note %q", note)
		}
	}
}

func checkText(t *testing.T, write func(*bytes.Buffer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	for _, r := range b.String() {
		if r != '\n' && r < ' ' {
			t.Errorf("a control character in %q", b.String())
		}
	}
	if !utf8.Valid(b.Bytes()) {
		t.Errorf("no UTF-8: %q", b.String())
	}
}

// seeds are the inputs of the golden files and the tricky files of the parsers.
func seeds(tb testing.TB) [][]byte {
	tb.Helper()
	var sources [][]byte
	golden, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	for _, file := range golden {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, section := range ar.Files {
			if strings.HasPrefix(section.Name, "in ") {
				sources = append(sources, section.Data)
			}
		}
	}
	tricky, err := filepath.Glob("../platform/testdata/tricky/*")
	if err != nil || len(tricky) == 0 {
		tb.Fatalf("no tricky files: %v", err)
	}
	for _, file := range tricky {
		src, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		sources = append(sources, src)
	}
	return sources
}

func TestTricky(t *testing.T) {
	for i, src := range seeds(t) {
		for j, target := range platform.Targets() {
			if golden.LeftOut(i+j, 2) {
				continue
			}
			checkPreview(t, src, target)
		}
		checkMatrix(t, src)
	}
}

func FuzzPreview(f *testing.F) {
	for _, src := range seeds(f) {
		if len(src) <= 500 {
			f.Add(src, uint8(len(src)))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, which uint8) {
		if len(src) > 500 {
			return
		}
		targets := platform.Targets()
		checkPreview(t, src, targets[int(which)%len(targets)])
		if which == 0 {
			checkMatrix(t, src)
		}
	})
}

// A preview and a matrix of a hostile file stay small, and no part of the work
// grows faster than the file: otherwise this test takes minutes.
func TestLimits(t *testing.T) {
	entries := 20_000
	if runtime.GOARCH == "wasm" { // ten times slower
		entries /= 10
	}
	var many strings.Builder
	for i := range entries {
		fmt.Fprintf(&many, "p%d: echo %d\n", i, i)
	}
	for name, src := range map[string]string{
		"many entries": many.String(),
		"duplicates":   strings.Repeat("web: a\n", entries),
		"long command": "web: " + strings.Repeat("x '", 15*entries),
		"deep":         "web: " + strings.Repeat("$(", 10*entries),
	} {
		doc := procfile.Parse([]byte(src))
		for i, target := range platform.Targets() {
			if golden.LeftOut(i, 1) {
				continue
			}
			if size := len(encode(t, Of(doc, target, Options{}))); size > 2<<20 {
				t.Errorf("%s on %s: %d bytes", name, target.ID(), size)
			}
		}
		if size := len(encode(t, MatrixOf(doc, nil))); size > (len(platform.IDs())+1)<<20 {
			t.Errorf("%s: the matrix has %d bytes", name, size)
		}
	}
}

// TestLookalikeAddress: a character that only looks like a part of an address makes none.
func TestLookalikeAddress(t *testing.T) {
	for _, command := range []string{
		"uvicorn app:app --host ：： --port $PORT",
		"gunicorn app:app --bind ：:$PORT",
		"gunicorn app:app --bind 0.0.0.0：$PORT",
		"php -S 0.0.0.0：8000",
		"python manage.py runserver 0.0.0.0：$PORT",
	} {
		web := previewOf(t, "heroku", "web: "+command+"\n").Processes[0]
		if web.Host != "" || strings.Contains(address(&web), "：") {
			t.Errorf("%s listens on %q", command, address(&web))
		}
	}
}
