package platform

var _ = register(&upsunPlatform)

var upsunPlatform = Platform{
	ID:      "upsun",
	Title:   "Upsun",
	Aliases: []string{"platform-sh", "platformsh"},
	Tool:    "upsun",
	Rank:    43,
	NotVerified: []string{
		"Whether a build on Upsun reads a Procfile. Only its documentation was searched.",
	},
	Known:       upsunFacts{},
	ConfigFiles: []ConfigFile{{Path: ".upsun/"}, {Path: ".platform.app.yaml"}},
	Strategies: readsNone(Target{
		Elsewhere:      "`web.commands.start` in `.upsun/config.yaml`",
		ReleaseInstead: "Add the command to `hooks.deploy`.",
		Equivalents:    elsewhere{web: "web.commands.start", worker: "commands.start of an entry of workers", release: "hooks.deploy", note: "In `.upsun/config.yaml`."},
	}, Traffic, Start, Releasing),
}

type upsunFacts struct{}

// About returns the platform's documentation.
func (upsunFacts) About() About {
	return About{
		Homepage: "https://docs.upsun.com/create-apps/image-properties/web.html",
		Checked:  "2026-11-22",
		Links:    []Link{{"The web key", "https://docs.upsun.com/create-apps/image-properties/web.html"}},
	}
}

// Brief returns the facts about the platform that views show.
func (upsunFacts) Brief() Facts {
	return Facts{
		Grammar:   {"The documentation doesn't mention a Procfile.", "platformsh/platformsh-docs", Inferred},
		Releasing: {"`hooks.deploy` runs before the app accepts requests.", "platformsh/platformsh-docs", Documented},
	}
}

// Facts returns the other facts about the platform.
func (upsunFacts) Facts() Facts {
	return Facts{
		Traffic: {"`web` gets the traffic.", "platformsh/platformsh-docs", Documented},
		Start:   {"`web.commands.start` starts the app, and each entry of `workers` starts a worker.", "platformsh/platformsh-docs", Documented},
	}
}
