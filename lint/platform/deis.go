package platform

import (
	"slices"

	"github.com/proclint/proclint/lint/prose"
)

const (
	deisModels     = "deis/deis controller/api/models.py"
	deisBuilder    = "deis/deis builder/src/yaml2json-procfile.go"
	deisCLI        = "deis/deis client/cmd/ps.go"
	deisSerializer = "deis/deis controller/api/serializers.py"
	deisRunner     = "deis/deis builder/rootfs/usr/local/src/slugrunner/runner/init"
	deisDockerDocs = "deis/deis docs/using_deis/using-dockerfiles.rst"
)

func deisTarget(name, summary string) Target {
	return Target{
		Name:          name,
		Summary:       summary,
		RemarkOn:      deisRemark("With an image from `deis pull`, Deis starts `cmd`, the container without arguments, instead."),
		Equivalents:   deisEquivalents{},
		Upload:        Upload{Git: true, Archive: true, Image: IgnoreFile{".slugignore", TarPatterns}, Rereads: true, Unsure: true}, // deis/slugbuilder rootfs/builder/build.sh
		WithoutFile:   "Without a Procfile, the buildpack's default `web` process starts.",
		StartsWithout: true,
		Parser:        yaml2Parser,
		RewordError:   func(string) string { return "the Procfile is not valid yaml" },
		CheckName:     deisName,
		NamePattern:   "lowercase letters (a-z)",
		Reserved:      deisReserved,
		OnError:       "The push fails.",
		Shell:         Bash,
		HTTP:          []string{"web", "cmd"},
		NeedsHTTP:     HTTPExpected,
		Port: Port{Default: "5000", Env: true,
			OnMiss: "Gets no traffic: nothing listens on `$PORT`."},
		WithoutHTTP:    "Nothing gets traffic: `cmd` starts instead of `web`, and the file doesn't declare it.",
		Release:        ReleaseNever,
		ReleaseInstead: "Run it by hand with `deis run` after each deploy.",
		Fallback:       "Only what the buildpack or the image declares starts.",
		Scale:          deisScale,
		Implied:        deisImplied("the buildpack's application server"),
	}
}

func deisContainer(name, summary string) Target {
	t := deisTarget(name, summary)
	t.Image = true
	t.Upload = archiveToDocker // deis/deis builder/rootfs/etc/confd/templates/builder
	t.Shell = BashQuoted
	t.Port.Default = ""
	t.Port.Env = false
	t.WithoutFile = "Without a Procfile, `cmd` starts: the image's unchanged `CMD`."
	t.Implied = deisContainerImplied
	t.WithoutHTTP = "Only `cmd` gets traffic, which runs the image's `CMD`."
	t.RemarkOn = deisRemark("The Procfile declares it, so it starts instead of `cmd`, the container without arguments.")
	t.Known = Facts{
		Running: {"`/bin/sh -c` runs `bash -c` with the command between single quotes. A single quote in the command breaks it, and the image needs bash.", deisModels, Read},
		Ports:   {"The router uses the one port that the image exposes.", deisDockerDocs, Documented},
	}
	return t
}

var _ = register(&deisPlatform)

var deisPlatform = Platform{
	ID:      "deis",
	Title:   "Deis v1",
	Tool:    "deis",
	Rank:    2,
	Default: true,
	NotVerified: []string{
		"The Ruby YAML parser for the processes of buildpack apps was not run.",
		"The vendored yaml.v2 of 2015 was not run. Version 2.4.0 was.",
	},
	Checked: "2026-11-20",
	Links:   []Link{{"Process Types and the Procfile", "https://github.com/deis/deis/blob/master/docs/using_deis/process-types.rst"}},
	Known: Facts{
		Grammar:   {"The builder reads the file with yaml.v2 as a map of strings. On an error, it prints \"the Procfile is not valid yaml\". slugbuilder and slugrunner read the file again with Ruby's YAML.", deisBuilder, Read},
		Running:   {"The command runs in `exec bash -c`.", deisRunner, Read},
		Ports:     {"`$PORT` is 5000 for buildpack processes.", "deis/deis builder/rootfs/usr/local/src/slugrunner/Dockerfile", Read},
		Releasing: {"`release` is an ordinary process type. Nothing runs it.", deisModels, Read},
	},
	Printed: func() []Message {
		return printedBy("deis deis:dockerfile deis:image", []Message{
			{Text: "the Procfile is not valid yaml", Means: "The push fails: the file isn't a YAML map of strings.", Source: deisBuilder},
			{Text: "Process types can only contain [a-z]", Means: "Only a lowercase process type can have limits.", Source: deisSerializer},
			{Text: "does not match the pattern 'type=num', ex: web=2", Means: "The command line doesn't accept this process type.", Source: deisCLI},
			{Text: "Container type … does not exist in application", Means: "The process type to scale isn't in the file.", Source: deisModels},
		})
	},
	ConfigFiles: []ConfigFile{imageFile}, // deis/deis docs/using_deis/using-dockerfiles.rst
	Strategies: []Target{
		with(deisTarget("buildpack", "Heroku's buildpacks, from git push"), func(t *Target) {
			t.PrunesDev = true // devcenter.heroku.com/changelog-items/563
		}),
		deisContainer("dockerfile", "a Dockerfile, from git push"),
		with(deisContainer("image", "a Docker image, from deis pull"), func(t *Target) {
			t.OtherPath = "The file has an effect only if you pass its text to `deis pull -p`."
			t.Upload = Upload{Whole: true} // deis/deis client/cmd/builds.go sends the text
			t.Scale = func(name string, _ []string) (int, string) {
				if name == "cmd" {
					return 1, "`deis pull` always starts one `cmd`"
				}
				return 0, "`deis pull` starts only `cmd`; scale this type yourself"
			}
			t.Implied = func(types []string) []Implied {
				if slices.Contains(types, "cmd") {
					return nil
				}
				return []Implied{{Type: "cmd", Starts: deisCmd}}
			}
			t.RemarkOn = deisRemark("`deis pull` still starts `cmd`, the container without arguments. To run this entry, scale `web` up and `cmd` down.")
			t.Equivalents = deisImageEquivalents{}
		}),
	},
}

// deisScales is the pattern of the CLI; its range A-z accidentally includes six characters between Z and a, such as the underscore.
func deisScales(name string) bool { return onlyBytes(name, 'A', 'z') }

// onlyBytes reports whether a name isn't empty and contains only bytes of a range.
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
		return NameProblem{Outcome: NotStarted, Text: prose.T("`deis scale` rejects this process type, so it doesn't start."), Log: text, Fatal: true, Topic: Names}
	case name[0] < 'a' || name[0] > 'z':
		return NameProblem{Outcome: Differs, Text: prose.T("`deis limits` rejects this process type, and the scheduler loses track of its containers."), Log: "Process types can only contain [a-z]", Topic: Names}
	}
	return NameProblem{}
}

func deisReserved(name string) NameProblem {
	if name == "run" {
		return NameProblem{Outcome: Differs, Text: prose.T("Lists of processes leave it out, because `run` is the type of one-off commands."), Topic: Names}
	}
	return NameProblem{}
}

func deisScale(name string, types []string) (int, string) {
	web := slices.Contains(types, "web")
	switch {
	case name == "web":
		return 1, "the first deploy starts one `web`"
	case name == "cmd" && !web:
		return 1, "without `web`, the first deploy starts one `cmd`"
	}
	return 0, untilScaled
}

// deisImplied returns the processes of a buildpack app that its file doesn't declare.
func deisImplied(server string) func([]string) []Implied {
	return func(types []string) []Implied {
		switch {
		case len(types) == 0:
			return []Implied{{Type: "web", Starts: server}}
		case slices.Contains(types, "web"), slices.Contains(types, "cmd"):
			return nil
		}
		return []Implied{{Type: "cmd", Starts: "what Deis finds for `cmd` in a buildpack app without this entry", Idle: true}}
	}
}

func deisContainerImplied(types []string) []Implied {
	if slices.Contains(types, "web") || slices.Contains(types, "cmd") {
		return nil
	}
	return []Implied{{Type: "cmd", Starts: deisCmd}}
}

const deisCmd = "the image's `CMD`, the container without arguments"

var deisCmdEntry = Remark{Text: "This entry replaces the image's `CMD`. Without it, `cmd` runs the image unchanged."}

// deisRemark returns the remark on cmd, and the given one on web.
func deisRemark(web string) func(string) *Remark {
	return remarks{"web": {Text: web}, "cmd": &deisCmdEntry}.on
}

type deisEquivalents struct{}

func (deisEquivalents) Process(u Use) []Equivalent {
	var es []Equivalent
	name, app := shellQuote(u.Type), " -a "+shellQuote(u.App)
	run := cli("Run the command once", "deis run"+app+" -- "+shellQuote(u.Command), "In a separate container, without HTTP traffic.").to(Once)
	if u.runsOnce() && u.Command != "" {
		return []Equivalent{run}
	}
	if deisScales(u.Type) && u.Type != "run" {
		es = append(es,
			cli("Run one container", "deis scale "+name+"=1"+app, "0 stops all.").to(Starting).does(ToScale),
			cli("Restart its containers", "deis ps:restart "+name+app, "").does(ToRestart))
		if u.Type[0] >= 'a' && u.Type[0] <= 'z' {
			es = append(es,
				cli("Limit its memory", "deis limits:set "+name+"=512M"+app, ""),
				cli("Limit its CPU share", "deis limits:set --cpu "+name+"=512"+app, "From 0 to 1024."))
		}
	}
	if u.Type == "web" {
		es = append(es, cli("Move from web to cmd", "deis scale web=0 cmd=1"+app, "For an app that moves from buildpacks to Docker, where `cmd` is the container without arguments. Deis doesn't turn `web` into `cmd`."))
	}
	if u.Command == "" {
		return es
	}
	return append(es, run)
}

func (deisEquivalents) App(u Use) []Equivalent {
	push := gitPush(u.App, "deis", "master", "deis git:remote -a {app}")
	push.Note += " The push prints the process types."
	return append([]Equivalent{push}, deisOperations(u)...)
}

// deisOperations returns the commands for a deployed app.
func deisOperations(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	return []Equivalent{
		cli("List the processes", "deis ps"+app, ""),
		cli("Read the logs", "deis logs"+app, "The last lines of all processes. It doesn't follow them.").does(ToReadLogs),
		cli("Set a variable", "deis config:set NAME=VALUE"+app, ""),
	}
}

type deisImageEquivalents struct{}

func (deisImageEquivalents) Process(u Use) []Equivalent {
	es := deisEquivalents{}.Process(u)
	if u.Type != "web" {
		return es
	}
	return append([]Equivalent{cli("Run it instead of `cmd`", "deis scale web=1 cmd=0 -a "+shellQuote(u.App), "`deis pull` started `cmd`, which also gets HTTP traffic.")}, es...)
}

func (deisImageEquivalents) App(u Use) []Equivalent {
	pull := `deis pull "$IMAGE" -a ` + shellQuote(u.App)
	var es []Equivalent
	if u.Text != "" {
		es = append(es, cli("Deploy the image with these processes", pull+" -p "+shellQuote(u.Text), "`-p` takes the text of a Procfile, not a path.").to(Deploying))
	}
	es = append(es, cli("Deploy the image with the Procfile of this folder", pull, "Without `-p`, it reads the Procfile in the current folder."))
	return append(es, deisOperations(u)...)
}
