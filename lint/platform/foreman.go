package platform

import (
	"slices"
)

const foremanSource = "ddollar/foreman lib/foreman/procfile.rb"

var _ = register(&foremanPlatform)

var foremanPlatform = Platform{
	ID:      "foreman",
	Title:   "Foreman",
	Rank:    30,
	Runner:  true,
	Install: "gem install foreman",
	NotVerified: []string{
		"Versions other than 0.87.2, which was run, and 0.90.0, of which only the parser was.",
		"Windows.",
	},
	Checked: "2026-11-20",
	Links:   []Link{{"foreman", "https://ddollar.github.io/foreman/"}},
	Known: Facts{
		Grammar:   {"An entry matches `^([A-Za-z0-9_-]+):\\s*(.+)$`. Other lines are silently skipped.", foremanSource, Run},
		Running:   {"A command with shell syntax runs in `/bin/sh -c`, any other directly. Before that, foreman replaces the variables that it knows.", "ddollar/foreman lib/foreman/process.rb; Ruby documentation, Process.spawn", Read},
		Ports:     {"`$PORT` is 5000, plus 100 for each further process type and 1 for each further instance. `-p`, `port` in `.foreman`, `PORT` in `.env`, and `$PORT` change the first.", "ddollar/foreman lib/foreman/engine.rb", Read},
		Releasing: {"`release` starts with the others, like any process type.", "ddollar/foreman lib/foreman/cli.rb", Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "ERROR: no processes defined", Means: "The file has no entry that the parser reads.", Source: "ddollar/foreman lib/foreman/cli.rb"},
			{Text: "ERROR: Procfile does not exist.", Means: "The file doesn't exist in this folder.", Source: "ddollar/foreman lib/foreman/cli.rb"},
			{Text: "invalid byte sequence in UTF-8", Means: "The file isn't UTF-8.", Source: foremanSource},
		}
	},
	ConfigFiles: append(startedByImage("foreman"),
		ConfigFile{Path: ".foreman", Lacks: []string{"Procfile."}}), // ddollar/foreman lib/foreman/cli.rb
	Strategies: alsoOnWindows(localRunner("foreman", func(t *Target) {
		t.OtherPath = "The file has an effect only if `foreman start -f` or `.foreman` names it."
		t.Parser, t.RejectParsed = foremanParser, rejectNoProcesses
		t.Port.Settings = []PortSetting{{Files: ".foreman", Key: "port", Loose: true}, inEnv}
		t.Equivalents = runnerEquivalents{
			only: "foreman start {type}", two: "foreman start -m all=1,{type}=2", others: "foreman start -m all=1,{type}=0", once: "foreman run sh -c {command}",
			file: "foreman start -f Procfile.dev", port: "foreman start -p 3000",
		}
	}), CmdDollar, Fact{"Foreman replaces `$NAME` with what it sets or finds in `.env`. `cmd.exe /c` runs a command with operators, and Ruby any other, but no scripts. `${PORT}`, `NAME=value` before a command, `;`, and single quotes don't work there.", "ddollar/foreman lib/foreman/process.rb; ruby/ruby win32/win32.c", Read}),
}

// rejectNoProcesses returns the error of foreman start for a file without an entry.
func rejectNoProcesses(_ []byte, r Reading) string {
	if len(r.Processes) == 0 {
		return "ERROR: no processes defined"
	}
	return ""
}

// alsoOnWindows are the strategies of a local runner that runs commands in another way on Windows.
func alsoOnWindows(t Target, shell Shell, running Fact) []Target {
	windows := t
	windows.Name, windows.Summary, windows.Shell, windows.Known = "windows", "the same on Windows, where cmd.exe runs commands", shell, Facts{Running: running}
	equivalents := t.Equivalents.(runnerEquivalents)
	equivalents.windows = true
	windows.Equivalents = equivalents
	return []Target{t, windows}
}

// localRunner is a runner whose parser has Foreman's pattern, with the differences that change sets.
func localRunner(id string, change func(*Target)) Target {
	return with(Target{
		Summary:     "local processes, with " + id + " start",
		CheckName:   skippedName,
		NamePattern: "letters, digits, underscores, and hyphens",
		OnError:     "`" + id + "` exits with an error.",
		Shell:       Sh,
		Port:        Port{Default: "5000", Env: true, Step: 100, Settings: []PortSetting{inEnv}},
		Release:     ReleaseStarts,
		EndsAll:     true,
		Scale:       instances(1, id+" starts one of each process type"),
	}, change)
}

// runnerEquivalents are those of a local runner, with gaps for fill. A process that runs once doesn't need those that scale or restart it.
type runnerEquivalents struct {
	only, two, others, once string // start only a process, two instances of it, all others, and its command once
	file, port              string // start all from another file, and choose the first port
	process, app            list   // further ones of each process, and of all together
	windows                 bool   // leaves out what runs a command in sh
}

func (r runnerEquivalents) Process(u Use) []Equivalent {
	es := slices.Concat(fill(func() []Equivalent {
		return []Equivalent{
			cli("Start only it", r.only, "").does(ToStart),
			cli("Start two instances", r.two, "").scales(),
			cli("Start all others", r.others, ""),
		}
	}, u), fill(r.process, u), fill(func() []Equivalent {
		return []Equivalent{cli("Run the command once", r.once, "With the same variables.").does(ToRunOnce)}
	}, u))
	return slices.DeleteFunc(es, func(e Equivalent) bool {
		once := e.Does(ToRunOnce)
		return e.Text == "" || !u.Kept && !once || u.runsOnce() && (e.Does(ToScale) || e.Does(ToRestart)) || r.windows && once
	})
}

func (r runnerEquivalents) App(u Use) []Equivalent {
	es := []Equivalent{cli("Start all from another file", r.file, ""), cli("Choose the first port", r.port, "").does(ToSetPort)}
	return append(slices.DeleteFunc(es, func(e Equivalent) bool { return e.Text == "" }), fill(r.app, u)...)
}
