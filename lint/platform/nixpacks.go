package platform

const (
	nixpacksSource = "railwayapp/nixpacks src/providers/procfile.rs"
	serdeErrors    = "dtolnay/serde-yaml src/error.rs"
	libyamlScanner = "dtolnay/unsafe-libyaml src/scanner.rs"
	nixpacksYAML   = "railwayapp/nixpacks src/nixpacks/app.rs"
	nixpacksDocker = "railwayapp/nixpacks src/nixpacks/builder/docker/dockerfile_generation.rs"
	nixpacksEnv    = "railwayapp/nixpacks docs/pages/docs/configuration/environment.md"
	coolifyDeploy  = "coollabsio/coolify app/Jobs/ApplicationDeploymentJob.php"
	dokployBuild   = "Dokploy/dokploy packages/server/src/utils/builders/nixpacks.ts"
	easypanelDocs  = "easypanel-io/website docs/01-quickstarts"
	flightcontrol  = "flightcontrol.dev/docs/concepts/build-types"
)

var _ = register(&nixpacksPlatform)

var nixpacksPlatform = Platform{
	ID:           "nixpacks",
	CommandFiles: []string{"nixpacks.toml"},
	Title:        "Nixpacks",
	Builder:      true,
	Rank:         14,
	NotVerified: []string{
		"Nixpacks 1.41.0, which some hosts use. The YAML libraries of 1.39.0 were run.",
		"What an empty start command runs.",
		"Whether Easypanel and Flightcontrol pass a start command that overrides the Procfile.",
		"The names of the fields and buttons of Coolify, Easypanel, and Flightcontrol.",
	},
	Known: nixpacksFacts{},
	ConfigFiles: []ConfigFile{ // railwayapp/nixpacks docs/pages/docs/configuration/file.md; a start command in them wins: src/nixpacks/plan/generator.rs
		{Path: "nixpacks.toml", Lacks: []string{"[start]"}}, {Path: "nixpacks.json", Lacks: []string{`"start":`}},
	},
	Strategies: nixpacksStrategies(),
}

func nixpacksStrategies() []Target {
	nixpacks := Target{
		Versions:    append(minors("1.", 30, 41), "1.29.1"), // older ones don't prefer worker: railwayapp/nixpacks cd021041
		Summary:     "an image, from nixpacks build",
		Unsure:      []Topic{Ports, Traffic, Limits},
		RemarkOn:    paketoRemark,
		Equivalents: nixpacksEquivalents{},
		Location: Location{
			Upload:        Upload{Whole: true, Image: IgnoreFile{".dockerignore", DockerPatterns}}, // railwayapp/nixpacks src/nixpacks/files.rs, src/nixpacks/builder/docker/docker_image_builder.rs
			OtherFolder:   "The file has an effect only if its folder is the one that is built.",
			WithoutFile:   "Without a Procfile, Nixpacks starts the command that it detects.",
			StartsWithout: true,
		},
		Parsing: Parsing{
			Parser:         nixpacksParser,
			RewordError:    nixpacksInvalid,
			MarkNotStarted: keepNixpacks,
		},
		Naming: Naming{NamePattern: "any name"},
		Execution: Execution{
			BuiltBy:           Nixpacks,
			IgnoresDockerfile: true, // railwayapp/nixpacks src/providers
			OnError:           "The build fails.",
			Shell:             Bash,
			OwnBuildpacks:     true,
		},
		Serving: Serving{
			HTTP:      []string{"web"},
			NeedsHTTP: HTTPOptional,
		},
		Releases: Releases{
			Release:        ReleaseBuild,
			ReleaseInstead: "Use the host's command that runs before or after a deployment.",
		},
		Lifecycle: Lifecycle{
			OthersAdvice: "Deploy each other process as an app with its own start command.",
			Fallback:     "Only the command that the build detects starts.",
			Scale:        nixpacksScale("Deploy it as another app with its own start command."),
		},
	}
	host := func(name, host string, change func(*Target)) Target {
		return hosted(&nixpacks, func(t *Target) {
			t.Name, t.Host, t.RemarkOn, t.Upload.Git = name, host, nil, true
			t.Port = Port{Env: true, Assumed: true, OnMiss: "Visitors see an error page: nothing listens on `$PORT`."}
			t.Summary = host + ", which builds with Nixpacks"
			t.IgnoresDockerfile = true // a setting of each host chooses the build
			change(t)
		})
	}
	return []Target{
		nixpacks,
		host("coolify", "Coolify", func(t *Target) {
			t.Known, t.OnlyChosen = coolifyFacts{}, true // coollabsio/coolify app/Livewire/Project/New
			onCoolify(t)
			t.Scale = nixpacksScale("Create a second resource with its own Start Command.")
			t.Equivalents = nixpacksEquivalents{field: "Start Command", place: "Configuration → General", release: "Pre-deployment", other: "Of a second resource of the same repository.", app: coolifyApp}
		}),
		host("dokploy", "Dokploy", func(t *Target) {
			t.Known = dokployFacts{}
			onDokploy(t)
			t.Unsure = []Topic{Ports, Traffic, Limits}
			t.OthersAdvice = "Create an application of the repository for each other process, with its own command."
			t.Scale = nixpacksScale("Create a second application with its own command.")
			t.Equivalents = nixpacksEquivalents{other: "In a second application of the same repository.", app: dokployApp}
		}),
		host("easypanel", "Easypanel", func(t *Target) {
			t.Known = easypanelFacts{}
			t.Unsure = Topics()
			t.OthersAdvice = "Create an app service with its own command for each other process."
			t.Scale = nixpacksScale("Create an app service with its own command.")
			t.Equivalents = nixpacksEquivalents{field: "Command", place: "App service → Advanced → Deploy", other: "Of another app service.", app: func() []Equivalent {
				return []Equivalent{
					ui("Button that deploys it", "Deploy", "Of the app service.").to(Deploying),
					ui("Replicas", "2", "").at("App service → Advanced → Deploy").scales(),
					ui("Its logs", "Logs", "On the page of the app service.").does(ToReadLogs),
					ui("A shell in its container", "Console", "On the page of the app service.").does(ToRunOnce),
					ui("Button that restarts it", "Restart", "On the page of the app service.").does(ToRestart),
					ui("Port of the domain", "3000", "The app must listen on it.").at("App service → Domains").does(ToSetPort),
				}
			}}
		}),
		host("flightcontrol", "Flightcontrol", func(t *Target) {
			t.Known = flightcontrolFacts{}
			t.Unsure = Topics()
			t.OthersAdvice = "Add a service with its own start command for each other process."
			t.Scale = nixpacksScale("Add a service with its own start command.")
			t.Equivalents = nixpacksEquivalents{field: "Start command", other: "Of another service.", app: func() []Equivalent {
				return []Equivalent{
					pushTo("the environment"),
					ui("Min instances and Max instances", "2", "Of the service.").scales(),
					ui("Tab with its logs", "Logs", "Of the service.").does(ToReadLogs),
					ui("Port", "3000", "Of the service. The app must listen on it.").does(ToSetPort),
				}
			}}
		}),
	}
}

// onCoolify sets what the builders have in common on Coolify.
func onCoolify(t *Target) {
	t.Unsure = []Topic{Traffic, Limits}
	t.Upload.Git = true // coollabsio/coolify app/Models/Application.php
	t.Port = Port{Default: "3000", Env: true, Configurable: "Ports Exposes", OnMiss: "Visitors see an error page: nothing listens on the exposed port."}
	t.ReleaseInstead, t.RunsBefore = "Use the pre-deployment command of the resource.", true
	t.OthersAdvice = "Create a resource of the repository for each other process, with its own Start Command."
}

// onDokploy sets which files reach it: those of a repository, or those of a ZIP file (Dokploy/dokploy
// packages/server/src/db/schema/application.ts, packages/server/src/utils/builders/drop.ts).
func onDokploy(t *Target) { t.Upload.Git, t.Upload.Command = true, "Drop" }

type nixpacksFacts struct{}

// About returns the platform's documentation.
func (nixpacksFacts) About() About {
	return About{
		Homepage: "https://nixpacks.com/docs",
		Checked:  "2026-11-21",
		Links: []Link{
			{"Nixpacks", "https://nixpacks.com/docs"},
			{"Nixpacks's Procfile provider", "https://github.com/railwayapp/nixpacks/blob/main/src/providers/procfile.rs"},
		},
	}
}

// Ways says how it is known what does each task.
func (nixpacksFacts) Ways() Ways {
	return waysOfBuilder("railwayapp/nixpacks docs/pages/docs/cli.md")
}

// Brief returns the facts about the platform that views show.
func (nixpacksFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Nixpacks reads the file with serde_yaml as a YAML map of strings. Every plain value is text, even `null`, `~`, `true`, and `1`. An error follows \"Reading Procfile\".", nixpacksYAML, Run},
		Running:   {"The command runs in `bash -l -c`.", nixpacksDocker, Read},
		Ports:     {"Nixpacks sets no `$PORT`. The host may set it.", nixpacksDocker, Inferred},
		Releasing: {"Nixpacks runs `release` in the image build, before the new version is deployed.", nixpacksSource, Read},
	}
}

// Facts returns the other facts about the platform.
func (nixpacksFacts) Facts() Facts {
	return Facts{
		Names:        {"Any name. Only `web`, `worker`, and `release` have a meaning.", nixpacksSource, Run},
		File:         {"`Procfile` in the root folder of the build. `NIXPACKS_START_CMD` overrides its start command.", nixpacksEnv, Documented},
		Comments:     {"YAML comments: a line that starts with `#`, and a `#` after a space in a command.", nixpacksYAML, Run},
		DuplicateKey: {"The last entry wins, without a warning.", nixpacksYAML, Run},
		Empty:        {"An entry without a command is accepted, with an empty command.", nixpacksYAML, Run},
		LineEnds:     {"CRLF becomes LF. A lone CR is a YAML line ending.", nixpacksYAML, Run},
		Mark:         {"With a byte order mark, a file with several entries fails the build with \"" + moreDocuments + "\".", nixpacksYAML, Run},
		Encodings:    {"Invalid UTF-8 fails the build with \"stream did not contain valid UTF-8\".", nixpacksYAML, Run},
		Traffic:      {"The one process of the image gets the traffic, whatever its type.", nixpacksSource, Inferred},
		Start:        {"Only one process starts: `web`, else `worker`, else the alphabetically first.", nixpacksSource, Read},
		Limits:       {"No known limit.", nixpacksSource, Unknown},
	}
}

// Messages returns the texts that the platform prints.
func (nixpacksFacts) Messages() []Message {
	return []Message{
		{Text: "Error: Reading Procfile", Kind: "syntax", Means: "The build fails: Nixpacks can't read the file as a YAML map of strings. The cause follows.", Source: nixpacksSource},
		{Text: moreDocuments, Kind: "syntax", Means: "The build fails: the file starts with a byte order mark, its first line is indented, or it has a `---` line.", Source: serdeErrors},
		{Text: "invalid type: string …, expected a map", Means: "The build fails: the first line isn't an entry, or it has no space after the colon.", Source: serdeErrors},
		{Text: "invalid type: sequence, expected a string", Means: "The build fails: a command starts with `[`, which YAML reads as a list.", Source: serdeErrors},
		{Text: "invalid type: map, expected a string", Means: "The build fails: a command starts with `{`, or lines below an entry have colons.", Source: serdeErrors},
		{Text: "mapping values are not allowed in this context at line …", Kind: "syntax", Means: "The build fails: a command contains a colon and a space.", Source: libyamlScanner},
		{Text: "could not find expected ':' at line …", Kind: "syntax", Means: "The build fails: a line between entries has no colon.", Source: libyamlScanner},
		{Text: "found character that cannot start any token", Means: "The build fails: a command starts with `@`, `%`, or a backtick, or a line starts with a tab.", Source: libyamlScanner},
		{Text: "unknown anchor at line …", Kind: "syntax", Means: "The build fails: a command starts with `*`, which YAML reads as an alias.", Source: serdeErrors},
		{Text: "control characters are not allowed at position …", Kind: "encoding", Means: "The build fails: the file contains a control character.", Source: "dtolnay/unsafe-libyaml src/reader.rs"},
		{Text: "stream did not contain valid UTF-8", Kind: "encoding", Means: "The file isn't UTF-8.", Source: "rust-lang/rust library/std/src/io/error.rs"},
		{Text: "No start command could be found", Means: "Nixpacks found no command: not in the Procfile, and not in the app.", Source: "railwayapp/nixpacks src/lib.rs"},
	}
}

type coolifyFacts struct{}

// Ways says how it is known what does each task.
func (coolifyFacts) Ways() Ways {
	return Ways{
		ToStart:    {Source: "coollabsio/coolify-docs docs/builds/packs/nixpacks.md", Verified: Documented},
		ToScale:    none("Coolify runs one container of a resource, unless a swarm runs it."),
		ToReadLogs: {Source: "coollabsio/coolify-docs docs/builds/packs/nixpacks.md", Verified: Inferred},
		ToRunOnce:  {Source: "coollabsio/coolify-docs docs/builds/packs/nixpacks.md", Verified: Inferred},
		ToRestart:  {Source: "coollabsio/coolify-docs docs/builds/packs/nixpacks.md", Verified: Inferred},
		ToDeploy:   {Source: "coollabsio/coolify-docs docs/builds/packs/nixpacks.md", Verified: Inferred},
		ToSetPort:  {Source: "coollabsio/coolify-docs docs/builds/packs/nixpacks.md", Verified: Documented},
	}
}

// Brief returns the facts about the strategy that views show.
func (coolifyFacts) Brief() Facts {
	return Facts{
		Ports:     {"`$PORT` is the first of the Ports Exposes, by default 3000.", coolifyDeploy, Read},
		Releasing: {"Nixpacks runs `release` in the image build. Use the pre-deployment command instead.", coolifyDeploy, Read},
	}
}

// Facts returns the other facts about the strategy.
func (coolifyFacts) Facts() Facts {
	return Facts{
		File:  {"`Procfile` in the base directory of the resource. Its Start Command overrides the file.", coolifyDeploy, Read},
		Start: {"A resource starts only one process: `web`, else `worker`, else the alphabetically first. The build pack must be Nixpacks; new applications use Railpack.", coolifyDeploy, Read},
	}
}

type dokployFacts struct{}

// Ways says how it is known what does each task.
func (dokployFacts) Ways() Ways {
	return Ways{
		ToStart:    {Source: "Dokploy/website apps/docs/content/docs/core/applications/build-type.mdx", Verified: Documented},
		ToScale:    {Source: "Dokploy/website apps/docs/content/docs/core/applications/advanced.mdx", Verified: Documented},
		ToReadLogs: {Source: "Dokploy/website apps/docs/content/docs/core/applications/index.mdx", Verified: Documented},
		ToRunOnce:  none("Its documentation shows no command that runs only once."),
		ToRestart:  {Source: "Dokploy/dokploy apps/dokploy/components/dashboard/application/general/show.tsx", Verified: Read},
		ToDeploy:   {Source: "Dokploy/website apps/docs/content/docs/core/applications/index.mdx", Verified: Documented},
		ToSetPort:  {Source: "Dokploy/website apps/docs/content/docs/core/domains/index.mdx", Verified: Documented},
	}
}

// Brief returns the facts about the strategy that views show.
func (dokployFacts) Brief() Facts {
	return Facts{
		Ports: {"Dokploy's builder sets no `$PORT`. Set it in the application's environment.", dokployBuild, Inferred},
	}
}

// Facts returns the other facts about the strategy.
func (dokployFacts) Facts() Facts {
	return Facts{
		Start: {"An application starts only one process: `web`, else `worker`, else the alphabetically first. With another build type, Railpack or a buildpack reads the file.", dokployBuild, Read},
	}
}

type easypanelFacts struct{}

// Ways says how it is known what does each task.
func (easypanelFacts) Ways() Ways {
	return allFrom(easypanelDocs, Inferred, nil)
}

// Brief returns the facts about the strategy that views show.
func (easypanelFacts) Brief() Facts {
	return Facts{}.briefOn(&nixpacksPlatform.Strategies[0], Inferred)
}

// Facts returns the other facts about the strategy.
func (easypanelFacts) Facts() Facts {
	return Facts{
		File: {"Nixpacks is the suggested build method. It reads `Procfile` unless the app has a start command.", easypanelDocs, Inferred},
	}.on(&nixpacksPlatform.Strategies[0], Inferred)
}

type flightcontrolFacts struct{}

// Ways says how it is known what does each task.
func (flightcontrolFacts) Ways() Ways {
	return allFrom(flightcontrol, Inferred, map[Task]Way{ToRunOnce: none("No documented way was found."), ToRestart: none("No documented way was found. Deploy it again.")})
}

// Brief returns the facts about the strategy that views show.
func (flightcontrolFacts) Brief() Facts {
	return Facts{}.briefOn(&nixpacksPlatform.Strategies[0], Inferred)
}

// Facts returns the other facts about the strategy.
func (flightcontrolFacts) Facts() Facts {
	return Facts{
		File: {"Nixpacks is the suggested build type. It reads `Procfile` unless the service has a start command.", flightcontrol, Inferred},
	}.on(&nixpacksPlatform.Strategies[0], Inferred)
}

// nixpacksInvalid adds the step in which the library's error occurred.
func nixpacksInvalid(text string) string {
	if text == unknownError {
		return "Reading Procfile"
	}
	return "Reading Procfile: " + text
}

func keepNixpacks(ps []Process) {
	start := nixpacksStart(ps)
	for i := range ps {
		if i != start && ps[i].Type != "release" {
			ps[i].NotStarted, ps[i].OtherStarts = "Nixpacks starts only one process of a Procfile.", true
		}
	}
}

// nixpacksStart returns the index of the process that becomes the start command: web, else worker,
// else the alphabetically first except release. It returns -1 for none.
func nixpacksStart(ps []Process) int {
	best := -1
	for i, p := range ps {
		switch {
		case p.Type == "release":
		case p.Type == "web":
			return i
		case best < 0, p.Type == "worker", ps[best].Type != "worker" && p.Type < ps[best].Type:
			best = i
		}
	}
	return best
}

// nixpacksScale is the scale on a host. advice says how to start a process that Nixpacks drops.
func nixpacksScale(advice string) func(string, []string) (int, string) {
	return func(name string, types []string) (int, string) {
		ps := make([]Process, len(types))
		for i, t := range types {
			ps[i].Type = t
		}
		if name == "release" {
			return 0, "it runs while the image is built"
		}
		if start := nixpacksStart(ps); start >= 0 && types[start] == name {
			return 1, "it is the one process that Nixpacks starts"
		}
		return 0, "Nixpacks starts only one process. " + advice
	}
}

// nixpacksEquivalents are those of a host: the field with the start command, the place of its form, and
// what to do for a process that doesn't start.
type nixpacksEquivalents struct {
	field, place, other string
	// release is the field of the host for a command that runs before a new version starts, beside the start command, or "".
	release string
	// app are those of the host, with gaps for fill.
	app list
}

// Process returns those of a process.
func (n nixpacksEquivalents) Process(u Use) []Equivalent {
	switch {
	case u.Command == "":
		return nil
	case u.Type == "release":
		return releaseField(n.release, u)
	}
	note := ""
	if !u.Starts {
		note = n.other
	}
	return append(startField(n.field, n.place, note, u),
		ui("Variable that overrides the Procfile", "NIXPACKS_START_CMD="+u.Command, note).to(Starting),
		cli("Build an image that starts it", "nixpacks build . --start-cmd "+shellQuote(u.Command), "").does(ToStart))
}

// releaseField is the field of a host for a command that runs before a new version starts, or else what runs it once.
func releaseField(field string, u Use) []Equivalent {
	if field != "" {
		return []Equivalent{ui(field, u.Command, "").at("Configuration → General").to(Starting)}
	}
	return []Equivalent{cli("Run the command once", `docker run --rm --entrypoint sh --env-file "$ENV_FILE" "$IMAGE" -c `+shellQuote(u.Command), "With the image of the app, and a file with its variables.").to(Once)}
}

// startField is the field of a host that has the start command, if it has one. note says whose it is for a process that
// doesn't start.
func startField(field, place, note string, u Use) []Equivalent {
	if field == "" {
		return []Equivalent{}
	}
	if note == "" {
		note = "It overrides the Procfile."
	}
	return []Equivalent{ui(field, u.Command, note).at(place).to(Starting)}
}

// App returns those of the app.
func (n nixpacksEquivalents) App(u Use) []Equivalent { return fill(n.app, u) }

// coolifyApp are those of an app on Coolify.
func coolifyApp() []Equivalent {
	return []Equivalent{
		api("Deploy the commit", "GET /api/v1/deploy?uuid=$UUID", "Or press Deploy.").to(Deploying),
		ui("Tab with its logs", "Logs", "Of the resource.").does(ToReadLogs),
		ui("Tab with a shell in its container", "Terminal", "Of the resource.").does(ToRunOnce),
		ui("Button that restarts it", "Restart", "Of the resource, without a build.").does(ToRestart),
		ui("Ports Exposes", "3000", "The app must listen on it.").at("Configuration → General").does(ToSetPort),
	}
}

// dokployApp are those of an app on Dokploy.
func dokployApp() []Equivalent {
	return []Equivalent{
		ui("Button that deploys it", "Deploy", "A push to its branch does the same.").at("Application → General").to(Deploying),
		ui("Replicas", "2", "Then redeploy.").at("Application → Advanced → Cluster Settings").scales(),
		ui("Tab with its logs", "Logs", "Of the application.").does(ToReadLogs),
		ui("Button that restarts it", "Redeploy", "").at("Application → General").does(ToRestart),
		ui("Container Port", "3000", "The app must listen on it.").at("Application → Domains").does(ToSetPort),
	}
}
