package platform

const (
	nixpacksSource = "railwayapp/nixpacks src/providers/procfile.rs"
	serdeErrors    = "dtolnay/serde-yaml src/error.rs"
	libyamlScanner = "dtolnay/unsafe-libyaml src/scanner.rs"
	nixpacksYAML   = "railwayapp/nixpacks src/nixpacks/app.rs"
	nixpacksDocker = "railwayapp/nixpacks src/nixpacks/builder/docker/dockerfile_generation.rs"
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
	},
	Checked: "2026-11-21",
	Links: []Link{
		{"Nixpacks", "https://nixpacks.com/docs"},
		{"Nixpacks's Procfile provider", "https://github.com/railwayapp/nixpacks/blob/main/src/providers/procfile.rs"},
	},
	Known: Facts{
		Grammar:   {"Nixpacks reads the file with serde_yaml as a YAML map of strings. Every plain value is text, even `null`, `~`, `true`, and `1`. An error follows \"Reading Procfile\".", nixpacksYAML, Run},
		Running:   {"The command runs in `bash -l -c`.", nixpacksDocker, Read},
		Ports:     {"Nixpacks sets no `$PORT`. The host may set it.", nixpacksDocker, Inferred},
		Releasing: {"Nixpacks runs `release` in the image build, before the new version is deployed.", nixpacksSource, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "Error: Reading Procfile", Kind: "syntax", Means: "The build fails: Nixpacks can't read the file as a YAML map of strings. The cause follows.", Source: nixpacksSource},
			{Text: moreDocuments, Kind: "syntax", Means: "The build fails: the file starts with a byte order mark, its first line is indented, or it has a `---` line.", Source: serdeErrors},
			{Text: "invalid type: string …, expected a map", Means: "The build fails: the first line isn't an entry, or it has no space after the colon.", Source: serdeErrors},
			{Text: "invalid type: sequence, expected a string", Means: "The build fails: a command starts with `[`, which YAML reads as a list.", Source: serdeErrors},
			{Text: "invalid type: map, expected a string", Means: "The build fails: a command starts with `{`, or lines below an entry have colons.", Source: serdeErrors},
			{Text: "mapping values are not allowed in this context at line …", Kind: "syntax", Means: "The build fails: a command contains a colon and a space.", Source: libyamlScanner},
			{Text: "could not find expected ':' at line …", Kind: "syntax", Means: "The build fails: a line below an entry has no colon.", Source: libyamlScanner},
			{Text: "found character that cannot start any token", Means: "The build fails: a command starts with `@`, `%`, or a backtick, or a line starts with a tab.", Source: libyamlScanner},
			{Text: "unknown anchor at line …", Kind: "syntax", Means: "The build fails: a command starts with `*`, which YAML reads as an alias.", Source: serdeErrors},
			{Text: "control characters are not allowed at position …", Kind: "encoding", Means: "The build fails: the file contains a control character.", Source: "dtolnay/unsafe-libyaml src/reader.rs"},
			{Text: "stream did not contain valid UTF-8", Kind: "encoding", Means: "The file isn't UTF-8.", Source: "rust-lang/rust library/std/src/io/error.rs"},
			{Text: "No start command could be found", Means: "Nixpacks found no command: not in the Procfile, and not in the app.", Source: "railwayapp/nixpacks src/lib.rs"},
		}
	},
	ConfigFiles: []ConfigFile{ // railwayapp/nixpacks docs/pages/docs/configuration/file.md; a start command in them wins: src/nixpacks/plan/generator.rs
		{Path: "nixpacks.toml", Lacks: []string{"[start]"}}, {Path: "nixpacks.json", Lacks: []string{`"start":`}},
	},
	Strategies: []Target{{
		Versions:          append(minors("1.", 30, 41), "1.29.1"), // older ones don't prefer worker: railwayapp/nixpacks cd021041
		Summary:           "an image, from nixpacks build",
		Unsure:            []Topic{Ports, Traffic, Limits},
		RemarkOn:          paketoRemarks.on,
		Equivalents:       nixpacksEquivalents{},
		Upload:            Upload{Whole: true, Image: IgnoreFile{".dockerignore", DockerPatterns}}, // railwayapp/nixpacks src/nixpacks/files.rs, src/nixpacks/builder/docker/docker_image_builder.rs
		OtherFolder:       "The file has an effect only if its folder is the one that is built.",
		WithoutFile:       "Without a Procfile, Nixpacks starts the command that it detects.",
		StartsWithout:     true,
		Parser:            nixpacksParser,
		RewordError:       nixpacksInvalid,
		MarkNotStarted:    keepNixpacks,
		NamePattern:       "any name",
		BuiltBy:           Nixpacks,
		IgnoresDockerfile: true, // railwayapp/nixpacks src/providers
		OnError:           "The build fails.",
		Shell:             Bash,
		OwnBuildpacks:     true,
		Release:           ReleaseBuild,
		ReleaseInstead:    "Use the host's command that runs before or after a deployment.",
		OthersAdvice:      "Deploy each other process as an app with its own start command.",
		Fallback:          "Only the command that the build detects starts.",
		Scale:             nixpacksScale("Deploy it as another app with its own start command."),
	}},
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

type nixpacksEquivalents struct{}

func (nixpacksEquivalents) Process(u Use) []Equivalent {
	return startedByBuilder(u, "NIXPACKS_START_CMD=", "nixpacks build . --start-cmd ")
}

func (nixpacksEquivalents) App(Use) []Equivalent { return nil }

// inImage runs a command once in the image of an app.
func inImage() []Equivalent {
	return []Equivalent{cli("Run the command once", `docker run --rm --entrypoint sh --env-file "$ENV_FILE" "$IMAGE" -c {command}`, "With the image of the app, and a file with its variables.").to(Once)}
}

// startedByBuilder sets the start command of an image by a variable of its builder, or a command.
func startedByBuilder(u Use, variable, command string) []Equivalent {
	switch {
	case u.Command == "":
		return nil
	case u.Type == "release":
		return fill(inImage, u)
	}
	return []Equivalent{
		ui("Variable that overrides the Procfile", variable+u.Command, "").to(Starting),
		cli("Build an image that starts it", command+shellQuote(u.Command), "").does(ToStart),
	}
}
