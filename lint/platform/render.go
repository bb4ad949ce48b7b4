package platform

var _ = register(&renderPlatform)

var renderPlatform = Platform{
	ID:           "render",
	Hosts:        []string{".onrender.com"},
	CommandFiles: []string{"render.yaml"},
	Title:        "Render",
	Rank:         41,
	Backing:      "a datastore",
	Offers:       "PostgreSQL Redis", // Render docs, Render Postgres, and Render Key Value
	Checked:      "2026-11-22",
	Links:        []Link{{"Blueprint specification", "https://render.com/docs/blueprint-spec"}},
	Known: Facts{
		Grammar:   {"Each service needs its own build and start commands, instead of a Procfile.", "render-oss/skills skills/render-migrate-from-heroku/references/buildpack-mapping.md", Documented},
		Ports:     {"`$PORT` is 10000 by default.", "render-oss/skills skills/render-migrate-from-heroku/references/buildpack-mapping.md", Documented},
		Releasing: {"Use the pre-deploy command instead, or the end of the build command.", "render-oss/skills skills/render-migrate-from-heroku/references/buildpack-mapping.md", Documented},
	},
	ConfigFiles: []ConfigFile{{Path: "render.yaml"}},
	Settings: []Setting{ // render.com docs/blueprint-spec
		{Files: "render.yaml", Keys: "rootDir", Not: "repo:"},
		{Files: "render.yaml", Keys: "dockerfilePath dockerContext", Not: "repo: rootDir"},
		{Files: "render.yaml", Keys: "runtime", Values: "docker elixir go image node python ruby rust static"},
	},
	Forms: []Form{{Files: "render.yaml", Top: "services projects ungrouped databases envVarGroups"}}, // render.com docs/blueprint-spec
	Strategies: readsNone(Target{
		Elsewhere: "the start command of each service",
		Export:    "render",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("Start Command", "{text}", renderService).at("+ New → Web Service", FormField{"Name", "{type}"}, FormField{"Start Command", "{text}"}).to(Starting),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("Start Command", "{text}", renderService).at("+ New → Background Worker", FormField{"Name", "{type}"}, FormField{"Start Command", "{text}"}).to(Starting),
				}
			},
			release: func() []Equivalent {
				return []Equivalent{
					ui("Pre-Deploy Command", "{text}", "").at("Web service → Settings").to(Starting),
					ui("In `render.yaml`, of the web service", "preDeployCommand: {command}", "").to(Starting),
				}
			},
			process: func() []Equivalent {
				return []Equivalent{
					ui("Instances", "2", "`numInstances: 2` in `render.yaml` does the same.").at("Service → Scaling → Manual Scaling").scales(),
					cli("Follow its logs", `render logs -r "$SERVICE_ID" --tail`, "").does(ToReadLogs),
					cli("Run the command once", `render jobs create "$SERVICE_ID" --start-command {command}`, "").does(ToRunOnce),
					cli("Restart it", `render restart "$SERVICE_ID"`, "").does(ToRestart),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{cli("Run the command once", `render jobs create "$SERVICE_ID" --start-command {command}`, "").to(Once)}
			},
			app: func() []Equivalent {
				return []Equivalent{
					ui("Create the services", "render.yaml", "Check its build commands and push it first.").at("+ New → Blueprint"),
					cli("Deploy the commit", `render deploys create "$SERVICE_ID"`, "A push to its branch does the same.").to(Deploying),
					ui("PORT", "10000", "The default is 10000.").at("Service → Environment").does(ToSetPort),
				}
			},
		},
		Port:           Port{Default: "10000", OnMiss: "Visitors see an error page: nothing listens on `$PORT`."},
		ReleaseInstead: "Use the pre-deploy command.",
	}, Grammar, Ports, Traffic, Start, Releasing),
}

const renderService = "Choose the language and its build command too, such as `npm ci`."
