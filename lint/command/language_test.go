package command

import (
	"testing"

	"github.com/proclint/proclint/lint/ecosystem"
)

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"gunicorn shop:app":                     ecosystem.Python,
		"python3 -m uvicorn shop:app":           ecosystem.Python,
		"uwsgi --http :8000":                    ecosystem.Python,
		"python manage.py runserver":            ecosystem.Python,
		"daphne shop.asgi:application":          ecosystem.Python,
		"node server.js":                        ecosystem.Node,
		"npm start":                             ecosystem.Node,
		"npx next start":                        ecosystem.Node,
		"java -jar shop.jar":                    ecosystem.Java,
		"./gradlew bootRun":                     ecosystem.Java,
		"go run .":                              ecosystem.Go,
		"bundle exec puma -C config/puma.rb":    ecosystem.Ruby,
		"ruby app.rb":                           ecosystem.Ruby,
		"bundle exec passenger start":           ecosystem.Ruby,
		"dotnet Shop.dll":                       ecosystem.DotNet,
		"./server":                              "",
		"":                                      "",
		"newrelic-admin run-program gunicorn a": ecosystem.Python,
	} {
		if got := Parse(text).Main().Language(); got != want {
			t.Errorf("%s: %q instead of %q", text, got, want)
		}
	}
}
