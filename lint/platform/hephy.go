package platform

import "github.com/proclint/proclint/lint/prose"

const (
	hephyBuilder    = "teamhephy/builder pkg/gitreceive/build.go"
	hephySerializer = "teamhephy/controller rootfs/api/serializers.py"
	hephyModels     = "teamhephy/controller rootfs/api/models/app.py"
	hephyRunner     = "teamhephy/slugrunner rootfs/runner/init"
	hephyNameText   = "Process types can only contain lowercase alphanumeric characters"
)

func hephyTarget(name, summary string) Target {
	return Target{
		Name:        name,
		Summary:     summary,
		Unsure:      []Topic{DuplicateKey},
		Equivalents: hephyEquivalents{},
		Location: Location{
			Upload: Upload{Git: true, Archive: true, Image: IgnoreFile{".slugignore", TarPatterns}, Rereads: true, Unsure: true}, // teamhephy/slugbuilder rootfs/builder/build.sh
		},
		Parsing: Parsing{
			Parser:       yaml2Parser,
			RewordError:  func(text string) string { return "procfile ProcFile is malformed (" + text + ")" },
			RejectParsed: rejectHephy,
		},
		Naming: Naming{
			CheckName:   hephyName,
			NamePattern: "lowercase letters (a-z), digits, and inner hyphens",
		},
		Execution: Execution{
			OnError: "The deploy fails.",
			Shell:   Bash,
		},
		Serving: Serving{
			HTTP:        []string{"web", "cmd"},
			NeedsHTTP:   HTTPExpected,
			Port:        Port{Default: "5000", Env: true, OnMiss: "Gets no traffic: nothing listens on `$PORT`."},
			WithoutHTTP: "Nothing gets traffic: the router sends requests only to `web`.",
		},
		Releases: Releases{
			Release:        ReleaseNever,
			ReleaseInstead: "Run it by hand with `deis run` after each deploy.",
		},
		Lifecycle: Lifecycle{Scale: hephyScale},
	}
}

var _ = register(&hephyPlatform)

var hephyPlatform = Platform{
	ID:      "hephy",
	Title:   "Hephy Workflow",
	Aliases: []string{"deis-v2", "deis-workflow"},
	Rank:    24,
	NotVerified: []string{
		"Nothing was run. The source of the builder and the controller was read.",
		"How the Ruby YAML parser of the slug runner reads the file, which reads it again.",
	},
	Known: hephyFacts{},
	Strategies: []Target{
		func() Target {
			t := hephyTarget("buildpack", "Heroku's buildpacks, from git push")
			t.WithoutFile, t.StartsWithout = "Without a Procfile, the buildpack's default process types start.", true // deis/slugbuilder rootfs/builder/build.sh
			return t
		}(),
		func() Target {
			t := hephyTarget("image", "a Dockerfile or an image")
			t.Image = true
			t.Upload = archiveToDocker // teamhephy/builder pkg/gitreceive/build.go
			t.Known = hephyImageFacts{}
			t.Equivalents = hephyImageEquivalents{}
			t.WithoutHTTP = "Nothing gets traffic: the image's own command starts as `cmd` instead of `web`."
			t.Scale = func(name string, types []string) (int, string) {
				if name == "cmd" && !has(types, "web") {
					return 1, "without `web`, the first deploy starts one `cmd`"
				}
				return hephyScale(name, types)
			}
			return t
		}(),
	},
}

type hephyFacts struct{}

// About returns the platform's documentation.
func (hephyFacts) About() About {
	return About{
		Homepage: "https://docs.teamhephy.com/applications/managing-app-processes/",
		Checked:  "2026-11-21",
		Links: []Link{
			{"Hephy's documentation", "https://github.com/teamhephy/workflow"},
		},
	}
}

// Ways says how it is known what does each task.
func (hephyFacts) Ways() Ways {
	return allFrom("teamhephy/workflow-cli parser", Read, map[Task]Way{ToSetPort: {Source: "teamhephy/controller rootfs/api/models/release.py", Verified: Inferred}})
}

// Brief returns the facts about the platform that views show.
func (hephyFacts) Brief() Facts {
	return Facts{
		Grammar:   {"The builder reads the file with yaml.v2 as a map of strings. On an error, it prints \"procfile … is malformed\".", hephyBuilder, Read},
		Running:   {"The command runs in `bash -c`.", hephyRunner, Read},
		Ports:     {"`$PORT` is 5000 by default.", "teamhephy/controller rootfs/api/models/release.py", Read},
		Releasing: {"`release` is an ordinary process type. Nothing runs it.", hephyModels, Read},
	}
}

// Facts returns the other facts about the platform.
func (hephyFacts) Facts() Facts {
	return Facts{
		Names:        {"Lowercase letters (a-z), digits, and inner hyphens.", hephySerializer, Read},
		File:         {"`Procfile` in the app's root folder. If there is a Dockerfile too, it is built, unless `HEPHY_BUILDER` is `procfile`.", "teamhephy/builder pkg/gitreceive/build_type.go", Read},
		Comments:     {"YAML comments: a line that starts with `#`, and a `#` after a space in a command.", hephyBuilder, Read},
		DuplicateKey: {"The last entry wins, without a warning.", hephyBuilder, Inferred},
		Empty:        {"The controller rejects the deploy with \"Command can't be empty for process type\".", hephySerializer, Read},
		LineEnds:     {"CRLF is a YAML line ending.", hephyBuilder, Read},
		Mark:         {"YAML allows a byte order mark.", hephyBuilder, Read},
		Encodings:    {"YAML is UTF-8, or UTF-16 with a byte order mark.", hephyBuilder, Read},
		Traffic:      {"`web` and `cmd` get HTTP traffic.", hephyModels, Read},
		Start:        {"The first deploy starts one `web`, if the Procfile declares it. A type that the next Procfile omits is removed.", hephyModels, Read},
		Limits:       {"No known limit on the length of a process type.", hephySerializer, Read},
	}
}

// Messages returns the texts that the platform prints.
func (hephyFacts) Messages() []Message {
	return printedBy("hephy hephy:image", []Message{
		{Text: hephyNameText, Kind: "process", Means: "A process type may contain only a-z, 0-9, and inner hyphens.", Source: hephySerializer},
		{Text: "Last deployment had a Procfile but is missing in this deploy.", Kind: "file", Means: "The file isn't in the root folder of this deploy.", Source: "teamhephy/controller rootfs/api/models/build.py"},
	})
}

type hephyImageFacts struct{}

// Brief returns the facts about the strategy that views show.
func (hephyImageFacts) Brief() Facts {
	return Facts{
		Running: {"`/bin/bash -c` runs the command as one script.", hephyModels, Read},
	}
}

// Facts returns the other facts about the strategy.
func (hephyImageFacts) Facts() Facts {
	return Facts{
		File:  {"`Procfile` beside the Dockerfile. For an image, the text that you pass to `deis pull --procfile`.", "teamhephy/workflow docs", Documented},
		Start: {"The first deploy starts one `web`, or one `cmd`, the image's own command, if the Procfile has no `web`.", hephyModels, Read},
	}
}

// rejectHephy returns the controller's error for the first entry that it rejects.
func rejectHephy(_ []byte, r Reading) string {
	for _, p := range r.Processes {
		switch {
		case !dryccPattern(p.Type):
			return hephyNameText
		case p.Command == "":
			return "Command can't be empty for process type"
		}
	}
	return ""
}

func hephyName(name string) NameProblem {
	if dryccPattern(name) {
		return NameProblem{}
	}
	return NameProblem{Outcome: Rejected, Text: prose.T("The deploy fails: only a-z, 0-9, and inner hyphens may be in a process type."), Log: hephyNameText, Fatal: true, Topic: Names}
}

func hephyScale(name string, _ []string) (int, string) {
	if name == "web" {
		return 1, "the first deploy starts one `web`"
	}
	return 0, "stays at 0 until you scale it"
}

type hephyEquivalents struct{}

// Process returns those of a process.
func (hephyEquivalents) Process(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	once := cli("Run the command once", "deis run"+app+" -- "+shellQuote(u.Command), "").to(Once)
	if u.runsOnce() {
		return []Equivalent{once}
	}
	return []Equivalent{
		cli("Run one instance", "deis scale "+shellQuote(u.Type+"=1")+app, "0 stops all.").to(Starting).does(ToScale),
		cli("Restart it", "deis ps:restart "+shellQuote(u.Type)+app, "").does(ToRestart),
		once,
	}
}

// App returns those of the app.
func (hephyEquivalents) App(u Use) []Equivalent {
	return append([]Equivalent{gitPush(u.App, "deis", "master", "deis git:remote -a {app}")}, hephyOperations(u)...)
}

// hephyOperations returns the commands for a deployed app.
func hephyOperations(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	return []Equivalent{
		cli("Read the logs", "deis logs"+app, "The last lines of all process types. It doesn't follow them.").does(ToReadLogs),
		cli("Set the port", "deis config:set PORT=5000"+app, "The default is 5000. The same command sets other variables.").does(ToSetPort),
	}
}

type hephyImageEquivalents struct{ hephyEquivalents }

// App returns those of the app. An image comes from a registry, and a Dockerfile from a push.
func (hephyImageEquivalents) App(u Use) []Equivalent {
	pull := `deis pull "$IMAGE" -a ` + shellQuote(u.App)
	var es []Equivalent
	if u.Text != "" {
		es = append(es, cli("Deploy an image with these processes", pull+" --procfile="+shellQuote(u.Text), "It takes the text of a Procfile, not a path.").to(Deploying))
	}
	push := gitPush(u.App, "deis", "master", "deis git:remote -a {app}")
	push.Title = "Or deploy the commit, with a Dockerfile"
	return append(append(es, push), hephyOperations(u)...)
}
