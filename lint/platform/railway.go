package platform

import "bytes"

const (
	railpackSource = "railwayapp/railpack core/providers/procfile/procfile.go"
	railpackApp    = "railwayapp/railpack core/app/app.go"
	railwayDocs    = "railwayapp/docs content/docs/deployments/start-command.md"
)

var _ = register(&railwayPlatform)

var railwayPlatform = Platform{
	ID:    "railway",
	Title: "Railway",
	Tool:  "railway",
	Rank:  12,
	NotVerified: []string{
		"Services that still build with Nixpacks. It starts `web`, else `worker`, else the alphabetically first type, and runs `release` in the build.",
		"Railpack after 0.37.0. Its newest source (a024c841) reads the file line by line and skips other lines, so no file is an error. Without `web` and `worker`, it starts the first entry. Which release has it isn't known.",
		"Any limit on process types and commands.",
	},
	Known:       railwayFacts{},
	ConfigFiles: []ConfigFile{{Path: "railway.json"}, {Path: "railway.toml"}, {Path: ".railway/"}}, // railwayapp/docs content/docs/config-as-code
	Strategies: []Target{{
		Summary:        "Railpack, the default builder",
		Unsure:         []Topic{Traffic, Limits},
		Reader:         readYAML2,
		Upload:         Upload{Git: true, Ignore: ".railwayignore"},
		Prepare:        unixLines,
		RewordError:    railpackInvalid,
		MarkDropped:    keepRailpack,
		OnError:        "The build fails.",
		NamePattern:    "any name",
		Shell:          Bash,
		HTTP:           []string{"web"},
		OwnBuildpacks:  true,
		NeedsHTTP:      HTTPOptional,
		OthersAdvice:   "Create a separate service for each other process.",
		ReleaseInstead: "Use the Pre-deploy Command of the service.",
		OtherFolder:    "The file has an effect only if its folder is the one that is built.",
		Port:           Port{Env: true, OnMiss: "Visitors see an error page."},
		Release:        ReleaseNever,
		Scale:          railwayScale,
		Fallback:       "Railpack starts the command that it detects.",
		WithoutFile:    "Without a Procfile, Railpack starts the command that it detects.",
		Equivalents:    railwayEquivalents{},
	}},
}

type railwayFacts struct{}

// About returns the platform's documentation.
func (railwayFacts) About() About {
	return About{
		Homepage: "https://docs.railway.com/deployments/start-command",
		Checked:  "2026-11-20",
		Links: []Link{
			{"Start command", "https://docs.railway.com/deployments/start-command"},
			{"Railpack", "https://railpack.com"},
		},
	}
}

// Brief returns the facts about the platform that views show.
func (railwayFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Railpack up to 0.37.0 reads the file with yaml.v2 as a map of strings. An error is \"error reading Procfile as YAML\" with the library's text.", railpackSource, Run},
		Running:   {"The start command runs in a shell.", railwayDocs, Documented},
		Ports:     {"The platform sets `$PORT`.", railwayDocs, Documented},
		Releasing: {"Railpack has no release phase. If `release` is the only entry, it becomes the start command. Use the service's Pre-deploy Command instead.", railpackSource, Read},
	}
}

// Facts returns the other facts about the platform.
func (railwayFacts) Facts() Facts {
	return Facts{
		Names:        {"Any name. Only `web` and `worker` have a meaning.", railpackSource, Read},
		File:         {"`Procfile` in the root folder of the build.", railpackSource, Read},
		Comments:     {"YAML comments: a line that starts with `#`, and a `#` after a space in a command.", railpackSource, Run},
		DuplicateKey: {"The last entry wins, without a warning.", railpackSource, Run},
		Empty:        {"An entry without a command is accepted, but it never starts.", railpackSource, Read},
		LineEnds:     {"CRLF becomes LF. A lone CR is a YAML line ending.", railpackApp, Run},
		Mark:         {"YAML allows a byte order mark.", railpackSource, Run},
		Encodings:    {"YAML is UTF-8, or UTF-16 with a byte order mark.", railpackSource, Run},
		Traffic:      {"A service runs one command, which gets the traffic, whatever its type.", railpackSource, Inferred},
		Start:        {"Only one process starts: `web`, else `worker`, else a random one with a command. Each other process needs a separate service.", railpackSource, Read},
		Limits:       {"No known limit.", railpackSource, Unknown},
	}
}

// unixLines replaces CRLF by LF, like Railpack before it parses. It returns src itself where it has none.
func unixLines(src []byte) []byte {
	if !bytes.Contains(src, []byte("\r\n")) {
		return src
	}
	return bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
}

func railpackInvalid(text string) string { return "error reading Procfile as YAML: " + text }

// keepRailpack drops all processes except the one that Railpack starts. If Railpack starts a random
// one, the first one stays, and the reason of the others explains it.
func keepRailpack(ps []Process) {
	start := railpackStart(ps)
	for i, p := range ps {
		switch {
		case i == start:
		case p.Command == "":
			ps[i].Dropped = "Railpack skips an entry without a command."
		case p.Type == "release":
			ps[i].Dropped, ps[i].OtherStarts = "Only `"+ps[start].Type+"` starts, and `release` doesn't run.", true
		case ps[start].Type == "web" || ps[start].Type == "worker":
			ps[i].Dropped, ps[i].OtherStarts = "Only `"+ps[start].Type+"` starts.", true
		default:
			ps[i].Dropped = "Without `web` and `worker`, Railpack starts one process at random."
		}
	}
}

// railpackStart returns the index of web with a command, else of worker, else of the first type
// with one, or -1.
func railpackStart(ps []Process) int {
	best := -1
	for i, p := range ps {
		switch {
		case p.Command == "":
		case p.Type == "web":
			return i
		case best < 0, p.Type == "worker":
			best = i
		}
	}
	return best
}

func railwayScale(name string, types []string) (int, string) {
	ps := make([]Process, len(types))
	for i, t := range types {
		ps[i] = Process{Type: t, Command: t}
	}
	if start := railpackStart(ps); start >= 0 && types[start] == name {
		return 1, "it is the one process that Railpack starts"
	}
	if name == "release" {
		return 0, "Railpack doesn't run `release`. Use the service's Pre-deploy Command."
	}
	return 0, "Railpack starts only one process. Create a separate service for it."
}

type railwayEquivalents struct{}

// Process returns those of a process.
func (railwayEquivalents) Process(u Use) []Equivalent {
	if u.Command == "" {
		return nil
	}
	if u.Type == "release" {
		return []Equivalent{ui("Pre-deploy Command", u.Command, "Service → Settings. It runs between build and deploy. If it fails, the deploy fails.").to(Starting)}
	}
	once := cli("Run the command once", `railway ssh -s "$SERVICE" -- `+shellQuote(u.Command), "In the running container. `railway run` would run it on your machine.").to(Once)
	if u.runsOnce() {
		return []Equivalent{once}
	}
	note := "Service → Settings."
	if !u.Kept {
		note = "Service → Settings, of another service for the same repository."
	}
	return []Equivalent{
		ui("Custom Start Command", u.Command, note).to(Starting),
		cli("Restart it", `railway restart --service "$SERVICE" --yes`, "Without a new build."),
		cli("Follow its logs", `railway logs -s "$SERVICE"`, ""),
		cli("Open a shell in the running container", `railway ssh -s "$SERVICE"`, ""),
		once,
		cli("Scale it", `railway scale --service "$SERVICE" "$REGION=2"`, "Railway scales by region, not by process type."),
		cli("Set a variable", `railway variable set NAME=VALUE -s "$SERVICE"`, ""),
		ui("In `.railway/railway.ts`, in the list of resources", "service("+jsonText(u.Type)+", { start: "+jsonText(u.Command)+", replicas: 1 })", "Apply it with `railway config apply`. According to the documentation, `railway.json` is no longer read from 2026-12-01 on."),
	}
}

// App returns those of the app.
func (railwayEquivalents) App(Use) []Equivalent {
	return []Equivalent{cli("Run a command here with the service's variables", "railway run env", "It runs on your machine, unlike `heroku run`.")}
}
