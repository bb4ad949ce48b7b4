package explain

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

// Lines as people find them, with the rule that comes first and a platform that prints them.
var found = []struct{ name, text, rule, platform string }{
	{"a code", "H14", "no-http-process", "heroku"},
	{"a code in small letters", " h14 ", "no-http-process", "heroku"},
	{"a line of the router", `2026-10-06T21:51:12.000000+00:00 heroku[router]: at=error code=H14 desc="No web processes running" method=GET path="/" host=shop.herokuapp.com dyno= connect= service= status=503`, "no-http-process", "heroku"},
	{"a boot timeout", "2026-11-01T10:00:00.1+00:00 heroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch", "port-hardcoded", "heroku"},
	{"capitals", "ERROR R10 (BOOT TIMEOUT) -> WEB PROCESS FAILED TO BIND TO $PORT WITHIN 60 SECONDS OF LAUNCH", "port-hardcoded", "heroku"},
	{"colours", "\x1b[36m2026-11-01T10:00:00 app[web.1]:\x1b[0m \x1b[1;31mError: '' is not a valid port number.\x1b[0m", "port-empty", ""},
	{"a link of a terminal", "\x1b]8;;http://x\x07Error: '$PORT' is not a valid port number.", "no-shell", ""},
	{"a port that is empty, alone", "'' is not a valid port number", "port-empty", ""},
	{"YAML of other languages", "mapping values are not allowed here", "yaml-syntax", ""},
	{"a hint of gunicorn", "Failed to find application, did you mean 'shop:app'?", "module-path", ""},
	{"glued quotes", "bash: gunicornaap:aap--log-file=-: command not found", "program-missing", ""},
	{"curly quotes", "Error: ‘$PORT’ is not a valid port number.", "no-shell", ""},
	{"a part of a line", "No web processes", "no-http-process", "heroku"},
	{"a part with a name in front", "remote: -----> process names must be", "duplicate-process-type", "dokku"},
	{"a wrong name", "Mis-cased procfile detected; ignoring.", "file-name", "heroku"},
	{"none", "remote:        Procfile declares types     -> (none)", "no-processes", "heroku"},
	{"a BOM on Elastic Beanstalk", "[ERROR] There is no proc command in proc file. Aborting the deployment.", "byte-order-mark", "elastic-beanstalk"},
	{"YAML", "procfile /tmp/b/Procfile is malformed (yaml: line 2: mapping values are not allowed in this context)", "yaml-syntax", "drycc"},
	{"a key twice", `procfile Procfile is malformed (yaml: unmarshal errors:` + "\n" + `  line 2: mapping key "web" already defined at line 1)`, "duplicate-process-type", "drycc"},
	{"Drycc's length", "Error: The length of ptype must be between 3 and 63", "process-type-length", "drycc"},
	{"Drycc's names", `{"detail":"Process types can only supports: ^(?P<type>[a-z0-9]+(\-[a-z0-9]+)*)$"}`, "process-type-name", "drycc"},
	{"a reserved name", "kube is a reserved name.", "reserved-process-type", "drycc"},
	{"Deis", "'worker1=2' does not match the pattern 'type=num', ex: web=2", "process-type-name", "deis"},
	{"Google", "web process not found in Procfile, found processes: [api]", "no-http-process", "google-cloud"},
	{"Dokku", "Invalid Procfile: process names must be unique, line 2", "duplicate-process-type", "dokku"},
	{"herokuish", "Proc entrypoint web does not exist. Please check your Procfile", "no-http-process", "dokku"},
	{"overmind", "overmind: No entries were found in Procfile", "space-after-colon", "overmind"},
	{"foreman", "ERROR: Procfile does not exist.", "file-name", "foreman"},
	{"bash", "bash: -c: line 1: syntax error near unexpected token `('", "shell-syntax", ""},
	{"Heroku's buildpack", "Procfile key `celery_worker` has been corrected to `celery-worker`. Please update your Procfile.", "process-type-name", "heroku:fir"},
	{"an option without a value", "gunicorn: error: argument -b: expected one argument", "empty-flag-value", ""},
	{"a command in the file", "2026-11-01T10:00:00 app[heroku.1]: bash: ps:scale: command not found", "cli-command", ""},
	{"forego", "web.1  | sh: 1: exec: FOO=bar: not found", "no-shell", "forego"},
}

func TestLinesOfLogsAreExplained(t *testing.T) {
	for _, c := range found {
		t.Run(c.name, func(t *testing.T) {
			a := Text(c.text)
			if len(a.Rules) == 0 {
				t.Fatal("no rule explains it")
			}
			if first := a.Rules[0]; first.Name != c.rule {
				t.Errorf("first comes %s (%q), want %s; all: %v", first.Name, first.Log, c.rule, names(a))
			}
			if c.platform != "" && !slices.ContainsFunc(a.Messages, func(m Message) bool { return slices.Contains(m.Platforms, c.platform) }) {
				t.Errorf("%s does not print it: %+v", c.platform, a.Messages)
			}
			if c.platform == "" && len(a.Rules[0].Platforms) > 0 {
				t.Errorf("it is said to come from %v", a.Rules[0].Platforms)
			}
		})
	}
}

func TestGenericWordsAreNotExplained(t *testing.T) {
	for _, text := range []string{
		"", " \n\n", "error", "Error", "web", "Procfile", "port", "$PORT", "worker", "command not found", "No such file or directory",
		"Permission denied", "line 1", "yaml", "invalid", "Application error", "failed to", "process", "the", "…", "Build succeeded",
		"2026-11-01T10:00:00 app[web.1]: GET /h14 200", "commit r10 of the series", "mov r10, rax", "the path /H14.html", "see AH14 and H144",
		"Starting process with command `gunicorn app:app`", "State changed from starting to up", "Listening on 0.0.0.0:5000", "is not",
		"web: gunicorn app:app", "-----> Discovering process types", "Procfile declares types -> web", "2026-11-01 12:00:00", "is a", "of the file",
		"parse error", "PHP Parse error:  syntax error, unexpected '|' in /app/b.php on line 12", "jq: parse error: Invalid numeric literal at line 1, column 3",
		"could not be found", "network shop declared as external, but could not be found",
	} {
		if a := Text(text); a.Found() {
			t.Errorf("%q: %v %+v", text, names(a), a.Messages)
		}
	}
}

func TestCodesInALogAreTakenOnlyWhereTheyAreAnnounced(t *testing.T) {
	if a := Text("one line\nH14 is the name of a room"); a.Found() {
		t.Errorf("a room is explained by %v", names(a))
	}
	if a := Text("one line\nheroku[router]: at=error code=H14 desc=\"\""); !a.Found() {
		t.Error("code=H14 is not explained")
	}
}

func TestAMessageWithoutARule(t *testing.T) {
	a := Text("heroku[web.1]: Process running mem=530M(103.6%)\nheroku[web.1]: Error R14 (Memory quota exceeded)")
	if len(a.Rules) > 0 || len(a.Messages) != 1 || a.Messages[0].Line != 1 || !strings.Contains(a.Messages[0].Means, "memory") {
		t.Errorf("%v %+v", names(a), a.Messages)
	}
}

// The text of a log goes before the codes that follow from it, and those add no other rules.
func TestAWholeLog(t *testing.T) {
	a := Text(strings.Join([]string{
		"2026-11-20T10:00:01.000000+00:00 heroku[web.1]: Starting process with command `uvicorn main:app`",
		"2026-11-20T10:00:03.000000+00:00 app[web.1]: INFO:     Uvicorn running on http://127.0.0.1:8000",
		"2026-11-20T10:01:01.000000+00:00 heroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch",
		"2026-11-20T10:01:01.000000+00:00 heroku[web.1]: Stopping process with SIGKILL",
		`2026-11-20T10:01:05.000000+00:00 heroku[router]: at=error code=H10 desc="App crashed" method=GET path="/"`,
	}, "\r\n"))
	for _, want := range []string{"port-missing", "port-hardcoded", "host-loopback"} {
		if !slices.Contains(names(a), want) {
			t.Errorf("%s is missing: %v", want, names(a))
		}
	}
	for _, r := range a.Rules {
		if r.code || r.Line != 2 {
			t.Errorf("%s was found by %q in line %d", r.Name, r.Log, r.Line)
		}
	}
}

// Every line of the documentation finds its own rule, except those that also occur in the logs of other programs.
func TestEachLogFindsItsRule(t *testing.T) {
	for _, r := range lint.Rules() {
		logs := r.Docs().Logs
		if len(logs) > 0 && !slices.ContainsFunc(logs, func(log string) bool { return saysEnough(log) }) {
			t.Errorf("%s: each of %q says too little to be looked for", r.Name, logs)
		}
		for _, log := range logs {
			if ok := saysEnough(log); !ok {
				continue
			}
			if a := Text(strings.ReplaceAll(log, anyText, "x")); !slices.Contains(names(a), r.Name) {
				t.Errorf("%s: %q is explained by %v", r.Name, log, names(a))
			}
		}
	}
}

func TestMessagesArePrintedByPlatforms(t *testing.T) {
	for _, m := range platform.Messages() {
		if ok := saysEnough(m.Text); !ok {
			t.Errorf("%q says too little", m.Text)
		}
		if m.Means == "" || m.Source == "" || m.Platforms == "" {
			t.Errorf("%q lacks a part", m.Text)
		}
		for _, id := range strings.Fields(m.Platforms) {
			if _, ok := platform.Lookup(id); !ok {
				t.Errorf("%q: there is no platform %q", m.Text, id)
			}
		}
	}
}

// The parsers' errors for the bad samples are the platforms' own, so they lead back to the rule.
func TestTheReadersErrorsFindTheRule(t *testing.T) {
	vague := []string{"Reading Procfile", "no valid entry", "not valid YAML", "Instance deployment failed."}
	for _, r := range lint.Rules() {
		docs := r.Docs()
		if len(docs.Logs) == 0 {
			continue
		}
		errors := map[string]bool{}
		explained := 0
		for _, target := range platform.Targets() {
			if !target.Reads() {
				continue
			}
			text := target.Read([]byte(docs.Bad.Text)).Error
			if text == "" || slices.ContainsFunc(vague, func(v string) bool { return strings.HasPrefix(text, v) }) {
				continue
			}
			a := Text(text)
			if !a.Found() {
				t.Errorf("%s: %s prints %q, which nothing explains", r.Name, target.ID(), text)
			}
			errors[text] = true
			if slices.Contains(names(a), r.Name) {
				explained++
			}
		}
		if len(errors) > 0 && explained == 0 {
			t.Errorf("%s: none of %v leads to it", r.Name, errors)
		}
	}
}

func names(a *Answer) []string {
	var list []string
	for _, r := range a.Rules {
		list = append(list, r.Name)
	}
	return list
}

func ExampleText() {
	a := Text(`heroku[router]: at=error code=H14 desc="No web processes running"`)
	fmt.Println(a.Rules[0].Name, a.Messages[0].Platforms)
	// Output: no-http-process [heroku]
}

// saysEnough reports whether a documented line is looked for.
func saysEnough(text string) bool { return newDocumented(text, "").letters > 0 }
