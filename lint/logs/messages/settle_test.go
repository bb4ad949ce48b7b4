package messages

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/signal"
)

// settling are the lines that show that something worked: those of the table, and others that programs write.
func settling(t testing.TB) []string {
	lines := []string{
		"Connected to Redis", "Connected to PostgreSQL", "MongoDB connected", "Connected to the database", "Reconnected to RabbitMQ",
		"Job completed successfully", "retry succeeded", "Successfully processed 12 orders", "Synchronization succeeded", "service is back",
		"Server listening on port 8080", `10.1.2.3 - - "GET / HTTP/1.1" 200 512`, "Completed 200 OK in 12ms",
	}
	for _, m := range whole(t).Messages {
		if strings.Contains(m.Pattern, "<settles==") {
			lines = append(lines, strings.TrimSpace(m.Lines[0]))
		}
	}
	return lines
}

// namesOf are the meanings of the causes of a log.
func namesOf(log string) (names []string) {
	for _, c := range Table().Of(log, nil).Causes {
		names = append(names, c.Name)
	}
	return names
}

// isLost reports whether a cause that is alone in its log is lost behind another line.
func isLost(name, log string) bool { return !slices.Contains(namesOf(log), name) }

// TestNoOtherProcessSettles: no line of another process takes a cause back, whatever it says. An error that only calls itself one counts
// where no line shows an app that works.
func TestNoOtherProcessSettles(t *testing.T) {
	var later strings.Builder
	for _, line := range settling(t) {
		fmt.Fprintf(&later, "app[elsewhere.7]: %s\n", line)
	}
	i := 0
	eachCase(t, func(t *testing.T, want accepted, log string, d *logs.Diagnosis) {
		if i++; golden.LeftOut(i, 3) || len(d.Causes) > 0 && (d.Causes[0].Kind == signal.NoKind || d.Causes[0].Name == d.Causes[0].Kind) {
			return // only a kind
		}
		for _, name := range namesOf(log) {
			if isLost(name, strings.TrimSuffix(log, "\n")+"\n"+later.String()) {
				t.Errorf("%s is lost by lines of another process", name)
			}
		}
	})
}

// TestWhatStays: a later success about something else, or about nothing that is known, takes no cause back.
func TestWhatStays(t *testing.T) {
	const refused = "app[web.1]: psycopg2.OperationalError: connection to server at \"db\" (10.0.0.4), port 5432 failed: Connection refused\n"
	const unknown = "app[web.1]: Error: connect ECONNREFUSED 10.0.0.4:9999, retrying\n"
	for _, test := range []struct {
		log, later string
		stays      bool
	}{
		{refused, "app[web.1]: Connected to Redis", true},
		{refused, "app[web.1]: MongoDB connected", true},
		{refused, "app[worker.1]: Connected to PostgreSQL", true},
		{refused, "app[web.2]: Connected to PostgreSQL", true},
		{refused, "Connected to PostgreSQL", true},
		{refused, "app[web.1]: Connected to PostgreSQL", false},
		{refused, "app[web.1]: database connection established", false},
		{unknown, "app[web.1]: Connected to PostgreSQL", true},
		{unknown, "app[web.1]: Job completed successfully", true},
		{unknown, strings.Repeat("app[web.1]: ok\n", 300) + "app[web.1]: Uploaded 3 files with success", true},
		{"deis[api]: aborting, app containers failed to respond to health check, will retry\n", "deis[api]: Job completed successfully", true},
		{"bash: gunicorn: command not found\n", "================== 5 passed in 1.22s ===================", true},
		{"bash: gunicorn: command not found\n", "=> Deployment is live", true},
	} {
		log := test.log + test.later + "\n"
		d := Table().Of(log, nil)
		if stays := len(d.Causes) > 0; stays != test.stays || stays && d.Works {
			t.Errorf("%q: %d causes, works: %t", log[:min(len(log), 300)], len(d.Causes), d.Works)
		}
	}
}

// TestWhatSettles: the causes that each settling line takes back, of all cases. Each is about what the line shows. What failed in
// a build is left out: it's over when the deploy or the tests worked.
func TestWhatSettles(t *testing.T) {
	if runtime.GOARCH == "wasm" {
		t.Skip("it takes ten times as long, and lists the same")
	}
	lines := settling(t)
	lost := make([]map[string]bool, len(lines))
	eachCase(t, func(t *testing.T, want accepted, log string, d *logs.Diagnosis) {
		if want.cause == "none" {
			return
		}
		log = strings.TrimSuffix(log, "\n") + "\n"
		prefix := processOf(log)
		all := ""
		for _, line := range lines {
			all += prefix + line + "\n"
		}
		for _, c := range Table().Of(log, nil).Causes {
			name := c.Name
			if c.Stage == signal.Build || !isLost(name, log+all) {
				continue
			}
			for i, line := range lines {
				if isLost(name, log+prefix+line+"\n") {
					if lost[i] == nil {
						lost[i] = map[string]bool{}
					}
					lost[i][name+" of "+strings.TrimPrefix(t.Name(), "TestWhatSettles/")] = true
				}
			}
		}
	})
	var b strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&b, "%s\n", line)
		for _, name := range slices.Sorted(func(yield func(string) bool) {
			for name := range lost[i] {
				if !yield(name) {
					return
				}
			}
		}) {
			fmt.Fprintf(&b, "\t%s\n", name)
		}
	}
	golden.Check(t, "testdata/settled.txt", &txtar.Archive{Comment: []byte(b.String())})
}

// processOf is what the last line of a log that names a process has in front of its text, or "".
func processOf(log string) string {
	for _, line := range slices.Backward(strings.Split(log, "\n")) {
		for _, end := range []string{"]: ", " | "} {
			if i := strings.Index(line, end); i > 0 && i < 60 && !strings.Contains(line[:i], "heroku[") {
				return line[:i+len(end)]
			}
		}
	}
	return ""
}
