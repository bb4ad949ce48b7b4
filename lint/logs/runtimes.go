package logs

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
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

// lookForBuildpack looks at a builder that didn't recognize an app that has the manifest of a language: the buildpack that is
// set may be that of another one.
func lookForBuildpack(d *draft, own *runtime, manifest string) {
	d.set("manifest", manifest, "runtime", own.title, "other", own.buildpackFor(manifest))
	set := ascii.Lower(d.values["buildpack"])
	if set == "" {
		d.become("language-unseen")
		return
	}
	for i := range runtimes {
		r := &runtimes[i]
		if _, name, _ := strings.Cut(r.buildpack, "/"); name != "" && strings.HasSuffix(strings.TrimSuffix(set, ".git"), name) {
			if r.manifestIn(d.app.repo) == "" {
				d.become("buildpack-other")
			}
			return
		}
	}
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
	if repo != nil && repo.IsFile(path.Join(repo.Folder(), r.manifest)) {
		return r.manifest
	}
	return firstFile(repo, r.others)
}

// buildpackFor is Heroku's buildpack for a manifest of the language: Java has one for each of its build tools.
func (r *runtime) buildpackFor(manifest string) string {
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

// lookForRuntime looks at a program that comes with a language.
func lookForRuntime(d *draft, program string) bool {
	r, repo := runtimeOf(program), d.app.repo
	if r == nil {
		return false
	}
	if text, _ := d.app.codeAt("nixpacks.toml"); strings.Contains(text, "nixPkgs") && !strings.Contains(text, "...") {
		return d.become("nixpacks-own-packages")
	}
	manifest := r.manifestIn(repo)
	d.set("runtime", r.title, "manifest", cmp.Or(manifest, r.manifest), "buildpack", r.buildpackFor(manifest))
	const foreign command.Words = "Java Gradle Scala Clojure PHP .NET" // to platforms with a fixed list of languages
	if foreign.Has(r.title) {
		d.set("foreign", r.title)
	}
	switch {
	case d.building && d.values["chosen"] == r.title:
		d.become("buildpack-own-program")
	case repo != nil && repo.Complete() && manifest == "" && !strings.Contains(r.manifest, " "):
		d.set("subject", program)
		if !d.inFolders("manifest-in-folders", r.manifest, repo.Elsewhere(r.manifest)) {
			d.become("no-runtime-manifest")
		}
	case lookForLockFile(d, r, program):
	case compilers.Has(program):
		d.become("compiler-at-start", "name", goProgram(repo))
	case manifest == "":
		d.become("no-runtime")
	case r.hasRival(repo):
		d.become("runtime-left-out")
	case (program == "python" || program == "pip") && d.platform == "":
		d.become("python3-only")
	default:
		d.become("runtime-not-chosen")
	}
	return true
}

// lookForLockFile looks at a package manager of Node.js, which a build chooses by a lock file.
func lookForLockFile(d *draft, r *runtime, program string) bool {
	repo, locks := d.app.repo, lockFilesOf(program, d.platform)
	switch {
	case locks == "":
	case repo != nil && repo.Complete() && firstFile(repo, locks) == "":
		return d.become("no-lock-file", "manifest", locks.List()[0])
	case !d.building && r.manifestIn(repo) != "" && !r.hasRival(repo):
		if n := d.app.node(); n != nil {
			d.set("start", n.Script("start"))
		}
		return d.become("manager-at-start")
	}
	return false
}

// compilers are programs that a build uses, and that are gone when the app runs.
const compilers command.Words = "go mvn gradle sbt lein cargo rustc javac"

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
