package platform

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

const (
	kuberoInit    = "kubero-dev/runpacks packs/fetch/build/init.sh"
	kuberoStart   = "kubero-dev/kubero-operator helm-charts/kuberoapp/templates/deployment-web.yaml and deployment-worker.yaml"
	kuberoRelease = "Run it by hand, in the console of the app."
)

var _ = register(&kuberoPlatform)

var kuberoPlatform = Platform{
	ID:    "kubero",
	Title: "Kubero",
	Rank:  43,
	NotVerified: []string{
		"Nothing was run on Kubero. Its script, its charts, and its choice of builders were read.",
		"A command with patterns such as `*.js`, which the script of a runpack may replace with names of files.",
		"The names of its fields and buttons.",
	},
	Known:      kuberoFacts{},
	Strategies: kuberoStrategies(),
}

func kuberoStrategies() []Target {
	runpack := Target{
		Name:        "runpack",
		Summary:     "a runpack, the default build",
		Unsure:      []Topic{Releasing},
		Equivalents: kuberoEquivalents(),
		Location:    Location{Upload: fromGit, WithoutFile: "Without a Procfile, the run command of the runpack starts."},
		Parsing:     Parsing{Parser: kuberoParser, MarkNotStarted: dropKubero},
		Naming:      Naming{CheckName: kuberoName, NamePattern: "build, web, and worker", Special: []string{"build"}},
		Execution:   Execution{OnError: "The app doesn't start.", Shell: Sh, IgnoresDockerfile: true, OwnBuildpacks: true},
		Serving: Serving{
			HTTP:        []string{"web"},
			NeedsHTTP:   HTTPRequired,
			WithoutHTTP: "`init-web.sh` is empty, so the container exits at once.",
			Port:        Port{Default: "8080", Env: true, Configurable: "the container port of the app", OnMiss: "Gets no traffic: nothing listens on `$PORT`."},
		},
		Releases: Releases{Release: ReleaseNever, ReleaseInstead: kuberoRelease},
		Lifecycle: Lifecycle{
			OthersAdvice: "Create an app for each other process.",
			RunsWhen:     kuberoRunsWhen,
			Scale:        webScale(kuberoRelease, "Only `web` starts. Create another app for it."),
		},
	}
	built := func(name, summary string, builder *Target) Target {
		return hosted(builder, func(t *Target) {
			t.Name, t.Summary, t.Known = name, summary, kuberoBuiltFacts{builder}
			t.Unsure, t.RemarkOn, t.Upload, t.IgnoresDockerfile = []Topic{Traffic, Start, Releasing}, nil, fromGit, true
			if builder.BuiltBy == Nixpacks {
				t.Unsure = append(t.Unsure, Limits)
			}
			t.Port, t.WithoutHTTP, t.OthersAdvice = runpack.Port, "Another process of the image may start.", runpack.OthersAdvice
			t.Release, t.ReleaseInstead, t.Scale = ReleaseNever, kuberoRelease, runpack.Scale
			t.Equivalents = runpack.Equivalents
		})
	}
	dockerfile := builtFrom(unreadFacts{
		Grammar:   {"A Dockerfile is built without reading the Procfile.", kuberoStart, Read},
		Running:   {"The image's `CMD` runs, or the command of the app's form.", kuberoStart, Inferred},
		Ports:     kuberoFacts{}.Brief()[Ports],
		Traffic:   kuberoFacts{}.Facts()[Traffic],
		Start:     {"The image's `CMD` starts, unless the app's form has a command.", kuberoStart, Read},
		Releasing: kuberoFacts{}.Brief()[Releasing],
	}, &runpack)
	dockerfile.Unsure = []Topic{Running, Releasing}
	return []Target{
		runpack,
		built("buildpacks", "Paketo's builder", &paketoPlatform.Strategies[0]),
		built("nixpacks", "Nixpacks", &nixpacksPlatform.Strategies[0]),
		dockerfile,
	}
}

func kuberoEquivalents() elsewhere {
	return elsewhere{
		web: func() []Equivalent {
			return []Equivalent{ui("Command of web", "{text}", "In the form of the app.").to(Starting)}
		},
		worker: func() []Equivalent {
			return []Equivalent{ui("Command of worker", "{text}", "In the form of another app.").to(Starting)}
		},
		task: func() []Equivalent {
			return []Equivalent{ui("Run the command in a shell of the app", "Console", "It opens the shell.").to(Once)}
		},
		app: func() []Equivalent {
			return []Equivalent{
				pushTo("the pipeline"),
				ui("Replicas of web and worker", "2", "In the form of the app.").scalesAll(),
				ui("Tab with the logs", "Logs", "Of the app.").does(ToReadLogs),
				ui("A shell in its container", "Console", "Of the app.").does(ToRunOnce),
				ui("Button that restarts it", "Restart", "Of the app.").does(ToRestart),
			}
		},
	}
}

// kuberoNames are the process types of which the script makes something.
var kuberoNames = []string{"build", "web", "worker"}

// kuberoName checks for names that no platform takes.
func kuberoName(name string) NameProblem {
	if plainName(name) {
		return NameProblem{}
	}
	return NameProblem{Outcome: Ignored, Text: prose.T("The script ignores the process type: it takes only `build`, `web`, and `worker`."), Fatal: true, Topic: Grammar}
}

// kuberoRunsWhen is for build, whose command runs before each start of the app.
func kuberoRunsWhen(name string) Trigger {
	if name == "build" {
		return InBuild
	}
	return NoTrigger
}

var kuberoParser = &Parser{Name: "kubero", Parse: parseKubero, ByType: true}

// parseKubero reads like the script of Kubero's runpacks: for each of three names, it takes the second field of all lines that contain
// the name, with ": " between fields, and joins their words with blanks. The other entries are here for dropKubero.
// Source: kubero-dev/runpacks packs/fetch/build/init.sh.
func parseKubero(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	count := lineCounter{src: src}
	at := map[string]int{} // the index of each of the names
	own := map[string]bool{}
	words := map[string][]string{}
	for start := 0; start < len(src); {
		end, next := len(src), len(src)
		if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
			end, next = start+i, start+i+1
		}
		line, number := string(src[start:end]), count.at(start)
		start = next
		name, rest, entry := namedRest(line)
		for _, taken := range kuberoNames {
			if !strings.Contains(line, taken) {
				continue
			}
			i, known := at[taken]
			if !known {
				i = len(r.Processes)
				at[taken] = i
				r.Processes = append(r.Processes, Process{Type: taken, Line: number})
			}
			p := &r.Processes[i]
			if name == taken && !own[taken] {
				p.Line, own[taken] = number, true
			}
			if _, rest, found := strings.Cut(line, ": "); found {
				field, _, _ := strings.Cut(rest, ": ")
				words[taken] = append(words[taken], kuberoWords(field)...)
			}
		}
		if entry && !slices.Contains(kuberoNames, name) {
			r.Processes = append(r.Processes, Process{Type: name, Command: strings.TrimSpace(rest), Line: number})
		}
	}
	for name, i := range at {
		r.Processes[i].Command = strings.Join(words[name], " ")
	}
	r.Processes = keepLast(r.Processes)
	sort.Stable(byLine(r.Processes))
	return r
}

// kuberoWords are the words of a text in a shell, without what quotes would do.
func kuberoWords(text string) []string {
	return strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == '\t' })
}

// dropKubero marks worker, whose script nothing starts, and what the script doesn't look for.
func dropKubero(ps []Process) {
	for i := range ps {
		switch name := ps[i].Type; {
		case name == "worker":
			ps[i].NotStarted = "The container of `worker` starts `init-web.sh`, not `init-worker.sh`."
		case !slices.Contains(kuberoNames, name):
			ps[i].NotStarted = "The script takes only `build`, `web`, and `worker`."
		}
	}
}

type kuberoFacts struct{}

// About returns the platform's documentation.
func (kuberoFacts) About() About {
	return About{
		Backing:  "an addon",
		Offers:   "PostgreSQL MySQL Redis MongoDB RabbitMQ Kafka Memcached Elasticsearch", // kubero-dev/kubero server/src/addons/plugins
		Homepage: "https://www.kubero.dev/docs/",
		Checked:  "2026-11-29",
		Links:    []Link{{"Kubero's documentation", "https://www.kubero.dev/docs/"}},
	}
}

// Ways says how it is known what does each task.
func (kuberoFacts) Ways() Ways {
	return allFrom("kubero-dev/kubero", Inferred, map[Task]Way{ToStart: {Source: "kubero-dev/kubero", Verified: Read}, ToSetPort: none("No documented way was found.")})
}

// Brief returns the facts about the platform that views show.
func (kuberoFacts) Brief() Facts {
	return Facts{
		Grammar:   {"A script takes the commands of `build`, `web`, and `worker`. It takes what follows `: ` in each line that contains the name, even in a comment. A second `: ` ends a command. A repository with `init-web.sh` keeps its own script.", kuberoInit, Read},
		Running:   {"The command is the only line of a script that `/bin/sh` runs. The script has no quotes around it, so its words have one blank between them.", kuberoInit, Read},
		Ports:     {"`$PORT` is 8080, unless the app has another container port.", kuberoStart, Read},
		Releasing: {"No release phase was found. Run it by hand, in the console of the app.", "kubero-dev/kubero", Inferred},
	}
}

// Facts returns the other facts about the platform.
func (kuberoFacts) Facts() Facts {
	return Facts{
		Names:        {"Only `build`, `web`, and `worker` are read.", kuberoInit, Read},
		File:         {"`Procfile` in the root folder of the repository.", kuberoInit, Read},
		Comments:     {"A comment that contains a name and `: ` is a part of the command.", kuberoInit, Read},
		DuplicateKey: {"The commands of all lines with the name are joined.", kuberoInit, Read},
		Empty:        {"An empty command is accepted. The script is then empty, and its container exits at once.", kuberoInit, Read},
		LineEnds:     {"A CR at the end of a line stays in the command.", kuberoInit, Read},
		Mark:         {"A byte order mark changes nothing, because text before a name is ignored.", kuberoInit, Read},
		Encodings:    {"Bytes stay as they are.", kuberoInit, Read},
		Limits:       {"No limit was found.", kuberoInit, Read},
		Traffic:      {"`web` gets the traffic.", "kubero-dev/kubero-operator helm-charts/kuberoapp/templates/service.yaml", Read},
		Start:        {"`init-build.sh` runs, then `init-web.sh` starts. The container of `worker` starts `init-web.sh` too.", kuberoStart, Read},
	}
}

// kuberoBuiltFacts are those of an image that a builder makes.
type kuberoBuiltFacts struct{ builder *Target }

// Brief returns the facts about the strategy that views show.
func (f kuberoBuiltFacts) Brief() Facts {
	return Facts{Ports: kuberoFacts{}.Brief()[Ports], Releasing: kuberoFacts{}.Brief()[Releasing]}.briefOn(f.builder, Read)
}

// Facts returns the other facts about the strategy.
func (f kuberoBuiltFacts) Facts() Facts {
	return Facts{
		Traffic: {"The container of `web` gets the traffic.", kuberoStart, Inferred},
		Start:   {"The containers of `web` and `worker` start what the image starts by default, unless the app's form has a command.", kuberoStart, Inferred},
	}.on(f.builder, Read)
}
