package platform

var _ = register(&caproverPlatform)

var caproverPlatform = Platform{
	ID:          "caprover",
	Title:       "CapRover",
	Tool:        "caprover",
	Rank:        43,
	NotVerified: []string{"The names of its buttons."},
	Backing:     "a one-click app",
	Checked:     "2026-11-22",
	Links:       []Link{{"Captain definition file", "https://caprover.com/docs/captain-definition-file.html"}},
	Known: Facts{
		Grammar:   {"CapRover doesn't read a Procfile. `captain-definition` names a Dockerfile or has its lines.", "caprover/caprover", Read},
		Releasing: {"No release phase is documented there. Run it by hand, in a container of the app.", "caprover/caprover-website content/en/docs/troubleshooting.md", Inferred},
	},
	ConfigFiles: []ConfigFile{{Path: "captain-definition"}},
	Settings: []Setting{ // caprover/caprover src/user/ImageMaker.ts
		{Files: "captain-definition", Keys: "dockerfilePath"},
		{Files: "captain-definition", Keys: "schemaVersion", Values: "2"},
	},
	Strategies: readsNone(Target{
		Elsewhere: "the image's `CMD`",
		Export:    "dockerfile",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("In the Dockerfile", `CMD ["/bin/sh", "-c", {command}]`, "`captain-definition` names it: `{\"schemaVersion\": 2, \"dockerfilePath\": \"./Dockerfile\"}`").to(Starting),
					ui("Container HTTP Port", "80", "The default is 80.").at("App → HTTP Settings").does(ToSetPort),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("In the Dockerfile of another app", `CMD ["/bin/sh", "-c", {command}]`, "Select \"Do not expose as web-app\" for that app.").to(Starting),
				}
			},
			process: func() []Equivalent {
				return []Equivalent{
					caproverOnce.does(ToRunOnce),
					ui("Instance Count", "2", "").at("App → App Configs").scales(),
					ui("Tab with its logs", "Logs", "").at("App → Logs").does(ToReadLogs),
					ui("Button that restarts it", "Save & Restart", "").at("App → App Configs").does(ToRestart),
				}
			},
			task: func() []Equivalent { return []Equivalent{caproverOnce.to(Once)} },
			app: func() []Equivalent {
				return []Equivalent{cli("Deploy the commit", "caprover deploy", "").to(Deploying)}
			},
		},
	}, Grammar, Start),
}

var caproverOnce = cli("Run the command once, on the server", `docker exec "$CONTAINER" /bin/sh -c {command}`, "`docker ps --filter name=srv-captain--APP -q` prints the running container of the app.")
