package platform

import "strings"

const capsulesConfig = "codecapsules-io/codecapsules-docs products/backend-capsule/configure.md"

var _ = register(&codeCapsulesPlatform)

var codeCapsulesPlatform = Platform{
	ID:      "code-capsules",
	Title:   "Code Capsules",
	Rank:    1,
	Default: true,
	// python3 -m flask run is the example of its reference page.
	TeachesDevelopment: true,
	NotVerified: []string{
		"Whether the builder still is Google Cloud's buildpacks. Only an older page of the documentation names it, and the facts about parsing depend on it.",
		"Whether a Run Command overrides a Procfile.",
		"Whether the platform sets `$PORT`. Its guides rely on it.",
		"Any limit on the length of a command.",
	},
	Backing: "a Data Capsule",
	Offers:  "PostgreSQL MySQL Redis MongoDB", // codecapsules-io/codecapsules-docs products/database-capsule/overview
	Checked: "2026-11-20",
	Links:   []Link{{"Add a Procfile", "https://docs.codecapsules.io/products/backend-capsule/add-procfile"}},
	Known: Facts{
		Grammar:   {"Google Cloud's buildpacks read each line with a word, a colon, and a command. They skip other lines.", googleSource, Inferred},
		Running:   {"Commands run in `bash -c`.", googleStart, Inferred},
		Ports:     {"The example in the documentation listens on `$PORT`. The capsule's Network Port is 3000 by default.", capsulesConfig, Documented},
		Releasing: {"No release phase is documented. The image stores `release`, but nothing runs it.", googleEntrypoint, Inferred},
	},
	Printed: func() []Message {
		return alsoPrinted("code-capsules", googleCloudPlatform.Printed())
	},
	Strategies: []Target{hosted(&googleCloudPlatform.Strategies[0], func(t *Target) {
		t.Summary = "Backend Capsule built with Google Cloud's buildpacks"
		t.Unsure = []Topic{Grammar, Names, Comments, DuplicateKey, Empty, LineEnds, Mark, Encodings, Running, Traffic, Start, Releasing, Limits}
		t.Order = "The order of the lines has no effect. The documentation mentions one, but only `web` starts."
		t.Equivalents = capsulesEquivalents{}
		t.Upload = fromGit
		t.OtherFolder = "The file has an effect only if Project Path is set to its folder."
		t.WithoutFile, t.StartsWithout = "Without a Procfile, Express and Java apps start by themselves. Python needs a Procfile or a Run Command.", true
		t.MarkNotStarted = keepOnlyWeb
		t.IgnoresDockerfile = true // LewisDwyer/codecapsules-skill references/api.md: a Docker capsule is another one
		t.Port = Port{Default: "3000", Env: true, Assumed: true, Configurable: "Network Port", OnMiss: "Visitors see an error page: nothing listens on `$PORT`."}
		t.ReleaseInstead, t.ReleaseEdits = "Run it before the server with `&&`.", true
		t.OthersAdvice = "Create a separate capsule for each other process."
		t.Scale = startsWeb("the capsule starts `web`", "Code Capsules documents no release phase.", "Code Capsules may run only `web` (unverified). Create a separate capsule for it.")
		t.Implied = capsulesImplied
	})},
}

const capsulesForm = "Config → Capsule Parameters → Edit"

func capsulesImplied(types []string) []Implied {
	if len(types) > 0 {
		return nil
	}
	return []Implied{{Type: "web", Starts: "the app if it uses Express or Java", Unless: "Only Express and Java apps start by themselves. A Python app needs a Run Command."}}
}

type capsulesEquivalents struct{}

func (capsulesEquivalents) Process(u Use) []Equivalent {
	port := u.Port
	if port == "" {
		port = "3000"
	}
	started := func(command, note string) []Equivalent {
		run := ui("Run Command", command, note).to(Starting)
		if u.Role != "http" {
			return []Equivalent{run.at(capsulesForm, FormField{"Project Path", "/"}, FormField{"Run Command", command})}
		}
		return []Equivalent{
			run.at(capsulesForm, FormField{"Project Path", "/"}, FormField{"Network Port", port}, FormField{"Run Command", command}),
			capsulesPort(port),
		}
	}
	switch {
	case u.runsOnce():
		return beforeServer(u)
	case u.Command == "":
		return started("python3 app.py", "Enter the command that starts your app. Express and Java apps don't need it.")
	case u.Instead:
		return started(u.Command, "Delete the Procfile, because the build may fail without a `web` process.")
	case u.Type == "web":
		return started(u.Command, "It runs when the capsule starts, not in the build. Leave it empty if you use the Procfile, because it's unverified which one wins.")
	}
	es := []Equivalent{
		ui("Run Command", u.Command, "Select the same repository. A capsule runs one process.").at("Your space → + → Backend").to(Starting),
		ui("Project Path", "/", "Of that capsule. The app's folder, by default `/`.").at(capsulesForm),
	}
	if u.Role == "http" {
		es = append(es, capsulesPort(port))
	}
	return es
}

// beforeServer puts a command before that of `web`, where nothing else runs it. A comment would end the line.
func beforeServer(u Use) []Equivalent {
	for _, p := range u.OtherProcesses {
		if p.Type == "web" && !strings.Contains(u.Command, "#") {
			return []Equivalent{ui("`web` in the Procfile", "web: "+u.Command+" && "+p.Command, "It runs before each start of the server.").to(Starting)}
		}
	}
	return nil
}

func capsulesPort(port string) Equivalent {
	return ui("Network Port", port, "The app must listen on it. The default is 3000.").at(capsulesForm).to(Listening)
}

func (capsulesEquivalents) App(Use) []Equivalent {
	return []Equivalent{
		ui("Capsule for the app", "Backend Capsule", "Choose a plan and the repository. An empty Run Command leaves the Procfile to start.").at("Your space → +"),
		ui("Project Path", "/", "The Procfile's folder, by default `/`.").at(capsulesForm),
		pushTo("the capsule"),
		ui("Tab with the logs", "Logs", "").at("Capsule → Logs").does(ToReadLogs),
		ui("Tab with its size", "Scale", "").at("Capsule → Scale → Capsule Capacity → Edit").does(ToScale),
		ui("Switch that restarts it", "off, then on", "At the top right of the capsule's page. Wait a few seconds between.").does(ToRestart),
	}
}

func keepOnlyWeb(ps []Process) {
	for i := range ps {
		if ps[i].Type != "web" {
			ps[i].NotStarted, ps[i].OtherStarts = "The capsule may start only `web`.", true
		}
	}
}
