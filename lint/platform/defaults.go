package platform

import "strings"

// App is what a buildpack takes an app for, by its files.
type App uint8

// The apps whose buildpacks start a web process by themselves. The zero value is any other one.
const (
	OtherApp App = iota
	Node
	Rails
	Rack
	PHP
)

// Default is a web process that a buildpack adds to a Procfile without one.
type Default struct {
	App App
	// Title of the app, such as "Node.js".
	Title string
	// Command of the process.
	Command string
}

// The defaults of the buildpacks. Those of other languages start nothing, or look whether there is a Procfile:
// heroku/heroku-buildpack-java, -gradle, -scala, and -clojure bin/release.
var (
	nodeDefault = Default{Node, "Node.js", "npm start"} // heroku/heroku-buildpack-nodejs and cloudfoundry/nodejs-buildpack bin/release

	// The build adds them to what the file declares (heroku/heroku-buildpack-nodejs issue 541, and
	// heroku/heroku-buildpack-ruby CHANGELOG.md, v115).
	herokuDefaults = []Default{
		nodeDefault,
		{Rails, "Rails", "bin/rails server"}, // heroku/heroku-buildpack-ruby lib/language_pack/rails4.rb
		{Rack, "Rack", "bundle exec rackup"}, // heroku/heroku-buildpack-ruby lib/language_pack/rack.rb
		{PHP, "PHP", "heroku-php-apache2"},   // heroku/heroku-buildpack-php bin/release
	}
	// The Node.js buildpack adds none to an app with a Procfile (heroku/buildpacks-nodejs src/package_manager.rs).
	cnbDefaults = []Default{
		{Rails, "Rails", "bin/rails server"}, // heroku/buildpacks-ruby buildpacks/ruby/src/steps/get_default_process.rs
		{Rack, "Rack", "bundle exec rackup"},
	}
	// cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go merges them with the file.
	cfDefaults = []Default{
		nodeDefault,
		{Rails, "Rails", "bin/rails server -b 0.0.0.0 -p $PORT -e $RAILS_ENV"}, // cloudfoundry/ruby-buildpack src/ruby/finalize
		{Rack, "Rack", "bundle exec rackup config.ru -p $PORT"},
		{PHP, "PHP", "$HOME/.bp/bin/start"}, // cloudfoundry/php-buildpack scripts/release.py
	}
)

// AppOf returns the app for which a command was probably written, by its first word.
func AppOf(command string) App {
	word, _, _ := strings.Cut(strings.TrimSpace(command), " ")
	switch word[strings.LastIndexByte(word, '/')+1:] {
	case "npm", "node", "npx", "yarn", "pnpm":
		return Node
	case "bundle", "rails", "rake", "puma", "sidekiq":
		return Rails
	case "php", "heroku-php-apache2", "heroku-php-nginx":
		return PHP
	}
	return OtherApp
}
