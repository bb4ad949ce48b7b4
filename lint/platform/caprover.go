package platform

var _ = register(&caproverPlatform)

var caproverPlatform = Platform{
	ID:          "caprover",
	Title:       "CapRover",
	Tool:        "caprover",
	Rank:        43,
	Known:       caproverFacts{},
	ConfigFiles: []ConfigFile{{Path: "captain-definition"}},
	Strategies: readsNone(Target{
		Elsewhere:   "the image's `CMD`",
		Export:      "dockerfile",
		Equivalents: elsewhere{web: "CMD in the Dockerfile", worker: "CMD in the Dockerfile of another app", note: "`captain-definition` names the Dockerfile."},
	}, Grammar, Start),
}

type caproverFacts struct{}

// About returns the platform's documentation.
func (caproverFacts) About() About {
	return About{
		Homepage: "https://caprover.com/docs/captain-definition-file.html",
		Checked:  "2026-11-22",
		Links:    []Link{{"Captain definition file", "https://caprover.com/docs/captain-definition-file.html"}},
	}
}

// Brief returns the facts about the platform that views show.
func (caproverFacts) Brief() Facts {
	return Facts{
		Grammar:   {"CapRover doesn't read a Procfile. `captain-definition` names a Dockerfile or has its lines.", "caprover/caprover", Read},
		Releasing: {"No release phase is documented there.", "CapRover docs, Captain definition file", Unknown},
	}
}

// Facts returns the other facts about the platform.
func (caproverFacts) Facts() Facts {
	return Facts{
		Start: {"Each app runs one command: the `CMD` of its image.", "CapRover docs, Captain definition file", Documented},
	}
}
