package platform

const (
	deisModels     = "deis/deis controller/api/models.py"
	deisBuilder    = "deis/deis builder/src/yaml2json-procfile.go"
	deisCLI        = "deis/deis client/cmd/ps.go"
	deisSerializer = "deis/deis controller/api/serializers.py"
	deisDocs       = "deis/deis docs/using_deis/process-types.rst"
	deisRunner     = "deis/deis builder/rootfs/usr/local/src/slugrunner/runner/init"
	deisDockerDocs = "deis/deis docs/using_deis/using-dockerfiles.rst"
)

func deisTarget(name, summary string) Target {
	return Target{
		Name:          name,
		Summary:       summary,
		Reader:        readYAML2,
		Complain:      deisInvalid,
		OnError:       "the push stops",
		CheckName:     deisName,
		NamePattern:   "a-z only, to be safe at every layer",
		Duplicates:    LastWins,
		EmptyCommand:  EmptyAccepted,
		YAML:          true,
		InlineComment: true,
		Shell:         Bash,
		HTTP:          []string{"web", "cmd"},
		NeedsHTTP:     HTTPExpected,
		Port: Port{Default: "5000", Env: true,
			OnMiss: "the router finds nothing to send requests to"},
		Fallback:       "only what the buildpack or image brings is started",
		WithoutHTTP:    "cmd=1 is started instead, which this file does not have",
		Release:        ReleaseNever,
		ReleaseInstead: "run it by hand with deis run",
		Reserved:       deisReserved,
		Scale:          deisScale,
		WithoutFile:    "Without a Procfile the buildpack's default web process starts.",
		Implied:        deisImplied("the application server that the buildpack sets"),
		Remarks:        deisRemarks("Deis starts web for an app of buildpacks. With a Dockerfile or an image it starts cmd, the container without arguments, and does not turn web into it."),
		Equivalents:    deisEquivalents{},
	}
}

func deisContainer(name, summary string) Target {
	t := deisTarget(name, summary)
	t.Image = true
	t.Shell = BashQuoted
	t.Port.Default = ""
	t.Port.Env = false
	t.WithoutFile = "Without a Procfile cmd starts: the CMD of the image, unmodified."
	t.Implied = deisContainerImplied
	t.Remarks = deisRemarks("It is started in place of cmd, the container without arguments, because the Procfile has it.")
	t.Known = deisContainerFacts{}
	return t
}

type deisContainerFacts struct{}

// Facts are what is known about the strategies.
func (deisContainerFacts) Facts() Facts {
	return Facts{
		Running: {"The command is put between single quotes into bash -c '...' inside a /bin/sh -c line; a single quote in it breaks the line, and the image needs bash.", deisModels, Read},
		Ports:   {"The router uses the one port that the image exposes.", deisDockerDocs, Documented},
		Start:   {"A Dockerfile repository with web in its Procfile starts web=1, otherwise cmd=1, which is the image's CMD.", deisModels, Read},
	}
}

type deisImageFacts struct{}

// Facts are what is known about the strategy.
func (deisImageFacts) Facts() Facts {
	facts := deisContainerFacts{}.Facts()
	facts[Start] = Fact{"deis pull starts cmd=1, even when the Procfile has web.", deisModels, Read}
	return facts
}

var _ = register(&deisPlatform)

var deisPlatform = Platform{
	ID:       "deis",
	Title:    "Deis v1",
	Tool:     "deis",
	Homepage: "https://github.com/deis/deis/blob/master/docs/using_deis/process-types.rst",
	Rank:     2,
	Default:  true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Process Types and the Procfile", "https://github.com/deis/deis/blob/master/docs/using_deis/process-types.rst"},
	},
	NotVerified: []string{
		"The Ruby YAML reader that starts buildpack processes was not run.",
		"The vendored yaml.v2 of 2015 was not run; version 2.4.0 was.",
	},
	Known: deisFacts{},
	Strategies: []Target{
		deisTarget("buildpack", "Heroku's buildpacks, from git push"),
		deisContainer("dockerfile", "a Dockerfile, from git push"),
		func() Target {
			t := deisContainer("image", "a Docker image, by deis pull")
			t.OtherPath = "it is read only when its text is given to deis pull with -p"
			t.Known = deisImageFacts{}
			t.Scale = func(name string, _ []string) (int, string) {
				if name == "cmd" {
					return 1, "deis pull always starts cmd=1"
				}
				return 0, "deis pull starts only cmd; scale this type yourself"
			}
			t.Implied = func(types []string) []Implied {
				if has(types, "cmd") {
					return nil
				}
				return []Implied{{"cmd", deisCmd}}
			}
			t.Remarks = deisRemarks("With deis pull cmd starts, the container without arguments, all the same; scale web up and cmd down to run this entry.")
			t.Equivalents = deisImageEquivalents{}
			return t
		}(),
	},
}

type deisFacts struct{}

// Facts are what is known about the platform.
func (deisFacts) Facts() Facts {
	return Facts{
		Grammar:      {"The builder reads the file with yaml.v2 into a map of strings; slugbuilder and slugrunner read it again with Ruby's YAML. On failure it prints \"the Procfile is not valid yaml\".", deisBuilder, Read},
		Names:        {"The file may hold any name, but the CLI scales only ^([A-z]+)=([0-9]+)$, limits need a small first letter, and the scheduler's job pattern knows a-z, hyphen and underscore: only a-z is safe everywhere.", deisCLI, Read},
		File:         {"The file is named Procfile and lies in the root of the app.", deisDocs, Documented},
		Comments:     {"YAML comments: a line that starts with #, and a # after a space in a command.", deisBuilder, Run},
		DuplicateKey: {"The last of two entries wins, without a word.", deisBuilder, Run},
		Empty:        {"An entry without a command becomes an empty command; nothing refuses it.", deisSerializer, Read},
		LineEnds:     {"CR LF is a line end of YAML.", deisBuilder, Run},
		Mark:         {"YAML allows a byte order mark.", deisBuilder, Run},
		Encodings:    {"YAML is read as UTF-8, or as UTF-16 when it begins with a mark.", deisBuilder, Run},
		Running:      {"The command runs as exec bash -c COMMAND.", deisRunner, Read},
		Ports:        {"A buildpack process listens on $PORT, which is 5000.", "deis/deis builder/rootfs/usr/local/src/slugrunner/Dockerfile", Read},
		Traffic:      {"web and cmd get HTTP traffic.", deisDocs, Documented},
		Start:        {"The first deploy starts web=1; a Procfile without web starts cmd=1.", deisModels, Read},
		Releasing:    {"release is a process type as any other; nothing runs it.", deisModels, Read},
		Limits:       {"No limit on the length of a process type was found.", deisSerializer, Read},
	}
}

func deisInvalid(string) string { return "the Procfile is not valid yaml" }

// deisScales is the pattern of the CLI; its range A-z spans six signs between
// Z and a by accident, the underscore among them.
func deisScales(name string) bool { return onlyBytes(name, 'A', 'z') }

// onlyBytes reports whether a name holds bytes of a range, and nothing else.
func onlyBytes(name string, from, to byte) bool {
	for i := 0; i < len(name); i++ {
		if name[i] < from || name[i] > to {
			return false
		}
	}
	return name != ""
}

func deisName(name string) NameProblem {
	switch {
	case onlyBytes(name, 'a', 'z'):
		return NameProblem{}
	case !deisScales(name):
		text := "'" + name + "=1' does not match the pattern 'type=num', ex: web=2"
		return NameProblem{Effect: "it can never be scaled: deis scale answers “" + text + "”", Text: text, Fatal: true, Topic: Names}
	case name[0] < 'a' || name[0] > 'z':
		return NameProblem{Effect: "limits are refused with “Process types can only contain [a-z]”, and the scheduler loses track of its containers", Text: "Process types can only contain [a-z]", Topic: Names}
	}
	return NameProblem{}
}

func deisReserved(name string) NameProblem {
	if name == "run" {
		return NameProblem{Effect: "its containers are left out of the list, because run is kept for one-off commands", Topic: Names}
	}
	return NameProblem{}
}

func deisScale(name string, types []string) (int, string) {
	web := has(types, "web")
	switch {
	case name == "web":
		return 1, "the first deploy starts web=1"
	case name == "cmd" && !web:
		return 1, "the first deploy starts cmd=1 when there is no web"
	}
	return 0, "stays at 0 until it is scaled"
}

// deisImplied are the processes of a buildpack app beside those of its file.
func deisImplied(server string) func([]string) []Implied {
	return func(types []string) []Implied {
		switch {
		case len(types) == 0:
			return []Implied{{"web", server}}
		case has(types, "web"), has(types, "cmd"):
			return nil
		}
		return []Implied{{"cmd", "what Deis finds for cmd in a buildpack app whose file has no such entry"}}
	}
}

func deisContainerImplied(types []string) []Implied {
	if has(types, "web") || has(types, "cmd") {
		return nil
	}
	return []Implied{{"cmd", deisCmd}}
}

const deisCmd = "the CMD of the image, that is the container without arguments"

// deisRemarks are those about cmd, and one about web.
func deisRemarks(web string) func(string) []string {
	return func(name string) []string {
		switch name {
		case "web":
			return []string{web}
		case "cmd":
			return []string{"This entry takes the place of the image's CMD; without it cmd runs the image as it is."}
		}
		return nil
	}
}

type deisEquivalents struct{}

// Process gives those of a process.
func (deisEquivalents) Process(u Use) []Equivalent {
	var es []Equivalent
	name, app := shellQuote(u.Type), " -a "+shellQuote(u.App)
	run := cli("Run the command once", "deis run"+app+" -- "+shellQuote(u.Command), "In a container of its own, without HTTP traffic.").to(Once)
	if u.Type == "release" && u.Command != "" {
		return []Equivalent{run}
	}
	if deisScales(u.Type) && u.Type != "run" {
		es = append(es,
			cli("Run one container", "deis scale "+name+"=1"+app, "0 stops them all.").to(Starting),
			cli("Restart its containers", "deis ps:restart "+name+app, ""))
		if u.Type[0] >= 'a' && u.Type[0] <= 'z' {
			es = append(es,
				cli("Limit its memory", "deis limits:set "+name+"=512M"+app, ""),
				cli("Limit its share of the CPU", "deis limits:set --cpu "+name+"=512"+app, "From 0 to 1024."))
		}
	}
	if u.Type == "web" {
		es = append(es, cli("Move from web to cmd", "deis scale web=0 cmd=1"+app, "For an app that moves from buildpacks to Docker, where cmd is the container without arguments: Deis does not turn web into cmd."))
	}
	if u.Command == "" {
		return es
	}
	return append(es, run)
}

// App gives those of the app.
func (deisEquivalents) App(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	return []Equivalent{
		cli("List the processes", "deis ps"+app, ""),
		cli("Read the logs", "deis logs"+app, "Of all processes together."),
		cli("Set a variable", "deis config:set NAME=VALUE"+app, ""),
	}
}

type deisImageEquivalents struct{}

// Process gives those of a process.
func (deisImageEquivalents) Process(u Use) []Equivalent {
	es := deisEquivalents{}.Process(u)
	if u.Type != "web" {
		return es
	}
	return append([]Equivalent{cli("Run it in place of cmd", "deis scale web=1 cmd=0 -a "+shellQuote(u.App), "deis pull has started cmd, which gets HTTP traffic too.")}, es...)
}

// App gives those of the app.
func (deisImageEquivalents) App(u Use) []Equivalent {
	pull := `deis pull "$IMAGE" -a ` + shellQuote(u.App)
	var es []Equivalent
	if u.Text != "" {
		es = append(es, cli("Deploy the image with these processes", pull+" -p "+shellQuote(u.Text), "-p takes the text of a Procfile, not a path.").to(Deploying))
	}
	es = append(es, cli("Deploy the image with the Procfile of this folder", pull, "Without -p the Procfile in the current folder is read."))
	return append(es, deisEquivalents{}.App(u)...)
}
