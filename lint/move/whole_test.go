package move

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
)

// TestAChecklistHoldsWholeValues: what a person copies has every name and command from its start to its end.
func TestAChecklistHoldsWholeValues(t *testing.T) {
	const long = "-of-the-shop-in-the-old-town-by-the-river"
	files := map[string]string{
		"options":       "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT --workers 4\nworker: celery -A shop worker -l info -Q mails,thumbnails,invoices\nrelease: python manage.py migrate --noinput --traceback\n",
		"shell syntax":  "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: cd /app/shop && celery -A shop worker -n \"the worker of the whole shop\" | tee /var/log/shop/worker.log\n",
		"long names":    "web: node server.js\nworker" + long + ": node worker.js\n",
		"long variable": "web: node server.js --token $THE_TOKEN_OF_THE_SHOP_IN_THE_OLD_TOWN --port $PORT\n",
		"repeated":      "web: node server.js\nworker" + long + ": node a.js\nworker" + long + ": node b.js\n",
		"comment":       "web: node server.js --host 0.0.0.0 --port $PORT # the server of the shop in the old town\nworker: 'node worker.js --queue mails'\n",
	}
	for name, file := range files {
		for _, from := range []string{"heroku", "deis", "honcho", "render"} {
			for _, to := range platform.Targets() {
				if to.ID() == from {
					continue
				}
				if p := plan(t, file, from, to.ID()); strings.Contains(strings.ReplaceAll(p.Checklist, "sh -c '…'", ""), "…") {
					t.Errorf("%s, from %s to %s:\n%s", name, from, to.ID(), cutLines(p.Checklist))
				}
			}
		}
	}
}

func cutLines(text string) string {
	var cut []string
	for line := range strings.Lines(text) {
		if strings.Contains(line, "…") {
			cut = append(cut, line)
		}
	}
	return strings.Join(cut, "")
}
