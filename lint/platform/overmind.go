package platform

const (
	overmindSource = "DarthSim/overmind start/procfile.go"
	overmindEnv    = ".env .overmind.env" // the files that it reads, the last one first (DarthSim/overmind main.go)
)

var _ = register(&overmindPlatform)

var overmindPlatform = Platform{
	ID:      "overmind",
	Title:   "Overmind",
	Rank:    32,
	Runner:  true,
	Install: "brew install overmind",
	NotVerified: []string{
		"Versions other than 2.5.1.",
	},
	Checked: "2026-11-20",
	Links:   []Link{{"Overmind", "https://github.com/DarthSim/overmind"}},
	Known: Facts{
		Grammar:   {"An entry matches `^([\\w-]+):\\s+(.+)$`, so the colon needs a space after it. Other lines are silently skipped.", overmindSource, Run},
		Running:   {"Each command becomes a script for `/usr/bin/env sh`, or for the shell that `-H` names, and runs in tmux.", "DarthSim/overmind start/command.go", Read},
		Ports:     {"`$PORT` is 5000, plus 100 for each further process type and 10 for each further instance. `-p`, and `OVERMIND_PORT` or `PORT` in `.env` or `.overmind.env`, change the first. With `-N`, it isn't set.", "DarthSim/overmind main.go", Read},
		Releasing: {"`release` starts with the others, like any process type.", overmindSource, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "No entries were found in Procfile", Means: "The file has no entry that the parser reads. The colon needs a space after it.", Source: overmindSource},
			{Text: "Process names must be unique", Kind: "process", Means: "A process type occurs twice.", Source: overmindSource},
		}
	},
	ConfigFiles: []ConfigFile{{Path: ".overmind.env", Lacks: []string{"OVERMIND_PROCFILE"}}}, // DarthSim/overmind README.md
	Strategies: []Target{localRunner("overmind", func(t *Target) {
		t.Summary = "local processes in tmux, with overmind start"
		t.OtherPath = "The file has an effect only if `overmind start -f` or `OVERMIND_PROCFILE` names it."
		t.Parser = overmindParser
		t.Port.PeerVariable, t.Port.Settings = "OVERMIND_PROCESS_%s_PORT", []PortSetting{
			{Files: overmindEnv, Key: "OVERMIND_PORT", Loose: true},
			{Files: overmindEnv, Key: "PORT", Loose: true},
			{Files: overmindEnv, Key: "OVERMIND_PORT_STEP", Of: PortStep, Loose: true},
			{Files: overmindEnv, Key: "OVERMIND_NO_PORT", Of: NoPort, Loose: true},
		}
		t.SparedBy = "OVERMIND_CAN_DIE OVERMIND_ANY_CAN_DIE OVERMIND_AUTO_RESTART OVERMIND_IGNORED_PROCESSES" // DarthSim/overmind main.go, start/process.go
		t.Equivalents = overmindEquivalents{}
	})},
}

var overmindParser = &Parser{Name: "overmind", Parse: parseOvermind}

func parseOvermind(src []byte) Reading {
	return parseHivemindLike(src, "overmind: Process names must be unique", "overmind: No entries were found in Procfile")
}

type overmindEquivalents struct{}

func (overmindEquivalents) Process(u Use) []Equivalent {
	name := shellQuote(u.Type)
	if u.runsOnce() {
		return []Equivalent{
			cli("Start only it", "overmind start -l "+name, "").does(ToStart),
			cli("Start all others", "overmind start -x "+name, ""),
		}
	}
	return []Equivalent{
		cli("Start only it", "overmind start -l "+name, "").does(ToStart),
		cli("Start two instances", "overmind start -m "+shellQuote(u.Type+"=2"), "").scales(),
		cli("Start all others", "overmind start -x "+name, ""),
		cli("Restart it", "overmind restart "+name, "").does(ToRestart),
		cli("Connect to it", "overmind connect "+name, "It opens the process's tmux window."),
		cli("Run the command once", "overmind run sh -c "+shellQuote(u.Command), "With the same variables.").does(ToRunOnce),
	}
}

func (overmindEquivalents) App(Use) []Equivalent {
	return []Equivalent{
		cli("Start all from another file", "overmind start -f Procfile.dev", ""),
		cli("Choose the first port", "overmind start -p 3000", "").does(ToSetPort),
	}
}
