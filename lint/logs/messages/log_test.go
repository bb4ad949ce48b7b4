package messages

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/internal/proportion"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
)

// healthyLines are those of testdata/healthy.txt, with numbers.
func healthyLines(t testing.TB, number int) []string {
	t.Helper()
	text, err := os.ReadFile("../testdata/healthy.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "# ") || strings.TrimSpace(line) == "" {
			continue
		}
		lines = append(lines, strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "%", strconv.Itoa(number)))
	}
	return lines
}

// TestHealthyLogsHaveNoCause: neither a line alone nor all of them together.
func TestHealthyLogsHaveNoCause(t *testing.T) {
	table := Table()
	if count := len(healthyLines(t, 7)); count < 1000 {
		t.Errorf("only %d lines", count)
	}
	for _, number := range []int{7, 10, 42, 127, 137, 5000, 8080} {
		lines := healthyLines(t, number)
		for _, line := range append(lines, strings.Join(lines, "\n")) {
			if d := table.Of(line, nil); len(d.Causes) > 0 {
				t.Errorf("%.200q has the cause %s: %s", line, d.Causes[0].Name, d.Causes[0].Headline)
			}
		}
	}
}

// TestHealthyAppsHaveNoCause: logs of apps that work have none, however much in them looks like an error, and show that they work.
func TestHealthyAppsHaveNoCause(t *testing.T) {
	files, err := filepath.Glob("../testdata/healthy/*.log")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		log, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d := Table().Of(string(log), nil)
		for _, c := range d.Causes {
			t.Errorf("%s has the cause %s (%s) in line %d: %s", filepath.Base(file), c.Name, c.Certainty, c.Lines[0].Start.Line+1, c.Headline)
		}
		if !d.Works && !strings.HasPrefix(filepath.Base(file), "install-") {
			t.Errorf("%s doesn't show that the app works", file)
		}
	}
}

// TestWhatOnlyBeginsIsNoSuccess: a line with which a step begins doesn't say how the step ended.
func TestWhatOnlyBeginsIsNoSuccess(t *testing.T) {
	for _, begins := range []string{
		"remote: -----> Building on the Heroku-24 stack", "-----> Python app detected", "remote: -----> Compressing...",
		"remote: Verifying deploy... Running release command...", "heroku[web.1]: Starting process with command `python x.py`",
		"heroku[web.1]: Starting process with command `lein run`", "Starting Container", "To dokku@apps.example.com:shop",
		"To https://git.heroku.com/shop.git", "-----> Building shop from herokuish",
	} {
		if d := Table().Of(begins+"\nFrobnicator gave up: quux mismatch\n", nil); d.Works {
			t.Errorf("%q shows an app that works", begins)
		}
	}
}

// TestThePlatformOfTheLog: what a log shows counts before what was chosen, which names a build strategy at most.
func TestThePlatformOfTheLog(t *testing.T) {
	const router = "heroku[router]: at=error code=H10 desc=\"App crashed\" method=GET path=\"/\" host=shop.herokuapp.com\n"
	for _, test := range []struct{ log, chosen, want string }{
		{router, "render", "heroku"},
		{router, "heroku", "heroku"},
		{router, "heroku:fir", "heroku:fir"},
		{"Error: Cannot find module 'express'\n", "render", "render"},
	} {
		target, ok := platform.Lookup(test.chosen)
		if !ok {
			t.Fatalf("no platform %s", test.chosen)
		}
		in := &lint.Input{Path: "Procfile", Source: []byte("web: node server.js\n"), Targets: []*platform.Target{target}}
		if d := Table().Of(test.log, in); d.Platform != test.want {
			t.Errorf("%q on %s: %q, want %q", test.log, test.chosen, d.Platform, test.want)
		}
	}
}

// TestLinesOfTheRules: what the rules explain has a cause, and one that is sure is about one of these rules.
func TestLinesOfTheRules(t *testing.T) {
	text, err := os.ReadFile("../../explain/testdata/lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	known, without := 0, 0
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '\t' || strings.HasPrefix(line, "# ") {
			continue
		}
		rules := explain.Text(line).Rules
		d := Table().Of(line, nil)
		switch {
		case len(rules) == 0:
			continue
		case len(d.Causes) == 0:
			without++
			t.Logf("%q has no cause", line)
			continue
		}
		known++
		c := d.Causes[0]
		named := c.Rule == ""
		for _, r := range rules {
			named = named || r.Name == c.Rule
		}
		if !named && c.Certainty == signal.Sure {
			t.Errorf("%q is surely about %s, and its rules are %s, …", line, c.Rule, rules[0].Name)
		}
	}
	if known < 280 || without > 8 {
		t.Errorf("%d lines have a cause, %d have none", known, without)
	}
}

// TestSecretsAreMasked: nothing of an answer shows a secret in the log or in the Procfile.
func TestSecretsAreMasked(t *testing.T) {
	const secret = "s3cr3tPassw0rdXyz9"
	app := &lint.Input{Path: "Procfile", Source: []byte("web: gunicorn app:app --bind 0.0.0.0:8000\nworker: DB_PASSWORD=" + secret + " python x.py\n")}
	for _, log := range []string{
		"redis.exceptions.ConnectionError: Error 111 connecting to redis://user:" + secret + "@db:6379. Connection refused.",
		"bash: DB_PASSWORD=" + secret + ": command not found",
		"consumer: Cannot connect to amqp://guest:" + secret + "@host:5672//: [Errno 111] Connection refused.",
		`{"log":"Error: connect ECONNREFUSED postgres://u:` + secret + `@db:5432"}`,
		"[DiscordAPIError]: token=" + secret,
		"error: API_TOKEN=" + secret + " Error R10 (Boot timeout)",
		`Can't reach database server at ` + "`postgres://u:" + secret + "@db`",
		"URI::InvalidURIError: bad URI(is not URI?): postgres://shop:x#" + secret + "@db.example.com:5432/shop",
		"URI::InvalidURIError: bad URI(is not URI?): postgres://shop:1/?" + secret + "@db.example.com:5432/shop",
		"fatal: unable to access 'https://" + secret + "@git.example.com/a/b.git/': The requested URL returned error: 403",
		"npm error //<host>/:_authToken=" + secret + " Missing script: \"x\"",
		"npm error 404 Not Found - GET https://npm.example.com/@acme%2fui?token=" + secret + " - Not found",
		"sh: 1: Authorization: Bearer " + secret + ": not found",
		"sh: 1: Syntax error: \"" + secret + "\" unexpected PASSWORD=" + secret,
	} {
		for _, in := range []*lint.Input{nil, app} {
			answer := string(jsontext.Append(nil, Table().Explain(log, in)))
			if strings.Contains(answer, secret) {
				t.Errorf("%s: the answer shows the secret: %s", log, answer)
			}
		}
	}
}

// costly are parts of logs that, repeated, cost more than others of their size.
var costly = []string{
	"bash: ", "bash: a: command not found ", ": line 1: ", "H14\n", "\x1b[", "\x1b]", "code=H14 desc=\"", "{\"log\":\"", "a | ", "[1] ", "sh: 1: x: not found\n", "“", "\r", "exec: \"a\": ", "%d: command not found\n", "://a:b@",
	"#9 41.2 ", "Jan 02 10:00:00 ", "app[1] ams [info]", "^C", "2025-Nov-01 ", strings.Repeat("app[1] ams ", 300) + "\n", "web.1 | exited with code 1\n", "web | Running...\nweb | exit status 1\n",
	"<13>1 2026-11-26T10:43:07Z a b c - [", "##[error]", "::error::", "[pod/a/b] ", "1 <1>1 ", "stderr F ", "a\tb\t2026-11-26T10:43:07Z ",
	strings.Repeat("a wrapped line ", 8) + "a\n", "Error: connect ECONNREFUSED 10.0.0.4:5432, retrying\nretry succeeded\nConnected to PostgreSQL\n",
	"Error: connect ECONNREFUSED 10.0.0.4:5432, retrying\nrun succeeded with success\nConnected to Redis\n",
	// For the masks of secrets.
	"DB_PASSWORD=", "DB_PASSWORD=x;", "token: x ", "password '", `{"password":`, `"secret" => "is `, "://a:b ", "://a", "postgres://a,b", "mysql -p -u ", "mysql -p", "Authorization: ", "Cookie: a ", "PDO->__construct(", "-----BEGIN ", "-----BEGIN EC PRIVATE KEY",
	"MII", "a.b.c", "bot12345678:", "password=a;b", "<password>", "&token=is&", "pass=pass(", "SECRET_KEY,value ", "login password ",
}

// TestWorkIsLinear: a megabyte of any log is read in a moment.
func TestWorkIsLinear(t *testing.T) {
	healthy := strings.Join(healthyLines(t, 12345), "\n") + "\n"
	size := 1 << 20
	if runtime.GOARCH == "wasm" {
		size >>= 3 // WebAssembly takes that many times as long
	}
	for i, part := range append(costly, healthy) {
		if golden.LeftOut(i, 1) {
			continue
		}
		began := time.Now()
		Table().Of(string(proportion.Fill([]byte(part), size)), nil)
		took := time.Since(began)
		t.Logf("%d KiB of %.30q take %v", size>>10, part, took)
		if took > patient.For(5*time.Second) {
			t.Errorf("%d KiB of %.30q take %v", size>>10, part, took)
		}
	}
}

// FuzzLogs looks for a log or a Procfile that ends the program, or whose secret is shown.
func FuzzLogs(f *testing.F) {
	for i, m := range whole(f).Messages {
		if golden.LeftOut(i, 1) || len(m.Lines) == 0 {
			continue
		}
		f.Add(m.Lines[0], "web: gunicorn app:app -b 127.0.0.1:80\n")
	}
	for _, part := range costly {
		f.Add(strings.Repeat(part, 3), "web:x\nwbe: node a.js &\n")
	}
	const secret = "s3cr3tPassw0rdXyz9"
	f.Fuzz(func(t *testing.T, log, procfile string) {
		if len(log)+len(procfile) > 4<<10 || strings.Contains(log+procfile, secret[:8]) {
			return
		}
		d := Table().Of(log+" https://user:"+secret+"@host/", &lint.Input{Path: "Procfile", Source: []byte(procfile)})
		if answer := string(jsontext.Append(nil, d)); strings.Contains(answer, secret) {
			t.Errorf("the answer shows the secret: %s", answer)
		}
	})
}

// TestLinesThatWereExplainedWrongly: lines for which the pages of the rules gave a wrong answer, or none.
func TestLinesThatWereExplainedWrongly(t *testing.T) {
	for _, test := range []struct{ log, cause, says, rule, platform string }{
		{`exec: "npm": executable file not found in $PATH`, "program-missing", "`npm` isn't installed", "program-not-installed", ""},
		{`npm error Missing script: "serve"`, "npm-script-missing", "has no script `serve`", "program-not-installed", ""},
		{"Application failed to respond", "railway-no-answer", "Railway", "port-hardcoded", "railway"},
		{"bash: gunicorn: command not found", "program-missing", "`gunicorn`", "program-not-installed", ""},
		{"bash: npm: command not found", "program-missing", "Node.js", "program-not-installed", ""},
		{"Error: Invalid value for '--port': '$PORT' is not a valid integer.", "port-value", "`$PORT`", "no-shell", ""},
		{"FOLDER=web: command not found", "program-missing", "`FOLDER=web`", "no-shell", ""},
		{"Error: listen EADDRINUSE: address already in use :::5000", "port-in-use", "Port 5000", "", ""},
		{"10:00:02 web.1  | exited with code 0", "one-ends-all", "`web.1` ended", "one-off-ends-all", "foreman"},
		{"10:00:02 system | sending SIGTERM to all processes", "one-ends-all", "ended", "one-off-ends-all", "foreman"},
		{"Failed to find attribute 'app' in 'main'.", "python-app-missing", "`main` has no application `app`", "module-path", ""},
		{"remote: !	Release command failed", "release-failed", "`release`", "release-files-lost", "heroku"},
		{"heroku[web.1]: State changed from starting to crashed", "app-crashed", "crashed", "", "heroku"},
		{`*1 connect() failed (111: Connection refused) while connecting to upstream, upstream: "http://127.0.0.1:8000/"`, "nginx-refused", "127.0.0.1:8000", "", ""},
		{"A server is already running (pid: 1, file: /app/tmp/pids/server.pid).", "server-running", "`/app/tmp/pids/server.pid`", "", ""},
		{"launcher: no start command specified or detected in droplet", "no-web-process", "`web`", "no-http-process", "cloud-foundry"},
		{`for Python, an entrypoint must be manually set, either with "GOOGLE_ENTRYPOINT" env var`, "google-entrypoint", "Python", "no-http-process", "google-cloud"},
		{"'$PORT' is not a valid integer", "port-value", "`$PORT`", "no-shell", ""},
		{"EADDRINUSE", "port-in-use", "port", "", ""},
		{"exited with code 0", "one-ends-all", "ended", "one-off-ends-all", "foreman"},
		{"sending SIGTERM to all processes", "one-ends-all", "ended", "one-off-ends-all", "foreman"},
		{"Release command failed", "release-failed", "`release`", "release-files-lost", "heroku"},
		{"State changed from starting to crashed", "app-crashed", "crashed", "", "heroku"},
		{"heroku[worker.1]: State changed from up to crashed", "app-crashed", "`worker.1`", "", "heroku"},
		{"connect() failed (111…)", "nginx-refused", "nginx", "", ""},
		{"A server is already running", "server-running", "earlier start", "", ""},
		{"no start command specified or detected in droplet", "no-web-process", "`web`", "no-http-process", "cloud-foundry"},
		{"entrypoint must be manually set", "google-entrypoint", "no command", "no-http-process", "google-cloud"},
		{"setuidgid: fatal: unable to run…", "program-missing", "program", "program-not-installed", ""},
		{"2024-03-27T14:54:52.830 app[3287965c063418] ams [info] gunicorn: command not found", "program-missing", "`gunicorn`", "program-not-installed", "fly"},
		{"2024-03-27T14:54:52Z runner[148e391] ams [info]Killed", "process-killed", "killed", "", "fly"},
		{"2025-Nov-01 15:11:33.680029 #9 41.23 Killed", "process-killed", "killed", "", ""},
		{"Nov 26 10:43:07 PM  gunicorn: command not found", "program-missing", "`gunicorn`", "program-not-installed", ""},
		{"error[E0432]: unresolved import `rocket::fairing`", "rust-compile", "`E0432`", "", ""},
		{"setuidgid: fatal: unable to run gunicorn: file does not exist", "program-missing", "`gunicorn`", "program-not-installed", ""},
	} {
		d := Table().Of(test.log, nil)
		if len(d.Causes) != 1 {
			t.Errorf("%q has %d causes", test.log, len(d.Causes))
			continue
		}
		c := d.Causes[0]
		if c.Name != test.cause || c.Rule != test.rule || c.Platform != test.platform || !strings.Contains(c.Headline, test.says) {
			t.Errorf("%q: %s, %s, %q, %q", test.log, c.Name, c.Rule, c.Platform, c.Headline)
		}
	}
	for _, log := range []string{"-----> Procfile declares process types: web, worker", "remote: Compiled slug size is 43.1M"} {
		if d := Table().Of(log, nil); len(d.Causes) > 0 {
			t.Errorf("%q has a cause", log)
		}
	}
}

// TestProcessesFailApart: what happens to one process follows from nothing in another one, and each cause begins with its own line.
func TestProcessesFailApart(t *testing.T) {
	const r10 = "heroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch\n"
	const missing = "app[worker.1]: bash: celery: command not found\n"
	for _, test := range []struct {
		log   string
		lines []int // the first of each cause
	}{
		{r10 + missing, []int{1, 0}},
		{missing + r10, []int{0, 1}},
		{"app[web.1]: bash: gunicorn: command not found\n" + r10, []int{0}},
		{r10 + "app[web.2]: bash: gunicorn: command not found\n", []int{1}},
		{"heroku[router]: at=error code=H10 desc=\"App crashed\" method=GET path=\"/\"\n" + missing, []int{1}},
	} {
		var lines []int
		for _, c := range Table().Of(test.log, nil).Causes {
			lines = append(lines, c.Lines[0].Start.Line)
		}
		if !slices.Equal(lines, test.lines) {
			t.Errorf("%q: causes at the lines %v, want %v", test.log, lines, test.lines)
		}
	}
}
