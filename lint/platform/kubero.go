package platform

var _ = register(&kuberoPlatform)

var kuberoPlatform = Platform{
	ID:    "kubero",
	Title: "Kubero",
	Rank:  43,
	NotVerified: []string{
		"Whether an app that Kubero builds with Nixpacks starts a command from the Procfile.",
	},
	Known: kuberoFacts{},
	Strategies: readsNone(Target{
		Elsewhere:   "the app's form",
		Equivalents: elsewhere{web: "Command of web", worker: "Command of worker", note: "In the form of the app."},
	}, Grammar, Start),
}

type kuberoFacts struct{}

// About returns the platform's documentation.
func (kuberoFacts) About() About {
	return About{
		Homepage: "https://www.kubero.dev/docs/",
		Checked:  "2026-11-22",
		Links:    []Link{{"Kubero's documentation", "https://www.kubero.dev/docs/"}},
	}
}

// Brief returns the facts about the platform that views show.
func (kuberoFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Kubero doesn't read a Procfile. The app's form has a command for `web` and one for `worker`.", "kubero-dev/kubero", Read},
		Releasing: {"No release phase was found.", "kubero-dev/kubero", Unknown},
	}
}

// Facts returns the other facts about the platform.
func (kuberoFacts) Facts() Facts {
	return Facts{
		Traffic: {"`web` gets the traffic.", "kubero-dev/kubero", Inferred},
		Start:   {"The `web` command of the form starts, and the `worker` command if there is one.", "kubero-dev/kubero", Read},
	}
}
