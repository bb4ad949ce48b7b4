package signal

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
)

// TestLoad: each mistake in a table has an error that names it.
func TestLoad(t *testing.T) {
	const meaning = "== a\nis It failed\n\n"
	for name, test := range map[string]struct{ text, says string }{
		"outside":           {"bash: x\n", "line 1: \"bash: x\" is outside"},
		"twice":             {meaning + "== a\n", "line 4: there are two meanings \"a\""},
		"an unknown field":  {"== a\nwhat x\n", "line 2: \"what\" is no field"},
		"an empty field":    {"== a\nis\n", "line 2: \"\" is no value of \"is\""},
		"an unknown level":  {"== a\nlevel top\n", "line 2: \"top\" is no value of \"level\""},
		"an unknown stage":  {"== a\nstage dawn\n", "\"dawn\" is no value of \"stage\""},
		"too little text":   {meaning + "<a> b <c>\n", "line 4: \"<a> b <c>\": it has no text of 4 characters"},
		"two parts":         {meaning + "failed <a><b>\n", "the part <b> follows another one"},
		"no writer":         {meaning + "failed <a>\n\tbash\n", "line 5: \"bash\" isn't a writer"},
		"no writer at all":  {meaning + "failed <a>\n", "\"failed <a>\" needs its writer with a source"},
		"a line of nothing": {meaning + "\tbash · run\n", "line 4: \"bash · run\" belongs to no message"},
	} {
		if _, err := Load(test.text); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want %s", name, err, test.says)
		}
	}
	table, err := Load("# A comment.\n" + meaning + "failed <a>\n\tbash · run\n\tx failed y\n\t! failed\n")
	if err != nil || len(table.Messages) != 1 || table.Messages[0].Source != "run" || table.Find("it failed here") == nil {
		t.Errorf("%+v, %v", table, err)
	}
}

// TestPatterns: what a pattern takes out of a line.
func TestPatterns(t *testing.T) {
	for _, test := range []struct{ pattern, line, values string }{
		{"bash: <program>: command not found", "bash: gunicorn: command not found", "gunicorn"},
		{"bash: <program>: command not found", "-bash: api:: command not found", "api:"},
		{"bash: <program>: command not found", "bash: npm start: command not found", "none"},
		{"bash: <text_program>: command not found", "bash: npm start: command not found", "npm start"},
		{"bash: <program>: command not found", "rebash: x: command not found", "none"},
		{"port <port> is taken", "Port 3000 is taken", "3000"},
		{"port <port> is taken", "port 30a is taken", "none"},
		{"port <port> is taken", "port  is taken", "none"},
		{"open <slashed_path>: no", "open a/b: no", "a/b"},
		{"open <slashed_path>: no", "open ab: no", "none"},
		{"'<variable_value>' is", "'$PORT' is", "$PORT"},
		{"'<variable_value>' is", "'abc' is", "none"},
		{"KeyError: '<uppercase_variable>'", "KeyError: 'A_B1'", "A_B1"},
		{"KeyError: '<uppercase_variable>'", "KeyError: 'user'", "none"},
		{"^exited with <status>$", "exited with 1", "1"},
		{"^exited with <status>$", "it exited with 1", "none"},
		{"^exited with <status>$", "exited with 1 later", "none"},
		{"<process> stopped (rc=<status>)", "it: web.1 stopped (rc=1)", "web.1 1"},
		{"found <module>", "found shop.wsgi.", "shop.wsgi"},
		{"not found: <module>", "not found: can't go on", "none"},
		{"not found: <module>", "not found: shop's", "none"},
		{"listen :<port=80>", "listen :80", ""},
		{"listen :<port=80>", "listen :8080", "none"},
	} {
		p, err := parsePattern(test.pattern)
		if err != nil {
			t.Fatal(err)
		}
		got := "none"
		if values, ok := p.match(&lex.Line{Text: test.line, Plain: ascii.Lower(test.line)}); ok {
			got = strings.Join(values, " ")
		}
		if got != test.values {
			t.Errorf("%s in %q: %q, want %q", test.pattern, test.line, got, test.values)
		}
	}
}

// TestPrefixes: what platforms put before a line is taken off.
func TestPrefixes(t *testing.T) {
	for raw, want := range map[string]string{
		"2026-11-20T10:00:01.000000+00:00 app[web.1]: bash: x":           "app[web.1]:|web.1|bash: x",
		"2026-11-20T10:00:01.000000+00:00 heroku[router]: at=error":      "heroku[router]:||at=error",
		"   2020-10-02T10:17:48.27-0700 [APP/PROC/WEB/0] OUT /bin/sh: 1": "[APP/PROC/WEB/0]||/bin/sh: 1",
		"12:00:01 web.1    | started":                                    "|web.1|started",
		"9:06:50 PM worker.1 |  x":                                       "|worker.1|x",
		"web_1  | /bin/sh":                                               "|web_1|/bin/sh",
		"remote:        -----> Python":                                   "||-----> Python",
		"[2026-11-20 10:00:03 +0000] [4] [ERROR] Connection":             "||Connection",
		"\x1b[31mred\x1b[0m text":                                        "||red text",
		"#12 0.345 RUN":                                                  "||RUN",
		"#12 DONE 0.3s":                                                  "||DONE 0.3s",
		"#9 41.2 Killed":                                                 "||Killed",
		"3.12 is old":                                                    "||3.12 is old",
		"41.23 Killed":                                                   "||Killed",
		"123.4 Killed":                                                   "||Killed",
		"41.234 is a number":                                             "||41.234 is a number",
		"#9 3.12":                                                        "||",
		"2025-Nov-01 15:11:33.680029 Killed":                             "||Killed",
		"[2024-Mar-20 03:51:50.624769] #9 1.5 Killed":                    "||Killed",
		"Nov 26 10:43:07 PM  Killed":                                     "||Killed",
		"Jan 02 10:00:00 May 26 is a day":                                "||May 26 is a day",
		"app[148e391] ams [info]Killed":                                  "app[]||Killed",
		"2024-03-27T14:54:52Z runner[3287965c063418] ams [info]Killed":   "runner[]||Killed",
		"app[web.1] is [4] text":                                         "||app[web.1] is [4] text",
		"[web] [2021-12-09 15:06:59] Killed":                             "||Killed",
		"web 2021-12-09T15:06:59.123456789Z Killed":                      "||Killed",
		"[web] [2 jobs] Killed":                                          "||[web] [2 jobs] Killed",
		"error[E0432]: unresolved import":                                "||error[E0432]: unresolved import",
		"^C09:51:59 system | SIGINT received":                            "||SIGINT received",
		"^C":                                                             "||^C",
		`{"log":"bash: x\n","stream":"stderr","time":"2026-11-20T10:00:00Z"}`:         "||bash: x",
		`{"level":"info","msg":"2026-11-20 10:00:00 hello"}`:                          "||hello",
		`{"level":"INFO","msg":"Healthcheck failed","error":"connection refused"}`:    "||Healthcheck failed: connection refused",
		`{"level":50,"err":{"type":"Error","message":"no such plan"},"msg":"failed"}`: "||failed: no such plan",
		`{"level":50,"err":{"message":"no such plan"},"msg":"no such plan"}`:          "||no such plan",
		`{"broken":`:    `||{"broken":`,
		"a | b":         "|a|b",
		"“quoted” text": `||"quoted" text`,
		"2024-03-27T14:54:52.830 app[3287965c063418] ams [info] ERROR Error: failed": "app[]||ERROR Error: failed",
	} {
		lex.EachLine(raw, nil, func(l *lex.Line) {
			if got := l.Origin + "|" + l.Process + "|" + l.Text; got != want {
				t.Errorf("%q: %q, want %q", raw, got, want)
			}
		})
	}
}
