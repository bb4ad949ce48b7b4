package platform

var _ = register(&qoveryPlatform)

var qoveryPlatform = Platform{
	ID:    "qovery",
	Title: "Qovery",
	Tool:  "qovery",
	Rank:  43,
	Known: qoveryFacts{},
	Strategies: readsNone(Target{
		Elsewhere:   "the image's `CMD`",
		Export:      "dockerfile",
		Equivalents: elsewhere{web: "CMD in the Dockerfile", worker: "CMD in the Dockerfile of another application"},
	}, Grammar),
}

type qoveryFacts struct{}

// About returns the platform's documentation.
func (qoveryFacts) About() About {
	return About{
		Homepage: "https://www.qovery.com/docs/",
		Checked:  "2026-11-22",
		Links:    []Link{{"Qovery's documentation", "https://www.qovery.com/docs/"}},
	}
}

// Brief returns the facts about the platform that views show.
func (qoveryFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Qovery's engine doesn't read a Procfile.", "Qovery/engine", Read},
		Releasing: {"No release phase was found.", "Qovery/documentation", Unknown},
	}
}

// Facts returns the other facts about the platform.
func (qoveryFacts) Facts() Facts {
	return Facts{
		Start: {"Each application runs one command: the `CMD` of its image.", "Qovery/documentation", Inferred},
	}
}
