package platform

// BuildStart is what a build starts of an app without a Procfile, besides the Defaults, which it also adds to a file.
type BuildStart struct {
	By []Build
	// App is what the build takes the app for, or the zero value. Else the build takes it for the first Language, in the order of the
	// list, of which it has one of Files, with spaces between. The name of a file may be an ending behind an asterisk.
	App      App
	Language string
	Files    string
	// Needs is what the app must have besides.
	Needs Needs
	// Command has gaps for what the app says, such as {main}. It is "" where a Server of the build serves the app, or nothing is known.
	Command string
	Server  string
	// As is a command that starts the same program by the name that its language gives it, or "".
	As string
	// From is the file from which it follows, if that isn't the first of Files, and a text in it that shows it, or "".
	From string
	// Source is the file that shows it.
	Source string
}

const (
	railpackNode = "railwayapp/railpack core/providers/node/node.go"
	railpackSPA  = "railwayapp/railpack core/providers/node/spa.go"
	railpackRuby = "railwayapp/railpack core/providers/ruby/ruby.go"
	nixpacksNode = "railwayapp/nixpacks src/providers/node/mod.rs"
	googleNode   = "GoogleCloudPlatform/buildpacks pkg/nodejs/npm.go"

	// Languages of which an app may have a file.
	node, python, golang, java, php, ruby = "node", "python", "go", "java", "php", "ruby"

	pythonManifests = "requirements.txt pyproject.toml Pipfile"
	// otherKits build with Vite what isn't a static site.
	otherKits = "@sveltejs/kit @tanstack/react-start @tanstack/solid-start @react-router/dev @react-router/node @remix-run/react"
)

var (
	railpack, nixpacks = []Build{Railpack}, []Build{Nixpacks}
	google             = []Build{GoogleBuildpacks}
	herokuish          = []Build{Herokuish, UnknownBuild}
	herokuClassic      = []Build{HerokuBuildpacks, Herokuish}
)

// buildStarts are those of builds, each in the order in which it looks. A language without a command is one of which Proclint doesn't
// know what starts.
var buildStarts = []BuildStart{
	// Without a Procfile, those of Dokku and Deis start what Heroku's buildpacks add to a file on Heroku.
	{By: herokuish, App: Node, Files: "package.json", Command: "npm start", Source: "heroku/heroku-buildpack-nodejs bin/release"},
	{By: herokuish, App: Rails, Files: "Gemfile", Command: "bin/rails server -p ${PORT:-5000} -e $RAILS_ENV", Source: "heroku/heroku-buildpack-ruby lib/language_pack/rails4.rb"},
	{By: herokuish, App: Rack, Files: "Gemfile", Command: "bundle exec rackup config.ru -p ${PORT:-5000}", Source: "heroku/heroku-buildpack-ruby lib/language_pack/rack.rb"},
	{By: herokuish, App: PHP, Files: "composer.json index.php", Command: "heroku-php-apache2", Source: "heroku/heroku-buildpack-php bin/release"},
	{By: herokuClassic, Language: golang, Files: "go.mod", Needs: Needs{Only: "go"}, Command: "bin/{program}", Source: "heroku/heroku-buildpack-go bin/compile"},
	{By: herokuClassic, App: SpringMaven, Files: "pom.xml", Command: "java -Dserver.port=$PORT $JAVA_OPTS -jar {jar}", From: "pom.xml org.springframework.boot", Source: "heroku/heroku-buildpack-java bin/release"},
	{By: []Build{HerokuCNB}, App: Node, Files: "package.json", Needs: Needs{Script: "start"}, Command: "npm start", Source: "heroku/buildpacks-nodejs src/package_manager.rs"},

	// railwayapp/railpack core/providers/provider.go has the order of the languages.
	{By: railpack, Language: php, Files: "index.php composer.json", Server: "FrankenPHP", Source: "railwayapp/railpack core/providers/php/php.go"},
	{By: railpack, Language: golang, Files: "go.mod go.work main.go", Command: "./out", As: "bin/{program}", Source: "railwayapp/railpack core/providers/golang/golang.go"},
	{By: railpack, Language: java, Files: "pom.xml gradlew", Needs: Needs{File: "gradlew"}, Source: "railwayapp/railpack core/providers/java/java.go"},
	{By: railpack, Language: java, Files: "pom.xml gradlew", Needs: Needs{Spring: true}, Command: "java -Dserver.port=$PORT $JAVA_OPTS -jar target/*jar", From: "pom.xml org.springframework.boot", Source: "railwayapp/railpack core/providers/java/java.go"},
	{By: railpack, Language: "rust", Files: "Cargo.toml", Source: "railwayapp/railpack core/providers/provider.go"},
	{By: railpack, Language: ruby, Files: "Gemfile", Needs: Needs{Gem: "rails"}, Command: "bundle exec bin/rails server -b 0.0.0.0 -p ${PORT:-3000} -e $RAILS_ENV", From: "Gemfile rails", Source: railpackRuby},
	{By: railpack, Language: ruby, Files: "Gemfile", Needs: Needs{File: "config.ru"}, Command: "bundle exec rackup config.ru -o 0.0.0.0 -p ${PORT:-3000}", From: "config.ru", Source: railpackRuby},
	{By: railpack, Language: "elixir", Files: "mix.exs", Source: "railwayapp/railpack core/providers/provider.go"},
	{By: railpack, Language: python, Files: pythonManifests + " {pythonMain}", Needs: Needs{Requirements: "flask gunicorn"}, Command: "gunicorn --bind 0.0.0.0:${PORT:-8000} main:app", From: "{pythonMain}", Source: railpackPython},
	{By: railpack, Language: python, Files: pythonManifests + " {pythonMain}", Needs: Needs{Requirements: "fastapi uvicorn"}, Command: "uvicorn main:app --host 0.0.0.0 --port ${PORT:-8000}", From: "{pythonMain}", Source: railpackPython},
	{By: railpack, Language: python, Files: pythonManifests + " {pythonMain}", Needs: Needs{Requirements: "python-fasthtml uvicorn"}, Command: "uvicorn main:app --host 0.0.0.0 --port ${PORT:-8000}", From: "{pythonMain}", Source: railpackPython},
	{By: railpack, Language: python, Files: pythonManifests + " {pythonMain}", Needs: Needs{File: "manage.py", Requirements: "django"}, Command: "python manage.py migrate && gunicorn --bind 0.0.0.0:${PORT:-8000} {wsgi}:application", From: "manage.py", Source: "railwayapp/railpack core/providers/python/django.go"},
	{By: railpack, Language: python, Files: pythonManifests + " {pythonMain}", Command: "python {pythonMain}", From: "{pythonMain}", Source: railpackPython},
	{By: railpack, Language: "deno", Files: "deno.json deno.jsonc", Source: "railwayapp/railpack core/providers/provider.go"},
	{By: railpack, Language: "dotnet", Files: "*.csproj", Source: "railwayapp/railpack core/providers/provider.go"},
	{By: railpack, Language: node, Files: "package.json", Needs: Needs{Packages: "react-scripts", Build: "react-scripts build", Start: "react-scripts start"}, Server: "Caddy", Source: railpackSPA},
	{By: railpack, Language: node, Files: "package.json", Needs: Needs{Packages: "@angular/core", Build: "ng build", File: "angular.json", Start: "ng serve"}, Server: "Caddy", Source: railpackSPA},
	{By: railpack, Language: node, Files: "package.json", Needs: Needs{Packages: "vite", Lacks: otherKits, Build: "vite build", Start: "-"}, Server: "Caddy", Source: railpackSPA},
	{By: railpack, Language: node, Files: "package.json", Needs: Needs{Script: "start"}, Command: "{manager} run start", Source: railpackNode},
	{By: railpack, Language: node, Files: "package.json", Command: "{runtime} {main}", Source: railpackNode},
	{By: railpack, Language: node, Files: "package.json", Needs: Needs{File: "index.js"}, Command: "{runtime} index.js", From: "index.js", Source: railpackNode},
	{By: railpack, Language: "static", Files: "Staticfile index.html", Server: "Caddy", Source: "railwayapp/railpack core/providers/staticfile/staticfile.go"},

	// railwayapp/nixpacks src/lib.rs has the order of the languages.
	{By: nixpacks, Language: "dotnet", Files: "*.csproj *.fsproj", Source: "railwayapp/nixpacks src/lib.rs"},
	{By: nixpacks, Language: "elixir", Files: "mix.exs", Source: "railwayapp/nixpacks src/lib.rs"},
	{By: nixpacks, Language: "deno", Files: "deno.json deno.jsonc", Source: "railwayapp/nixpacks src/lib.rs"},
	{By: nixpacks, Language: golang, Files: "go.mod main.go", Command: "./out", As: "bin/{program}", Source: "railwayapp/nixpacks src/providers/go.rs"},
	{By: nixpacks, Language: java, Files: "pom.xml gradlew", Needs: Needs{File: "gradlew"}, Source: "railwayapp/nixpacks src/providers/java.rs"},
	{By: nixpacks, Language: java, Files: "pom.xml gradlew", Needs: Needs{Spring: true}, Command: "java -Dserver.port=$PORT $JAVA_OPTS -jar target/*jar", From: "pom.xml org.springframework.boot", Source: "railwayapp/nixpacks src/providers/java.rs"},
	{By: nixpacks, Language: php, Files: "composer.json index.php", Server: "nginx", Source: "railwayapp/nixpacks src/providers/php/mod.rs"},
	{By: nixpacks, Language: ruby, Files: "Gemfile", Needs: Needs{Gem: "rails"}, Command: "bundle exec bin/rails server -b 0.0.0.0 -p ${PORT:-3000} -e $RAILS_ENV", From: "Gemfile rails", Source: "railwayapp/nixpacks src/providers/ruby.rs"},
	{By: nixpacks, Language: ruby, Files: "Gemfile", Needs: Needs{File: "config.ru"}, Command: "bundle exec rackup config.ru -p ${PORT:-3000}", From: "config.ru", Source: "railwayapp/nixpacks src/providers/ruby.rs"},
	{By: nixpacks, Language: "monorepo", Files: "nx.json turbo.json", Source: nixpacksNode},
	{By: nixpacks, Language: node, Files: "package.json", Needs: Needs{Packages: "vite", Either: "react vue svelte preact lit solid-js @builder.io/qwik", Lacks: otherKits}, Server: "Caddy", Source: "railwayapp/nixpacks src/providers/node/spa/vite.rs"},
	{By: nixpacks, Language: node, Files: "package.json", Needs: Needs{Script: "start"}, Command: "{manager} run start", Source: nixpacksNode},
	{By: nixpacks, Language: node, Files: "package.json", Command: "{runtime} {mainFile}", Source: nixpacksNode},
	{By: nixpacks, Language: node, Files: "package.json", Needs: Needs{File: "index.js"}, Command: "{runtime} index.js", From: "index.js", Source: nixpacksNode},
	{By: nixpacks, Language: python, Files: pythonManifests + " main.py", Needs: Needs{File: "manage.py", Requirements: "django"}, Command: "python manage.py migrate && gunicorn {wsgi}", From: "manage.py", Source: nixpacksPython},
	{By: nixpacks, Language: python, Files: pythonManifests + " main.py", Needs: Needs{File: "main.py"}, Command: "python main.py", From: "main.py", Source: nixpacksPython},
	{By: nixpacks, Language: "rust", Files: "Cargo.toml", Source: "railwayapp/nixpacks src/lib.rs"},
	{By: nixpacks, Language: "static", Files: "Staticfile index.html", Server: "nginx", Source: "railwayapp/nixpacks src/providers/staticfile.rs"},

	// Code Capsules documents this for Express and Java alone.
	{By: google, App: Node, Files: "package.json", Needs: Needs{Packages: "express", Script: "start"}, Command: "npm run start", Source: googleNode},
	{By: google, App: Node, Files: "package.json", Needs: Needs{Packages: "express", File: "server.js"}, Command: "npm run start", From: "server.js", Source: googleNode},
	{By: google, App: Node, Files: "package.json", Needs: Needs{Packages: "express"}, Command: "node {main}", Source: googleNode},
	{By: google, App: SpringMaven, Files: "pom.xml", Command: "java -jar {jar}", From: "pom.xml org.springframework.boot", Source: "GoogleCloudPlatform/buildpacks cmd/java/entrypoint/lib/lib.go"},
}

// BuildStarts are what builds start of an app without a Procfile.
func BuildStarts() []BuildStart { return buildStarts }
