package lint

import "testing"

// TestSlips says which names are taken for a slip, behind which command.
func TestSlips(t *testing.T) {
	const server, queue, migration, unknown = "gunicorn app:app", "celery -A shop worker", "python manage.py migrate", "node index.js"
	tests := []struct {
		name, command, meant string
	}{
		// One edit, or two neighbours swapped.
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
		// From six letters on a letter that has moved.
		{"realese", unknown, "release"},
		{"woerkr", unknown, "worker"},
		// Two edits only where the program fits.
		{"relaze", migration, "release"},
		{"relaze", unknown, ""},
		{"wokkr", queue, "worker"},
		{"wokkr", server, ""},
		// So short a word as web needs a clear slip, or a server behind it.
		{"wen", server, "web"},
		{"wen", unknown, ""},
		{"wep", queue, ""},
		// Names of their own.
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
		{"beat", queue, ""},
		{"web", server, ""},
		{"worker", queue, ""},
	}
	for _, tt := range tests {
		report, err := Lint(Input{Path: "Procfile", Source: []byte(tt.name + ": " + tt.command + "\n")})
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
			t.Errorf("%s: %s is taken for %q, want %q", tt.name, tt.command, meant, tt.meant)
		}
	}
}
