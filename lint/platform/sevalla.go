package platform

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	sevallaNetwork = "Sevalla docs, Networking"
	sevallaProcess = "Sevalla docs, Processes"
)

// Sevalla is the ID of the platform whose requests package lint/sevalla builds.
const Sevalla = "sevalla"

var _ = register(&sevallaPlatform)

var sevallaPlatform = Platform{
	ID:      Sevalla,
	Title:   "Sevalla",
	Tool:    "sevalla",
	Rank:    4,
	Default: true,
	NotVerified: []string{
		"Whether Sevalla itself reads the file of an app that Nixpacks or Railpack builds, and creates further processes.",
		"Whether a changed Procfile updates the start command of an existing process.",
		"Which type a process other than `web` gets from a Procfile (Proclint assumes a worker), and what happens to `release`.",
		"Whether Ingot, which newer pages of the documentation call the default builder, reads a Procfile.",
		"Nixpacks 1.41. The YAML libraries of 1.39.0 were run.",
	},
	Backing: "a database",
	Offers:  "PostgreSQL MySQL Redis", // Sevalla docs, Databases
	Checked: "2026-11-20",
	Links: []Link{
		{"Processes", "https://docs.sevalla.com/applications/processes"},
		{"Scalability", "https://docs.sevalla.com/applications/scalability"},
		{"API: Update process", "https://api-docs.sevalla.com"},
	},
	Known: Facts{
		Ports: {"`$PORT` is 8080 by default. Change it under Networking. The ports 15000, 15001, 15004, 15006, 15008, 15009, 15020, 15021, 15053, and 15090 aren't allowed.", sevallaNetwork, Documented},
	},
	Printed: func() []Message {
		return slices.Concat(alsoPrinted("sevalla", nixpacksPlatform.Printed()), alsoPrinted("sevalla:buildpacks", herokuCNBMessages()))
	},
	ConfigFiles: []ConfigFile{imageFile}, // kinsta/hello-world-dockerfile-rails
	Strategies: []Target{
		onSevalla(&nixpacksPlatform.Strategies[0], func(t *Target) {
			t.Name, t.Summary, t.Unsure = "nixpacks", "Nixpacks", []Topic{Start}
			t.RemarkOn, t.Scale, t.RunsBefore = nil, nixpacksScale("Create it on the Processes tab."), true
		}),
		onSevalla(&herokuPlatform.Strategies[1], func(t *Target) {
			t.Name, t.Summary, t.Unsure = "buildpacks", "Heroku's Cloud Native Buildpacks", []Topic{Releasing}
			t.Known = Facts{
				Grammar:   {"The buildpack `heroku/procfile` reads the file. Every line is an entry, a comment, or blank. Anything else fails the build.", herokuCNB, Read},
				Running:   {"Commands run in `bash -c`.", "heroku/buildpacks-procfile src/launch.rs", Read},
				Releasing: {"The image stores `release`. Use a job process that starts before the deployment instead.", herokuCNB, Inferred},
			}
			t.Upload, t.OtherFolder = fromGit, nixpacksPlatform.Strategies[0].OtherFolder
			t.WithoutFile, t.StartsWithout, t.HerokuImage, t.Defaults, t.OthersAdvice = "", false, false, nil, ""
			t.CheckName, t.NamePattern, t.MaxName = cnbNameProblem, herokuPlatform.Strategies[1].NamePattern, 63
			t.NeedsHTTP, t.WithoutHTTP = HTTPRequired, "The documentation requires a `web` process."
			t.Release, t.RunsBefore, t.Scale = ReleaseNever, true, sevallaScale
		}),
		{
			Name:    "dockerfile",
			Unsure:  []Topic{Releasing},
			Summary: "a Dockerfile, without reading the Procfile",
			Known: Facts{
				Grammar:   {"Sevalla builds the `Dockerfile` and creates the process once, from the image's `ENTRYPOINT`.", "kinsta/hello-world-dockerfile-rails README.md", Documented},
				Running:   {"A custom start command of a process runs in a shell.", "Sevalla docs, Run Rails background jobs", Documented},
				Releasing: {"Nothing reads `release`. Use a job process that starts before the deployment instead.", sevallaProcess, Inferred},
			},
			Equivalents: sevallaEquivalents{},
			WithoutFile: "The process is created once, from the image's `ENTRYPOINT`. Change it on the Processes tab.",
			Image:       true,
			Shell:       Bash,
			Port:        sevallaPort,
			Release:     ReleaseNever,
			Scale:       instances(0, "Sevalla doesn't read the Procfile; create the process on the Processes tab"),
		},
		onSevalla(&railpackPlatform.Strategies[0], func(t *Target) {
			t.Name, t.Summary, t.Known = "railpack", "Railpack, a beta", sevallaRailpackFacts
			t.Unsure = []Topic{Start}
			t.Scale = railpackScale(t.ReleaseInstead, "Create it on the Processes tab.")
		}),
	},
}

// onSevalla is a strategy with the builder's differences that all have on Sevalla, and those that change sets.
func onSevalla(builder *Target, change func(*Target)) Target {
	return hosted(builder, func(t *Target) {
		t.Upload.Git, t.IgnoresDockerfile = true, true // Sevalla docs, Builds: a setting chooses the build
		t.NamePattern, t.MaxName, t.MaxCommand = "any name of at most 64 characters", 64, 1024
		t.NeedsHTTP, t.Port = HTTPExpected, sevallaPort
		t.WithoutHTTP = "Another process of the file starts instead of `web`."
		t.OthersAdvice = "Create the other processes on the Processes tab."
		t.ReleaseInstead = "Create a job process that starts before the deployment."
		t.Equivalents = sevallaEquivalents{}
		change(t)
	})
}

var sevallaRailpackFacts = Facts{
	Releasing: {"Railpack doesn't run `release`. Use a job process that starts before the deployment instead.", railpackSource, Read},
}

var sevallaPort = Port{
	Default: "8080", Env: true, Configurable: "Networking → port",
	Rejected: []int{15000, 15001, 15004, 15006, 15008, 15009, 15020, 15021, 15053, 15090},
	OnMiss:   "Visitors see an error: nothing listens on `$PORT`.",
}

func sevallaScale(name string, _ []string) (int, string) {
	if name == "web" {
		return 1, "the first deployment starts `web`"
	}
	return -1, "whether the first deployment starts other types is unverified"
}

const (
	sevallaApp  = "https://api.sevalla.com/v3/applications/$SEVALLA_APP_ID"
	sevallaForm = "Applications → your app → Processes → "
)

// sevallaRequest returns a curl call. The URL contains shell variables. The body is quoted for the shell, or "".
func sevallaRequest(method, url, body string) string {
	call := "curl -sS"
	if method != "GET" {
		call += " -X " + method
	}
	call += " \"" + url + "\" \\\n  -H \"Authorization: Bearer $SEVALLA_API_KEY\""
	if body == "" {
		return call
	}
	return call + " \\\n  -H \"Content-Type: application/json\" \\\n  --data " + body
}

type sevallaEquivalents struct{}

func (sevallaEquivalents) Process(u Use) []Equivalent {
	if u.Command == "" {
		return nil
	}
	switch {
	case u.Type == "web":
		es := append(sevallaChange(u), sevallaPortField(u))
		if !u.Kept {
			es[0] = es[0].to(Starting)
		}
		return es
	case u.Starts:
		return sevallaChange(u)
	}
	es := sevallaNew(u)
	if !u.Kept && !u.runsOnce() {
		es = append(es, sevallaInstances()...)
	}
	if u.Kept && u.Type != "release" {
		es = append(es, sevallaChange(u)...)
	}
	return es
}

// sevallaChange is for an existing process.
func sevallaChange(u Use) []Equivalent {
	body := `{"entrypoint":` + jsonText(u.Command) + "}"
	return append([]Equivalent{
		ui("Custom start command", u.Command, "It overrides the Procfile."+sevallaTooLong(u.Command)).at(sevallaForm + "Update process").does(ToStart),
		api("Body of Update process", body, "Only these fields change."+sevallaTooLong(u.Command)),
		api("Update process", sevallaRequest("PATCH", sevallaApp+"/processes/$SEVALLA_PROCESS_ID", shellQuote(body)), "The list of processes has its id. Its key is its name in the Procfile."),
	}, sevallaInstances()...)
}

// sevallaInstances sets the number of instances of a process.
func sevallaInstances() []Equivalent {
	return []Equivalent{
		ui("Instance count", "2", "A process with persistent storage has only one.").at(sevallaForm + "Update process → Scaling").scales(),
		api("Run two instances", sevallaRequest("PATCH", sevallaApp+"/processes/$SEVALLA_PROCESS_ID", `'{"scaling_strategy":{"type":"manual","config":{"instanceCount":2}}}'`), "It takes effect with the next deployment.").scales(),
	}
}

func sevallaPortField(u Use) Equivalent {
	port := u.Port
	if port == "" {
		port = sevallaPort.Default
	}
	return ui("Port", port, "The app must listen on it. The default is 8080.").at("Applications → your app → Networking → Update port").to(Listening)
}

// sevallaNew is for a process to create.
func sevallaNew(u Use) []Equivalent {
	const resource = "$SEVALLA_RESOURCE_TYPE_ID"
	kind, policy := "worker", ""
	note, hint := "It takes effect with the next deployment.", sevallaTooLong(u.Command)
	fields := []FormField{{"Name", u.Type}, {"Type", "Background worker"}, {"Start command", u.Command}, {"Instances", "1"}}
	switch u.Role {
	case "release", "job":
		kind, policy = "job", `,"job_start_policy":"beforeDeployment"`
		fields = []FormField{{"Name", u.Type}, {"Type", "Job"}, {"Start command", u.Command}}
		hint = "Let it start before the deployment." + hint
		note = "A job that starts before the deployment replaces a release phase. " + note
	case "clock":
		note = "A worker always runs. A process of type cron with a schedule may suit better. " + note
	}
	before := `{"type":"` + kind + `","resource_type_id":"`
	after := `","scaling_strategy":{"type":"manual","config":{"instanceCount":1}},"display_name":` + jsonText(u.Type) + `,"entrypoint":` + jsonText(u.Command) + policy + "}"
	return []Equivalent{
		ui("Start command", u.Command, strings.TrimSpace(hint)).at(sevallaForm+"Create process", fields...).to(Starting),
		api("Body of Create process", before+resource+after, "`$SEVALLA_RESOURCE_TYPE_ID` is the id of a machine size."),
		api("Create process", sevallaRequest("POST", sevallaApp+"/processes", shellQuote(before)+`"`+resource+`"`+shellQuote(after)), note+sevallaTooLong(u.Command)).to(Starting),
	}
}

func sevallaTooLong(command string) string {
	if utf8.RuneCountInString(command) > 1024 {
		return " This command is longer than the maximum of 1024 characters."
	}
	return ""
}

func (sevallaEquivalents) App(Use) []Equivalent {
	return []Equivalent{
		api("List the processes", sevallaRequest("GET", sevallaApp+"/processes?limit=100", ""), "It shows their ids. The key of each is its name in the Procfile."),
		api("List the machine sizes", sevallaRequest("GET", "https://api.sevalla.com/v3/resources/process-resource-types", ""), "For resource_type_id."),
		api("Deploy", sevallaRequest("POST", sevallaApp+"/deployments", `'{"is_restart":false}'`), "Changes of resource type and scaling, and new processes, take effect. `true` restarts without a build.").to(Deploying),
		api("Restart the app", sevallaRequest("POST", sevallaApp+"/deployments", `'{"is_restart":true}'`), "All its processes, without a build.").does(ToRestart),
		ui("Page with the logs", "Logs", "").at("Applications → your app → Logs → Runtime logs").does(ToReadLogs),
	}
}
