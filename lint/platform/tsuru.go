package platform

import "strings"

const (
	tsuruSource = "tsuru/tsuru app/version/customdata.go"
	tsuruBuild  = "tsuru/tsuru builder/kubernetes/build.go"
	tsuruRun    = "tsuru/tsuru provision/dockercommon/commands.go"
	tsuruEnv    = "tsuru/tsuru provision/env.go"
	tsuruUnits  = "tsuru/tsuru provision/servicecommon/actions.go"
)

var _ = register(&tsuruPlatform)

var tsuruPlatform = Platform{
	ID:    "tsuru",
	Title: "tsuru",
	Tool:  "tsuru",
	Rank:  19,
	NotVerified: []string{
		"Whether two process types with the same Kubernetes name, such as `my_job` and `my-job`, replace each other.",
		"Only the function that reads the file was run. No complete tsuru was.",
	},
	Backing:  "a service instance (`tsuru service instance add`)",
	Homepage: "https://docs.tsuru.io/stable/user_guides/procfile.html",
	Checked:  "2026-11-21",
	Links: []Link{
		{"Procfile", "https://github.com/tsuru/docs/blob/main/src/user_guides/procfile.md"},
		{"tsuru's parser", "https://github.com/tsuru/tsuru/blob/main/app/version/customdata.go"},
	},
	Known: Facts{
		Grammar:   {"An entry matches `^([A-Za-z0-9_-]+):\\s*(.+)$`. Other lines are silently skipped.", tsuruSource, Run},
		Running:   {"`/bin/sh -lc` runs `exec` with the command in `/home/application/current`, so a variable before it, `cd`, `&&`, and `;` don't work as in a shell.", tsuruRun, Read},
		Ports:     {"`$PORT` is 8888 by default.", tsuruEnv, Read},
		Releasing: {"There is no release phase: `release` starts with the others, again and again. Use hooks in `tsuru.yaml` instead.", tsuruUnits, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "neither the Procfile nor the processes commands in tsuru.yaml were found; using ENTRYPOINT and CMD defined in the image instead.", Kind: "remark", Means: "The file declares no process, or isn't in the source or the image. The image's own command starts as `web`.", Source: tsuruBuild},
			{Text: "neither Procfile nor entrypoint and cmd set", Kind: "process", Means: "The deploy fails: the file declares no process, and the image has no command.", Source: tsuruBuild},
			{Text: "Individual Procfile processes will be IGNORED when YML defines the same process configuration", Kind: "remark", Means: "`tsuru.yaml` declares a process of the same name, which wins.", Source: tsuruBuild},
			{Text: "no process name specified and more than one declared in Procfile", Kind: "process", Means: "The file has several process types, and the command names none. Name one with `-p`.", Source: "tsuru/tsuru provision/dockercommon/commands.go"},
			{Text: "no command declared in Procfile for process …", Kind: "process", Means: "The process type isn't in the file.", Source: "tsuru/tsuru provision/dockercommon/commands.go"},
			{Text: "exec: …=…: not found"},
		}
	},
	ConfigFiles: []ConfigFile{{Path: "tsuru.yaml"}, {Path: "tsuru.yml"}}, // tsuru/docs src/user_guides/tsuru-yaml.md
	Strategies: []Target{{
		Equivalents:    tsuruEquivalents{},
		Upload:         Upload{Ignore: []IgnoreFile{{".tsuruignore", GoPatterns}}}, // tsuru/tsuru-client tsuru/client/archiver.go
		WithoutFile:    "Without a Procfile, that of the platform's image is used, else the image's `ENTRYPOINT` and `CMD`.",
		Parser:         tsuruParser,
		RejectParsed:   inTurn(notProto, rejectLabels),
		CheckName:      labelName,
		NamePattern:    labelPattern,
		MaxName:        longestLabel,
		LengthError:    labelTooLong,
		OnError:        "The deploy fails.",
		Shell:          ExecSh,
		OwnBuildpacks:  true,
		Port:           Port{Default: "8888", Env: true, OnMiss: "Visitors see an error page: nothing listens on `$PORT`."},
		Release:        ReleaseStarts,
		ReleaseInstead: "Use a `build` or `restart:before` hook in `tsuru.yaml`.",
		Restarts:       true,
		Fallback:       "The image's `ENTRYPOINT` and `CMD` start as `web`, if it has any.",
		Scale:          instances(1, "the first deploy starts one unit of each process type"),
	}},
}

var tsuruParser = &Parser{Name: "tsuru", Parse: parseTsuru}

// parseTsuru reads like tsuru: Foreman's pattern over lines that end at LF, with a trimmed command.
func parseTsuru(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	r.addForeman(src, unixLine, goSpace)
	for i := range r.Processes {
		r.Processes[i].Command = strings.TrimSpace(r.Processes[i].Command)
	}
	r.Processes = keepLast(r.Processes)
	return r
}

type tsuruEquivalents struct{}

func (tsuruEquivalents) Process(u Use) []Equivalent {
	app, process := " -a "+shellQuote(u.App), " -p "+shellQuote(u.Type)
	once := cli("Run the command once", "tsuru app run"+app+" -i "+shellQuote(u.Command), "In a new container.").to(Once)
	if u.runsOnce() {
		return []Equivalent{once, cli("Stop it", "tsuru unit set 0"+app+process, "Otherwise it starts again and again.")}
	}
	title, number := u.runs("unit")
	return []Equivalent{
		cli(title, "tsuru unit set "+number+app+process, "0 stops all.").does(ToScale, ToStart),
		cli("Restart it", "tsuru app restart"+app+process, "").does(ToRestart),
		once,
	}
}

func (tsuruEquivalents) App(u Use) []Equivalent {
	app := " -a " + shellQuote(u.App)
	return []Equivalent{
		cli("Deploy this folder", "tsuru app deploy"+app+" .", "").to(Deploying),
		cli("Follow the logs", "tsuru app log"+app+" -f", "Of all process types.").does(ToReadLogs),
		cli("Set the port", "tsuru env set PORT=8888"+app, "The default is 8888. The same command sets other variables.").does(ToSetPort),
	}
}
