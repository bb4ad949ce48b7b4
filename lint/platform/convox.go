package platform

const convoxWords = "No shell runs it, so a command that needs one has `/bin/sh -c`. `proclint export --to convox` writes the whole file."

var _ = register(&convoxPlatform)

var convoxPlatform = Platform{
	ID:           "convox",
	CommandFiles: []string{"convox.yml"},
	Title:        "Convox",
	Tool:         "convox",
	Rank:         43,
	Backing:      "an entry of `resources` in `convox.yml`",
	Offers:       "PostgreSQL MySQL Redis Memcached", // Convox docs, Resource
	Checked:      "2026-11-22",
	Links:        []Link{{"convox.yml", "https://docs.convox.com/configuration/convox-yml"}},
	Known: Facts{
		Grammar:   {"Convox doesn't read a Procfile. Its guide for apps from Heroku converts it to `convox.yml`.", "convox/convox docs/migration/heroku.md", Documented},
		Releasing: {"An `initContainer` of the service that needs it runs it before each start of its container.", "convox/convox docs/migration/heroku.md", Documented},
	},
	ConfigFiles: []ConfigFile{{Path: "convox.yml"}},
	Strategies: readsNone(Target{
		Elsewhere: "`services` in `convox.yml`",
		Export:    "convox",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("In `convox.yml`", "services:\n  {type}:\n    build: .\n    command: {words}\n    port: 3000", convoxWords).to(Starting).does(ToSetPort),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("In `convox.yml`", "services:\n  {type}:\n    build: .\n    command: {words}", convoxWords).to(Starting),
				}
			},
			release: func() []Equivalent {
				return []Equivalent{
					ui("In `convox.yml`, of the service that needs it", "initContainer:\n  command: {words}", "It runs before each start of the service's container.").to(Starting),
				}
			},
			process: func() []Equivalent {
				return []Equivalent{
					cli("Run two instances", "convox scale {type} --count 2 --app {app}", "").scales(),
					cli("Run the command once", "convox run {type} {line} --app {app}", "In a new container.").does(ToRunOnce),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{
					cli("Run the command once", "convox run web {line} --app {app}", "In a new container of the service `web`.").to(Once),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy this folder", "convox deploy --app {app}", "").to(Deploying),
					cli("Follow the logs", "convox logs --app {app}", "Of all services.").does(ToReadLogs),
					cli("Restart the app", "convox restart --app {app}", "All its services.").does(ToRestart),
				}
			},
		},
	}, Grammar, Traffic, Start, Releasing),
}
