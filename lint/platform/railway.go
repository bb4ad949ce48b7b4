package platform

import "slices"

const (
	railwayDocs        = "railwayapp/docs content/docs/deployments/start-command.md"
	railwayDockerfiles = "railwayapp/docs content/docs/builds/dockerfiles.md"
	railwayConfig      = "railwayapp/docs content/docs/config-as-code/reference.md"
)

var _ = register(&railwayPlatform)

var railwayPlatform = Platform{
	ID:           "railway",
	Hosts:        []string{".up.railway.app"},
	CommandFiles: []string{"railway.toml", "railway.json", "railpack.json", "nixpacks.toml", dockerfile},
	// railwayapp/docs content/docs/config-as-code/reference.md and content/docs/builds/build-configuration.md. Former versions have NIXPACKS, HEROKU and PAKETO.
	Settings: []Setting{
		{Files: "railway.json railway.toml", Keys: "dockerfilePath", Rooted: true},
		{Files: "railway.json railway.toml", Keys: "builder", Values: "railpack nixpacks dockerfile heroku paketo", Upper: true},
		{Files: "railway.json railway.toml", Keys: "restartPolicyType", Values: "on_failure always never", Upper: true},
	},
	Forms: []Form{ // railwayConfig, and https://railway.com/railway.schema.json
		{Files: "railway.json railway.toml", Section: "build", Known: "builder watchPatterns buildCommand dockerfilePath nixpacksPlan nixpacksConfigPath nixpacksVersion railpackVersion railpackConfigPath buildEnvironment providers"},
		{Files: "railway.json railway.toml", Section: "deploy", Known: "startCommand preDeployCommand numReplicas healthcheckPath healthcheckTimeout restartPolicyType restartPolicyMaxRetries sleepApplication region runtime " +
			"cronSchedule drainingSeconds overlapSeconds multiRegionConfig limitOverride requiredMountPath ipv6EgressEnabled useLegacyStacker registryCredentials"},
	},
	Title: "Railway",
	Tool:  "railway",
	Rank:  12,
	NotVerified: []string{
		"Which version of Railpack builds a service, and which parser the releases from 0.39 to 0.43 have. `railpack@main` reads the file line by line.",
		"Any limit on process types and commands.",
	},
	Backing: "a database or another template",
	Checked: "2026-11-20",
	Links: []Link{
		{"Start command", "https://docs.railway.com/deployments/start-command"},
		{"Railpack", "https://railpack.com"},
	},
	Known: Facts{
		Running:   {"The start command runs in a shell.", railwayDocs, Documented},
		Ports:     {"The platform sets `$PORT`.", "railwayapp/docs content/docs/deployments/healthchecks.md", Documented},
		Releasing: {"Railpack has no release phase. If `release` is the only entry, it becomes the start command. Use the service's Pre-Deploy Command instead.", railpackSource, Read},
	},
	Printed: func() []Message {
		return slices.Concat([]Message{
			{Text: "Nixpacks was unable to generate a build plan for this app", Kind: "buildpack", Means: "Nixpacks doesn't recognize the language of the app. The root directory may be another one.", Source: "railwayapp/nixpacks pull request 670"},
			{Text: "The executable … could not be found", Kind: "program", Means: "The container has no such program. Railway starts the command of an image without a shell.", Source: railwayDockerfiles},
			{Text: "The start command is invalid", Kind: "program", Means: "The image has no program for the start command.", Source: "calcom/synclinear.com issue 129"},
			{Text: "found character that cannot start any token"},
			{Text: "No start command could be found"},
		}, alsoPrinted("railway", railpackPlatform.Printed()))
	},
	ConfigFiles: []ConfigFile{ // railwayapp/docs content/docs/config-as-code
		{Path: "railway.json"}, {Path: "railway.toml"}, {Path: ".railway/"},
		{Path: "railway.json", Strategy: "start-command", Has: []string{`"startCommand"`}, Lacks: []string{`"startCommand": null`, `"startCommand":null`, `"services"`}, Chooses: true}, // railwayConfig
		{Path: "railway.toml", Strategy: "start-command", Has: []string{"startCommand"}, Lacks: []string{"# startCommand", "#startCommand"}, Chooses: true},
		{Path: "Dockerfile", Strategy: "dockerfile", Chooses: true}, // railwayDockerfiles; railwayConfig: whatever builder is set
		{Path: "railway.json", Strategy: "nixpacks", Has: []string{"NIXPACKS"}, Chooses: true},
		{Path: "railway.toml", Strategy: "nixpacks", Has: []string{"NIXPACKS", "nixpacks"}, Chooses: true},
		{Path: "railpack.json", Strategy: "start-command", Has: []string{`"startCommand"`}, Chooses: true}, // railwayapp/railpack core/generate/context.go
		{Path: "railway.json", Strategy: "railpack", Has: []string{"RAILPACK"}, Chooses: true},
		{Path: "railway.toml", Strategy: "railpack", Has: []string{"RAILPACK", "railpack"}, Chooses: true},
	},
	Strategies: []Target{
		hosted(&railpackPlatform.Strategies[0], func(t *Target) {
			t.Name, t.Summary = "railpack", "Railpack, the default builder"
			t.Unsure = []Topic{Traffic, Limits}
			onRailway(t)
			t.Scale = railpackScale("Use the service's Pre-Deploy Command.", "Create a separate service for it.")
		}),
		hosted(&nixpacksPlatform.Strategies[0], func(t *Target) {
			t.Name, t.Summary, t.Known = "nixpacks", "Nixpacks, in services that still use it", railwayNixpacksFacts
			t.Unsure, t.RemarkOn = []Topic{Traffic, Limits}, nil
			onRailway(t)
			t.Scale = nixpacksScale("Create a separate service for it.")
		}),
		railwayWithoutFile(Target{
			Name:    "dockerfile",
			Summary: "a Dockerfile in the root folder, without reading the Procfile",
			Known: Facts{
				Grammar:   {"Railway builds the `Dockerfile` and runs its `CMD`.", railwayDockerfiles, Documented},
				Running:   {"A custom start command runs without a shell.", railwayDocs, Documented},
				Releasing: {"Nothing reads `release`. Use the service's Pre-Deploy Command instead.", railwayDocs, Inferred},
			},
			Elsewhere:   "the `Dockerfile` or the service's custom start command",
			WithoutFile: "The service runs the image's `CMD`, or its custom start command.",
			Image:       true,
			Shell:       NoShell,
			Unsure:      []Topic{Releasing},
		}),
		railwayWithoutFile(Target{
			Name:    "start-command",
			Summary: "startCommand in railway.toml, railway.json or railpack.json, instead of the Procfile",
			Known: Facts{
				Grammar:   {"The start command overrides what the builder takes from the Procfile. Railway reads `railway.json` and `railway.toml` of older services until 2026-12-01, and then only `.railway/railway.ts`.", railwayConfig, Documented},
				Releasing: {"Nothing runs `release`. Use `preDeployCommand` in the same file instead.", railwayConfig, Documented},
			},
			Elsewhere:   "`startCommand` of `railway.toml` or `railway.json`",
			Shell:       Bash,
			WithoutFile: "The service runs its start command.",
		}),
	},
}

// railwayWithoutFile completes a strategy that starts nothing of the Procfile.
func railwayWithoutFile(t Target) Target {
	t.Unsure = append(t.Unsure, Traffic)
	t.Release = ReleaseNever
	t.Scale = instances(0, "Railway doesn't read the Procfile")
	onRailway(&t)
	t.Upload = Upload{}
	return t
}

// onRailway sets what both builders have in common on Railway.
func onRailway(t *Target) {
	t.OthersAdvice = "Create a separate service for each other process."
	t.ReleaseInstead, t.RunsBefore = "Use the Pre-Deploy Command of the service.", true
	t.Port = Port{Env: true, OnMiss: "Visitors see an error page: nothing listens on `$PORT`."}
	t.Equivalents = railwayEquivalents{}
	t.Upload.Git, t.Upload.Command = true, "railway up" // railwayapp/cli src/controllers/upload.rs
	t.Upload.Ignore = []IgnoreFile{{".railwayignore", FolderPatterns}, {".ignore", FolderPatterns}, {".gitignore", FolderPatterns}}
}

var railwayNixpacksFacts = Facts{
	Running:   nixpacksPlatform.Known[Running],
	Releasing: {"Nixpacks runs `release` in the image build. Use the service's Pre-Deploy Command instead.", nixpacksSource, Read},
}

type railwayEquivalents struct{}

func (railwayEquivalents) Process(u Use) []Equivalent {
	if u.Command == "" {
		return nil
	}
	if u.Type == "release" {
		return []Equivalent{ui("Pre-Deploy Command", u.Command, "It runs between build and deploy. If it fails, the deploy fails.").at("Service → Settings → Deploy").to(Starting)}
	}
	once := cli("Run the command once", `railway ssh -s "$SERVICE" -- `+shellQuote(u.Command), "In the running container. `railway run` would run it on your machine.").to(Once)
	if u.runsOnce() {
		return []Equivalent{once}
	}
	note := ""
	if !u.Kept {
		note = "Of another service for the same repository."
	}
	variable := cli("Set a variable", `railway variable set NAME=VALUE -s "$SERVICE"`, "")
	if u.Role == "http" {
		variable = cli("Set the port", `railway variable set PORT=8080 -s "$SERVICE"`, "The same command sets other variables.").does(ToSetPort)
	}
	var first []Equivalent
	switch {
	case !u.Starts:
		first = []Equivalent{cli("Create its service", "railway add --service "+shellQuote(u.Type), "`railway up -s` deploys to it.").to(Starting)}
	case u.Role == "http":
		first = []Equivalent{cli("Give it a domain", `railway domain -s "$SERVICE"`, "Without one, only other services reach it.")}
	}
	return append(first,
		ui("Custom Start Command", u.Command, note).at("Service → Settings → Deploy").to(Starting),
		cli("Restart it", `railway restart --service "$SERVICE" --yes`, "Without a new build.").does(ToRestart),
		cli("Follow its logs", `railway logs -s "$SERVICE"`, "").does(ToReadLogs),
		cli("Open a shell in the running container", `railway ssh -s "$SERVICE"`, ""),
		once,
		cli("Scale it", `railway scale --service "$SERVICE" "$REGION=2"`, "Railway scales by region, not by process type.").scales(),
		variable,
		ui("In `.railway/railway.ts`, in the list of resources", "service("+jsonText(u.Type)+", { start: "+jsonText(u.Command)+", replicas: 1 })", "Apply it with `railway config apply`. According to the documentation, `railway.json` is no longer read from 2026-12-01 on."))
}

func (railwayEquivalents) App(Use) []Equivalent {
	return []Equivalent{
		cli("Deploy this folder", `railway up -s "$SERVICE"`, "A service with a repository also deploys each push.").to(Deploying),
		cli("Run a command here with the service's variables", "railway run env", "It runs on your machine, unlike `heroku run`."),
	}
}
