package platform

const (
	dokployBuilders = "Dokploy/dokploy packages/server/src/utils/builders"
	dokployAlone    = "Dokploy/dokploy"
)

var _ = register(&dokployPlatform)

var dokployPlatform = Platform{
	ID:           "dokploy",
	CommandFiles: []string{"nixpacks.toml", "railpack.json"},
	Title:        "Dokploy",
	Rank:         13,
	NotVerified:  []string{"Nothing was run on Dokploy. The source of 0.30.2 was read."},
	Backing:      "a database service",
	Offers:       "PostgreSQL MySQL Redis MongoDB", // Dokploy/website apps/docs/content/docs/core/databases
	Checked:      "2026-11-29",
	Links:        []Link{{"Build types", "https://docs.dokploy.com/docs/core/applications/build-type"}},
	Known:        Facts{Ports: {"Dokploy sets no `$PORT`: a container gets only the variables of its environment. Set `PORT` there, to the container port of the domain.", dokployBuilders, Read}},
	Printed: func() []Message {
		return append(alsoPrinted("dokploy", nixpacksPlatform.Printed()), alsoPrinted("dokploy:railpack", railpackPlatform.Printed())...)
	},
	Strategies: dokployStrategies(),
}

func dokployStrategies() []Target {
	const other = "Create a second application with its own command."
	built := func(name, summary string, builder *Target, change func(t *Target)) Target {
		return hosted(builder, func(t *Target) {
			t.Name, t.Summary = name, summary
			if builder.Release != ReleaseBuild {
				t.Known = Facts{Releasing: {"Nothing runs `release`.", dokployBuilders, Read}}
			}
			t.Unsure, t.RemarkOn = []Topic{Traffic}, nil
			// Dokploy/dokploy packages/server/src/db/schema/application.ts, packages/server/src/utils/builders/drop.ts
			t.Upload.Git, t.Upload.Command, t.IgnoresDockerfile = true, "Drop", true
			t.Port = Port{Configurable: "`PORT` in the environment", OnMiss: "Visitors see an error page: nothing listens on the container port of the domain."}
			t.ReleaseInstead, t.RunsBefore = "Run the command by hand, or at the start of the `web` command.", false
			t.OthersAdvice = "Create an application of the repository for each other process, with its own command."
			change(t)
		})
	}
	// byVariable starts another command by a variable of the builder.
	byVariable := func(variable string) hostEquivalents {
		return hostEquivalents{field: variable, place: "Application → Environment", elsewhere: "Of a second application of the same repository.", task: inImage, app: dokployApp}
	}
	// byProcess starts another process of an image that has them all.
	byProcess := hostEquivalents{byType: FormField{"Command", "/cnb/process/{type}"}, place: "Application → Advanced → Run Command", elsewhere: "Of a second application of the same repository.", task: inImage, app: dokployApp}
	nixpacks := built("nixpacks", "Nixpacks, the default build type", &nixpacksPlatform.Strategies[0], func(t *Target) {
		t.Scale, t.Equivalents = nixpacksScale(other), byVariable("NIXPACKS_START_CMD")
	})
	dockerfile := builtFrom(Facts{
		Grammar:   {"Dokploy builds the `Dockerfile` without reading the Procfile. The build type Static doesn't read it either.", dokployAlone, Read},
		Running:   {"The image's `CMD` runs. A run command replaces its entrypoint: Dokploy splits it at spaces, and no shell runs it.", dokployBuilders, Read},
		Releasing: {"Nothing reads `release`.", dokployAlone, Read},
	}, &nixpacks)
	dockerfile.Unsure, dockerfile.Shell = []Topic{Traffic}, NoShell
	return []Target{
		nixpacks,
		built("railpack", "the build type Railpack", &railpackPlatform.Strategies[0], func(t *Target) {
			t.Scale, t.Equivalents = railpackScale("Run the command by hand.", other), byVariable("RAILPACK_START_CMD")
		}),
		built("heroku", "the build type Heroku Buildpacks", &herokuPlatform.Strategies[1], func(t *Target) {
			t.OnError, t.WithoutHTTP = oldBuilders, "Nothing starts unless the application has a run command."
			t.Release, t.Scale, t.Equivalents = ReleaseNever, webScale("Run the command by hand.", other), byProcess
		}),
		built("paketo", "the build type Paketo Buildpacks", &paketoPlatform.Strategies[0], func(t *Target) { t.Equivalents = byProcess }),
		dockerfile,
	}
}

func dokployApp() []Equivalent {
	return []Equivalent{
		ui("Button that deploys it", "Deploy", "A push to its branch does the same.").at("Application → General").to(Deploying),
		ui("Replicas", "2", "Then deploy it again.").at("Application → Advanced → Cluster Settings").scales(),
		ui("Tab with its logs", "Logs", "Of the application.").does(ToReadLogs),
		ui("Button that restarts it", "Reload", "Without a build.").at("Application → General").does(ToRestart),
		ui("Container Port", "3000", "The app must listen on it.").at("Application → Domains").does(ToSetPort),
	}
}
