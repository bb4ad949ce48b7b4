package platform

const (
	epinioDocs  = "epinio/docs docs/reference/concepts/supported_applications.md"
	epinioChart = "epinio/helm-charts chart/application/templates/deployment.yaml"
)

var _ = register(&epinioPlatform)

var epinioPlatform = Platform{
	ID:    "epinio",
	Title: "Epinio",
	Tool:  "epinio",
	Rank:  23,
	NotVerified: []string{
		"Nothing was run on Epinio. It builds with Paketo's full builder.",
	},
	Known:       epinioFacts{},
	ConfigFiles: []ConfigFile{{Path: "epinio.yml"}, {Path: "epinio.yaml"}}, // epinio/docs manifests
	Strategies: []Target{hosted(&paketoPlatform.Strategies[0], func(t *Target) {
		t.Summary = "Paketo's Cloud Native Buildpacks, from epinio push"
		t.Upload = Upload{Ignore: []IgnoreFile{{".epinioignore", EpinioPatterns}}} // Epinio docs, Ignoring Files During Application Push
		t.Unsure, t.IgnoresDockerfile = nil, true                                  // epinio/docs manifests: a builder image is the only build of a folder
		t.RemarkOn = nil
		t.NeedsHTTP = HTTPExpected
		t.Port = Port{Default: "8080", Env: true, OnMiss: "Visitors see an error page: nothing listens on `$PORT`."}
		t.WithoutHTTP = "Nothing gets traffic: an application runs only `web`."
		t.OthersAdvice = "Push an application for each, in which it is `web`."
		t.ReleaseInstead = "Run it by hand with `epinio app exec`."
		t.Scale = webScale(t.ReleaseInstead, "An application runs only `web`. Push another one, in which it is `web`.")
		t.Equivalents = hostEquivalents{
			field: "BP_PROCFILE_DEFAULT_PROCESS", where: "A variable of the build, from `epinio app env set`.", elsewhere: "A variable of another application.",
			task: func() []Equivalent {
				return []Equivalent{
					cli("Run the command in a shell of the app", "epinio app exec {app}", "It opens the shell. There is no command that runs only once.").to(Once),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy this folder", "epinio push --name {app} --path .", "").to(Deploying),
					cli("Run two instances", "epinio app update {app} --instances 2", "").scales(),
					cli("Follow the logs", "epinio app logs --follow {app}", "").does(ToReadLogs),
					cli("Set the port", "epinio app update {app} --chart-value appListeningPort=8080", "The default is 8080.").does(ToSetPort),
					cli("Restart it", "epinio app restart {app}", "").does(ToRestart),
					cli("Open a shell in it", "epinio app exec {app}", "There is no command that runs only once.").does(ToRunOnce),
				}
			},
		}
	})},
}

type epinioFacts struct{}

// About returns the platform's documentation.
func (epinioFacts) About() About {
	return About{
		Backing:  "a service (`epinio service create`)",
		Homepage: "https://docs.epinio.io",
		Checked:  "2026-11-21",
		Links:    []Link{{"Epinio's documentation", "https://docs.epinio.io"}},
	}
}

// Ways says how it is known what does each task.
func (epinioFacts) Ways() Ways {
	return allFrom("epinio/docs docs/reference/cli/app", Documented, map[Task]Way{ToStart: {Source: epinioDocs, Verified: Documented}, ToSetPort: {Source: epinioChart, Verified: Read}})
}

// Brief returns the facts about the platform that views show.
func (epinioFacts) Brief() Facts {
	return Facts{
		Ports: {"`$PORT` is 8080.", epinioChart, Read},
	}.briefOn(&paketoPlatform.Strategies[0], Documented)
}

// Facts returns the other facts about the platform.
func (epinioFacts) Facts() Facts {
	return Facts{
		Traffic: {"`web` gets the traffic. An application runs only that process.", epinioDocs, Documented},
		Start:   {"An application starts only `web`. If its command is wrong, only the start shows it.", "epinio/epinio acceptance/apps_test.go", Read},
	}.on(&paketoPlatform.Strategies[0], Documented)
}
