package platform

import (
	"regexp"
	"slices"
	"strings"
)

const (
	dryccBuilder    = "drycc/builder pkg/gitreceive/build.go"
	dryccCLI        = "drycc/workflow-cli internal/commands/builds.go"
	dryccNames      = "drycc/controller rootfs/api/serializers/schemas/dryccfile.py"
	dryccLengths    = "drycc/controller rootfs/api/models/base.py"
	dryccReleases   = "drycc/controller rootfs/api/models/release.py"
	dryccApp        = "drycc/controller rootfs/api/models/app.py"
	dryccUtils      = "drycc/controller rootfs/api/utils.py"
	dryccPackImages = "drycc/pack-images rootfs/usr/local/bin/generate-launch.sh"
)

// dryccImage is what Dockerfile and image builds have in common with the
// default strategy, which differs in how it runs a command.
func dryccImage(name, summary, source string) Target {
	t := dryccTarget(name, summary)
	t.Image = true
	t.Shell = NoShell
	t.Known = dryccImageFacts{source}
	return t
}

type dryccImageFacts struct{ source string }

// Facts are what is known about the strategies.
func (f dryccImageFacts) Facts() Facts {
	return Facts{
		Running: {"The command is split at spaces and handed to the container as arguments. No shell: no $PORT, no && ; | or >, and quotes protect nothing.", dryccReleases, Read},
		Start:   {"web is scaled to 1 on the first deploy, every other type stays at 0.", dryccApp, Read},
		Grammar: {"The Procfile is read as YAML into a map of strings.", f.source, Read},
	}
}

func dryccTarget(name, summary string) Target {
	return Target{
		Name:          name,
		Summary:       summary,
		Reader:        readYAML3,
		Complain:      dryccInvalid,
		Refuse:        refuseDrycc,
		OnError:       "the deploy stops after the whole image build",
		CheckName:     dryccName,
		NamePattern:   "a-z, 0-9 and inner hyphens, 3 to 63 characters",
		MinName:       3,
		MaxName:       63,
		LengthError:   "The length of ptype must be between 3 and 63",
		Duplicates:    DuplicatesRefused,
		EmptyCommand:  EmptyRefused,
		YAML:          true,
		InlineComment: true,
		HTTP:          []string{"web"},
		NeedsHTTP:     HTTPExpected,
		Port: Port{Default: "5000", Env: true, Configurable: "the config value PORT",
			OnMiss: "its health check fails and the deploy does not finish", Stops: true},
		WithoutHTTP:    "nothing is scaled up and no request gets to it",
		Release:        ReleaseNever,
		ReleaseInstead: "use the run section of a .drycc file",
		Reserved:       dryccReserved,
		Fallback:       "only the image's own web is started",
		Scale: func(name string, _ []string) (int, string) {
			if name == "web" {
				return 1, "web is scaled to 1 on the first deploy"
			}
			return 0, "only web is scaled by itself"
		},
		WithoutFile: "Without a Procfile web starts: the CMD of the image, unmodified.",
		Implied:     dryccImplied("the CMD of the image"),
		Equivalents: dryccEquivalents{},
	}
}

var _ = register(&dryccPlatform)

var dryccPlatform = Platform{
	ID:       "drycc",
	Title:    "Drycc",
	Tool:     "drycc",
	Homepage: "https://www.drycc.cc/docs/applications/managing-app-processes/",
	Rank:     3,
	Default:  true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Managing application processes", "https://www.drycc.cc/docs/applications/managing-app-processes/"},
	},
	NotVerified: []string{
		"That a type other than web of a buildpack app really starts the image's default process: read in the source, not run.",
		"Whether Kubernetes refuses the joined name of app and process type before 63 characters.",
		"The list of reserved names can be replaced by the operator.",
	},
	Known: dryccFacts{},
	Strategies: []Target{
		func() Target {
			t := dryccTarget("buildpack", "Cloud Native Buildpacks, from git push")
			t.Shell = WordExpand
			t.CheckName = dryccBuildpackName
			t.NamePattern = "a-z and 0-9 with a letter first, 3 to 63 characters"
			t.WithoutFile = "Without a Procfile, so its documentation says, web starts the application server; the build scripts of its own buildpacks stop with “no Procfile and launch.toml found”."
			t.Implied = dryccImplied("the application server that the buildpack sets")
			t.Remarks = dryccBuildpackRemarks
			return t
		}(),
		dryccImage("dockerfile", "a Dockerfile, from git push", dryccBuilder),
		func() Target {
			t := dryccImage("image", "a container image, by drycc pull", dryccCLI)
			t.OtherPath = "it is read only when drycc pull is given its path with -p"
			t.Equivalents = dryccImageEquivalents{}
			return t
		}(),
	},
}

type dryccFacts struct{}

// Facts are what is known about the platform.
func (dryccFacts) Facts() Facts {
	return Facts{
		Grammar:      {"The builder reads the file with yaml.v3 into a map of strings, after the image was built; the build scripts of the buildpacks read it a second time with yj and jq.", dryccBuilder, Read},
		Names:        {"^[a-z0-9]+(-[a-z0-9]+)*$, 3 to 63 characters. With buildpacks a name with a hyphen, or one that begins with a digit, is lost in the build scripts.", dryccNames, Read},
		File:         {"The file is named Procfile exactly and lies at the root of the pushed tree. A .drycc folder wins over it.", dryccBuilder, Read},
		Comments:     {"YAML comments: a line that starts with #, and a # after a space in a command.", dryccBuilder, Read},
		DuplicateKey: {"A process type that stands twice is an error of yaml.v3.", dryccBuilder, Run},
		Empty:        {"\"Command can't be empty for process type\".", dryccUtils, Read},
		LineEnds:     {"CR LF is a line end of YAML.", dryccBuilder, Run},
		Mark:         {"YAML allows a byte order mark.", dryccBuilder, Run},
		Encodings:    {"YAML is read as UTF-8, or as UTF-16 when it begins with a mark.", dryccBuilder, Run},
		Running:      {"Every word is evaluated by a shell of its own: $PORT expands, && ; | and > are plain text, two spaces give an empty argument, and a double quote breaks the launch file. A command of one word runs as a script.", dryccPackImages, Read},
		Ports:        {"$PORT is 5000, or the config value PORT. web listens on it on 0.0.0.0.", "drycc/controller rootfs/scheduler/resources/pod.py", Read},
		Traffic:      {"web is the only type with a route; others get one by drycc services add.", dryccApp, Read},
		Start:        {"web is scaled to 1 on the first deploy, every other type stays at 0. With buildpacks nothing in the source passes the type on, so other types seem to start the same process as web.", dryccApp, Read},
		Releasing:    {"release is a process type as any other; what runs before a deploy is the run section of a .drycc file.", dryccApp, Read},
		Limits:       {"A process type has 3 to 63 characters.", dryccLengths, Read},
	}
}

func dryccInvalid(text string) string { return "procfile Procfile is malformed (" + text + ")" }

// dryccPattern is ^[a-z0-9]+(-[a-z0-9]+)*$.
func dryccPattern(name string) bool {
	for i := 0; i < len(name); i++ {
		c := name[i]
		inside := i > 0 && i+1 < len(name) && name[i-1] != '-'
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && inside) {
			return false
		}
	}
	return name != ""
}

const dryccNameText = `Process types can only supports: ^(?P<type>[a-z0-9]+(\-[a-z0-9]+)*)$`

// refuseDrycc is the controller's answer to the first entry that it does not
// accept.
func refuseDrycc(_ []byte, r Reading) string {
	for _, p := range r.Processes {
		switch {
		case !dryccPattern(p.Type):
			return dryccNameText
		case len(p.Type) < 3 || len(p.Type) > 63:
			return "The length of ptype must be between 3 and 63"
		case dryccReservedPattern.MatchString(p.Type):
			return p.Type + " is a reserved name."
		case p.Command == "":
			return "Command can't be empty for process type"
		}
	}
	return ""
}

var dryccReservedPattern = regexp.MustCompile(`^(drycc(-[\w-]+)?|kube(-[\w-]+)?|default)$`)

func dryccReserved(name string) NameProblem {
	if dryccReservedPattern.MatchString(name) {
		text := name + " is a reserved name."
		return NameProblem{Effect: "the deploy stops with “" + text + "”", Text: text, Fatal: true, Topic: Names}
	}
	if name == "run" {
		return NameProblem{
			Effect: "it can never be scaled, because run is kept for one-off commands",
			Text:   "Cannot set scale for reserved types, procfile type is: run",
			Fatal:  true,
			Topic:  Names,
		}
	}
	return NameProblem{}
}

func dryccName(name string) NameProblem {
	if !dryccPattern(name) {
		return NameProblem{Effect: "the deploy stops with “" + dryccNameText + "”", Text: dryccNameText, Fatal: true, Topic: Names}
	}
	return NameProblem{}
}

// dryccBuildpackName adds what Drycc's buildpacks lose in their second reading.
func dryccBuildpackName(name string) NameProblem {
	if p := dryccName(name); p.Effect != "" {
		return p
	}
	for i := 0; i < len(name); i++ {
		if name[i] == '-' {
			return NameProblem{Effect: "a buildpack build loses the command, because its scripts cannot look up a name with a hyphen", Topic: Names}
		}
	}
	if name[0] >= '0' && name[0] <= '9' {
		return NameProblem{Effect: "a buildpack build loses the command, because its scripts cannot look up a name that begins with a digit", Topic: Names}
	}
	return NameProblem{}
}

func dryccImplied(starts string) func([]string) []Implied {
	return func(types []string) []Implied {
		if len(types) > 0 {
			return nil
		}
		return []Implied{{"web", starts}}
	}
}

func dryccBuildpackRemarks(name string) []string {
	if name == "web" {
		return nil
	}
	return []string{"Probably it starts what web starts: nothing in Drycc's source passes the process type to a buildpack image (read, not run)."}
}

type dryccEquivalents struct{}

// Process gives those of a process.
func (dryccEquivalents) Process(u Use) []Equivalent {
	if !dryccPattern(u.Type) || dryccReserved(u.Type).Effect != "" {
		return nil
	}
	app := " -a " + shellQuote(u.App)
	switch {
	case u.Command == "":
		return dryccOperations(u, app)
	case u.Type == "release":
		return []Equivalent{
			cli("Run it before each deploy", "cat >> .drycc/web.yaml <<'EOF'\n"+dryccSection("run", u.Command)+"EOF",
				"Nothing runs a release entry. The run section of a .drycc file runs before each deploy; this adds it to the file of web, which has to be there: a .drycc folder takes the place of the Procfile, so it needs a file for every process type.").to(Starting),
			dryccRun(u, app),
		}
	}
	es := dryccOperations(u, app)
	file := cli("Say the same in a .drycc file", dryccFile(u.Type, u.Command),
		"A .drycc folder takes the place of the Procfile, so it needs a file for every process type; the image needs bash.").to(Shelling)
	return append(slices.Insert(es, 1, file), dryccRun(u, app))
}

// dryccOperations are the commands about a process type, whatever it runs.
func dryccOperations(u Use, app string) []Equivalent {
	name := " " + u.Type
	es := []Equivalent{
		cli("Run one instance", "drycc scale"+name+"=1"+app, "The same as drycc pts scale.").to(Starting),
		cli("Stop all instances", "drycc scale"+name+"=0"+app, ""),
		drycc("Restart it", "pts restart", name+app, "The documentation also writes drycc ps restart, which the CLI does not have."),
		drycc("Describe it", "pts describe", name+app, ""),
		drycc("Scale it by load", "autoscale set", name+" --min=1 --max=5 --cpu-percent=70"+app, "All three are required."),
		drycc("Stop scaling it by load", "autoscale unset", name+app, ""),
		cli("Give it a plan", "drycc limits set"+name+`="$PLAN"`+app, "The --cpu and memory flags of older documentation are gone."),
		cli("Set a variable for it alone", "drycc config set NAME=VALUE -p"+name+app, ""),
	}
	if u.Role != "http" {
		return es
	}
	es = append(es, cli("Check that it is ready", "drycc healthchecks set readinessProbe httpGet -p"+name+" --path=/health"+app+" -- 5000",
		"The path is yours; 5000 is the default port. livenessProbe and startupProbe are set alike. The liveness_probe http_get of older documentation is refused."))
	if u.Type != "web" {
		es = append(es, cli("Give it HTTP traffic", "drycc services add"+name+" 80:5000"+app, "Only web has a route by itself; the app has to listen on the second port."))
	}
	return es
}

// drycc is a command of today's CLI, which has a blank where the documentation
// has a colon.
func drycc(title, command, arguments, note string) Equivalent {
	e := cli(title, "drycc "+command+arguments, note)
	e.Older = "drycc " + strings.Replace(command, " ", ":", 1) + arguments
	return e
}

func dryccRun(u Use, app string) Equivalent {
	return cli("Run the command once", "drycc run"+app+" -- "+shellQuote(u.Command), "It is split at spaces; no shell reads it.").to(Once)
}

// dryccFile is a shell line that writes .drycc/<type>.yaml. The name of the file
// keeps to letters and digits, on which the documentation and the controller agree.
func dryccFile(name, command string) string {
	return "mkdir -p .drycc && cat > .drycc/" + strings.ReplaceAll(name, "-", "") + ".yaml <<'EOF'\n" +
		"kind: pipeline\nptype: " + plainKey(name) + "\n" + dryccSection("deploy", command) + "EOF"
}

func dryccSection(name, command string) string {
	return name + ":\n  command: [bash, -ec]\n  args: [" + yamlText(kubernetesArgument(command)) + "]\n"
}

// kubernetesArgument doubles what Kubernetes itself would expand.
func kubernetesArgument(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "$$", "$$$$"), "$(", "$$(")
}

// App gives those of the app.
func (dryccEquivalents) App(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	types, containers := cli("List the process types", "drycc pts list"+app, ""), cli("List the containers", "drycc ps list"+app, "")
	types.Older, containers.Older = "drycc pts"+app, "drycc ps"+app
	return []Equivalent{
		types,
		containers,
		drycc("Follow the logs of a container", "ps logs", ` "$POD" -f`+app, "The list of containers has its name."),
		drycc("Open a shell in a container", "ps exec", ` "$POD"`+app+" -it -- bash", ""),
		drycc("Run a command in a container", "ps exec", ` "$POD"`+app+" -- date", ""),
		drycc("Describe a container", "ps describe", ` "$POD"`+app, ""),
		drycc("Delete a container", "ps delete", ` "$POD"`+app, "A new one takes its place."),
		drycc("List the rules that scale by load", "autoscale list", app, ""),
		cli("List the plans", "drycc limits plans", ""),
		cli("Set a variable", "drycc config set NAME=VALUE"+app, ""),
		cli("Set the port", "drycc config set PORT=5000"+app, "A number from 1 to 65535; 5000 is the default."),
	}
}

type dryccImageEquivalents struct{ dryccEquivalents }

// App gives those of the app.
func (dryccImageEquivalents) App(u Use) []Equivalent {
	pull := cli("Deploy the image with this file", `drycc pull "$IMAGE" -a `+shellQuote(u.App)+" -p Procfile",
		"-p takes a path; the text that older documentation passes is silently ignored.").to(Deploying)
	return append([]Equivalent{pull}, dryccEquivalents{}.App(u)...)
}
