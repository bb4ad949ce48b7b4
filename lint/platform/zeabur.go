package platform

var _ = register(&zeaburPlatform)

var zeaburPlatform = Platform{
	ID:           "zeabur",
	CommandFiles: []string{"zbpack.json"},
	Title:        "Zeabur",
	Rank:         43,
	NotVerified:  []string{"The names of its fields and buttons."},
	Checked:      "2026-11-22",
	Links:        []Link{{"Deploy Python projects", "https://zeabur.com/docs/guides/python"}},
	Known: Facts{
		Grammar:   {"zbpack, which builds apps for Zeabur, doesn't read a Procfile.", "zeabur/zbpack", Read},
		Releasing: {"No release phase is documented there. Run it by hand, in the shell of the service.", "zeabur/zeabur docs/pages/en-US/deploy/config/command-execution.mdx", Inferred},
	},
	ConfigFiles: []ConfigFile{{Path: "zbpack.json"}},
	Strategies: readsNone(Target{
		Elsewhere: "`start_command` in `zbpack.json`",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("In `zbpack.json`", `{"start_command": {command}}`, "Or in the variable `ZBPACK_START_COMMAND`.").to(Starting),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("In `zbpack.json` of another service", `{"start_command": {command}}`, "Or in the variable `ZBPACK_START_COMMAND`.").to(Starting),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{ui("Run the command once", "{text}", "In the running container. The button opens a field for it.").at("Service → Overview → Command").to(Once)}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy this folder", "npx zeabur deploy", "A push to its branch does the same.").to(Deploying),
					ui("Tab with the logs", "Logs", "").at("Service → Logs").does(ToReadLogs),
					ui("Button for a command in its container", "Command", "").at("Service → Overview").does(ToRunOnce),
					ui("Button that restarts it", "Restart Service", "").at("Service → Overview").does(ToRestart),
					ui("PORT", "8080", "").at("Service → Variables").does(ToSetPort),
				}
			},
		},
	}, Grammar, Start),
}
