package export

import (
	"path"
	"slices"

	"github.com/proclint/proclint/lint/repository"
)

// folder is what the files beside the Procfile show; the zero value is an app of which nothing is known.
type folder struct {
	known      bool                   // all files are known
	dockerfile bool                   // there is a Dockerfile
	runtimes   []string               // those of Render for which there are files, php among them
	build      map[string]string      // the commands that build the app, by the runtime
	steps      []repository.BuildStep // those that Heroku's build runs by itself
}

// manifests are files that show what an app runs on, the first of a runtime with the command that installs from it.
// Those commands are the ones that Render's documentation gives for each language.
var manifests = [...]struct{ file, runtime, build string }{
	{"requirements.txt", "python", "pip install -r requirements.txt"},
	{"uv.lock", "python", "uv sync --frozen"},
	{"poetry.lock", "python", "poetry install"},
	{"Pipfile", "python", "pipenv install --deploy"},
	{"pyproject.toml", "python", "pip install ."},
	{"Gemfile", "ruby", "bundle install"},
	{"pnpm-lock.yaml", "node", "pnpm install --frozen-lockfile"},
	{"yarn.lock", "node", "yarn install --frozen-lockfile"},
	{"package-lock.json", "node", "npm ci"},
	{"package.json", "node", "npm install"},
	{"mix.exs", "elixir", "mix deps.get --only prod && MIX_ENV=prod mix compile"},
	{"go.mod", "go", ""},
	{"Cargo.toml", "rust", "cargo build --release"},
	{"composer.json", "php", ""},
	{"index.php", "php", ""},
}

// lookAt finds what files show; nil for none that can be seen.
func lookAt(files *repository.Repository) folder {
	if files == nil || !files.Complete() {
		return folder{}
	}
	at := func(name string) string { return path.Join(files.Folder(), name) }
	f := folder{known: true, dockerfile: files.IsFile(at("Dockerfile")), build: map[string]string{}}
	for _, m := range manifests {
		if files.IsFile(at(m.file)) && !slices.Contains(f.runtimes, m.runtime) {
			f.runtimes = append(f.runtimes, m.runtime)
			f.build[m.runtime] = m.build
		}
	}
	f.steps = files.BuildSteps()
	for _, step := range f.steps {
		if f.build[step.Language] != "" {
			f.build[step.Language] += " && " + step.Command
		}
	}
	return f
}
