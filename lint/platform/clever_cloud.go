package platform

var _ = register(&cleverCloudPlatform)

var cleverCloudPlatform = Platform{
	ID:    "clever-cloud",
	Hosts: []string{".cleverapps.io"},
	Title: "Clever Cloud",
	Tool:  "clever",
	Rank:  43,
	NotVerified: []string{
		"Whether a build on Clever Cloud reads a Procfile. Only its documentation was searched.",
	},
	Backing: "an add-on (`clever addon create`)",
	Offers:  "PostgreSQL MySQL Redis MongoDB Elasticsearch", // CleverCloud/documentation content/doc/addons
	Checked: "2026-11-22",
	Links:   []Link{{"Environment variable reference", "https://www.clever.cloud/developers/doc/reference/reference-environment-variables/"}},
	Known: Facts{
		Grammar:   {"The documentation doesn't mention a Procfile.", "CleverCloud/documentation content/doc", Inferred},
		Ports:     {"The app must listen on port 8080.", "CleverCloud/documentation content/doc", Documented},
		Releasing: {"`CC_PRE_RUN_HOOK` runs before the app starts.", "CleverCloud/documentation content/doc", Documented},
	},
	ScriptFiles: []string{"clevercloud/cron.json"},
	ConfigFiles: []ConfigFile{{Path: ".clever.json"}},
	Strategies: readsNone(Target{
		Elsewhere: "`CC_RUN_COMMAND`",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("CC_RUN_COMMAND", "{text}", "A variable of the application.").to(Starting),
					cli("Set it with the CLI", "clever env set CC_RUN_COMMAND {command}", "").does(ToStart),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("CC_WORKER_COMMAND", "{text}", "A variable of the application. It runs beside `web`, on the same instance.").to(Starting),
					cli("Set it with the CLI", "clever env set CC_WORKER_COMMAND {command}", "").does(ToStart),
				}
			},
			release: func() []Equivalent {
				return []Equivalent{ui("CC_PRE_RUN_HOOK", "{text}", "A variable of the application.").to(Starting)}
			},
			process: func() []Equivalent {
				return []Equivalent{cli("Run the command once", "clever ssh -c {command}", "On a running instance.").does(ToRunOnce)}
			},
			task: func() []Equivalent {
				return []Equivalent{cli("Run the command once", "clever ssh -c {command}", "On a running instance.").to(Once)}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy the commit", "clever deploy", "").to(Deploying),
					cli("Run two instances", "clever scale --instances 2", "Each has all processes.").scalesAll(),
					cli("Read the logs", "clever logs", "").does(ToReadLogs),
					cli("Restart the app", "clever restart", "").does(ToRestart),
				}
			},
		},
		Port:           Port{Default: "8080", IsFixed: true, OnMiss: "The deployment fails: nothing listens on port 8080."},
		ReleaseInstead: "Set `CC_PRE_RUN_HOOK`.",
	}, Ports, Start, Releasing),
}
