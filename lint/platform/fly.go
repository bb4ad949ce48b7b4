package platform

var _ = register(&flyPlatform)

var flyPlatform = Platform{
	ID:          "fly",
	Title:       "Fly.io",
	Aliases:     []string{"fly-io", "flyio"},
	Tool:        "fly",
	Rank:        40,
	Known:       flyFacts{},
	ConfigFiles: []ConfigFile{{Path: "fly.toml"}},
	Strategies: readsNone(Target{
		Elsewhere:      "`[processes]` in `fly.toml`",
		Export:         "fly",
		ReadsWith:      ConfigFile{Path: "fly.toml", Has: []string{"builder ="}},
		ReleaseInstead: "Set `release_command` in `fly.toml`.",
		Equivalents:    elsewhere{web: "web in [processes]", worker: "an entry of [processes]", release: "release_command in [deploy]", note: "In `fly.toml`, without a shell. `proclint export --to fly` adds one where a command needs it."},
	}, Grammar, Ports, Traffic, Start, Releasing),
}

type flyFacts struct{}

// About returns the platform's documentation.
func (flyFacts) About() About {
	return About{
		Homepage: "https://fly.io/docs/launch/processes/",
		Checked:  "2026-11-22",
		Links:    []Link{{"Run multiple processes", "https://fly.io/docs/launch/processes/"}},
	}
}

// Brief returns the facts about the platform that views show.
func (flyFacts) Brief() Facts {
	return Facts{
		Grammar:   {"flyctl doesn't read a Procfile. A builder in `fly.toml` does, if it is one of Heroku or Paketo. For a Python app that nothing recognizes, `fly launch` chooses Paketo's builder and writes a Procfile with `gunicorn app:app`.", "superfly/flyctl scanner/python.go", Read},
		Ports:     {"The app listens on `internal_port` in `fly.toml`.", "superfly/docs getting-started/migrate-from-heroku.html.md", Documented},
		Releasing: {"`release_command` under `[deploy]` in `fly.toml` runs before each release.", "superfly/docs getting-started/migrate-from-heroku.html.md", Documented},
	}
}

// Facts returns the other facts about the platform.
func (flyFacts) Facts() Facts {
	return Facts{
		Traffic: {"The processes of `[http_service]` get the traffic.", "superfly/docs getting-started/migrate-from-heroku.html.md", Documented},
		Start:   {"Every entry of `[processes]` in `fly.toml` starts. Scale one with `fly scale count worker=1`.", "superfly/docs getting-started/migrate-from-heroku.html.md", Documented},
	}
}
