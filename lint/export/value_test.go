package export

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// A text that isn't a command starts nothing in another tool.
func TestTextsThatAreNoCommandsAreLeftOut(t *testing.T) {
	piku, _ := platform.Lookup("piku")
	for _, line := range []string{"wsgi: shop.wsgi:application", "jwsgi: org.shop.App:app", "php: www", "static: public"} {
		name, text, _ := strings.Cut(line, ": ")
		doc := procfile.Parse([]byte("worker: node worker.js\n" + line + "\n"))
		for _, format := range IDs() {
			if format == "runners" {
				continue
			}
			e, err := Of(doc, piku, format, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range e.Files {
				if strings.Contains(f.Text, text) || strings.Contains(f.Text, name+":") {
					t.Errorf("%s: %s has %s:\n%s", format, f.Path, line, f.Text)
				}
			}
			if !strings.Contains(strings.Join(e.Notes, "\n"), "`"+name+"` is left out. On Piku, its text is ") {
				t.Errorf("%s: no note on %s: %q", format, name, e.Notes)
			}
		}
		if _, err := Of(procfile.Parse([]byte(line+"\n")), piku, "compose", Options{}); err == nil || !strings.Contains(err.Error(), "no other platform can run") {
			t.Errorf("%s alone: %v", line, err)
		}
	}
}

// Nor does it where nobody says that the platform is the one that reads it so.
func TestTextsThatOnlyAnotherPlatformReadsAreLeftOut(t *testing.T) {
	for line, note := range map[string]string{
		"wsgi: shop.wsgi:application":       "On Piku, its text is an app that a server of the platform loads, not a command: shop.wsgi:application",
		"wsgi: app":                         "",
		"wsgi: gunicorn shop.wsgi":          "",
		"wsgi: ./serve.sh":                  "",
		"rwsgi: config.ru":                  "On Piku, its text is an app",
		"jwsgi: org.shop.App:app":           "On Piku, its text is an app",
		"php: public":                       "On Piku, its text is a folder that the platform serves, not a command: public",
		"php: php -S 0.0.0.0:$PORT":         "",
		"static: /srv/static":               "On Piku, its text is a folder",
		"static: dist/web/":                 "On Piku, its text is a folder",
		"static: caddy":                     "",
		"static: /usr/local/bin/serve":      "",
		"static: caddy run":                 "",
		"cron: 0 5 * * 1 python job.py":     "Its text is a schedule and a command, not a command: 0 5 * * 1 python job.py",
		"nightly: 0 5 * * mon-fri rake job": "Its text is a schedule and a command, not a command: 0 5 * * mon-fri rake job",
		"daily: @daily rake job":            "Its text is a schedule",
		"cron: python scheduler.py":         "",
		"clock: 7z x a.7z":                  "",
	} {
		name, text, _ := strings.Cut(line, ": ")
		for _, id := range []string{"heroku", "dokku", "hivemind"} {
			e := exportedFrom(t, "web: node web.js\n"+line+"\n", id, "mprocs", Options{})
			notes := strings.Join(e.Notes, "\n")
			if leftOut := strings.Contains(notes, "`"+name+"` is left out. "+note); leftOut != (note != "") || leftOut == strings.Contains(e.Files[0].Text, text) {
				t.Errorf("%s: %s: notes %q, file\n%s", id, line, notes, e.Files[0].Text)
			}
		}
	}
	heroku, _ := platform.Lookup("heroku")
	if _, err := Of(procfile.Parse([]byte("wsgi: app:app\n")), heroku, "compose", Options{}); err == nil || !strings.Contains(err.Error(), "no other platform can run") {
		t.Errorf("a file with only wsgi: %v", err)
	}
}
