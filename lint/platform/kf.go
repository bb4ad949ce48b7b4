package platform

const kfReader = "google/kf third_party/forked/v2-buildpack-lifecycle/buildpackrunner/runner.go"

var _ = register(&kfPlatform)

var kfPlatform = Platform{
	ID:      "kf",
	Title:   "Kf",
	Aliases: []string{"google-kf"},
	Tool:    "kf",
	Rank:    28,
	NotVerified: []string{
		"Nothing was run on Kf. Its parser is a copy of Cloud Foundry's.",
	},
	Known: kfFacts{},
	Strategies: []Target{hosted(&cloudFoundryPlatform.Strategies[0], func(t *Target) {
		t.IgnoresDockerfile = true // google/kf docs: kf push --dockerfile
		t.Summary = "kf push with Cloud Foundry's buildpacks"
		t.Upload = Upload{Ignore: []IgnoreFile{{".kfignore", GoPatterns}, {".cfignore", GoPatterns}}} // google/kf pkg/sourceimage/create.go
		t.Unsure = []Topic{Ports, Traffic, Start, Releasing, Limits}
		t.Port = Port{Default: "8080", Env: true, Assumed: true, OnMiss: "Requests get no response: nothing listens on `$PORT`."}
		t.OnError, t.Defaults, t.WithoutFile, t.StartsWithout = "The build fails.", nil, "", false
		t.ReleaseInstead = "Run the command with `kf run-task`."
		t.Scale = webScale(t.ReleaseInstead, "An app starts only `web`. Push another app with its own start command.")
		t.OthersAdvice = "Push an app with its own start command for each other process."
		t.Equivalents = hostEquivalents{
			field: "command", where: "In `manifest.yml`.", elsewhere: "In `manifest.yml`, of another app.",
			process: func() []Equivalent {
				return []Equivalent{
					cli("Run the command once", "kf run-task {app} --command {command}", "").does(ToRunOnce),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{
					cli("Run the command once", "kf run-task {app} --command {command}", "").to(Once),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy this folder", "kf push {app}", "").to(Deploying),
					cli("Run two instances", "kf scale {app} --instances 2", "").scales(),
					cli("Follow the logs", "kf logs {app}", "").does(ToReadLogs),
					cli("Restart it", "kf restart {app}", "").does(ToRestart),
				}
			},
		}
	})},
}

type kfFacts struct{}

// About returns the platform's documentation.
func (kfFacts) About() About {
	return About{
		Backing:  "a service (`kf create-service`)",
		Homepage: "https://github.com/google/kf",
		Checked:  "2026-11-21",
		Links:    []Link{{"Kf", "https://github.com/google/kf"}},
	}
}

// Ways says how it is known what does each task.
func (kfFacts) Ways() Ways {
	return allFrom("google/kf docs/content/en/docs/v2.11/cli/generated", Documented, map[Task]Way{ToSetPort: none("Kf sets `$PORT` to 8080.")})
}

// Brief returns the facts about the platform that views show.
func (kfFacts) Brief() Facts {
	return Facts{
		Grammar:   {"A copy of Cloud Foundry's lifecycle reads the file with yaml.v2 as a map of strings. Every error is \"Failed to read command from Procfile: invalid YAML\".", kfReader, Read},
		Ports:     {"`$PORT` is 8080.", cfPorts, Inferred},
		Releasing: {"There is no release phase. Run tasks with `kf run-task`.", cfProcess, Inferred},
	}.briefOn(&cloudFoundryPlatform.Strategies[0], Read)
}

// Facts returns the other facts about the platform.
func (kfFacts) Facts() Facts {
	return Facts{
		Traffic: {"`web` gets a route.", cfProcess, Inferred},
		Start:   {"The first push starts `web`.", cfProcess, Inferred},
	}.on(&cloudFoundryPlatform.Strategies[0], Read)
}
