// Package language knows what languages and their packages need of an app, and what its files show of them.
package language

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/app"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// runtime is what installs a language, with the commands that come with it.
type runtime struct {
	programs  command.Words
	Title     string
	buildpack string // of Heroku
	manifest  string
	others    command.Words // further files by one of which a build finds the language
}

var runtimes = []runtime{
	{"node npm npx yarn pnpm corepack", "Node.js", "heroku/nodejs", "package.json", ""},
	{"python python3 pip pip3", "Python", "heroku/python", "requirements.txt", "Pipfile pyproject.toml poetry.lock uv.lock setup.py environment.yml"},
	{"ruby bundle gem rake rails irb", "Ruby", "heroku/ruby", "Gemfile", ""},
	{"java javac mvn", "Java", "heroku/java", "pom.xml", "build.gradle build.gradle.kts build.sbt project.clj"},
	{"gradle", "Gradle", "heroku/gradle", "build.gradle", "build.gradle.kts"},
	{"sbt", "Scala", "heroku/scala", "build.sbt", ""},
	{"lein", "Clojure", "heroku/clojure", "project.clj", ""},
	{"php composer heroku-php-apache2 heroku-php-nginx", "PHP", "heroku/php", "composer.json", "index.php"},
	{"go", "Go", "heroku/go", "go.mod", ""},
	{"mix elixir", "Elixir", "", "mix.exs", ""},
	{"bun bunx", "Bun", "", "package.json", ""},
	{"dotnet", ".NET", "heroku/dotnet", "a project file", ""},
	{"cargo rustc", "Rust", "", "Cargo.toml", ""},
}

// RuntimeOf is the one with which a program comes, or nil.
func RuntimeOf(program string) *runtime {
	for i := range runtimes {
		if runtimes[i].programs.Has(program) {
			return &runtimes[i]
		}
	}
	return nil
}

// Name is the name of the language, or "".
func (r *runtime) Name() string {
	if r == nil {
		return ""
	}
	return r.Title
}

// OwnRuntime is the first language whose files the folder of the Procfile has, with one of them, or nil.
func OwnRuntime(a *app.App) (first *runtime, manifest string) {
	for i := range runtimes {
		if manifest := runtimes[i].ManifestIn(a); manifest != "" {
			return &runtimes[i], manifest
		}
	}
	return nil, ""
}

// ManifestOf is the file by which a build finds the language of a program: one that the folder has, or else the usual one.
func ManifestOf(a *app.App, program string) string {
	r := RuntimeOf(program)
	return cmp.Or(r.ManifestIn(a), r.manifest)
}

// ManifestElsewhere is the first file of a language that another folder has, or "".
func ManifestElsewhere(a *app.App) string {
	for _, r := range runtimes {
		if len(a.Repo.Elsewhere(r.manifest)) > 0 {
			return r.manifest
		}
	}
	return ""
}

// SurelyLacks reports whether the folder surely has no file by which a build finds a language.
func SurelyLacks(a *app.App, r *runtime) bool {
	return a.Repo.Complete() && r.ManifestIn(a) == "" && !strings.Contains(r.manifest, " ")
}

// LacksFilesOf reports whether a buildpack, in lowercase, is that of a language whose files the folder lacks.
func LacksFilesOf(a *app.App, buildpack string) bool {
	for i := range runtimes {
		r := &runtimes[i]
		if name := app.Behind(r.buildpack, "/"); name != "" && strings.HasSuffix(strings.TrimSuffix(buildpack, ".git"), name) {
			return r.ManifestIn(a) == ""
		}
	}
	return false
}

// OtherThanJava is a file of another language if the folder has none of Java, or "".
func OtherThanJava(a *app.App) (other string) {
	for i := range runtimes {
		manifest := runtimes[i].ManifestIn(a)
		if manifest != "" && runtimes[i].Title == "Java" {
			return ""
		}
		other = cmp.Or(manifest, other)
	}
	return other
}

// RuntimeOfFile is the last language that a build finds by a file, or nil.
func RuntimeOfFile(manifest string) (last *runtime) {
	for i := range runtimes {
		if r := &runtimes[i]; r.manifest == manifest || r.others.Has(manifest) {
			last = r
		}
	}
	return last
}

// ManifestIn is the file by which a build finds the language, or "".
func (r *runtime) ManifestIn(a *app.App) string {
	if r == nil {
		return ""
	}
	if a.HasFile(r.manifest) {
		return r.manifest
	}
	return a.FirstFile(r.others)
}

// BuildpackFor is Heroku's buildpack for a manifest of the language: Java has one for each of its build tools.
func (r *runtime) BuildpackFor(manifest string) string {
	switch {
	case r == nil:
		return ""
	case r.Title == "Java":
		r = cmp.Or(RuntimeOfFile(manifest), r)
	}
	return r.buildpack
}

// HasRival reports whether a folder has files by which a build chooses another language.
func (r *runtime) HasRival(a *app.App) bool {
	own := r.ManifestIn(a)
	return slices.ContainsFunc(runtimes, func(other runtime) bool {
		manifest := other.ManifestIn(a)
		return manifest != "" && manifest != own
	})
}

// LockFilesOf are the files by one of which a build chooses a package manager of Node.js, or "". A platform may have no such
// program, whatever the files are.
func LockFilesOf(program, on string) command.Words {
	if target, ok := platform.Lookup(on); ok && slices.Contains(target.Platform().NotInstalled, program) {
		return ""
	}
	return repository.Locks(program)
}
