package platform

const gigalixirRun = "gigalixir/gigalixir-run gigalixir_run/__init__.py"

var _ = register(&gigalixirPlatform)

var gigalixirPlatform = Platform{
	ID:    "gigalixir",
	Hosts: []string{".gigalixirapp.com"},
	Title: "Gigalixir",
	Tool:  "gigalixir",
	Rank:  18,
	NotVerified: []string{
		"Which version of Foreman the run image has. From 0.87.2 to 0.90.0, the parsers differ only for an empty file.",
		"Which process gets the HTTP traffic. Foreman gives the platform's `$PORT` to the first entry.",
		"Whether the build reads the Procfile.",
	},
	Backing: "a database (`gigalixir pg:create`)",
	Offers:  "PostgreSQL", // gigalixir/gigalixir-cli gigalixir/__init__.py
	Checked: "2026-11-20",
	Links:   []Link{{"Gigalixir's run image", "https://github.com/gigalixir/gigalixir-run"}},
	Known: Facts{
		Grammar:   {"The run image starts Foreman with the file. An entry matches `^([A-Za-z0-9_-]+):\\s*(.+)$`. Other lines are silently skipped.", gigalixirRun, Read},
		Running:   {"A command with shell syntax runs in `/bin/sh -c`, any other directly. Before that, Foreman replaces the variables that it knows.", "ddollar/foreman lib/foreman/process.rb", Read},
		Ports:     {"The platform sets `$PORT`. Foreman adds 100 for each further entry.", "ddollar/foreman lib/foreman/engine.rb", Inferred},
		Releasing: {"There is no release phase: Foreman starts `release` with the others. Use `gigalixir ps:migrate` instead.", gigalixirRun, Inferred},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "ERROR: no processes defined"},
			{Text: "invalid byte sequence in UTF-8"},
		}
	},
	ConfigFiles: []ConfigFile{{Path: ".buildpacks", Has: []string{"github.com/gigalixir/"}}}, // BrandNewCongress/core .buildpacks
	Strategies: []Target{hosted(&foremanPlatform.Strategies[0], func(t *Target) {
		t.Summary = "Elixir releases and Mix apps, started with Foreman"
		t.Unsure = []Topic{Ports, Traffic, Releasing, Limits}
		t.Order = "Unverified: the first entry gets the platform's `$PORT`. Otherwise the order has no effect."
		t.Equivalents = gigalixirEquivalents{}
		t.Upload, t.OtherPath = fromGit, ""
		t.WithoutFile = "Without a Procfile, the run image uses a default one."
		t.OnError = "The app doesn't start."
		t.OwnBuildpacks = true // gigalixir/gigalixir-buildpack-mix
		t.Port = Port{Env: true, Assumed: true, OnMiss: "Requests get no response: nothing listens on `$PORT`."}
		t.EndsAll, t.Scale = false, instances(1, "each replica starts one of each entry")
	})},
}

type gigalixirEquivalents struct{}

func (gigalixirEquivalents) Process(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	once := []Equivalent{cli("Run the command once", "gigalixir run"+app+" -- sh -c "+shellQuote(u.Command), "In a new container, without waiting for it. `gigalixir logs` has its output.").to(Once)}
	if u.Type == "release" {
		once = append(once, cli("Run Ecto's migrations", "gigalixir ps:migrate"+app, "In a running container. It needs an SSH key."))
	}
	return once
}

func (gigalixirEquivalents) App(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	push := gitPush(u.App, "gigalixir", "main", "gigalixir git:remote {app}")
	return []Equivalent{
		push.does(ToStart),
		cli("Run two replicas", "gigalixir ps:scale -r 2"+app, "All entries together.").scalesAll(),
		cli("Restart the app", "gigalixir ps:restart"+app, "").does(ToRestart),
		cli("Follow the logs", "gigalixir logs"+app, "").does(ToReadLogs),
		cli("List the replicas", "gigalixir ps"+app, ""),
		cli("Set a variable", "gigalixir config:set NAME=VALUE"+app, ""),
	}
}
