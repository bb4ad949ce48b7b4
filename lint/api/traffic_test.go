package api

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
)

// TestReportAndPreviewAgreeOnTraffic: where a preview shows a process that gets the traffic, no finding says that nothing does. The
// texts are those of the page's examples, and of apps to which a buildpack may add a process.
func TestReportAndPreviewAgreeOnTraffic(t *testing.T) {
	nothing := regexp.MustCompile(`^(Nothing gets traffic[:.]|Nothing starts\b|No web process runs)`)
	for name, text := range map[string]string{
		"first visit":     "wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker -l info\n",
		"flask":           "web: python3 -m flask run --host=0.0.0.0 --port=$PORT\n",
		"django":          "release: python manage.py migrate\nweb: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker -l info\n",
		"rails":           "web: bundle exec puma -C config/puma.rb\nworker: bundle exec sidekiq\n",
		"node":            "web: node server.js\nworker: node worker.js\n",
		"moved":           "wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nmail_worker: celery -A shop worker -l info\nrelease: python manage.py migrate\n",
		"by hand":         "web gunicorn app:app --bind 127.0.0.1:8000\nworker : python worker.py\nclock:\n",
		"rails, a typo":   "wbe: bundle exec puma -C config/puma.rb\nworker: bundle exec sidekiq\n",
		"node, a typo":    "wbe: npm start\nworker: node worker.js\n",
		"only a worker":   "worker: bundle exec sidekiq\n",
		"another name":    "server: node server.js --port $PORT\n",
		"a typo of cmd":   "cdm: node server.js --port $PORT\n",
		"php, a typo":     "wbe: vendor/bin/heroku-php-apache2 public/\n",
		"capital letters": "Web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n",
	} {
		for _, target := range platform.Targets() {
			request, err := json.Marshal(map[string]any{"path": "Procfile", "text": text, "platforms": []string{target.ID()}, "platform": target.ID()})
			if err != nil {
				t.Fatal(err)
			}
			served := ""
			for _, p := range ask[preview.Preview](t, "preview", string(request)).Processes {
				// A process that a buildpack may add has no number of instances.
				if p.Traffic && (!p.Implied || p.Scale != nil) {
					served = p.Type
				}
			}
			if served == "" {
				continue
			}
			for _, d := range ask[lint.Report](t, "lint", string(request)).Diagnostics {
				for _, e := range d.Effects {
					if nothing.MatchString(e.Text) {
						t.Errorf("%s on %s: %s gets the traffic, but %s: %s", name, target.ID(), served, d.Rule, e.Text)
					}
				}
			}
		}
	}
}
