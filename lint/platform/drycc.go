package platform

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/prose"
)

const (
	dryccBuilder     = "drycc/builder pkg/gitreceive/build.go"
	dryccCLI         = "drycc/workflow-cli internal/commands/builds.go"
	dryccSerializers = "drycc/controller rootfs/api/serializers/__init__.py"
	dryccReleases    = "drycc/controller rootfs/api/models/release.py"
	dryccApp         = "drycc/controller rootfs/api/models/app.py"
	dryccUtils       = "drycc/controller rootfs/api/utils.py"
	dryccPackImages  = "drycc/pack-images rootfs/usr/local/bin/generate-launch.sh"
)

// dryccImage returns a strategy for Dockerfile and image builds. They differ from the default strategy in how they run a command.
func dryccImage(name, summary, source string) Target {
	t := dryccTarget(name, summary)
	t.Image = true
	t.Upload = archiveToDocker // drycc/builder pkg/gitreceive/build.go
	t.Shell = NoShell
	t.Known = Facts{
		Grammar: {"The Procfile is read as a YAML map of strings.", source, Read},
		Running: {"The command is split at spaces into the container's arguments. No shell runs, so `$PORT`, `&&`, `;`, `|`, `>`, and quotes don't work.", dryccReleases, Read},
	}
	return t
}

func dryccTarget(name, summary string) Target {
	return Target{
		Name:          name,
		Summary:       summary,
		Equivalents:   dryccEquivalents{},
		Upload:        Upload{Git: true, Archive: true}, // drycc/builder pkg/gitreceive/build.go
		WithoutFile:   "Without a Procfile web starts: the CMD of the image, unmodified.",
		Parser:        yaml3Parser,
		RewordError:   func(text string) string { return "procfile Procfile is malformed (" + text + ")" },
		RejectParsed:  rejectDrycc,
		CheckName:     dryccName,
		NamePattern:   "3 to 63 lowercase letters (a-z), digits, and inner hyphens",
		MinName:       3,
		MaxName:       63,
		LengthError:   "The length of ptype must be between 3 and 63",
		Reserved:      dryccReserved,
		OnError:       "The deploy fails after the image build.",
		OwnBuildpacks: true,
		NeedsHTTP:     HTTPExpected,
		Port: Port{Default: "5000", Env: true, Configurable: "the config value `PORT`",
			OnMiss: "The health check finds nothing on `$PORT`, so the deploy doesn't finish.", Stops: true},
		WithoutHTTP:    "Nothing gets traffic: this process stays at 0 instances.",
		Release:        ReleaseNever,
		ReleaseInstead: "Use the `run` section of a `.drycc` file.",
		Fallback:       "Only the image's own `web` starts.",
		Scale:          startsWeb("the first deploy starts one `web`", "", "only `web` starts by itself"),
		Implied:        dryccImplied("the image's `CMD`"),
	}
}

var _ = register(&dryccPlatform)

var dryccPlatform = Platform{
	ID:      "drycc",
	Title:   "Drycc",
	Tool:    "drycc",
	Rank:    3,
	Default: true,
	NotVerified: []string{
		"Whether types other than `web` start the default process in a buildpack app. That was read in the source, not run.",
		"Whether Kubernetes rejects the joined names of app and process type before 63 characters.",
		"Reserved names. Operators can replace the list.",
	},
	Backing: "a resource (`drycc resources create`)",
	Checked: "2026-11-20",
	Links:   []Link{{"Managing application processes", "https://www.drycc.cc/docs/applications/managing-app-processes/"}},
	Known: Facts{
		Grammar:   {"After the image build, the builder reads the file with yaml.v3 as a map of strings. The buildpacks' scripts also read it, with yj and jq.", dryccBuilder, Read},
		Running:   {"A separate shell evaluates each word. `$PORT` expands, but `&&`, `;`, `|`, and `>` are plain text. Two spaces give an empty argument, and a double quote breaks the launch file. A command of one word runs as a script.", dryccPackImages, Read},
		Ports:     {"`$PORT` is 5000, or the config value `PORT`. `web` must listen on it on 0.0.0.0.", "drycc/controller rootfs/scheduler/resources/pod.py", Read},
		Releasing: {"`release` is an ordinary process type. The `run` section of a `.drycc` file runs before a deploy.", dryccApp, Read},
	},
	Printed: func() []Message {
		return slices.Concat(printedBy("drycc drycc:dockerfile drycc:image", []Message{
			{Text: "procfile … is malformed (yaml: …", Means: "The deploy fails after the image build: the file isn't a YAML map of strings.", Source: dryccBuilder},
			{Text: "Process types can only supports: …", Means: "A process type may contain only a-z, 0-9, and inner hyphens.", Source: dryccSerializers},
			{Text: "The length of ptype must be between 3 and 63", Means: "The process type is too short or too long.", Source: dryccSerializers},
			{Text: "Command can't be empty for process type", Means: "An entry has no command.", Source: dryccSerializers},
			{Text: "… is a reserved name.", Means: "The platform reserves this process type.", Source: dryccUtils},
			{Text: "Cannot set scale for reserved types, procfile type is: run", Means: "The process type `run` is for one-off jobs and can't be scaled.", Source: dryccApp},
			{Text: "Cannot set autoscale for reserved types, procfile type is: run", Means: "The process type `run` is for one-off jobs and can't be scaled.", Source: dryccApp},
			{Text: "does not match the pattern 'ptype=num', ex: web=2", Means: "The command line doesn't accept this process type.", Source: "drycc/workflow-cli internal/commands/pts.go"},
			{Text: "process type … is not included in procfile", Means: "The requested process type isn't in the file.", Source: dryccApp},
		}), []Message{
			{Text: "Error generating launcher, no Procfile and launch.toml found", Means: "A buildpack build needs a Procfile.", Source: dryccPackImages},
			{Text: "error: … is not defined at <top-level>", Kind: "process", Means: "In a buildpack build, a process type with a hyphen loses its command.", Source: dryccPackImages},
		})
	},
	ConfigFiles: []ConfigFile{{Path: ".drycc/"}, imageFile}, // drycc/builder pkg/gitreceive/build_type.go; drycc/controller schemas/dryccfile.py
	Strategies: []Target{
		with(dryccTarget("buildpack", "Cloud Native Buildpacks, from git push"), func(t *Target) {
			t.Shell = WordExpand
			t.CheckName = dryccBuildpackName
			t.NamePattern = "3 to 63 lowercase letters (a-z) and digits, with a letter first"
			t.WithoutFile = "Without a Procfile, `web` starts the application server, according to the documentation. Drycc's buildpacks, however, fail with \"no Procfile and launch.toml found\"."
			t.Implied = dryccImplied("the buildpack's application server")
			t.RemarkOn = dryccBuildpackRemark
		}),
		dryccImage("dockerfile", "a Dockerfile, from git push", dryccBuilder),
		with(dryccImage("image", "a container image, from drycc pull", dryccCLI), func(t *Target) {
			t.OtherPath = "The file has an effect only if you pass its path to `drycc pull -p`."
			t.Upload = Upload{Whole: true} // drycc/workflow-cli internal/commands/builds.go sends the text
			t.Equivalents = dryccImageEquivalents{}
		}),
	},
}

// dryccPattern is ^[a-z0-9]+(-[a-z0-9]+)*$.
func dryccPattern(name string) bool {
	return name != "" && isLowerName(name) && strings.Trim(name, "-") == name && !strings.Contains(name, "--")
}

const dryccNameText = `Process types can only supports: ^(?P<type>[a-z0-9]+(\-[a-z0-9]+)*)$`

// rejectDrycc returns the controller's error for the first entry that it rejects.
func rejectDrycc(_ []byte, r Reading) string {
	for _, p := range r.Processes {
		switch {
		case !dryccPattern(p.Type):
			return dryccNameText
		case len(p.Type) < 3 || len(p.Type) > 63:
			return "The length of ptype must be between 3 and 63"
		case isReservedByDrycc(p.Type):
			return p.Type + " is a reserved name."
		case p.Command == "":
			return "Command can't be empty for process type"
		}
	}
	return ""
}

// What the chart of the controller reserves: these types, and those that start with a word and a hyphen.
var (
	dryccReservedTypes = []string{"backup", "catalog", "cert-manager", "default", "drycc", "istio", "kube", "longhorn-system", "metallb", "mount-s3", "topolvm", "rook-ceph", "personal"}
	dryccReservedWords = []string{"drycc", "istio", "kube"}
)

// isReservedByDrycc reports whether the controller reserves a process type.
func isReservedByDrycc(name string) bool {
	first, rest, _ := strings.Cut(name, "-")
	return slices.Contains(dryccReservedTypes, name) || slices.Contains(dryccReservedWords, first) && rest != "" && plainName(rest)
}

func dryccReserved(name string) NameProblem {
	if isReservedByDrycc(name) {
		text := name + " is a reserved name."
		return NameProblem{Outcome: Rejected, Text: prose.T("The deploy fails: `%s` is a reserved process type.", name), Log: text, Fatal: true, Topic: Names}
	}
	if name == "run" {
		return NameProblem{
			Outcome: NotStarted,
			Text:    prose.T("`run` doesn't start: `drycc scale` rejects it as the type of one-off commands."),
			Log:     "Cannot set scale for reserved types, procfile type is: run",
			Fatal:   true,
			Topic:   Names,
		}
	}
	return NameProblem{}
}

var dryccName = unless(dryccPattern, NameProblem{Outcome: Rejected, Text: prose.T("The deploy fails: only a-z, 0-9, and inner hyphens may be in a process type."), Log: dryccNameText, Fatal: true, Topic: Names})

// dryccBuildpackName also rejects names that Drycc's buildpacks lose when they read the file again.
func dryccBuildpackName(name string) NameProblem {
	if p := dryccName(name); !p.OK() {
		return p
	}
	if strings.Contains(name, "-") {
		return NameProblem{Outcome: Changed, Text: prose.T("A buildpack build doesn't find the command: its scripts can't look up a name with a hyphen."), Topic: Names}
	}
	if name[0] >= '0' && name[0] <= '9' {
		return NameProblem{Outcome: Changed, Text: prose.T("A buildpack build doesn't find the command: its scripts can't look up a name after a digit."), Topic: Names}
	}
	return NameProblem{}
}

func dryccImplied(starts string) func([]string) []Implied {
	return func(types []string) []Implied {
		if len(types) > 0 {
			return nil
		}
		return []Implied{{Type: "web", Starts: starts}}
	}
}

var dryccRunsWeb = Remark{Doubtful: true, Text: "May run the `web` command instead. Drycc's source doesn't pass the process type to buildpack images; this is untested."}

func dryccBuildpackRemark(name string) *Remark {
	if name == "web" {
		return nil
	}
	return &dryccRunsWeb
}

type dryccEquivalents struct{}

func (dryccEquivalents) Process(u Use) []Equivalent {
	if !dryccPattern(u.Type) || !dryccReserved(u.Type).OK() {
		return nil
	}
	app := " -a " + shellQuote(u.App)
	switch {
	case u.Command == "":
		return dryccOperations(u, app)
	case u.Type == "release":
		run := dryccRun(u, app)
		files := dryccFolder(u.OtherProcesses, dryccSection("run", u.Command))
		if files == "" {
			return []Equivalent{run}
		}
		file := cli("Run it before each deploy", files,
			"Nothing runs `release` from the Procfile. These files replace the Procfile, with a `run` section that runs before each deploy. The image needs bash.").to(Starting)
		file.Replaces = true
		return []Equivalent{file, run}
	case u.runsOnce():
		return []Equivalent{dryccRun(u, app)}
	}
	es := dryccOperations(u, app)
	// A release runs in no separate container. Its step puts it into a run section.
	others := slices.DeleteFunc(slices.Clone(u.OtherProcesses), func(p Process) bool { return p.Type == "release" })
	files := dryccFolder(append([]Process{{Type: u.Type, Command: u.Command}}, others...), "")
	if files == "" {
		return append(es, dryccRun(u, app))
	}
	file := cli("Set it in a `.drycc` file", files,
		"A `.drycc` folder replaces the Procfile, so it needs a file for each process type. The image needs bash.").to(Shelling)
	file.Replaces = true
	return append(append([]Equivalent{es[0], file}, es[1:]...), dryccRun(u, app))
}

// dryccOperations returns the commands for a process type, whatever it runs.
func dryccOperations(u Use, app string) []Equivalent {
	name := " " + u.Type
	es := []Equivalent{
		cli("Run one instance", "drycc scale"+name+"=1"+app, "The same as `drycc pts scale`.").to(Starting).does(ToScale),
		cli("Stop all instances", "drycc scale"+name+"=0"+app, "Each gets `TERM`, and `SIGKILL` if it runs for 30 more seconds. Long requests may end early."),
		drycc("Restart it", "pts restart", name+app, "Its new containers have other names, and may run on another node. The documentation also has `drycc ps restart`, but the CLI doesn't.").does(ToRestart),
		drycc("Describe it", "pts describe", name+app, ""),
		drycc("Autoscale it", "autoscale set", name+" --min=1 --max=5 --cpu-percent=70"+app, "An alpha feature on Kubernetes' Horizontal Pod Autoscaler, for the latest Kubernetes. It needs a CPU limit, so set a plan first. It adds instances at least 3 minutes after the last change, and removes them after at least 5. All three options are required.").scales(),
		drycc("Stop autoscaling it", "autoscale unset", name+app, "").scales(),
		cli("Set its plan", "drycc limits set"+name+`="$PLAN"`+app, "The `--cpu` and memory flags in older documentation no longer exist."),
		cli("Set a variable only for it", "drycc config set NAME=VALUE -p"+name+app, ""),
	}
	if u.Role != "http" {
		return es
	}
	es = append(es, cli("Check that it is ready", "drycc healthchecks set readinessProbe httpGet -p"+name+" --path=/health"+app+" -- 5000",
		"A container that isn't ready gets no requests. `livenessProbe` restarts a container that fails it, and takes the same options, like `startupProbe`. Change the path to yours. The default port is 5000. The CLI rejects `liveness_probe http_get` from older documentation."))
	if u.Type != "web" {
		es = append(es, cli("Give it HTTP traffic", "drycc services add"+name+" 80:5000"+app, "Only `web` has a route by default. The app must listen on the second port."))
	}
	return es
}

// drycc returns a command of the current CLI, which has a space where the documentation has a colon.
func drycc(title, command, arguments, note string) Equivalent {
	e := cli(title, "drycc "+command+arguments, note)
	e.Older = "drycc " + strings.Replace(command, " ", ":", 1) + arguments
	return e
}

// dryccRun runs a command once. drycc run joins its words, and the controller splits them at spaces (drycc/controller
// rootfs/api/views/app.py), so that it has no way to give a shell a command.
func dryccRun(u Use, app string) Equivalent {
	if inShell(u.Command) != u.Command {
		return cli("Run the command once in a container", `drycc ps exec "$POD"`+app+" -- bash -c "+shellQuote(u.Command), "One that runs, because `drycc run` has no shell. `drycc ps list` shows its name.").to(Once)
	}
	return cli("Run the command once", "drycc run"+app+" -- "+shellQuote(u.Command), "It is split at spaces, without a shell.").to(Once)
}

// dryccFolder returns shell lines that write .drycc/ for processes, with a further section in the file of web, else
// in the first one; "" where one of them can't have a file.
func dryccFolder(ps []Process, section string) string {
	at := max(slices.IndexFunc(ps, func(p Process) bool { return p.Type == "web" }), 0)
	var lines []string
	for i, p := range ps {
		if !dryccPattern(p.Type) || !dryccReserved(p.Type).OK() || p.Command == "" || !utf8.ValidString(p.Command) {
			return ""
		}
		text := dryccFile(p.Type, p.Command)
		if i == at {
			text = strings.TrimSuffix(text, "EOF") + section + "EOF"
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}

// dryccFile returns a shell line that writes .drycc/<type>.yaml. The file name has only letters and
// digits, which the documentation and the controller both accept.
func dryccFile(name, command string) string {
	return "mkdir -p .drycc && cat > .drycc/" + strings.ReplaceAll(name, "-", "") + ".yaml <<'EOF'\n" +
		"kind: pipeline\nptype: " + plainKey(name) + "\n" + dryccSection("deploy", command) + "EOF"
}

func dryccSection(name, command string) string {
	return name + ":\n  command: [bash, -ec]\n  args: [" + yamlText(kubernetesArgument(command)) + "]\n"
}

// kubernetesArgument doubles a dollar sign that Kubernetes would expand. It leaves a $(NAME) of uppercase letters, which no
// shell runs and which Kubernetes replaces by the variable, as in the Procfile of an image.
func kubernetesArgument(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(strings.ReplaceAll(s, "$$", "$$$$"), "$(") {
		name, _, closed := strings.Cut(part, ")")
		switch {
		case i == 0:
		case closed && name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "":
			b.WriteString("$(")
		default:
			b.WriteString("$$(")
		}
		b.WriteString(part)
	}
	return b.String()
}

func (dryccEquivalents) App(u Use) []Equivalent {
	push := gitPush(u.App, "drycc", "main", "drycc git remote -a {app}")
	if u.Replaced {
		push.Note = strings.Replace(push.Note, "the Procfile", "the `.drycc` folder", 1)
	}
	return append([]Equivalent{push}, dryccAppOperations(u)...)
}

// dryccAppOperations returns the commands for a deployed app.
func dryccAppOperations(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	types, containers := cli("List the process types", "drycc pts list"+app, ""), cli("List the containers", "drycc ps list"+app, "")
	types.Older, containers.Older = "drycc pts"+app, "drycc ps"+app
	return []Equivalent{
		types,
		containers,
		drycc("Follow the logs of a container", "ps logs", ` "$POD" -f`+app, "Its name is in the list of containers.").does(ToReadLogs),
		drycc("Open a shell in a container", "ps exec", ` "$POD"`+app+" -it -- bash", ""),
		drycc("Run a command in a container", "ps exec", ` "$POD"`+app+" -- date", ""),
		drycc("Describe a container", "ps describe", ` "$POD"`+app, ""),
		drycc("Delete a container", "ps delete", ` "$POD"`+app, "A new one replaces it."),
		drycc("List the autoscaling rules", "autoscale list", app, ""),
		cli("List the plans", "drycc limits plans", ""),
		cli("Set a variable", "drycc config set NAME=VALUE"+app, ""),
		cli("Set the port", "drycc config set PORT=5000"+app, "A number from 1 to 65535, by default 5000.").does(ToSetPort),
	}
}

type dryccImageEquivalents struct{ dryccEquivalents }

func (dryccImageEquivalents) App(u Use) []Equivalent {
	pull := cli("Deploy the image with this file", `drycc pull "$IMAGE" -a `+shellQuote(u.App)+" -p Procfile",
		"`-p` takes a path. It silently ignores the text that older documentation passes.").to(Deploying)
	if u.Replaced {
		pull = cli("Deploy the image with these files", `drycc pull "$IMAGE" -a `+shellQuote(u.App)+" -d .drycc", "`-d` takes the path of the folder.").to(Deploying)
	}
	return append([]Equivalent{pull}, dryccAppOperations(u)...)
}
