package platform

import "slices"

const (
	digitaloceanAPI = "digitalocean/godo apps.gen.go"
	// Its description there is that it sets the run commands from the Procfile. Build logs show it too.
	digitaloceanSpec  = "DigitalOcean docs, Reference for App Specification"
	digitaloceanImage = "DigitalOcean docs, App Platform Dockerfile Build Reference"

	// digitaloceanTemplate has the app spec under the key spec (DigitalOcean docs, glossary, App Spec).
	digitaloceanTemplate = ".do/deploy.template.yaml"
)

var _ = register(&digitaloceanPlatform)

var digitaloceanPlatform = Platform{
	ID:           "digitalocean",
	Hosts:        []string{".ondigitalocean.app"},
	CommandFiles: []string{".do/app.yaml", ".do/deploy.template.yaml", dockerfile},
	// digitalocean/godo apps.gen.go: both paths are from the root of the repository. environment_slug has no effect, says issue 1206 of
	// digitalocean/terraform-provider-digitalocean.
	Settings: []Setting{{Files: ".do/app.yaml .do/deploy.template.yaml", Keys: "source_dir dockerfile_path"}},
	Title:    "DigitalOcean",
	Aliases:  []string{"do", "app-platform"},
	Tool:     "doctl",
	Rank:     22,
	NotVerified: []string{
		"How `digitalocean/procfile`, whose source isn't public, reads the file. Proclint reads it like `heroku/procfile`.",
		"Which process a component starts, and whether anything runs `release`.",
	},
	Backing: "a database of the app spec",
	Offers:  "PostgreSQL MySQL Redis MongoDB Kafka Elasticsearch", // DigitalOcean docs, App Spec: REDIS is Valkey, and OPENSEARCH is close to Elasticsearch
	Checked: "2026-11-21",
	Links:   []Link{{"Build and run commands", "https://docs.digitalocean.com/products/app-platform/how-to/build-run-commands"}},
	Known: Facts{
		Ports:     {"`$PORT` is the component's `http_port`, by default 8080.", digitaloceanAPI, Read},
		Releasing: {"Nothing runs `release`. Use a job of the kind `PRE_DEPLOY` instead.", digitaloceanSpec, Inferred},
	},
	ConfigFiles: []ConfigFile{ // digitalocean/sample-python .do
		{Path: ".do/"},
		{Path: ".do/app.yaml", Strategy: "dockerfile", Has: []string{"dockerfile_path"}, Chooses: true}, // digitaloceanImage
		{Path: digitaloceanTemplate, Strategy: "dockerfile", Has: []string{"dockerfile_path"}, Chooses: true},
		{Path: "Dockerfile", Strategy: "dockerfile", Chooses: true},
		{Path: ".do/app.yaml", Strategy: "run-command", Each: [2]string{"services", "run_command"}, Chooses: true}, // digitaloceanSpec
		{Path: digitaloceanTemplate, Strategy: "run-command", Each: [2]string{"  services", "run_command"}, Chooses: true},
	},
	Strategies: []Target{hosted(&herokuPlatform.Strategies[1], func(t *Target) {
		t.Name, t.Summary = "buildpack", "App Platform's buildpacks"
		t.Unsure = slices.DeleteFunc(Topics(), func(topic Topic) bool { return topic == File || topic == Ports })
		t.PythonFiles = "" // DigitalOcean docs, Python Buildpack: Heroku's classic one
		t.Upload = fromGit // digitalocean/godo apps.gen.go, AppServiceSpec: a source that is built comes from git
		t.Port = digitaloceanPort
		t.WithoutHTTP = "Nothing starts without a run command."
		t.OthersAdvice = digitaloceanOthers
		t.Release = ReleaseNever
		t.ReleaseInstead = digitaloceanRelease
		t.Scale = webScale(t.ReleaseInstead, "A component starts only `web`. Add a worker component with its own `run_command`.")
		t.Equivalents = digitaloceanEquivalents
	}), digitaloceanUnread(Target{
		Name:    "dockerfile",
		Summary: "a Dockerfile in the root folder, without reading the Procfile",
		Known: digitaloceanUnreadFacts(
			Fact{"App Platform builds the `Dockerfile` and runs its `CMD`.", digitaloceanImage, Documented},
			"The image's `CMD`, or the component's `run_command`.",
		),
		Elsewhere:   "the `Dockerfile` or the component's `run_command`",
		WithoutFile: "The image's `CMD` runs, or the component's `run_command`.",
		Image:       true,
	}), digitaloceanUnread(Target{
		Name:    "run-command",
		Summary: "run_command in the app spec, instead of the Procfile",
		Known: digitaloceanUnreadFacts(
			Fact{"App Platform runs the `run_command` of each component.", digitaloceanSpec, Documented},
			"The `run_command` of each component.",
		),
		Elsewhere:   "`run_command` of each component in the app spec",
		WithoutFile: "The component's `run_command` runs.",
	})},
}

// digitaloceanUnread completes a strategy that starts nothing of the Procfile.
func digitaloceanUnread(t Target) Target {
	t.Unsure = []Topic{Running, Traffic, Releasing}
	t.Equivalents = digitaloceanEquivalents
	t.Port = digitaloceanPort
	t.Release, t.ReleaseInstead = ReleaseNever, digitaloceanRelease
	t.OthersAdvice = digitaloceanOthers
	t.Scale = instances(0, "App Platform doesn't read the Procfile")
	return t
}

// digitaloceanUnreadFacts are about a strategy that starts nothing of the Procfile.
func digitaloceanUnreadFacts(grammar Fact, starts string) Facts {
	return Facts{
		Grammar:   grammar,
		Running:   {starts, digitaloceanSpec, Inferred},
		Ports:     {"`$PORT` is the component's `http_port`, by default 8080.", digitaloceanAPI, Read},
		Releasing: {"Nothing runs `release`. Use a job of the kind `PRE_DEPLOY` instead.", digitaloceanSpec, Inferred},
	}
}

// What the strategies have in common.
const (
	digitaloceanOthers  = "Add a worker component with its own `run_command` for each."
	digitaloceanRelease = "Add a job of the kind `PRE_DEPLOY`."
	// Only doctl apps logs also takes the name: digitalocean/doctl commands/apps.go
	digitaloceanID = "`doctl apps list` shows the ID."
)

var digitaloceanPort = Port{Default: "8080", Settings: []PortSetting{{Files: ".do/app.yaml " + digitaloceanTemplate, Key: "http_port", Loose: true}}, Env: true, Configurable: "`http_port`", OnMiss: "The health check finds nothing on `$PORT`, so the deploy fails."}

var digitaloceanEquivalents = hostEquivalents{
	field: "Run command", place: "Component → Settings → Commands", elsewhere: "Of a worker component.", release: "Run command of a job of the kind PRE_DEPLOY",
	process: func() []Equivalent {
		return []Equivalent{
			ui("In the app spec", "name: {type}\nrun_command: {command}\ninstance_count: 2", "An entry of `services` or `workers`. `doctl apps update \"$APP_ID\" --spec FILE` applies the file.").scales(),
			cli("Follow its logs", `doctl apps logs "$APP_ID" {type} --type run -f`, digitaloceanID).does(ToReadLogs),
			cli("Open a shell in it", `doctl apps console "$APP_ID" {type}`, "There is no command that runs only once. "+digitaloceanID).does(ToRunOnce),
			cli("Restart it", `doctl apps restart "$APP_ID" --components {type}`, digitaloceanID).does(ToRestart),
		}
	},
	web: func() []Equivalent {
		return []Equivalent{ui("In the app spec", "http_port: 8080", "Of the service. `$PORT` has the same value.").does(ToSetPort)}
	},
	app: func() []Equivalent {
		return []Equivalent{
			cli("Deploy the commit", `doctl apps create-deployment "$APP_ID"`, "A push to the branch of the app does the same. "+digitaloceanID).to(Deploying),
		}
	},
}
