package platform

const choreoBuild = "wso2/docs-choreo-dev deploy-an-application-with-buildpacks.md"

var _ = register(&choreoPlatform)

var choreoPlatform = Platform{
	ID:          "choreo",
	Title:       "Choreo",
	Aliases:     []string{"wso2-choreo"},
	Rank:        34,
	NotVerified: []string{"Nothing was run on Choreo. Its documentation names Google's buildpacks."},
	Known:       choreoFacts{},
	Strategies: []Target{hosted(&googleCloudPlatform.Strategies[0], func(t *Target) {
		t.Summary = "Google Cloud's buildpacks"
		t.Upload = fromGit // wso2/docs-choreo-dev en/docs/develop-components/deploy-a-containerized-application.md
		t.Unsure = []Topic{Ports, Traffic, Start, Releasing, Limits}
		t.Port = Port{Env: true, Assumed: true, OnMiss: "Visitors see an error page: nothing listens on `$PORT`."}
		t.OthersAdvice = "Create a component with its own Run Command for each."
		t.ReleaseInstead = "Run it as a manual task."
		t.Scale = webScale(t.ReleaseInstead, "A component starts only `web`. Create another one with its own Run Command.")
		t.Equivalents = hostEquivalents{field: "Run Command", place: "Build → Configuration.", other: "Of another component.", release: "Run Command of a manual task"}
	})},
}

type choreoFacts struct{}

// About returns the platform's documentation.
func (choreoFacts) About() About {
	return About{
		Homepage: "https://wso2.com/choreo/docs/",
		Checked:  "2026-11-22",
		Links:    []Link{{"Choreo's documentation", "https://wso2.com/choreo/docs/"}},
	}
}

// Brief returns the facts about the platform that views show.
func (choreoFacts) Brief() Facts {
	return Facts{
		Ports:     {"Whether `$PORT` is set is unverified.", choreoBuild, Inferred},
		Releasing: {"There is no release phase. Use a manual task instead.", choreoBuild, Inferred},
	}.briefOn(&googleCloudPlatform.Strategies[0], Documented)
}

// Facts returns the other facts about the platform.
func (choreoFacts) Facts() Facts {
	return Facts{
		File:    {"`Procfile` in the component's folder. Python needs it. A Run Command overrides it.", choreoBuild, Documented},
		Traffic: {"`web` gets the traffic.", choreoBuild, Inferred},
		Start:   {"A component starts only `web`.", choreoBuild, Inferred},
	}.on(&googleCloudPlatform.Strategies[0], Documented)
}
