package repository

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// BuildStep is a command that Heroku's build runs after it has installed what the app needs.
type BuildStep struct {
	// Language is that of the buildpack, and Command its step.
	Language, Command string
}

// toolFile is a file that shows which tool installs the packages of an app, with what runs a program or script among them.
type toolFile struct{ file, runs string }

var pythonTools = [...]toolFile{{"uv.lock", "uv run "}, {"poetry.lock", "poetry run "}, {"Pipfile", "pipenv run "}}

// nodeTools are those of Node.js apps. npm is the default.
var nodeTools = [...]toolFile{{"pnpm-lock.yaml", "pnpm run "}, {"yarn.lock", "yarn run "}, {"package.json", "npm run "}}

// railsAssets are gems that add the task assets:precompile to Rails.
const railsAssets ecosystem.Words = "sprockets sprockets-rails propshaft sassc-rails sass-rails cssbundling-rails jsbundling-rails tailwindcss-rails shakapacker webpacker"

// railsBundling are those that run the script "build" of package.json in that task.
const railsBundling ecosystem.Words = "cssbundling-rails jsbundling-rails"

// BuildSteps are those for the app in the folder of the Procfile, as far as its files show them: heroku/heroku-buildpack-ruby
// lib/language_pack/rails4.rb, heroku/heroku-buildpack-python bin/steps/collectstatic, heroku/heroku-buildpack-nodejs
// lib/package_manager.sh, and, for Phoenix, gjaldon/heroku-buildpack-phoenix-static compile.
func (r *Repository) BuildSteps() []BuildStep {
	if r == nil || !r.Complete() {
		return nil
	}
	at := func(name string) string { return path.Join(r.Folder(), name) }
	var steps []BuildStep
	if r.IsFile(at("manage.py")) && r.Python(r.Folder()).Mention("django") {
		steps = append(steps, BuildStep{"python", r.runner(pythonTools[:]) + "python manage.py collectstatic --noinput"})
	}
	ruby := r.Ruby(r.Folder())
	if ruby.Mention("rails") && (ruby.Mention(railsAssets) || r.IsFolder(at("app/assets")) || r.IsFile(at("config/initializers/assets.rb"))) {
		steps = append(steps, BuildStep{"ruby", "bundle exec rake assets:precompile"})
	}
	if node := r.Node(r.Folder()); node != nil {
		for _, script := range []string{"heroku-postbuild", "build"} {
			if node.HasScript(script) && (script != "build" || !ruby.Mention(railsBundling)) {
				steps = append(steps, BuildStep{"node", r.runner(nodeTools[:]) + script})
				break
			}
		}
	}
	if mix, _ := r.Text(at("mix.exs")); strings.Contains(mix, "assets.deploy") {
		steps = append(steps, BuildStep{"elixir", "MIX_ENV=prod mix assets.deploy"})
	}
	return steps
}

func (r *Repository) runner(tools []toolFile) string {
	for _, tool := range tools {
		if r.HasFile(tool.file) {
			return tool.runs
		}
	}
	return ""
}
