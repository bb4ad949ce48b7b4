package platform

const (
	northflankRun   = "northflank/skills references/guides/run.md"
	northflankPorts = "Northflank docs, Configure ports"
)

var _ = register(&northflankPlatform)

var northflankPlatform = Platform{
	ID:          "northflank",
	Title:       "Northflank",
	Rank:        21,
	NotVerified: []string{"Nothing was run on Northflank.", "Whether it sets `$PORT`."},
	Known:       northflankFacts{},
	Strategies: []Target{
		northflankTarget("heroku", "Heroku's builder", &herokuPlatform.Strategies[1], oldBuilders, northflankFacts{}),
		northflankTarget("paketo", "Paketo's builder", &paketoPlatform.Strategies[0], "The build fails.", northflankPaketoFacts{}),
	},
}

func northflankTarget(name, summary string, builder *Target, onError string, facts Known) Target {
	return hosted(builder, func(t *Target) {
		t.Name, t.Summary, t.Known = name, summary, facts
		t.Unsure = []Topic{Ports}
		t.RemarkOn, t.OnError = nil, onError
		t.Port = Port{Env: true, Assumed: true, OnMiss: "Visitors see an error page."}
		t.WithoutHTTP = "Nothing starts unless the service names a process."
		t.OthersAdvice = "Create a service for each, with the process type as its custom process."
		t.Release = ReleaseNever
		t.ReleaseInstead = "Create a job with `release` as its custom process."
		t.Scale = webScale(t.ReleaseInstead, "A service starts only `web`. Create another one with this custom process.")
		t.Equivalents = hostEquivalents{field: "Custom command", place: "Service → CMD override.", other: "Of another service, as the Docker runtime mode.", named: true, release: "Command of a job"}
	})
}

type northflankFacts struct{}

// About returns the platform's documentation.
func (northflankFacts) About() About {
	return About{
		Homepage: "https://northflank.com/docs/v1/application/run/override-command-and-entrypoint",
		Checked:  "2026-11-21",
		Links:    []Link{{"Override command or entrypoint", "https://northflank.com/docs/v1/application/run/override-command-and-entrypoint"}},
	}
}

// Brief returns the facts about the platform that views show.
func (northflankFacts) Brief() Facts {
	return northflankBrief().briefOn(&herokuPlatform.Strategies[1], Documented)
}

// Facts returns the other facts about the platform.
func (northflankFacts) Facts() Facts {
	return northflankOther().on(&herokuPlatform.Strategies[1], Documented)
}

type northflankPaketoFacts struct{}

// Brief returns the facts about the strategy that views show.
func (northflankPaketoFacts) Brief() Facts {
	return northflankBrief().briefOn(&paketoPlatform.Strategies[0], Documented)
}

// Facts returns the other facts about the strategy.
func (northflankPaketoFacts) Facts() Facts {
	return northflankOther().on(&paketoPlatform.Strategies[0], Documented)
}

func northflankBrief() Facts {
	return Facts{
		Ports:     {"You configure the public port. Whether `$PORT` is set is unverified.", northflankPorts, Inferred},
		Releasing: {"`release` is a process type like any other. Run it as a job.", northflankRun, Documented},
	}
}

func northflankOther() Facts {
	return Facts{
		File:    {"`Procfile` in the root folder of the build.", northflankRun, Documented},
		Traffic: {"The service's public ports get the traffic. A service runs `web` by default.", northflankRun, Documented},
		Start:   {"A service starts `web`, unless it names another custom process.", northflankRun, Documented},
	}
}
