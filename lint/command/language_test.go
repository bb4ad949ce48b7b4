package command

import (
	"testing"

	"github.com/proclint/proclint/lint/ecosystem"
)

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"gunicorn shop:app":                     Python,
		"python3 -m uvicorn shop:app":           Python,
		"uwsgi --http :8000":                    Python,
		"python manage.py runserver":            Python,
		"daphne shop.asgi:application":          Python,
		"node server.js":                        Node,
		"npm start":                             Node,
		"npx next start":                        Node,
		"java -jar shop.jar":                    Java,
		"./gradlew bootRun":                     Java,
		"go run .":                              Go,
		"bundle exec puma -C config/puma.rb":    Ruby,
		"ruby app.rb":                           Ruby,
		"bundle exec passenger start":           Ruby,
		"dotnet Shop.dll":                       ecosystem.DotNet,
		"./server":                              "",
		"":                                      "",
		"newrelic-admin run-program gunicorn a": Python,
	} {
		if got := Parse(text).Main().Language(); got != want {
			t.Errorf("%s: %q instead of %q", text, got, want)
		}
	}
}
