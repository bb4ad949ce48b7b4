package platform

var _ = register(&flyPlatform)

var flyPlatform = Platform{
	ID:           "fly",
	Hosts:        []string{".fly.dev"},
	CommandFiles: []string{"fly.toml", dockerfile},
	Title:        "Fly.io",
	Aliases:      []string{"fly-io", "flyio"},
	Tool:         "fly",
	Rank:         40,
	Backing:      "a database or an extension (`fly ext`)",
	Offers:       "PostgreSQL MySQL Redis", // Fly.io docs, Managed Postgres, fly extensions mysql, and Upstash for Redis
	Checked:      "2026-11-22",
	Links:        []Link{{"Run multiple processes", "https://fly.io/docs/launch/processes/"}},
	Known: Facts{
		Grammar:   {"flyctl doesn't read a Procfile. A builder in `fly.toml` does, if it is one of Heroku or Paketo. For a Python app that nothing recognizes, `fly launch` chooses Paketo's builder and writes a Procfile with `gunicorn app:app`.", "superfly/flyctl scanner/python.go", Read},
		Ports:     {"The app listens on `internal_port` in `fly.toml`.", "superfly/docs getting-started/migrate-from-heroku.html.md", Documented},
		Releasing: {"`release_command` under `[deploy]` in `fly.toml` runs before each release.", "superfly/docs getting-started/migrate-from-heroku.html.md", Documented},
	},
	ConfigFiles: []ConfigFile{{Path: "fly.toml"}},
	Settings: []Setting{ // superfly/flyctl internal/appconfig/config.go, internal/build/imgsrc/dockerfile_builder.go
		{Files: "fly.toml", Keys: "dockerfile"},
		{Files: "fly.toml", Keys: "internal_port", Port: true},
	},
	Strategies: readsNone(Target{
		Elsewhere: "`[processes]` in `fly.toml`",
		Export:    "fly",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					flyProcess,
					ui("In `fly.toml`, further tables", "[env]\n  PORT = \"8080\"\n[http_service]\n  internal_port = 8080\n  processes = [{name}]", "Fly.io doesn't set `$PORT` by itself.").to(Starting).does(ToSetPort),
				}
			},
			worker: func() []Equivalent { return []Equivalent{flyProcess} },
			release: func() []Equivalent {
				return []Equivalent{ui("In `fly.toml`", "[deploy]\n  release_command = {words}", "It runs before each release.").to(Starting)}
			},
			process: func() []Equivalent {
				return []Equivalent{
					cli("Run two machines", "fly scale count {type}=2 --app {app}", "").scales(),
					cli("Run the command once", "fly console --app {app} -C {line}", "In a new machine, without a shell, so a command that needs one has `/bin/sh -c`.").does(ToRunOnce),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{cli("Run the command once", "fly console --app {app} -C {line}", "In a new machine, without a shell, so a command that needs one has `/bin/sh -c`.").to(Once)}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy this folder", "fly deploy --app {app}", "It builds the `Dockerfile`, or with the `builder` under `[build]` in `fly.toml`.").to(Deploying),
					cli("Follow the logs", "fly logs --app {app}", "Of all processes.").does(ToReadLogs),
					cli("Restart the app", "fly apps restart {app}", "All processes.").does(ToRestart),
				}
			},
		},
		ReadsWith:      ConfigFile{Path: "fly.toml", Has: []string{"builder ="}},
		ReleaseInstead: "Set `release_command` in `fly.toml`.",
	}, Grammar, Ports, Traffic, Start, Releasing),
}

// flyProcess is a line of a table that a file may have only once, whatever the number of processes.
var flyProcess = ui("Under `[processes]` in `fly.toml`", "{type} = {words}", "No shell runs it, so a command that needs one has `/bin/sh -c`. `proclint export --to fly` writes the whole file.").to(Starting)
