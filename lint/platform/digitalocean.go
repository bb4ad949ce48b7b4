package platform

const (
	digitaloceanSample = "digitalocean/sample-python"
	digitaloceanSpec   = "DigitalOcean docs, Reference for App Specification"
)

var _ = register(&digitaloceanPlatform)

var digitaloceanPlatform = Platform{
	ID:      "digitalocean",
	Title:   "DigitalOcean",
	Aliases: []string{"do", "app-platform"},
	Tool:    "doctl",
	Rank:    22,
	NotVerified: []string{
		"Everything about the Procfile. The documentation doesn't name it, but the sample app for Python works only if App Platform reads it.",
	},
	Known:       digitaloceanFacts{},
	ConfigFiles: []ConfigFile{{Path: ".do/"}}, // digitalocean/sample-python .do
	Strategies: []Target{hosted(&herokuPlatform.Strategies[1], func(t *Target) {
		t.Name, t.Summary = "", "App Platform's buildpacks"
		t.Unsure, t.Upload = Topics(), fromGit // digitalocean/godo apps.gen.go, AppServiceSpec: a source that is built comes from git
		t.Port = Port{Default: "8080", Env: true, Assumed: true, Configurable: "`http_port`", OnMiss: "The health check finds nothing on `$PORT`, so the deploy fails."}
		t.WithoutHTTP = "Nothing starts without a run command."
		t.OthersAdvice = "Add a worker component with its own `run_command` for each."
		t.Release = ReleaseNever
		t.ReleaseInstead = "Add a job of the kind `PRE_DEPLOY`."
		t.Scale = webScale(t.ReleaseInstead, "A component starts only `web`. Add a worker component with its own `run_command`.")
		t.Equivalents = hostEquivalents{
			field: "Run command", place: "Component → Settings → Commands", other: "Of a worker component.", release: "Run command of a job of the kind PRE_DEPLOY",
			process: func() []Equivalent {
				return []Equivalent{
					ui("In the app spec", "name: {type}\nrun_command: {command}\ninstance_count: 2", "An entry of `services` or `workers`. `doctl apps update` with `--spec` applies the file.").does(ToScale),
					cli("Follow its logs", "doctl apps logs {app} {type} --type run -f", "").does(ToReadLogs),
					cli("Open a shell in it", "doctl apps console {app} {type}", "There is no command that runs only once.").does(ToRunOnce),
					cli("Restart it", "doctl apps restart {app} --components {type}", "").does(ToRestart),
				}
			},
			web: func() []Equivalent {
				return []Equivalent{
					ui("HTTP port", "8080", "`http_port` in the app spec. `$PORT` has the same value.").does(ToSetPort),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy the commit", "doctl apps create-deployment {app}", "A push to the branch of the app does the same.").to(Deploying),
				}
			},
		}
	})},
}

type digitaloceanFacts struct{}

// About returns the platform's documentation.
func (digitaloceanFacts) About() About {
	return About{
		Backing:  "a database of the app spec",
		Homepage: "https://docs.digitalocean.com/products/app-platform/how-to/build-run-commands",
		Checked:  "2026-11-21",
		Links:    []Link{{"Build and run commands", "https://docs.digitalocean.com/products/app-platform/how-to/build-run-commands"}},
	}
}

// Ways says how it is known what does each task.
func (digitaloceanFacts) Ways() Ways {
	return allFrom("digitalocean/doctl commands/apps.go", Read, map[Task]Way{ToStart: {Source: digitaloceanSpec, Verified: Documented}, ToScale: {Source: digitaloceanSpec, Verified: Documented}, ToSetPort: {Source: digitaloceanSpec, Verified: Documented}})
}

// Brief returns the facts about the platform that views show.
func (digitaloceanFacts) Brief() Facts {
	return Facts{
		Ports:     {"`$PORT` is the component's `http_port`, by default 8080.", digitaloceanSpec, Inferred},
		Releasing: {"Nothing runs `release`. Use a job of the kind `PRE_DEPLOY` instead.", digitaloceanSpec, Inferred},
	}.briefOn(&herokuPlatform.Strategies[1], Inferred)
}

// Facts returns the other facts about the platform.
func (digitaloceanFacts) Facts() Facts {
	return Facts{
		File:    {"`Procfile` in the source folder of the component. `run_command` in the app spec overrides it.", digitaloceanSample, Inferred},
		Traffic: {"The component that has `web` gets the traffic.", digitaloceanSample, Inferred},
		Start:   {"A component starts only `web`. Each other process needs a component with its own `run_command`.", "DigitalOcean docs, Build and Run Commands", Inferred},
	}.on(&herokuPlatform.Strategies[1], Inferred)
}
