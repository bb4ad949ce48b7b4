package platform

const gigalixirRun = "gigalixir/gigalixir-run gigalixir_run/__init__.py"

var _ = register(&gigalixirPlatform)

var gigalixirPlatform = Platform{
	ID:       "gigalixir",
	Title:    "Gigalixir",
	Tool:     "gigalixir",
	Homepage: "https://github.com/gigalixir/gigalixir-run",
	Rank:     18,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Gigalixir's run image", "https://github.com/gigalixir/gigalixir-run"},
	},
	NotVerified: []string{
		"Which version of Foreman the run image holds; its readers from 0.87.2 to 0.90.0 are the same but for an empty file.",
		"Which process gets the HTTP traffic; Foreman gives the platform's $PORT to the first entry.",
		"Whether the build looks at the Procfile.",
	},
	Known: gigalixirFacts{},
	Strategies: []Target{{
		Summary:      "Elixir releases and Mix apps, started with Foreman",
		Unsure:       []Topic{Ports, Traffic, Releasing, Limits},
		Reader:       readForeman,
		Refuse:       refuseNoProcesses,
		OnError:      "the app does not start",
		CheckName:    skippedName,
		NamePattern:  "letters, digits, underscores and hyphens",
		Duplicates:   DuplicatesBothRun,
		EmptyCommand: EmptyIgnored,
		Shell:        Sh,
		HTTP:         []string{"web"},
		NeedsHTTP:    HTTPOptional,
		Port:         Port{Env: true, Assumed: true, OnMiss: "requests get no answer"},
		Release:      ReleaseStarts,
		Scale:        func(string, []string) (int, string) { return 1, "each replica starts one of every entry" },
		WithoutFile:  "Without a Procfile the run image uses its own.",
		Equivalents:  gigalixirEquivalents{},
	}},
}

type gigalixirFacts struct{}

// Facts are what is known about the platform.
func (gigalixirFacts) Facts() Facts {
	return Facts{
		Grammar:      {"The run image starts Foreman on the file, which matches each line against ^([A-Za-z0-9_-]+):\\s*(.+)$ and skips the others without a word.", gigalixirRun, Read},
		Names:        {"Letters, digits, underscores and hyphens.", foremanSource, Read},
		File:         {"Procfile in the root folder of the app; a default file takes its place where it is missing.", gigalixirRun, Read},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where a shell takes it for a comment. A line such as http://… declares a process http.", foremanSource, Read},
		DuplicateKey: {"Both of two entries are kept and both are started, under the same name.", foremanSource, Read},
		Empty:        {"A name and a colon alone are skipped; with spaces after the colon the command is one space, which cannot be started.", foremanSource, Read},
		LineEnds:     {"CR LF is LF. A lone CR ends no line.", foremanSource, Read},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", foremanSource, Read},
		Encodings:    {"Bytes that are not valid UTF-8 stop Foreman with \"invalid byte sequence in UTF-8\".", foremanSource, Read},
		Running:      {"A command with signs of the shell runs in /bin/sh -c, any other directly; variables that Foreman knows are replaced in the text before.", "ddollar/foreman lib/foreman/process.rb", Read},
		Ports:        {"The platform sets $PORT; Foreman adds 100 for each further entry.", "ddollar/foreman lib/foreman/engine.rb", Inferred},
		Traffic:      {"Probably the entry that listens on the platform's $PORT, which is the first.", "ddollar/foreman lib/foreman/engine.rb", Inferred},
		Start:        {"Every replica starts one of every entry, in one container; replicas are scaled as a whole.", gigalixirRun, Read},
		Releasing:    {"There is no release phase in the Procfile: Foreman starts release beside the others. gigalixir ps:migrate is the equivalent.", gigalixirRun, Inferred},
		Limits:       {"No limit was found.", gigalixirRun, Unknown},
	}
}

type gigalixirEquivalents struct{}

// Process gives those of a process.
func (gigalixirEquivalents) Process(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	if u.Type == "release" {
		return []Equivalent{cli("Run the migrations", "gigalixir ps:migrate"+app, "")}
	}
	return []Equivalent{cli("Run the command once", "gigalixir run"+app+" "+shellQuote(u.Command), "").to(Once)}
}

// App gives those of the app.
func (gigalixirEquivalents) App(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	return []Equivalent{
		cli("Run two replicas", "gigalixir ps:scale -r 2"+app, "All entries together."),
		cli("Restart the app", "gigalixir ps:restart"+app, ""),
		cli("Follow the logs", "gigalixir logs"+app, ""),
		cli("List the replicas", "gigalixir ps"+app, ""),
		cli("Set a variable", "gigalixir config:set NAME=VALUE"+app, ""),
	}
}
