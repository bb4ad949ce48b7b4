package platform

var _ = register(&azurePlatform)

var azurePlatform = Platform{
	ID:      "azure-app-service",
	Title:   "Azure App Service",
	Aliases: []string{"azure", "azure-container-apps"},
	Rank:    43,
	Known:   azureFacts{},
	Strategies: readsNone(Target{
		Elsewhere:   "the Startup Command of the web app",
		Equivalents: elsewhere{web: "Startup Command", worker: "Startup Command of another web app", note: "Settings → Configuration → General settings."},
	}, Grammar, Traffic, Start),
}

type azureFacts struct{}

// About returns the platform's documentation.
func (azureFacts) About() About {
	return About{
		Homepage: "https://learn.microsoft.com/en-us/azure/developer/python/configure-python-web-app-on-app-service",
		Checked:  "2026-11-22",
		Links:    []Link{{"Configure a custom startup file", "https://learn.microsoft.com/en-us/azure/developer/python/configure-python-web-app-on-app-service"}},
	}
}

// Brief returns the facts about the platform that views show.
func (azureFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Oryx, which builds apps for App Service and Container Apps, doesn't read a Procfile.", "microsoft/Oryx", Read},
		Releasing: {"No release phase is documented there.", "Microsoft docs, Configure a custom startup file", Unknown},
	}
}

// Facts returns the other facts about the platform.
func (azureFacts) Facts() Facts {
	return Facts{
		Traffic: {"A web app runs one command, which gets the traffic.", "Microsoft docs, Configure a custom startup file", Documented},
		Start:   {"The Startup Command of the web app starts. Without one, App Service detects Flask and Django.", "Microsoft docs, Configure a custom startup file", Documented},
	}
}
