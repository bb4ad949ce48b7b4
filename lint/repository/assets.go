package repository

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// BuildStep is a command that Heroku's build runs after it has installed what the app needs.
type BuildStep struct {
	// Language is that of the buildpack, and Command its step.
	Language, Command string
}

// pythonTools are files that show what installs the packages of a Python app, with what runs a program among them.
var pythonTools = [...]struct{ file, runs string }{{"uv.lock", "uv run "}, {"poetry.lock", "poetry run "}, {"Pipfile", "pipenv run "}}

// railsAssets are gems that add the task assets:precompile to Rails.
const railsAssets command.Words = "sprockets sprockets-rails propshaft sassc-rails sass-rails cssbundling-rails jsbundling-rails tailwindcss-rails shakapacker webpacker"

// BuildSteps are those for the app in the folder of the Procfile, as far as its files show them: heroku/heroku-buildpack-ruby
// lib/language_pack/rails4.rb, heroku/heroku-buildpack-python bin/steps/collectstatic, heroku/heroku-buildpack-nodejs
// lib/dependencies.sh, and, for Phoenix, gjaldon/heroku-buildpack-phoenix-static compile.
func (r *Repository) BuildSteps() []BuildStep {
	if r == nil || !r.Complete() {
		return nil
	}
	at := func(name string) string { return path.Join(r.Folder(), name) }
	var steps []BuildStep
	if r.IsFile(at("manage.py")) && r.Python(r.Folder()).Mention("django") {
		run := ""
		for _, tool := range pythonTools {
			if run == "" && r.IsFile(at(tool.file)) {
				run = tool.runs
			}
		}
		steps = append(steps, BuildStep{"python", run + "python manage.py collectstatic --noinput"})
	}
	ruby := r.Ruby(r.Folder())
	if ruby.Mention("rails") && (ruby.Mention(railsAssets) || r.IsFolder(at("app/assets")) || r.IsFile(at("config/initializers/assets.rb"))) {
		steps = append(steps, BuildStep{"ruby", "bundle exec rake assets:precompile"})
	}
	if node := r.Node(r.Folder()); node != nil {
		for _, script := range []string{"heroku-postbuild", "build"} {
			if node.HasScript(script) {
				steps = append(steps, BuildStep{"node", "npm run " + script})
				break
			}
		}
	}
	if mix, _ := r.Text(at("mix.exs")); strings.Contains(mix, "assets.deploy") {
		steps = append(steps, BuildStep{"elixir", "MIX_ENV=prod mix assets.deploy"})
	}
	return steps
}
