package platform

import "bytes"

const (
	railpackSource = "railwayapp/railpack core/providers/procfile/procfile.go"
	railpackApp    = "railwayapp/railpack core/app/app.go"
	railwayDocs    = "railwayapp/docs content/docs/deployments/start-command.md"
)

var _ = register(&railwayPlatform)

var railwayPlatform = Platform{
	ID:       "railway",
	Title:    "Railway",
	Tool:     "railway",
	Homepage: "https://docs.railway.com/deployments/start-command",
	Rank:     12,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Start command", "https://docs.railway.com/deployments/start-command"},
		{"Railpack", "https://railpack.com"},
	},
	NotVerified: []string{
		"Services that still build with Nixpacks, which starts web, else worker, else the alphabetically first type, and runs release in the build.",
		"Any limit on names and commands.",
	},
	Known: railwayFacts{},
	Strategies: []Target{{
		Summary:        "Railpack, the default builder",
		Unsure:         []Topic{Traffic, Limits},
		Reader:         readYAML2,
		Prepare:        unixLines,
		Complain:       railpackInvalid,
		Keep:           keepRailpack,
		OnError:        "the build stops",
		NamePattern:    "any",
		Duplicates:     LastWins,
		EmptyCommand:   EmptyAccepted,
		YAML:           true,
		InlineComment:  true,
		Shell:          Bash,
		HTTP:           []string{"web"},
		NeedsHTTP:      HTTPOptional,
		Others:         "give each other process a service of its own",
		ReleaseInstead: "use the Pre-deploy Command of the service",
		OtherFolder:    "it is read only when its folder is the one that is built",
		Port:           Port{Env: true, OnMiss: "the service's address answers with an error"},
		Release:        ReleaseNever,
		Scale:          railwayScale,
		WithoutFile:    "Without a Procfile Railpack starts the command that it detects.",
		Equivalents:    railwayEquivalents{},
	}},
}

type railwayFacts struct{}

// Facts are what is known about the platform.
func (railwayFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Railpack reads the file with yaml.v2 into a map of strings; a failure is \"error reading Procfile as YAML\" and the library's text.", railpackSource, Run},
		Names:        {"Any name; only web and worker mean something.", railpackSource, Read},
		File:         {"The file is named Procfile and lies in the root folder that is built.", railpackSource, Read},
		Comments:     {"YAML comments: a line that starts with #, and a # after a space in a command.", railpackSource, Run},
		DuplicateKey: {"The last of two entries wins, without a word.", railpackSource, Run},
		Empty:        {"An entry without a command is passed over.", railpackSource, Read},
		LineEnds:     {"CR LF is turned into LF; a lone CR is a line end of YAML.", railpackApp, Run},
		Mark:         {"YAML allows a byte order mark.", railpackSource, Run},
		Encodings:    {"YAML is read as UTF-8, or as UTF-16 when it begins with a mark.", railpackSource, Run},
		Running:      {"The start command runs in a shell.", railwayDocs, Documented},
		Ports:        {"The platform sets $PORT.", railwayDocs, Documented},
		Traffic:      {"A service runs one command, and that gets the traffic, whatever its type is called.", railpackSource, Inferred},
		Start:        {"Only one process of the file is started: web, else worker, else one with a command at random. Every other process needs a service of its own.", railpackSource, Read},
		Releasing:    {"Railpack knows no release; alone in the file it becomes the start command. The Pre-deploy Command of the service is the equivalent.", railpackSource, Read},
		Limits:       {"No limit was found.", railpackSource, Unknown},
	}
}

// unixLines turns CR LF into LF, as Railpack does before it parses.
func unixLines(src []byte) []byte { return bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")) }

func railpackInvalid(text string) string { return "error reading Procfile as YAML: " + text }

// keepRailpack leaves the process whose command Railpack starts. Where that is
// left to chance the first one stays, and the others say so.
func keepRailpack(ps []Process) {
	start := railpackStart(ps)
	for i, p := range ps {
		switch {
		case i == start:
		case p.Command == "":
			ps[i].Dropped = "Railpack passes over an entry without a command"
		case p.Type == "release":
			ps[i].Dropped = "Railpack starts one process of a Procfile, " + ps[start].Type + ", and runs no release"
		case ps[start].Type == "web" || ps[start].Type == "worker":
			ps[i].Dropped = "Railpack starts one process of a Procfile, " + ps[start].Type + "; give this one a service of its own"
		default:
			ps[i].Dropped = "without web and worker Railpack starts one process of a Procfile at random; give each a service of its own"
		}
	}
}

// railpackStart is the index of web with a command, else of worker, else of the
// first type that has one; -1 for none.
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
		return 1, "the one process that Railpack starts"
	}
	if name == "release" {
		return 0, "Railpack does not run it; the Pre-deploy Command of the service is for it"
	}
	return 0, "Railpack does not start it; give it a service of its own"
}

type railwayEquivalents struct{}

// Process gives those of a process.
func (railwayEquivalents) Process(u Use) []Equivalent {
	if u.Command == "" {
		return nil
	}
	if u.Type == "release" {
		return []Equivalent{ui("Pre-deploy Command", u.Command, "Service → Settings. It runs between build and deploy; a failure stops the deploy.").to(Starting)}
	}
	note := "Service → Settings."
	if !u.Kept {
		note = "Service → Settings, of another service on the same repository."
	}
	return []Equivalent{
		ui("Custom Start Command", u.Command, note).to(Starting),
		cli("Restart it", `railway restart --service "$SERVICE" --yes`, "Without a new build."),
		cli("Follow its logs", `railway logs -s "$SERVICE"`, ""),
		cli("Open a shell in the running container", `railway ssh -s "$SERVICE"`, ""),
		cli("Run the command once", `railway ssh -s "$SERVICE" -- `+shellQuote(u.Command), "In the running container; railway run would run it on this machine."),
		cli("Scale it", `railway scale --service "$SERVICE" "$REGION=2"`, "Railway scales by region, not by process type."),
		cli("Set a variable", `railway variable set NAME=VALUE -s "$SERVICE"`, ""),
		ui("In .railway/railway.ts, in the list of resources", "service("+jsonText(u.Type)+", { start: "+jsonText(u.Command)+", replicas: 1 })", "railway config apply applies it. A railway.json is no longer read from 2026-12-01 on, so its documentation says."),
	}
}

// App gives those of the app.
func (railwayEquivalents) App(Use) []Equivalent {
	return []Equivalent{cli("Run a command here with the variables of the service", "railway run env", "It runs on this machine, unlike heroku run.")}
}
