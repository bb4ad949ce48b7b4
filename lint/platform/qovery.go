package platform

var _ = register(&qoveryPlatform)

var qoveryPlatform = Platform{
	ID:       "qovery",
	Title:    "Qovery",
	Tool:     "qovery",
	Homepage: "https://www.qovery.com/docs/",
	Rank:     43,
	Checked:  "2026-11-22",
	Links:    []Link{{"Qovery's documentation", "https://www.qovery.com/docs/"}},
	Known:    qoveryFacts{},
	Strategies: readsNone(Target{
		Elsewhere:   "the image's `CMD`",
		Export:      "dockerfile",
		Equivalents: elsewhere{web: "CMD in the Dockerfile", worker: "CMD in the Dockerfile of another application"},
	}, Grammar),
}

type qoveryFacts struct{}

// Facts returns the facts about the platform.
func (qoveryFacts) Facts() Facts {
	return Facts{
		Grammar:   {"Qovery's engine doesn't read a Procfile.", "Qovery/engine", Read},
		Start:     {"Each application runs one command: the `CMD` of its image.", "Qovery/documentation", Inferred},
		Releasing: {"No release phase was found.", "Qovery/documentation", Unknown},
	}
}
