package messages

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/proportion"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/diagnosis"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/plainjson"
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
	table, count := Table(), 0
	for _, number := range []int{7, 10, 42, 127, 137, 5000, 8080} {
		lines := healthyLines(t, number)
		for _, line := range append(lines, strings.Join(lines, "\n")) {
			count++
			if d := table.Of(line, nil); len(d.Causes) > 0 {
				t.Errorf("%.200q has the cause %s: %s", line, d.Causes[0].Name, d.Causes[0].Headline)
			}
		}
	}
	if count < 1000 {
		t.Errorf("only %d lines", count)
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
		if !named && c.Certainty == diagnosis.Sure {
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
		"sh: 1: Syntax error: \"" + secret + "\" unexpected PASSWORD=" + secret,
	} {
		for _, in := range []*lint.Input{nil, app} {
			answer := string(plainjson.Append(nil, Table().Explain(log, in)))
			if strings.Contains(answer, secret) {
				t.Errorf("%s: the answer shows the secret: %s", log, answer)
			}
		}
	}
}

// costly are parts of logs that, repeated, cost more than others of their size.
var costly = []string{
	"bash: ", "bash: a: command not found ", ": line 1: ", "H14\n", "\x1b[", "\x1b]", "code=H14 desc=\"", "{\"log\":\"", "a | ", "[1] ", "sh: 1: x: not found\n", "“", "\r", "exec: \"a\": ", "%d: command not found\n", "://a:b@",
}

// TestWorkIsLinear: a megabyte of any log is read in a moment.
func TestWorkIsLinear(t *testing.T) {
	healthy := strings.Join(healthyLines(t, 12345), "\n") + "\n"
	for _, part := range append(costly, healthy) {
		began := time.Now()
		Table().Of(string(proportion.Fill([]byte(part), 1<<20)), nil)
		took := time.Since(began)
		t.Logf("1 MiB of %.30q takes %v", part, took)
		if took > 5*time.Second { // of a busy machine
			t.Errorf("1 MiB of %.30q takes %v", part, took)
		}
	}
}

// FuzzLogs looks for a log or a Procfile that ends the program, or whose secret is shown.
func FuzzLogs(f *testing.F) {
	for _, m := range Table().Messages {
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
		if answer := string(plainjson.Append(nil, d)); strings.Contains(answer, secret) {
			t.Errorf("the answer shows the secret: %s", answer)
		}
	})
}
