package export

import (
	"strings"
	"testing"
)

// TestTasksRunOnce: what exits when it's done is a service in no format, whatever it is called.
func TestTasksRunOnce(t *testing.T) {
	for _, task := range []string{
		"migrate: bin/rails db:migrate", "migrate: bin/migrate up", "seed: node db/seed.js", "setup: npx prisma migrate deploy",
		"static: python manage.py collectstatic --noinput", "load: python manage.py loaddata shop", "migrations: make upgrade",
	} {
		name, _, _ := strings.Cut(task, ":")
		for format, want := range map[string][2]string{
			"compose":      {"    restart: \"no\"", "restart: unless-stopped"},
			"systemd":      {"Type=oneshot", "Restart=always"},
			"kubernetes":   {"kind: Job", "kind: Deployment"},
			"render":       {"# " + name + " runs once: render jobs create", "type: worker"},
			"digitalocean": {"jobs:\n  - name: " + name, "workers:"},
			"fly":          {"# " + name + " runs once: fly console -C ", name + " = "},
			"app-json":     {`"` + name + `": {"quantity": 0}`, `"` + name + `": {"quantity": 1}`},
			"nixpacks":     {"# " + name + " must run once: ", "separate service"},
		} {
			text := exported(t, "web: run\n"+task+"\n", format, Options{}).Text()
			without := exported(t, "web: run\n", format, Options{}).Text()
			if !strings.Contains(text, want[0]) || strings.Count(text, want[1]) > strings.Count(without, want[1]) {
				t.Errorf("%s: %s has no %q, or keeps it running:\n%s", task, format, want[0], text)
			}
		}
	}
}

// TestServicesKeepRunning: a service that is named like a task is one, and so is a web process of a local runner.
func TestServicesKeepRunning(t *testing.T) {
	for _, src := range []string{"migrate: bundle exec sidekiq\n", "seeder: node server.js $PORT\n"} {
		if text := exported(t, src, "compose", Options{}).Text(); !strings.Contains(text, "restart: unless-stopped") {
			t.Errorf("%s:\n%s", src, text)
		}
	}
	if text := exportedFrom(t, "web: bin/rails db:migrate\n", "foreman", "digitalocean", Options{}).Text(); strings.Count(text, "- name: web") != 1 {
		t.Errorf("foreman:\n%s", text)
	}
}
