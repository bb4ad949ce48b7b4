package platform

var _ = register(&convoxPlatform)

var convoxPlatform = Platform{
	ID:          "convox",
	Title:       "Convox",
	Tool:        "convox",
	Rank:        43,
	Known:       convoxFacts{},
	ConfigFiles: []ConfigFile{{Path: "convox.yml"}},
	Strategies: readsNone(Target{
		Elsewhere:   "`services` in `convox.yml`",
		Export:      "convox",
		Equivalents: elsewhere{web: "command of the service web", worker: "command of a service", note: "In `convox.yml`, without a shell. `proclint export --to convox` adds one where a command needs it."},
	}, Grammar, Traffic, Start, Releasing),
}

type convoxFacts struct{}

// About returns the platform's documentation.
func (convoxFacts) About() About {
	return About{
		Homepage: "https://docs.convox.com/configuration/convox-yml",
		Checked:  "2026-11-22",
		Links:    []Link{{"convox.yml", "https://docs.convox.com/configuration/convox-yml"}},
	}
}

// Brief returns the facts about the platform that views show.
func (convoxFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Convox doesn't read a Procfile. Its guide for apps from Heroku converts it to `convox.yml`.", "convox/convox docs/migration/heroku.md", Documented},
		Releasing: {"Run it by hand with `convox run`.", "convox/convox docs/migration/heroku.md", Documented},
	}
}

// Facts returns the other facts about the platform.
func (convoxFacts) Facts() Facts {
	return Facts{
		Traffic: {"A service with a `port` gets traffic.", "convox/convox docs/configuration/convox-yml.md", Documented},
		Start:   {"Every service of `convox.yml` starts.", "convox/convox docs/configuration/convox-yml.md", Documented},
	}
}
