package platform

var _ = register(&awsCopilotPlatform)

var awsCopilotPlatform = Platform{
	ID:      "aws-copilot",
	Title:   "AWS Copilot",
	Aliases: []string{"copilot"},
	Tool:    "copilot",
	Rank:    43,
	Known:   awsCopilotFacts{},
	Strategies: readsNone(Target{
		Elsewhere:   "`command` in each service's manifest",
		Equivalents: elsewhere{web: "command of a Load Balanced Web Service", worker: "command of a Backend Service", note: "In its `manifest.yml`, without a shell."},
	}, Grammar, Traffic, Start, Releasing),
}

type awsCopilotFacts struct{}

// About returns the platform's documentation.
func (awsCopilotFacts) About() About {
	return About{
		Homepage: "https://aws.github.io/copilot-cli/docs/manifest/lb-web-service",
		Checked:  "2026-11-22",
		Links:    []Link{{"Load Balanced Web Service", "https://aws.github.io/copilot-cli/docs/manifest/lb-web-service"}},
	}
}

// Brief returns the facts about the platform that views show.
func (awsCopilotFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Copilot doesn't read a Procfile. Amazon ended its support in June 2026.", "aws/copilot-cli", Read},
		Releasing: {"Run a one-off task instead.", "AWS Copilot docs, task run", Documented},
	}
}

// Facts returns the other facts about the platform.
func (awsCopilotFacts) Facts() Facts {
	return Facts{
		Traffic: {"A Load Balanced Web Service gets the traffic.", "AWS Copilot docs, Load Balanced Web Service", Documented},
		Start:   {"Each service has a manifest. `command` there replaces the image's `CMD`.", "AWS Copilot docs, Load Balanced Web Service", Documented},
	}
}
