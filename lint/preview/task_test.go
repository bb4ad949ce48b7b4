package preview

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// tasks are processes that exit when they're done.
var tasks = []string{
	"migrate: bin/rails db:migrate", "migrate: bin/migrate up", "seed: node db/seed.js", "dbseed: bin/rails db:seed",
	"collectstatic: python manage.py collectstatic --noinput", "load: python manage.py loaddata shop", "migrations: make upgrade",
}

// keepsRunning are words of what scales, restarts or creates a service.
var keepsRunning = []string{"scale", "restart", "quantity", "formation/", "instances: 1", "replicas", "worker-pools", "Create another Backend Capsule", `"type":"worker"`}

// TestTask: no card shows how to keep a task running, and each one reports what the task is.
func TestTask(t *testing.T) {
	for _, line := range tasks {
		doc := procfile.Parse([]byte("web: run\n" + line + "\n"))
		for _, target := range platform.Targets() {
			card := Of(doc, target, Options{}).Processes[1]
			if card.Role != "job" {
				t.Errorf("%s: %s is a %s", target.ID(), line, card.Role)
			}
			for _, e := range card.Equivalents {
				for _, word := range keepsRunning {
					if strings.Contains(e.Text, word) || strings.Contains(e.Note, word) {
						t.Errorf("%s: %s: %s: %s (%s)", target.ID(), line, e.Title, e.Text, e.Note)
					}
				}
			}
			says := strings.Contains(strings.Join(card.Notes, " "), "exits when it's done")
			if want := card.Scale != nil && card.Kept && target.Reads(); says != want {
				t.Errorf("%s: %s: notes %q", target.ID(), line, card.Notes)
			}
		}
	}
}

// TestService: a service that is named like a task is one.
func TestService(t *testing.T) {
	for _, line := range []string{"migrate: bundle exec sidekiq", "seed: gunicorn seed.wsgi", "seeder: node server.js --port $PORT"} {
		card := Of(procfile.Parse([]byte(line+"\n")), platform.Usual(), Options{}).Processes[0]
		if !strings.HasPrefix(card.Equivalents[0].Text, "heroku ps:scale ") {
			t.Errorf("%s is a %s: %q", line, card.Role, card.Equivalents[0].Text)
		}
	}
}
