package preview

import (
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// The processes that a buildpack adds to a file, with what says whether it does.
func TestProcessesOfBuildpacks(t *testing.T) {
	node := repository.List{Listed: []string{"Procfile", "bot.js", "package.json"}, Texts: map[string]string{"package.json": `{"scripts": {"start": "node ."}}`}}
	rails := repository.List{Listed: []string{"Procfile", "Gemfile", "config.ru"}, Texts: map[string]string{"Gemfile": "gem \"rails\"\n"}}
	sinatra := repository.List{Listed: []string{"Procfile", "Gemfile", "Gemfile.lock", "config.ru"}, Texts: map[string]string{"Gemfile": "gem \"sinatra\"\n", "Gemfile.lock": "    rack (3.1)\n    sinatra (4.0)\n"}}
	php := repository.List{Listed: []string{"Procfile", "index.php"}}
	django := repository.List{Listed: []string{"Procfile", "manage.py", "requirements.txt", "package.json"}}
	for _, c := range []struct {
		name, target, file string
		files              repository.Files
		note, reason       string
	}{
		{"Node.js", "heroku", "worker: node bot.js\n", node, "Not in the file. It starts `npm start`, which the buildpack adds.", "the first deploy starts one `web` dyno"},
		{"Node.js", "cloud-foundry", "worker: node bot.js\n", node, "Not in the file. It starts `npm start`, which the buildpack adds.", "the first push starts one instance of `web`"},
		{"Rails", "heroku:fir", "worker: sidekiq\n", rails, "Not in the file. It starts `bin/rails server`, which the buildpack adds.", "the first deploy starts one `web` dyno"},
		{"Rack", "heroku", "worker: ruby a.rb\n", sinatra, "Not in the file. It starts `bundle exec rackup`, which the buildpack adds.", "the first deploy starts one `web` dyno"},
		{"PHP", "heroku", "worker: php a.php\n", php, "Not in the file. It starts `heroku-php-apache2`, which the buildpack adds.", "the first deploy starts one `web` dyno"},
		{"only comments", "heroku", "# web: node a.js\n", node, "Not in the file. It starts `npm start`, which the buildpack adds.", "the first deploy starts one `web` dyno"},
		{"an app that can't be seen", "heroku", "worker: npm run bot\n", nil, "Not in the file. It starts `npm start`, which the buildpack adds.", "Only the buildpack for Node.js adds it."},
		{"two languages", "heroku", "worker: python bot.py\n", django, "", ""},
		{"Python", "heroku", "worker: python bot.py\n", nil, "", ""},
		{"web", "heroku", "web: node bot.js\n", node, "", ""},
		{"Model Context Protocol", "heroku", "mcp: node bot.js\n", node, "", ""},
		{"Node.js on Fir, where a file is enough", "heroku:fir", "worker: node bot.js\n", node, "", ""},
		{"herokuish, which reads the file alone", "dokku", "worker: node bot.js\n", node, "", ""},
	} {
		target, _ := platform.Lookup(c.target)
		opts := Options{}
		if c.files != nil {
			opts.Repository = repository.New(c.files, "")
		}
		note, reason := "", ""
		for _, p := range Of(procfile.Parse([]byte(c.file)), target, opts).Processes {
			if p.Implied {
				note, reason = p.Notes[0], p.ScaleReason
			}
		}
		if note != c.note || reason != c.reason {
			t.Errorf("%s on %s: %q, %q", c.name, c.target, note, reason)
		}
	}
}
