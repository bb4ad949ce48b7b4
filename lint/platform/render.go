package platform

var _ = register(&renderPlatform)

var renderPlatform = Platform{
	ID:          "render",
	Title:       "Render",
	Rank:        41,
	Known:       renderFacts{},
	ConfigFiles: []ConfigFile{{Path: "render.yaml"}},
	Strategies: readsNone(Target{
		Elsewhere:      "the start command of each service",
		Export:         "render",
		Port:           Port{Default: "10000", OnMiss: "Visitors see an error page: nothing listens on `$PORT`."},
		ReleaseInstead: "Use the pre-deploy command.",
		Equivalents:    elsewhere{web: "Start Command of a web service", worker: "Start Command of a background worker", release: "Pre-Deploy Command", note: "Or in `render.yaml`."},
	}, Grammar, Ports, Traffic, Start, Releasing),
}

type renderFacts struct{}

// About returns the platform's documentation.
func (renderFacts) About() About {
	return About{
		Homepage: "https://render.com/docs/blueprint-spec",
		Checked:  "2026-11-22",
		Links:    []Link{{"Blueprint specification", "https://render.com/docs/blueprint-spec"}},
	}
}

// Brief returns the facts about the platform that views show.
func (renderFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Render doesn't read a Procfile. Each service needs its own build and start commands.", "render-oss/skills render-migrate-from-heroku SKILL.md", Documented},
		Ports:     {"`$PORT` is 10000 by default.", "render-oss/skills render-migrate-from-heroku references/buildpack-mapping.md", Documented},
		Releasing: {"Use the pre-deploy command instead, or the end of the build command.", "render-oss/skills render-migrate-from-heroku references/buildpack-mapping.md", Documented},
	}
}

// Facts returns the other facts about the platform.
func (renderFacts) Facts() Facts {
	return Facts{
		Traffic: {"A web service gets the traffic.", "render-oss/skills render-migrate-from-heroku references/buildpack-mapping.md", Documented},
		Start:   {"Each process is a service: `web` a web service, a worker a background worker, and a clock a cron job with a schedule.", "render-oss/skills render-migrate-from-heroku references/buildpack-mapping.md", Documented},
	}
}
