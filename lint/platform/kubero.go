package platform

var _ = register(&kuberoPlatform)

var kuberoPlatform = Platform{
	ID:    "kubero",
	Title: "Kubero",
	Rank:  43,
	NotVerified: []string{
		"Whether an app that Kubero builds with Nixpacks starts a command from the Procfile.",
		"Proclint checks no file for the script of a runpack.",
		"The names of its fields and buttons.",
	},
	Known: kuberoFacts{},
	Strategies: readsNone(Target{
		Elsewhere: "the app's form",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("Command of web", "{text}", "In the form of the app.").to(Starting),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("Command of worker", "{text}", "In the form of the app.").to(Starting),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{
					ui("Run the command in a shell of the app", "Console", "It opens the shell.").to(Once),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					pushTo("the pipeline"),
					ui("Replicas of web and worker", "2", "In the form of the app.").scalesAll(),
					ui("Tab with the logs", "Logs", "Of the app.").does(ToReadLogs),
					ui("A shell in its container", "Console", "Of the app.").does(ToRunOnce),
					ui("Button that restarts it", "Restart", "Of the app.").does(ToRestart),
				}
			},
		},
	}, Grammar, Start),
}

const kuberoInit = "kubero-dev/runpacks packs/fetch/build/init.sh"

type kuberoFacts struct{}

// About returns the platform's documentation.
func (kuberoFacts) About() About {
	return About{
		Backing:  "an addon",
		Offers:   "PostgreSQL MySQL Redis MongoDB RabbitMQ Kafka Memcached Elasticsearch", // kubero-dev/kubero server/src/addons/plugins
		Homepage: "https://www.kubero.dev/docs/",
		Checked:  "2026-11-22",
		Links:    []Link{{"Kubero's documentation", "https://www.kubero.dev/docs/"}},
	}
}

// Ways says how it is known what does each task.
func (kuberoFacts) Ways() Ways {
	return allFrom("kubero-dev/kubero", Inferred, map[Task]Way{ToStart: {Source: "kubero-dev/kubero", Verified: Read}, ToSetPort: none("No documented way was found.")})
}

// Brief returns the facts about the platform that views show.
func (kuberoFacts) Brief() Facts {
	return Facts{
		Grammar:   {"With a runpack, the default build, a script takes the commands of `build`, `web`, and `worker` from the Procfile. It takes what follows `: ` in each line that contains the name, unless the repository has `init-web.sh`. Other builds don't read the file.", kuberoInit, Read},
		Releasing: {"No release phase was found. Run it by hand, in the console of the app.", "kubero-dev/kubero", Inferred},
	}
}

// Facts returns the other facts about the platform.
func (kuberoFacts) Facts() Facts {
	return Facts{
		Traffic: {"`web` gets the traffic.", "kubero-dev/kubero", Inferred},
		Start:   {"With a runpack, `init-web.sh` and `init-worker.sh` start. For other builds, the commands of the app's form do.", "kubero-dev/kubero-operator helm-charts/kuberoapp/templates/deployment-web.yaml", Read},
	}
}
