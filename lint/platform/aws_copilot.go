package platform

var _ = register(&awsCopilotPlatform)

var awsCopilotPlatform = Platform{
	ID:      "aws-copilot",
	Title:   "AWS Copilot",
	Aliases: []string{"copilot"},
	Tool:    "copilot",
	Rank:    43,
	Known:   awsCopilotFacts{},
	Strategies: readsNone(Target{
		Elsewhere: "`command` in each service's manifest",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("In `copilot/NAME/manifest.yml`", "name: {type}\ntype: Load Balanced Web Service\nimage:\n  build: Dockerfile\n  port: 8080\ncommand: {words}\ncount: 1", "Without a shell, so a command that needs one has `/bin/sh -c`. `count` is the number of instances.").to(Starting).does(ToScale, ToSetPort),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("In `copilot/NAME/manifest.yml`", "name: {type}\ntype: Backend Service\nimage:\n  build: Dockerfile\ncommand: {words}\ncount: 1", "Without a shell, so a command that needs one has `/bin/sh -c`. `count` is the number of instances.").to(Starting).does(ToScale),
				}
			},
			process: func() []Equivalent {
				return []Equivalent{
					cli("Follow its logs", "copilot svc logs --name {type} --follow", "").does(ToReadLogs),
					cli("Run the command once", "copilot svc exec --name {type} --command {line}", "In a running container, which needs `exec: true` in the manifest.").does(ToRunOnce),
					cli("Restart it", "copilot svc deploy --name {type} --force", "").does(ToRestart),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{
					cli("Run the command once", "copilot task run --app {app} --follow --command {line}", "It builds the Dockerfile, and asks for the environment.").to(Once),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{cli("Deploy all services", "copilot deploy --all", "").to(Deploying)}
			},
		},
	}, Grammar, Traffic, Start, Releasing),
}

type awsCopilotFacts struct{}

// About returns the platform's documentation.
func (awsCopilotFacts) About() About {
	return About{
		Homepage: "https://aws.github.io/copilot-cli/docs/manifest/lb-web-service",
		Checked:  "2026-11-22",
		Links:    []Link{{"Load Balanced Web Service", "https://aws.github.io/copilot-cli/docs/manifest/lb-web-service"}},
	}
}

// Ways says how it is known what does each task.
func (awsCopilotFacts) Ways() Ways {
	return allFrom("aws/copilot-cli site/content/docs", Documented, nil)
}

// Brief returns the facts about the platform that views show.
func (awsCopilotFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Copilot doesn't read a Procfile. Amazon ended its support in June 2026.", "aws/copilot-cli", Read},
		Releasing: {"Run a one-off task instead.", "AWS Copilot docs, task run", Documented},
	}
}

// Facts returns the other facts about the platform.
func (awsCopilotFacts) Facts() Facts {
	return Facts{
		Traffic: {"A Load Balanced Web Service gets the traffic.", "AWS Copilot docs, Load Balanced Web Service", Documented},
		Start:   {"Each service has a manifest. `command` there replaces the image's `CMD`.", "AWS Copilot docs, Load Balanced Web Service", Documented},
	}
}
