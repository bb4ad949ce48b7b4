package platform

import (
	"strings"
	"unicode/utf8"
)

const (
	nixpacksSource  = "railwayapp/nixpacks src/providers/procfile.rs"
	sevallaNetwork  = "Sevalla docs, Networking"
	sevallaProcess  = "Sevalla docs, Processes"
	sevallaBuild    = "Sevalla docs, Buildpacks"
	sevallaAPI      = "Sevalla API docs, Update process"
	kinstaBuildpack = "Kinsta docs, Configuring buildpack deployments"
)

// Sevalla is the ID of the platform whose requests package lint/sevalla builds.
const Sevalla = "sevalla"

var _ = register(&sevallaPlatform)

var sevallaPlatform = Platform{
	ID:       Sevalla,
	Title:    "Sevalla",
	Tool:     "sevalla",
	Homepage: "https://docs.sevalla.com/applications/processes",
	Rank:     4,
	Default:  true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Processes", "https://docs.sevalla.com/applications/processes"},
		{"API: Update process", "https://api-docs.sevalla.com"},
	},
	NotVerified: []string{
		"Whether a changed Procfile updates the start command of a process that exists already.",
		"Which type a process other than web gets from a Procfile (a worker is assumed), and what becomes of release.",
		"Whether Sevalla leaves the Procfile support of Nixpacks switched on; the documentation of Nixpacks itself has it.",
		"The exact error texts of Nixpacks' YAML reader.",
	},
	Known: sevallaFacts{},
	Strategies: []Target{
		{
			Name:    "nixpacks",
			Unsure:  []Topic{DuplicateKey, Empty, Mark, Encodings},
			Summary: "Nixpacks, the default builder",
			// How Nixpacks' own library treats a key that stands twice is not verified;
			// the last one is shown.
			Reader:         readYAML2,
			Complain:       nixpacksInvalid,
			Keep:           keepNixpacks,
			OnError:        "the build stops",
			NamePattern:    "any, at most 64 characters as a key",
			MaxName:        64,
			MaxCommand:     1024,
			Duplicates:     DuplicatesUnknown,
			EmptyCommand:   EmptyUnknown,
			YAML:           true,
			InlineComment:  true,
			Shell:          Bash,
			HTTP:           []string{"web"},
			NeedsHTTP:      HTTPExpected,
			Port:           sevallaPort,
			Others:         "create the others on the Processes tab",
			WithoutHTTP:    "another process of the file is started in its place",
			Release:        ReleaseBuild,
			ReleaseInstead: "create a job process that starts before the deployment",
			Fallback:       "only what Nixpacks finds is started",
			OtherFolder:    "it is read only when its folder is the one that is built",
			Scale:          nixpacksScale,
			WithoutFile:    "Without a Procfile Nixpacks starts the command that it detects.",
			Equivalents:    sevallaEquivalents{},
		},
		{
			Name:           "buildpacks",
			Unsure:         []Topic{Releasing},
			Summary:        "Heroku's Cloud Native Buildpacks",
			Known:          sevallaBuildpacksFacts{},
			Reader:         readCNB,
			OnError:        "the build stops",
			CheckName:      cnbNameProblem,
			NamePattern:    "a-z, 0-9 and inner hyphens, at most 63 characters",
			MaxName:        63,
			LengthError:    "Invalid Procfile format",
			MaxCommand:     1024,
			Duplicates:     LastWins,
			EmptyCommand:   EmptyRefused,
			Shell:          Bash,
			HTTP:           []string{"web"},
			NeedsHTTP:      HTTPRequired,
			Port:           sevallaPort,
			WithoutHTTP:    "the documentation says that a Procfile has to define web",
			Release:        ReleaseNever,
			ReleaseInstead: "create a job process that starts before the deployment",
			OtherFolder:    "it is read only when its folder is the one that is built",
			Scale:          sevallaScale,
			Equivalents:    sevallaEquivalents{},
		},
		{
			Name:    "dockerfile",
			Unsure:  []Topic{Releasing},
			Summary: "a Dockerfile; no Procfile is read",
			Known:   sevallaDockerfileFacts{},
			Image:   true,
			Shell:   Bash,
			HTTP:    []string{"web"},
			Port:    sevallaPort,
			Release: ReleaseNever,
			Scale: func(string, []string) (int, string) {
				return 0, "no Procfile is read; create the process on the Processes tab"
			},
			WithoutFile: "The process is created once from the image's ENTRYPOINT; it is changed on the Processes tab.",
			Equivalents: sevallaEquivalents{},
		},
	},
}

type sevallaFacts struct{}

// Facts are what is known about the platform.
func (sevallaFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Nixpacks reads the file as YAML, a map of strings to strings.", nixpacksSource, Read},
		Names:        {"Nixpacks limits nothing; the key of a process on Sevalla has 1 to 64 characters.", nixpacksSource, Read},
		File:         {"The file is named Procfile and lies in the root folder that is built.", nixpacksSource, Read},
		Comments:     {"YAML comments: a line that starts with #, and a # after a space in a command.", nixpacksSource, Read},
		DuplicateKey: {"A process type that stands twice: not verified.", nixpacksSource, Unknown},
		Empty:        {"An entry without a command: not verified.", nixpacksSource, Unknown},
		LineEnds:     {"CR LF is a line end of YAML.", nixpacksSource, Read},
		Mark:         {"YAML allows a byte order mark.", nixpacksSource, Inferred},
		Encodings:    {"The file is read as UTF-8 text.", nixpacksSource, Inferred},
		Running:      {"The command runs in bash -l -c.", "railwayapp/nixpacks src/nixpacks/builder/docker/dockerfile_generation.rs", Read},
		Ports:        {"$PORT is 8080 unless it is changed under Networking. The ports 15000, 15001, 15004, 15006, 15008, 15009, 15020, 15021, 15053 and 15090 are refused.", sevallaNetwork, Documented},
		Traffic:      {"Only the web process gets traffic, and an application has one of it.", sevallaProcess, Documented},
		Start:        {"Only one process of the file is started: web, else worker, else the alphabetically first. Others are created on the Processes tab or by the API.", nixpacksSource, Read},
		Releasing:    {"Nixpacks runs release as a phase of the image build, before anything of the new version is deployed.", nixpacksSource, Read},
		Limits:       {"A start command has at most 1024 characters.", sevallaAPI, Documented},
	}
}

type sevallaBuildpacksFacts struct{}

// Facts are what is known about the strategy.
func (sevallaBuildpacksFacts) Facts() Facts {
	return Facts{
		Grammar:      {"The buildpack heroku/procfile reads the file: every line is an entry, a comment or blank; anything else fails the build.", herokuCNB, Read},
		Names:        {"a-z, 0-9 and inner hyphens, 1 to 63. Leading spaces are dropped, underscores become hyphens and capitals small letters, with a warning.", herokuCNB, Read},
		Comments:     {"A line whose first visible character is # is a comment; a # after a command stays in it. A file of comments alone fails the build.", herokuCNB, Read},
		DuplicateKey: {"The last of two entries wins, with a warning.", herokuCNB, Read},
		Empty:        {"An entry without a command fails the build.", herokuCNB, Read},
		LineEnds:     {"CR LF is accepted; a lone CR in a command fails the build.", herokuCNB, Read},
		Mark:         {"A byte order mark becomes part of the first name, and the build fails.", herokuCNB, Read},
		Encodings:    {"A file that is not valid UTF-8 fails the build with \"Cannot read Procfile contents\".", herokuCNB, Read},
		Running:      {"Commands run as bash -c COMMAND.", "heroku/buildpacks-procfile src/launch.rs", Read},
		Traffic:      {"A Procfile has to define web.", kinstaBuildpack, Documented},
		Start:        {"Processes are created from the Procfile on the first deployment; later changes of the file: not verified.", "kinsta/hello-world-python README.md", Documented},
		Releasing:    {"A release entry is stored in the image; a job process that starts before the deployment is the equivalent.", herokuCNB, Inferred},
	}
}

type sevallaDockerfileFacts struct{}

// Facts are what is known about the strategy.
func (sevallaDockerfileFacts) Facts() Facts {
	return Facts{
		Grammar:      {"No Procfile is read: the process is created once from the image's ENTRYPOINT.", "kinsta/hello-world-dockerfile-rails README.md", Documented},
		Names:        {"The key of a process has 1 to 64 characters.", sevallaAPI, Documented},
		File:         {"No Procfile is read.", "kinsta/hello-world-dockerfile-rails README.md", Documented},
		Comments:     {"No Procfile is read.", sevallaBuild, Documented},
		DuplicateKey: {"No Procfile is read.", sevallaBuild, Documented},
		Empty:        {"No Procfile is read.", sevallaBuild, Documented},
		LineEnds:     {"No Procfile is read.", sevallaBuild, Documented},
		Mark:         {"No Procfile is read.", sevallaBuild, Documented},
		Encodings:    {"No Procfile is read.", sevallaBuild, Documented},
		Running:      {"A custom start command of a process runs in a shell.", "Sevalla docs, Run Rails background jobs", Documented},
		Start:        {"The process is created once from the image's ENTRYPOINT; it is changed on the Processes tab.", "kinsta/hello-world-dockerfile-rails README.md", Documented},
		Releasing:    {"Nothing reads a release entry; a job process that starts before the deployment is the equivalent.", sevallaProcess, Inferred},
	}
}

var sevallaPort = Port{
	Default: "8080", Env: true, Configurable: "Networking, Edit port",
	Refused: []int{15000, 15001, 15004, 15006, 15008, 15009, 15020, 15021, 15053, 15090},
	OnMiss:  "the site answers with an error, because nothing listens on the port",
}

// nixpacksInvalid is the beginning of the text; the rest is not known.
func nixpacksInvalid(string) string { return "Reading Procfile" }

func keepNixpacks(ps []Process) {
	start := nixpacksStart(ps)
	for i := range ps {
		if i != start && ps[i].Type != "release" {
			ps[i].Dropped = "Nixpacks starts one process of a Procfile; create this one on the Processes tab"
		}
	}
}

// nixpacksStart is the index of the process that becomes the start command:
// web, else worker, else the alphabetically first but release; -1 for none.
func nixpacksStart(ps []Process) int {
	best := -1
	for i, p := range ps {
		switch {
		case p.Type == "release":
		case p.Type == "web":
			return i
		case best < 0, p.Type == "worker", ps[best].Type != "worker" && p.Type < ps[best].Type:
			best = i
		}
	}
	return best
}

func nixpacksScale(name string, types []string) (int, string) {
	ps := make([]Process, len(types))
	for i, t := range types {
		ps[i].Type = t
	}
	if name == "release" {
		return 0, "runs while the image is built"
	}
	if start := nixpacksStart(ps); start >= 0 && types[start] == name {
		return 1, "the one process that Nixpacks starts"
	}
	return 0, "Nixpacks does not start it; create it on the Processes tab"
}

func sevallaScale(name string, _ []string) (int, string) {
	if name == "web" {
		return 1, "the first deployment starts web"
	}
	return -1, "what becomes of other types on the first deployment is not verified"
}

const (
	sevallaApp  = "https://api.sevalla.com/v3/applications/$SEVALLA_APP_ID"
	sevallaForm = "Applications → your app → Processes → "
)

// sevallaRequest is a curl call. The URL holds shell variables; the body is
// written by quoteBody, or "".
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

type sevallaUpdate struct {
	Entrypoint string `json:"entrypoint"`
}

type sevallaCreate struct {
	Type           string         `json:"type"`
	ResourceTypeID string         `json:"resource_type_id"`
	Scaling        sevallaScaling `json:"scaling_strategy"`
	DisplayName    string         `json:"display_name"`
	Entrypoint     string         `json:"entrypoint"`
	JobStartPolicy string         `json:"job_start_policy,omitempty"`
}

type sevallaScaling struct {
	Type   string `json:"type"`
	Config struct {
		InstanceCount int `json:"instanceCount"`
	} `json:"config"`
}

type sevallaEquivalents struct{}

// Process gives those of a process.
func (sevallaEquivalents) Process(u Use) []Equivalent {
	if u.Command == "" {
		return nil
	}
	if u.Type == "web" {
		es := append(sevallaChange(u), sevallaPortField(u))
		if !u.Kept {
			es[0] = es[0].to(Starting)
		}
		return es
	}
	es := sevallaNew(u)
	if u.Kept && u.Type != "release" {
		es = append(es, sevallaChange(u)...)
	}
	return es
}

// sevallaChange is for the process that exists already.
func sevallaChange(u Use) []Equivalent {
	body := jsonText(sevallaUpdate{u.Command})
	return []Equivalent{
		ui("Custom start command", u.Command, sevallaForm+"Update process. It wins over the Procfile."+sevallaTooLong(u.Command)),
		api("Body of Update process", body, "Only the fields that are given change."+sevallaTooLong(u.Command)),
		api("Update process", sevallaRequest("PATCH", sevallaApp+"/processes/$SEVALLA_PROCESS_ID", shellQuote(body)), "The list of processes has the id: its key is "+u.Type+"."),
	}
}

func sevallaPortField(u Use) Equivalent {
	port := u.Port
	if port == "" {
		port = sevallaPort.Default
	}
	return ui("Port", port, "Applications → your app → Networking → Edit port. The app has to listen on it; 8080 is the default.").to(Listening)
}

// sevallaNew is for a process that has to be created.
func sevallaNew(u Use) []Equivalent {
	const resource = "$SEVALLA_RESOURCE_TYPE_ID"
	c := sevallaCreate{Type: "worker", ResourceTypeID: resource, DisplayName: u.Type, Entrypoint: u.Command}
	c.Scaling.Type, c.Scaling.Config.InstanceCount = "manual", 1
	kind, note := "Background worker", "It takes effect with the next deployment."
	switch u.Role {
	case "release", "job":
		c.Type, c.JobStartPolicy, kind = "job", "beforeDeployment", "Job"
		note = "A job that starts before the deployment stands for a release phase. " + note
	case "clock":
		note = "A worker is always on; a process of type cron with a schedule may suit better. " + note
	}
	body := jsonText(c)
	before, after, _ := strings.Cut(body, resource)
	return []Equivalent{
		ui("Start command of a new process", u.Command, sevallaForm+"Create process, of type "+kind+"."+sevallaTooLong(u.Command)).to(Starting),
		api("Body of Create process", body, "$SEVALLA_RESOURCE_TYPE_ID stands for the id of a machine size."),
		api("Create process", sevallaRequest("POST", sevallaApp+"/processes", shellQuote(before)+`"`+resource+`"`+shellQuote(after)), note+sevallaTooLong(u.Command)).to(Starting),
	}
}

func sevallaTooLong(command string) string {
	if utf8.RuneCountInString(command) > 1024 {
		return " This command is longer than the 1024 characters that are accepted."
	}
	return ""
}

// App gives those of the app.
func (sevallaEquivalents) App(Use) []Equivalent {
	return []Equivalent{
		api("List the processes", sevallaRequest("GET", sevallaApp+"/processes?limit=100", ""), "For their ids; the key of a process is its name in the Procfile."),
		api("List the machine sizes", sevallaRequest("GET", "https://api.sevalla.com/v3/resources/process-resource-types", ""), "For resource_type_id."),
		api("Deploy", sevallaRequest("POST", sevallaApp+"/deployments", `'{"is_restart":false}'`), "Resource type, scaling and new processes take effect then; true restarts without a build.").to(Deploying),
	}
}
