package repository

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

// languages are the files by which Heroku's buildpacks know a language, besides those of Ruby, Node.js, and PHP.
const languages command.Words = "requirements.txt pyproject.toml Pipfile setup.py uv.lock poetry.lock go.mod pom.xml build.gradle build.gradle.kts " +
	"build.sbt project.clj mix.exs Cargo.toml deno.json"

// App is what a buildpack takes the app next to the Procfile for. known is false where that can't be seen, or the files
// of several languages are there, of which the app's settings choose one.
func (r *Repository) App() (app platform.App, known bool) {
	if r == nil || !r.Complete() || r.any(r.folder, ".buildpacks") {
		return platform.OtherApp, false
	}
	if text, _ := r.Text(path.Join(r.folder, "app.json")); strings.Contains(text, `"buildpacks"`) {
		return platform.OtherApp, false
	}
	ruby, node := r.any(r.folder, "Gemfile"), r.any(r.folder, "package.json")
	php, other := r.any(r.folder, "composer.json index.php"), r.any(r.folder, languages)
	switch {
	case !ruby && !node && !php:
		return platform.OtherApp, other
	case other || ruby && (node || php) || node && php:
		return platform.OtherApp, false
	case node:
		return platform.Node, true
	case php:
		return platform.PHP, true
	}
	gems := r.Ruby(r.folder)
	switch _, locked := r.Text(path.Join(r.folder, "Gemfile.lock")); {
	case gems.Names("rails") || gems.Names("railties"):
		return platform.Rails, true
	case gems.Names("rack"):
		return platform.Rack, true
	default:
		return platform.OtherApp, locked
	}
}

// Starts reports whether npm start has something to run in the folder of the Procfile: a script, or server.js.
func (r *Repository) Starts() bool {
	node := r.Node(r.folder)
	return node == nil || node.HasScript("start") || r.IsFile(path.Join(r.folder, "server.js"))
}
