package propose

import (
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

var clockwork = regexp.MustCompile(`\bClockwork\b`)

func ruby(a *app) []Line {
	packages := a.Ruby("")
	if len(packages.Manifests) == 0 {
		return nil
	}
	kind, _ := a.App()
	isRails := kind == platform.Rails
	var lines []Line
	switch {
	case isRails && packages.Names("puma") && a.has("config/puma.rb"):
		lines = append(lines, Line{"web", "bundle exec puma -C config/puma.rb", a.at("config/puma.rb"), "It is the configuration of Puma."})
	case isRails:
		lines = append(lines, Line{"web", "bundle exec rails server -b 0.0.0.0 -p $PORT", a.at("Gemfile"), "It lists `rails`."})
	case a.has("config.ru") && packages.Names("puma"):
		lines = append(lines, Line{"web", "bundle exec puma -p $PORT", a.at("config.ru"), "It is an app of Rack."})
	case a.has("config.ru"):
		lines = append(lines, Line{"web", "bundle exec rackup -o 0.0.0.0 -p $PORT", a.at("config.ru"), "It is an app of Rack."})
	}
	if packages.Names("sidekiq") {
		lines = append(lines, Line{"worker", "bundle exec sidekiq", a.at("Gemfile"), "It lists `sidekiq`."})
	}
	if packages.Names("clockwork") {
		if f, m := a.first(a.code(".rb"), "clock.rb", clockwork); m != nil {
			lines = append(lines, Line{"clock", "bundle exec clockwork " + f, a.at(f), "It has the schedule of Clockwork."})
		}
	}
	migrates := func(p string) bool { return strings.HasPrefix(p, a.at("db/migrate/")) }
	if isRails && slices.ContainsFunc(a.Paths(), migrates) {
		lines = append(lines, Line{release, "bundle exec rails db:migrate", a.at("db/migrate"), "It has migrations of Rails."})
	}
	return lines
}
