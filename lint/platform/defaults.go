package platform

import (
	"slices"
	"strings"
)

// App is what a buildpack takes an app for, by its files.
type App uint8

// The apps whose buildpacks start a web process by themselves. The zero value is any other one.
const (
	OtherApp App = iota
	Node
	Rails
	Rack
	PHP
	SpringMaven
	SpringGradle
)

// Default is a web process that a buildpack adds to a Procfile without one.
type Default struct {
	App     App
	Title   string // of the app, such as "Node.js"
	Command string // of the process
	Whole   string // the whole command, where Command is its beginning, or ""
	Needs   Needs  // what the app must have besides, or the zero value
	Instead string // a process type of the file that starts in its place, or ""
}

// Needs is what an app must have for a buildpack to start it.
type Needs struct {
	// Script of package.json, gem of the Gemfile, and file in the app's folder, or "".
	Script, Gem, File string
	// Start is the whole script of that name, if it has one, or "-" for none. Build is a part of the script build.
	Start, Build string
	// Packages are dependencies of package.json, Either are some of which there is one, and Lacks are those that it must not have.
	// Requirements are packages of Python. Each has spaces between.
	Packages, Either, Lacks, Requirements string
	// Only is a language of which alone the app has a file.
	Only string
	// Spring is set where the build file must use Spring Boot.
	Spring bool
}

// The defaults of the buildpacks. Those of other languages start nothing, or look whether there is a Procfile:
// heroku/heroku-buildpack-java, -gradle, -scala, and -clojure bin/release.
var (
	nodeDefault = Default{App: Node, Title: "Node.js", Command: "npm start"} // heroku/heroku-buildpack-nodejs and cloudfoundry/nodejs-buildpack bin/release

	// The build adds them to what the file declares (heroku/heroku-buildpack-nodejs issue 541, and heroku/heroku-buildpack-ruby CHANGELOG.md, v115).
	herokuDefaults = []Default{
		nodeDefault,
		{App: Rails, Title: "Rails", Command: "bin/rails server", Whole: "bin/rails server -p ${PORT:-5000} -e $RAILS_ENV"}, // heroku/heroku-buildpack-ruby lib/language_pack/rails4.rb
		{App: Rack, Title: "Rack", Command: "bundle exec rackup", Whole: "bundle exec rackup config.ru -p ${PORT:-5000}"},   // heroku/heroku-buildpack-ruby lib/language_pack/rack.rb
		{App: PHP, Title: "PHP", Command: "heroku-php-apache2"},                                                             // heroku/heroku-buildpack-php bin/release
	}
	// That for Node.js adds npm start only to an app without a Procfile (heroku/buildpacks-nodejs src/package_manager.rs), as those
	// for Go and .NET do with theirs, but a file whatever the Procfile has (src/main.rs).
	cnbDefaults = []Default{
		{App: Node, Title: "Node.js", Command: "node server.js", Needs: Needs{File: "server.js"}},
		{App: Node, Title: "Node.js", Command: "node index.js", Needs: Needs{File: "index.js"}},
		{App: PHP, Title: "PHP", Command: "heroku-php-apache2"},                                                                                         // heroku/buildpacks-php buildpacks/php/src/main.rs
		{App: SpringMaven, Title: "Maven", Command: "java -Dserver.port=$PORT $JAVA_OPTS -jar target/*.jar"},                                            // heroku/buildpacks-jvm buildpacks/maven/src/framework.rs
		{App: SpringGradle, Title: "Gradle", Command: "java -jar build/libs/*.jar"},                                                                     // heroku/buildpacks-jvm buildpacks/gradle/src/framework.rs
		{App: Rails, Title: "Rails", Command: "bin/rails server", Whole: `bin/rails server --binding "[::]" --port "$PORT" --environment "$RAILS_ENV"`}, // heroku/buildpacks-ruby buildpacks/ruby/src/steps/get_default_process.rs
		{App: Rack, Title: "Rack", Command: "bundle exec rackup", Whole: `bundle exec rackup --host "[::]" --port "$PORT"`},
	}
	// A Procfile with postdeploy or a worker alone leaves the app's web process running (Scalingo/documentation
	// src/_posts/languages/php/2000-01-01-laravel.md, and src/_posts/platform/app/2000-01-01-procfile.md).
	scalingoDefaults = []Default{
		nodeDefault, // Scalingo/nodejs-buildpack bin/release
		{App: Rails, Title: "Rails", Command: "bin/rails server -p ${PORT:-5000} -e $RAILS_ENV"}, // Scalingo/ruby-buildpack lib/language_pack/rails4.rb
		{App: Rack, Title: "Rack", Command: "bundle exec rackup config.ru -p ${PORT:-5000}"},     // Scalingo/ruby-buildpack lib/language_pack/rack.rb
		{App: PHP, Title: "PHP", Command: "bin/run"},                                             // Scalingo/php-buildpack bin/compile
	}
	// cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go merges them with the file.
	cfDefaults = []Default{
		nodeDefault,
		{App: Rails, Title: "Rails", Command: "bin/rails server -b 0.0.0.0 -p $PORT -e $RAILS_ENV"}, // cloudfoundry/ruby-buildpack src/ruby/finalize
		{App: Rack, Title: "Rack", Command: "bundle exec rackup config.ru -p $PORT"},
		{App: PHP, Title: "PHP", Command: "$HOME/.bp/bin/start"}, // cloudfoundry/php-buildpack scripts/release.py
	}
)

// paketoDefaults are those of Paketo's buildpacks, in their order. The image starts the file's worker in their place.
// That for Python starts an interpreter without a program, which serves nothing, and those for Go and .NET have other
// names (paketo-buildpacks/python-start, go-build, and dotnet-execute build.go).
func paketoDefaults() []Default {
	list := []Default{
		{App: Node, Title: "Node.js", Command: "npm start", Needs: Needs{Script: "start"}}, // paketo-buildpacks/npm-start and yarn-start
		{App: PHP, Title: "PHP", Command: `php -S 0.0.0.0:"${PORT:-80}"`, Needs: Needs{File: "index.php"}},
	}
	for _, name := range []string{"server", "app", "main", "index"} { // paketo-buildpacks/libnodejs find_node_application.go
		for _, ending := range []string{".js", ".cjs", ".mjs"} {
			list = append(list, Default{App: Node, Title: "Node.js", Command: "node " + name + ending, Needs: Needs{File: name + ending}})
		}
	}
	for _, app := range []App{Rails, Rack} { // paketo-buildpacks/ruby buildpack.toml, and build.go and detect.go of each
		list = append(list,
			Default{App: app, Title: "Puma", Command: "bundle exec puma --bind tcp://0.0.0.0:${PORT:-9292}", Needs: Needs{Gem: "puma"}},
			Default{App: app, Title: "Thin", Command: `bundle exec thin -p "${PORT:-3000}" start`, Needs: Needs{Gem: "thin"}},
			Default{App: app, Title: "Unicorn", Command: `bundle exec unicorn --listen "${PORT:-8080}"`, Needs: Needs{Gem: "unicorn", File: "config.ru"}},
			Default{App: app, Title: "Passenger", Command: "bundle exec passenger start --port ${PORT:-3000}", Needs: Needs{Gem: "passenger"}},
			Default{App: app, Title: "Rackup", Command: `bundle exec rackup --env production -p "${PORT:-9292}"`, Needs: Needs{File: "config.ru"}})
	}
	for i := range list {
		list[i].Instead = "worker"
	}
	return list
}

// besideWorker are the defaults on a host that starts web, whatever the image starts by default.
func besideWorker(list []Default) []Default {
	list = slices.Clone(list)
	for i := range list {
		list[i].Instead = ""
	}
	return list
}

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
