package lint

import (
	"testing"

	"github.com/proclint/proclint/lint/check"
)

// TestTypos lists which names are reported as typos, with which commands.
func TestTypos(t *testing.T) {
	const server, queue, migration, unknown = "gunicorn app:app", "celery -A shop worker", "python manage.py migrate", "node index.js"
	tests := []struct {
		name, command, meant string
	}{
		// One edit, or two swapped neighbors.
		{"wbe", unknown, "web"},
		{"ewb", unknown, "web"},
		{"wep", unknown, "web"},
		{"wweb", unknown, "web"},
		{"wroker", unknown, "worker"},
		{"woker", unknown, "worker"},
		{"wokrer", unknown, "worker"},
		{"workerr", unknown, "worker"},
		{"wprker", unknown, "worker"},
		{"relase", unknown, "release"},
		{"realease", unknown, "release"},
		{"clcok", unknown, "clock"},
		{"sheduler", unknown, "scheduler"},
		{"schedular", unknown, "scheduler"},
		{"WBE", unknown, "web"},
		// From six letters on, a moved letter.
		{"realese", unknown, "release"},
		{"woerkr", unknown, "worker"},
		// Two edits only with a matching program.
		{"relaze", migration, "release"},
		{"relaze", unknown, ""},
		{"wokkr", queue, "worker"},
		{"wokkr", server, ""},
		// No web, and one name a typo away from it.
		{"wen", server, "web"},
		{"wen", unknown, "web"},
		{"webb", unknown, "web"},
		{"weeb", unknown, "web"},
		{"weeb", "python weeb.py", ""},
		{"wb", unknown, "web"},
		{"wb", "python wb_bot.py", ""},
		{"we-b", unknown, "web"},
		{"wehb", unknown, "web"},
		{"webe", unknown, "web"},
		{"vweb", server, "web"},
		{"webe", queue, ""},
		// A neighboring key, vowels left out, a dash.
		{"qorker", unknown, "worker"},
		{"wrkr", unknown, "worker"},
		{"wor-ker", unknown, "worker"},
		{"realse", unknown, "release"},
		{"relse", unknown, "release"},
		{"telease", unknown, "release"},
		{"clocl", unknown, "clock"},
		{"vlock", unknown, "clock"},
		{"ugentworker", queue, "urgentworker"},
		{"celerybaet", unknown, "celerybeat"},
		{"urgent-worker", queue, ""},
		{"celeryWorker", queue, ""},
		{"celery_worker", queue, ""},
		{"wep", queue, ""},
		// Other names.
		{"webs", server, ""},
		{"web2", server, ""},
		{"dweb", server, ""},
		{"wsgi", server, ""},
		{"ws", server, ""},
		{"www", server, ""},
		{"workers", queue, ""},
		{"worker1", queue, ""},
		{"aworker", queue, ""},
		{"porker", queue, ""},
		{"work", queue, ""},
		{"walker", queue, ""},
		{"broker", queue, ""},
		{"docker", queue, ""},
		{"watcher", unknown, ""},
		{"block", unknown, ""},
		{"lock", unknown, ""},
		{"click", unknown, ""},
		{"releases", migration, ""},
		{"rebase", migration, ""},
		{"schedule", unknown, ""},
		{"bot", unknown, ""},
		{"webpack", unknown, ""},
		{"crons", unknown, ""},
		{"relay", unknown, ""},
		{"resale", unknown, ""},
		{"cdm", unknown, ""},
		{"crm", unknown, ""},
		{"cloak", unknown, ""},
		{"dlock", unknown, ""},
		{"web-", unknown, ""},
		{"beat", queue, ""},
		{"web", server, ""},
		{"worker", queue, ""},
	}
	for _, tt := range tests {
		report, err := Lint(check.Input{Path: "Procfile", Source: []byte(tt.name + ": " + tt.command + "\n")})
		if err != nil {
			t.Fatal(err)
		}
		meant := ""
		for _, d := range report.Diagnostics {
			if d.Rule == "process-type-typo" {
				meant = d.Fixes[0].Edits[0].NewText
			}
		}
		if meant != tt.meant {
			t.Errorf("%s: %s is a typo for %q, want %q", tt.name, tt.command, meant, tt.meant)
		}
	}
}
