package platform

import "strings"

const (
	cfReader = "cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go"
	cfPorts  = "cloudfoundry/docs-dev-guide custom-ports.html.md.erb"
)

var _ = register(&cloudFoundryPlatform)

var cloudFoundryPlatform = Platform{
	ID:           "cloud-foundry",
	CommandFiles: []string{"manifest.yml", "manifest.yaml"},
	Settings: []Setting{ // cloudfoundry/cloud_controller_ng app/messages/manifest_process_update_message.rb
		{Files: "manifest.yml manifest.yaml", Keys: "health-check-type", Values: "port process http none"},
	},
	Title:   "Cloud Foundry",
	Aliases: []string{"cf", "pcf", "tanzu"},
	Tool:    "cf",
	Rank:    11,
	NotVerified: []string{
		"Only the function that reads the file was run, with yaml.v2 2.4.0. No complete Cloud Foundry was.",
		"Any limit on process types and commands.",
	},
	Backing: "a service (`cf create-service`)",
	Checked: "2026-11-20",
	Links: []Link{
		{"Pushing an app with multiple processes", "https://docs.cloudfoundry.org/devguide/multiple-processes.html"},
		{"Configuring a production server", "https://docs.cloudfoundry.org/buildpacks/prod-server.html"},
	},
	Known: Facts{
		Grammar:   {"The buildpack lifecycle reads the file with yaml.v2 as a map of strings. Every error is \"Failed to read command from Procfile: invalid YAML\".", cfReader, Run},
		Running:   {"Commands of buildpack apps run in `bash -c`.", "cloudfoundry/docs-dev-guide deploy-apps/manifest-attributes.html.md.erb", Documented},
		Ports:     {"The platform sets `$PORT`. By default, apps get requests only on port 8080.", "cloudfoundry/docs-dev-guide deploy-apps/environment-variable.html.md.erb", Documented},
		Releasing: {"There is no release phase. `release` is an ordinary process type. Run tasks with `cf run-task`.", cfReader, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "Failed to read command from Procfile: invalid YAML", Means: "Staging fails: the file isn't a YAML map of strings.", Source: cfReader},
			{Text: "No start command specified by buildpack or via Procfile.", Means: "The file doesn't exist or declares no `web`.", Source: cfReader},
			{Text: "App will not start unless a command is provided at runtime.", Means: "The file doesn't exist or declares no `web`.", Source: cfReader},
		}
	},
	ConfigFiles: []ConfigFile{ // cloudfoundry/docs-dev-guide deploy-apps; cloudfoundry/cli util/manifestparser/locator.go
		{Path: "manifest.yml", Has: []string{"applications:"}}, {Path: "manifest.yaml", Has: []string{"applications:"}}, {Path: ".cfignore"},
		{Path: "manifest.yml", Strategy: "command", Each: cfCommand, Chooses: true},
		{Path: "manifest.yaml", Strategy: "command", Each: cfCommand, Chooses: true},
	},
	Strategies: []Target{cfTarget(), with(cfTarget(), func(t *Target) {
		t.Name, t.Summary = "command", "command in manifest.yml, which replaces web"
		t.NeedsHTTP, t.Defaults = HTTPOptional, nil
		t.OthersAdvice = "Remove `command` from `manifest.yml`, or change the command there."
		t.replaceWeb("`command` in `manifest.yml` starts instead.")
	})},
}

// cfCommand is what replaces the process web of each app of a manifest: cloudfoundry/docs-dev-guide manifest-attributes.html.md.erb.
var cfCommand = [2]string{"applications", "command"}

func cfTarget() Target {
	return Target{
		Name:          "buildpack",
		Summary:       "buildpack apps; cf push -c overrides the Procfile",
		Unsure:        []Topic{Limits},
		Equivalents:   cfEquivalents{},
		Upload:        Upload{Ignore: []IgnoreFile{{".cfignore", GoPatterns}}}, // cloudfoundry/cli actor/sharedaction/resource.go
		WithoutFile:   "Without a Procfile, the buildpack's default `web` starts, if it has one.",
		StartsWithout: true,
		Parser:        yaml2Parser,
		RewordError:   func(string) string { return "Failed to read command from Procfile: invalid YAML" },
		NamePattern:   "any name",
		BuiltBy:       CloudFoundryBuildpacks,
		PrunesDev:     true, // cloudfoundry/nodejs-buildpack src/nodejs/supply/supply.go
		OnError:       "Staging fails.",
		Shell:         Bash,
		OwnBuildpacks: true,
		// cloudfoundry/docs-dev-guide deploy-apps/push-docker: an image comes from a registry
		IgnoresDockerfile: true,
		NeedsHTTP:         HTTPExpected,
		WithoutHTTP:       "Nothing gets traffic: only `web` gets a route.",
		Port:              Port{Default: "8080", Env: true, OnMiss: "The health check finds nothing on `$PORT`, so the app doesn't start.", Stops: true},
		ReleaseInstead:    "Run it with `cf run-task`.",
		Release:           ReleaseNever,
		Scale:             startsWeb("the first push starts one instance of `web`", "", untilScaled),
		Defaults:          cfDefaults,
	}
}

type cfEquivalents struct{}

func (cfEquivalents) Process(u Use) []Equivalent {
	app, process := shellQuote(u.App), " --process "+shellQuote(u.Type)
	once := cli("Run the command once", "cf run-task "+app+" --command "+shellQuote(u.Command), "").to(Once)
	if u.runsOnce() {
		return []Equivalent{once}
	}
	es := []Equivalent{
		cli("Run one instance", "cf scale "+app+process+" -i 1", "0 stops all.").to(Starting).does(ToScale),
		cli("Set its memory", "cf scale "+app+process+" -m 512M", "The app restarts."),
		cli("Restart its first instance", "cf restart-app-instance "+app+" 0"+process, "`cf restart` restarts all types.").does(ToRestart),
	}
	portless := u.Type == "web" && u.Role != "http"
	if portless { // cloudfoundry/cloud_controller_ng app/actions/process_create.rb
		es = append(es, cli("Check the process, not the port", "cf set-health-check "+app+" process"+process, "The default check of `web` is for a port, on which it doesn't listen.").to(Starting))
	}
	es = append(es, once)
	if u.Command == "" {
		return es
	}
	if u.Type == "web" {
		es = append(es, cli("Set it without a Procfile", "cf push "+app+" -c "+shellQuote(u.Command), "`-c null` removes it."))
	}
	note := "It overrides the Procfile until `command` is `null`."
	if strings.Contains(u.Command, "((") {
		note += " In it, Cloud Foundry replaces a name between `((` and `))`."
	}
	entry := "- type: " + plainKey(u.Type) + "\n  command: " + yamlText(u.Command) + "\n  instances: 1"
	if portless {
		entry += "\n  health-check-type: process"
	}
	return append(es, ui("Without a Procfile: `processes` in `manifest.yml`", entry, note))
}

func (cfEquivalents) App(u Use) []Equivalent {
	app := shellQuote(u.App)
	return []Equivalent{
		cli("Deploy this folder", "cf push "+app, "").to(Deploying),
		cli("List the processes", "cf app "+app, ""),
		cli("Follow the logs", "cf logs "+app, "Of all process types.").does(ToReadLogs),
		cli("Restart the app", "cf restart "+app, "All process types.").does(ToRestart),
		cli("Set a variable", "cf set-env "+app+" NAME VALUE", "It takes effect after `cf restart`."),
	}
}
