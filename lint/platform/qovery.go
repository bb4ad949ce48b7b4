package platform

var _ = register(&qoveryPlatform)

var qoveryPlatform = Platform{
	ID:          "qovery",
	Title:       "Qovery",
	Tool:        "qovery",
	Rank:        43,
	NotVerified: []string{"The commands of its CLI."},
	Backing:     "a database",
	Offers:      "PostgreSQL MySQL Redis MongoDB", // Qovery/documentation, Database
	Checked:     "2026-11-22",
	Links:       []Link{{"Qovery's documentation", "https://www.qovery.com/docs/"}},
	Known: Facts{
		Grammar:   {"Qovery's engine doesn't read a Procfile.", "Qovery/engine", Read},
		Releasing: {"There is no release phase. A lifecycle job runs when the environment starts.", "Qovery/documentation docs/configuration/lifecycle-job.mdx", Documented},
	},
	Strategies: readsNone(Target{
		Elsewhere: "the image's `CMD`",
		Export:    "dockerfile",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{ui("In the Dockerfile", `CMD ["/bin/sh", "-c", {command}]`, "").to(Starting)}
			},
			worker: func() []Equivalent {
				return []Equivalent{ui("In the Dockerfile of another application", `CMD ["/bin/sh", "-c", {command}]`, "").to(Starting)}
			},
			process: func() []Equivalent {
				return []Equivalent{ui("Instances min and max", "2", "").at("Application → Settings → Resources").scales()}
			},
			task: func() []Equivalent {
				return []Equivalent{
					ui("CMD Arguments", `["/bin/sh", "-c", {command}]`, "Of a lifecycle job with the event `Environment start`.").at("Environment → New Service → Create Lifecycle job").to(Starting),
					cli("Run the command in a shell of the app", "qovery shell", "It opens the shell.").to(Once),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy the commit", "qovery application deploy --application {app}", "").to(Deploying),
					cli("Read the logs", "qovery log", "It asks for the application.").does(ToReadLogs),
					cli("Open a shell in it", "qovery shell", "It asks for the application.").does(ToRunOnce),
					cli("Restart it", "qovery application redeploy --application {app}", "").does(ToRestart),
					ui("Port", "8080", "").at("Application → Settings → Ports").does(ToSetPort),
				}
			},
		},
		ReleaseInstead: "Create a lifecycle job.",
	}, Grammar, Releasing),
}
