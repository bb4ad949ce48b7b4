package logs

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// runtime is what installs a language, with the commands that come with it.
type runtime struct {
	programs  command.Words
	title     string
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

// runtimeOf is the one with which a program comes, or nil.
func runtimeOf(program string) *runtime {
	for i := range runtimes {
		if runtimes[i].programs.Has(program) {
			return &runtimes[i]
		}
	}
	return nil
}

// name is the name of the language, or "".
func (r *runtime) name() string {
	if r == nil {
		return ""
	}
	return r.title
}

// runtime is the first language whose files the folder of the Procfile has, with one of them, or nil.
func (a *app) runtime() (first *runtime, manifest string) {
	for i := range runtimes {
		if manifest := runtimes[i].manifestIn(a.repo); manifest != "" {
			return &runtimes[i], manifest
		}
	}
	return nil, ""
}

// manifestOf is the file by which a build finds the language of a program: one that the folder has, or else the usual one.
func (a *app) manifestOf(program string) string {
	r := runtimeOf(program)
	return cmp.Or(r.manifestIn(a.repo), r.manifest)
}

// manifestElsewhere is the first file of a language that another folder has, or "".
func (a *app) manifestElsewhere() string {
	for _, r := range runtimes {
		if len(a.repo.Elsewhere(r.manifest)) > 0 {
			return r.manifest
		}
	}
	return ""
}

// surelyLacks reports whether the folder surely has no file by which a build finds a language.
func (a *app) surelyLacks(r *runtime) bool {
	return a.repo != nil && a.repo.Complete() && r.manifestIn(a.repo) == "" && !strings.Contains(r.manifest, " ")
}

// lacksFilesOf reports whether a buildpack, in lowercase, is that of a language whose files the folder lacks.
func (a *app) lacksFilesOf(buildpack string) bool {
	for i := range runtimes {
		r := &runtimes[i]
		if name := behind(r.buildpack, "/"); name != "" && strings.HasSuffix(strings.TrimSuffix(buildpack, ".git"), name) {
			return r.manifestIn(a.repo) == ""
		}
	}
	return false
}

// otherThanJava is a file of another language if the folder has none of Java, or "".
func (a *app) otherThanJava() (other string) {
	for i := range runtimes {
		manifest := runtimes[i].manifestIn(a.repo)
		if manifest != "" && runtimes[i].title == "Java" {
			return ""
		}
		other = cmp.Or(manifest, other)
	}
	return other
}

// runtimeOfFile is the last language that a build finds by a file.
func runtimeOfFile(manifest string) (title string) {
	for _, r := range runtimes {
		if r.manifest == manifest || r.others.Has(manifest) {
			title = r.title
		}
	}
	return title
}

// otherLanguage is the first language as which the platform builds an app of Python, and the file that shows it, or nil.
func (d *draft) otherLanguage() (built *platform.Detected, file string) {
	target, ok := platform.Lookup(d.OnPlatform)
	if !ok {
		return nil, ""
	}
	first, _, file := target.Detects(command.Python, d.app.hasFile)
	if first == nil || first.Language == command.Python {
		return nil, ""
	}
	return first, file
}

// firstFile is the first of some files that is in the folder of the Procfile, or "".
func firstFile(repo *repository.Repository, names command.Words) string {
	for _, name := range names.List() {
		if repo != nil && repo.IsFile(path.Join(repo.Folder(), name)) {
			return name
		}
	}
	return ""
}

// manifestIn is the file by which a build finds the language, or "".
func (r *runtime) manifestIn(repo *repository.Repository) string {
	if r == nil {
		return ""
	}
	if repo != nil && repo.IsFile(path.Join(repo.Folder(), r.manifest)) {
		return r.manifest
	}
	return firstFile(repo, r.others)
}

// buildpackFor is Heroku's buildpack for a manifest of the language: Java has one for each of its build tools.
func (r *runtime) buildpackFor(manifest string) string {
	if r == nil {
		return ""
	}
	switch manifest {
	case "build.gradle", "build.gradle.kts":
		return "heroku/gradle"
	case "build.sbt":
		return "heroku/scala"
	case "project.clj":
		return "heroku/clojure"
	}
	return r.buildpack
}

// pythonPrograms are programs that a Python package of the same name installs.
const pythonPrograms command.Words = "gunicorn uvicorn hypercorn daphne granian flask fastapi streamlit chainlit celery dramatiq arq uwsgi honcho waitress-serve django-admin flower alembic bokeh panel voila newrelic-admin ddtrace-run scrapy rq"

// rubyPrograms are programs that a gem of the same name installs.
const rubyPrograms command.Words = "puma unicorn thin passenger falcon sidekiq clockwork rackup foreman resque"

// goProgram is the name of the program that Go makes of the main folder, or "".
func goProgram(repo *repository.Repository) string {
	if repo == nil {
		return ""
	}
	return repo.GoProgram(repo.Folder())
}

// goModule is the name of the module in the main folder, or "".
func goModule(repo *repository.Repository) string {
	if repo == nil {
		return ""
	}
	return repo.GoModule(repo.Folder())
}

// hasRival reports whether a folder has files by which a build chooses another language.
func (r *runtime) hasRival(repo *repository.Repository) bool {
	own := r.manifestIn(repo)
	return slices.ContainsFunc(runtimes, func(other runtime) bool {
		manifest := other.manifestIn(repo)
		return manifest != "" && manifest != own
	})
}

// nodePrograms are programs that an npm package of the same name installs.
const nodePrograms command.Words = "tailwindcss next nuxt gatsby react-scripts nodemon forever pm2 http-server serve json-server vite ts-node tsx nest ng tsc concurrently cross-env webpack webpack-dev-server rimraf parcel rollup gulp bower node-sass turbo copyfiles astro prisma knex sequelize strapi"

// lockFilesOf are the files by one of which a build chooses a package manager of Node.js, or "". A platform may have no such
// program, whatever the files are.
func lockFilesOf(program, on string) command.Words {
	if target, ok := platform.Lookup(on); ok && slices.Contains(target.Platform().NotInstalled, program) {
		return ""
	}
	switch program {
	case "yarn":
		return "yarn.lock"
	case "pnpm":
		return "pnpm-lock.yaml"
	case "bun", "bunx":
		return "bun.lock bun.lockb"
	}
	return ""
}
