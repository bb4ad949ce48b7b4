package platform

import (
	"slices"
	"strings"
)

// setups are the commands of a platform's own tool that prepare an app for its first deploy: create creates it, and set sets
// variables of it, if one does. {app} is its name, {pairs} are all variables, as in A="$A", and {name} and {value} are those of one.
var setups = []struct {
	platform          *Platform
	create, set, note string
}{
	{&herokuPlatform, "heroku apps:create {app}", "heroku config:set {pairs} --app {app}", ""},                                 // heroku/cli src/commands/apps/create.ts, config/set.ts
	{&dokkuPlatform, "dokku apps:create {app}", "dokku config:set {app} {pairs}", ""},                                          // dokku/dokku docs/deployment/application-management.md, configuration/environment-variables.md
	{&dryccPlatform, "drycc create {app}", "drycc config set {pairs} -a {app}", ""},                                            // drycc/workflow-cli internal/parser/shortcuts.go, config.go
	{&deisPlatform, "deis create {app}", "deis config:set {pairs} -a {app}", ""},                                               // deis/deis client/deis.go, parser/config.go
	{&flyPlatform, "fly apps create {app}", "fly secrets set {pairs} --app {app}", ""},                                         // superfly/flyctl internal/command/apps/create.go, secrets/set.go
	{&scalingoPlatform, "scalingo create {app}", "scalingo --app {app} env-set {pairs}", ""},                                   // Scalingo/cli cmd/create.go, env.go
	{&gigalixirPlatform, "gigalixir create -n {app}", "gigalixir config:set {pairs} -a {app}", ""},                             // gigalixir/gigalixir-cli gigalixir/__init__.py
	{&tsuruPlatform, `tsuru app create {app} "$PLATFORM"`, "tsuru env set -a {app} {pairs}", ""},                               // tsuru/tsuru-client tsuru/client/apps.go, env.go
	{&convoxPlatform, "convox apps create {app}", "convox env set {pairs} --app {app}", ""},                                    // convox/convox pkg/cli/apps.go, env.go
	{&aptiblePlatform, `aptible apps:create {app} --environment "$ENVIRONMENT"`, "aptible config:set --app {app} {pairs}", ""}, // aptible/aptible-cli lib/aptible/cli/subcommands/apps.rb, config.rb
	{&cloudFoundryPlatform, "cf create-app {app}", "cf set-env {app} {name} {value}", ""},                                      // cloudfoundry/cli command/v7/create_app_command.go, set_env_command.go
	{&korifiPlatform, "cf create-app {app}", "cf set-env {app} {name} {value}", ""},                                            // the same
	{&cleverCloudPlatform, `clever create --type "$TYPE" {app}`, "clever env set {name} {value}", ""},                          // CleverCloud/clever-tools src/commands/create/create.command.js, env/env.set.command.js
	// Without --sample, the environment runs the app before its variables are set.
	{&elasticBeanstalkPlatform, `eb init -p "$PLATFORM" {app} && eb create "$ENVIRONMENT" --sample`, "eb setenv {pairs}", ""}, // aws/aws-elastic-beanstalk-cli ebcli/controllers/initialize.py, create.py, setenv.py
	{&digitaloceanPlatform, `mkdir -p .do && proclint export --to digitalocean --app {app} --repo "$REPOSITORY" > .do/app.yaml && doctl apps create --spec .do/app.yaml`, "",
		"The file has a component for each process. " + repositoryOnGitHub},
	{&koyebPlatform, `koyeb apps create {app} && koyeb services create web --app {app} --git "github.com/$REPOSITORY"`, "", repositoryOnGitHub},
	{&sevallaPlatform, `sevalla apps create --name {app} --cluster "$CLUSTER" --source publicGit --repository "https://github.com/$REPOSITORY" --branch main`, "",
		"`sevalla resources clusters` lists the clusters. New apps build with Ingot. For a Procfile, choose Nixpacks, Buildpacks, or Railpack in the app's settings."},
	// A service needs a project, to which the folder is linked.
	{&railwayPlatform, "railway init --name {app} && railway add --service {app}", "railway variable set {pairs} -s {app}", ""}, // railwayapp/cli src/commands/init.rs, add.rs, variable.rs
	{&azurePlatform, `az webapp create --resource-group "$GROUP" --plan "$PLAN" --name {app} --runtime "$RUNTIME"`,
		`az webapp config appsettings set --resource-group "$GROUP" --name {app} --settings {pairs}`, ""}, // Azure/azure-cli src/azure-cli/azure/cli/command_modules/appservice
}

// Created returns the command that creates an app on the platform, or none.
func (t *Target) Created(app string) []Equivalent {
	for _, s := range setups {
		if s.platform == t.platform {
			return []Equivalent{cli("Create the app", strings.ReplaceAll(s.create, "{app}", shellQuote(app)), s.note)}
		}
	}
	return nil
}

// createdByDeploy are the platforms on which the first deploy creates the app.
var createdByDeploy = []*Platform{&googleCloudPlatform, &pikuPlatform}

// CreatesByDeploy reports whether the first deploy to the platform creates the app.
func (t *Target) CreatesByDeploy() bool { return slices.Contains(createdByDeploy, t.platform) }

// VariablesSet returns the command that sets variables of an app, or none. Their values are those in the shell of the person.
func (t *Target) VariablesSet(app string, names []string) []Equivalent {
	for _, s := range setups {
		if s.platform != t.platform || len(names) == 0 || s.set == "" {
			continue
		}
		var pairs, lines []string
		for _, name := range names {
			value := `"$` + name + `"`
			pairs = append(pairs, name+"="+value)
			lines = append(lines, strings.NewReplacer("{app}", shellQuote(app), "{name}", name, "{value}", value).Replace(s.set))
		}
		if strings.Contains(s.set, "{pairs}") {
			lines = []string{strings.NewReplacer("{app}", shellQuote(app), "{pairs}", strings.Join(pairs, " ")).Replace(s.set)}
		}
		return []Equivalent{cli("Set the variables", strings.Join(lines, "\n"), "")}
	}
	return nil
}
