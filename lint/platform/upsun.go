package platform

var _ = register(&upsunPlatform)

var upsunPlatform = Platform{
	ID:           "upsun",
	CommandFiles: []string{".upsun/config.yaml", ".platform.app.yaml"},
	Title:        "Upsun",
	Aliases:      []string{"platform-sh", "platformsh"},
	Tool:         "upsun",
	Rank:         43,
	NotVerified: []string{
		"Whether a build on Upsun reads a Procfile. Only its documentation was searched.",
	},
	Backing: "an entry of `services` in `.upsun/config.yaml`",
	Checked: "2026-11-22",
	Links:   []Link{{"The web key", "https://docs.upsun.com/create-apps/image-properties/web.html"}},
	Known: Facts{
		Grammar:   {"The documentation doesn't mention a Procfile.", "platformsh/platformsh-docs sites/upsun/src", Inferred},
		Releasing: {"`hooks.deploy` runs before the app accepts requests.", "platformsh/platformsh-docs sites/upsun/src", Documented},
	},
	ConfigFiles: []ConfigFile{{Path: ".upsun/"}, {Path: ".platform.app.yaml"}},
	Strategies: readsNone(Target{
		Elsewhere: "`web.commands.start` in `.upsun/config.yaml`",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("In `.upsun/config.yaml`", "applications:\n  app:\n    web:\n      commands:\n        start: {command}", "").to(Starting),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("In `.upsun/config.yaml`", "applications:\n  app:\n    workers:\n      {type}:\n        commands:\n          start: {command}", "").to(Starting),
				}
			},
			release: func() []Equivalent {
				return []Equivalent{
					ui("In `.upsun/config.yaml`", "applications:\n  app:\n    hooks:\n      deploy: {command}", "It runs before the app accepts requests.").to(Starting),
				}
			},
			process: func() []Equivalent {
				return []Equivalent{cli("Run the command once", "upsun ssh {command}", "In the container of the app.").does(ToRunOnce)}
			},
			task: func() []Equivalent {
				return []Equivalent{cli("Run the command once", "upsun ssh {command}", "In the container of the app.").to(Once)}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy the commit", "upsun push", "").to(Deploying),
					cli("Run two instances", "upsun resources:set --count app:2", "").scales(),
					cli("Read the logs", "upsun log app", "").does(ToReadLogs),
					cli("Restart the app", "upsun redeploy", "").does(ToRestart),
				}
			},
		},
		ReleaseInstead: "Add the command to `hooks.deploy`.",
	}, Traffic, Start, Releasing),
}
