package platform

var _ = register(&azurePlatform)

var azurePlatform = Platform{
	ID:      "azure-app-service",
	Hosts:   []string{".azurewebsites.net"},
	Title:   "Azure App Service",
	Aliases: []string{"azure", "azure-container-apps"},
	Rank:    43,
	Checked: "2026-11-22",
	Links:   []Link{{"Configure a custom startup file", "https://learn.microsoft.com/en-us/azure/developer/python/configure-python-web-app-on-app-service"}},
	Known: Facts{
		Grammar:   {"Oryx, which builds apps for App Service and Container Apps, doesn't read a Procfile.", "microsoft/Oryx", Read},
		Releasing: {"There is no release phase. `POST_BUILD_COMMAND` runs a command after each build.", "Microsoft docs, Configure a Linux Python app", Documented},
	},
	Strategies: readsNone(Target{
		Elsewhere: "the Startup Command of the web app",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("Startup Command", "{text}", "").at("Settings → Configuration → Stack settings").to(Starting),
					cli("Set it with the CLI", `az webapp config set --resource-group "$GROUP" --name {app} --startup-file {command}`, "").does(ToStart),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("Startup Command of another web app", "{text}", "").at("Settings → Configuration → Stack settings").to(Starting),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{
					cli("Run it after each build", `az webapp config appsettings set --resource-group "$GROUP" --name {app} --settings POST_BUILD_COMMAND={command}`, "The build on App Service runs it before the new version starts.").to(Starting),
					cli("Run the command in a shell of the app", `az webapp ssh --resource-group "$GROUP" --name {app}`, "It opens the shell.").to(Once),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy this folder", `az webapp up --resource-group "$GROUP" --name {app}`, "").to(Deploying),
					cli("Run two instances", `az appservice plan update --resource-group "$GROUP" --name "$PLAN" --number-of-workers 2`, "All web apps of the plan.").scales(),
					cli("Follow the logs", `az webapp log tail --resource-group "$GROUP" --name {app}`, "").does(ToReadLogs),
					cli("Open a shell in it", `az webapp ssh --resource-group "$GROUP" --name {app}`, "").does(ToRunOnce),
					cli("Restart it", `az webapp restart --resource-group "$GROUP" --name {app}`, "").does(ToRestart),
					cli("Set the port", `az webapp config appsettings set --resource-group "$GROUP" --name {app} --settings PORT=8000`, "A custom container needs `WEBSITES_PORT`.").does(ToSetPort),
				}
			},
		},
		ReleaseInstead: "Run it after each build, or by hand.",
	}, Grammar, Traffic, Start, Releasing),
}
