package platform

const (
	coolifyDeploy = "coollabsio/coolify app/Jobs/ApplicationDeploymentJob.php"
	coolifyAlone  = "coollabsio/coolify"
)

var _ = register(&coolifyPlatform)

var coolifyPlatform = Platform{
	ID:           "coolify",
	CommandFiles: []string{"railpack.json", "nixpacks.toml"},
	Title:        "Coolify",
	Rank:         13,
	NotVerified:  []string{"Nothing was run on Coolify. The source of 4.4-rc.1 was read."},
	Backing:      "a database resource",
	Offers:       "PostgreSQL MySQL Redis MongoDB", // coollabsio/coolify app/Enums/NewDatabaseTypes.php
	Checked:      "2026-11-29",
	Links:        []Link{{"Build packs", "https://coolify.io/docs/builds/packs/overview"}},
	Known: Facts{
		Ports:     {"`$PORT` is the first of the ports exposed, by default 3000, unless you set it.", coolifyDeploy, Read},
		Releasing: {"Railpack doesn't run `release`. The pre-deployment command runs in the container of the old version, and is skipped if none runs. The post-deployment command runs in the new one.", coolifyDeploy, Read},
	},
	Printed: func() []Message {
		return append(alsoPrinted("coolify", railpackPlatform.Printed()), alsoPrinted("coolify:nixpacks", nixpacksPlatform.Printed())...)
	},
	Strategies: coolifyStrategies(),
}

func coolifyStrategies() []Target {
	built := func(name, summary string, builder *Target, scale func(release, advice string) func(string, []string) (int, string)) Target {
		return hosted(builder, func(t *Target) {
			t.Name, t.Summary = name, summary
			t.Unsure, t.RemarkOn = []Topic{Traffic}, nil
			t.Upload.Git, t.IgnoresDockerfile = true, true // coollabsio/coolify app/Models/Application.php; the build pack chooses the build
			t.Port = Port{Default: "3000", Env: true, Configurable: "Ports exposes", OnMiss: "Visitors see an error page: nothing listens on the exposed port."}
			t.ReleaseInstead, t.RunsBefore = "Use the post-deployment command of the resource, which runs in the new container.", false
			t.OthersAdvice = "Create a resource of the repository for each other process, with its own start command."
			t.Scale = scale("Use the post-deployment command.", "Create a second resource with its own start command.")
			t.Equivalents = hostEquivalents{
				field: "Start command", place: "Settings → General", elsewhere: "Of a second resource of the same repository.", release: "Post-deployment",
				app: func() []Equivalent {
					return []Equivalent{
						api("Deploy the commit", coolifyRequest("POST", `deploy?uuid=$UUID`), "Or press Deploy. Coolify before 4.2 also accepts GET.").to(Deploying),
						api("Read the logs", coolifyRequest("GET", `applications/$UUID/logs`), "Or open Runtime Logs.").does(ToReadLogs),
						api("Restart it", coolifyRequest("POST", `applications/$UUID/restart`), "Without a build.").does(ToRestart),
						ui("Tab with a shell in its container", "Terminal", "Of the resource.").does(ToRunOnce),
						ui("Ports exposes", "3000", "The app must listen on it.").at("Settings → General").does(ToSetPort),
					}
				},
			}
		})
	}
	railpack := built("railpack", "Railpack 0.23.0, the build pack of new applications", &railpackPlatform.Strategies[0], railpackScale)
	nixpacks := built("nixpacks", "Nixpacks 1.41.0, the build pack of older applications", &nixpacksPlatform.Strategies[0],
		func(_, advice string) func(string, []string) (int, string) { return nixpacksScale(advice) })
	nixpacks.Known = Facts{Releasing: {"Nixpacks runs `release` in the image build, without the network of the app. The post-deployment command runs in the new container.", coolifyDeploy, Read}}
	dockerfile := builtFrom(Facts{
		Grammar:   {"Coolify builds the `Dockerfile` of the resource without reading the Procfile. The build packs Static and Docker Compose don't read it either.", coolifyAlone, Read},
		Running:   {"The image's `CMD` runs.", coolifyDeploy, Read},
		Releasing: {"Nothing reads `release`. The post-deployment command runs in the new container.", coolifyDeploy, Read},
	}, &railpack)
	dockerfile.Unsure, dockerfile.Shell = []Topic{Traffic}, NoShell
	return []Target{railpack, nixpacks, dockerfile}
}

func coolifyRequest(method, path string) string {
	return `curl -X ` + method + ` "$COOLIFY_URL/api/v1/` + path + `" -H "Authorization: Bearer $COOLIFY_TOKEN"`
}
