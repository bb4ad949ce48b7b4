package platform

const overmindSource = "DarthSim/overmind start/procfile.go"

var _ = register(&overmindPlatform)

var overmindPlatform = Platform{
	ID:       "overmind",
	Title:    "Overmind",
	Homepage: "https://github.com/DarthSim/overmind",
	Rank:     32,
	Runner:   true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Overmind", "https://github.com/DarthSim/overmind"},
	},
	NotVerified: []string{
		"Versions other than 2.5.1.",
	},
	Known: overmindFacts{},
	Strategies: []Target{{
		Summary:      "local processes in tmux, by overmind start",
		Reader:       readOvermind,
		OtherPath:    "it is read only when overmind start -f names it",
		OnError:      "overmind stops",
		CheckName:    skippedName,
		NamePattern:  "letters, digits, underscores and hyphens",
		Duplicates:   DuplicatesRefused,
		EmptyCommand: EmptyIgnored,
		Shell:        Sh,
		Port:         Port{Default: "5000", Env: true, Step: 100},
		Release:      ReleaseStarts,
		Scale:        runnerScale("overmind"),
		Equivalents:  overmindEquivalents{},
	}},
}

type overmindFacts struct{}

// Facts are what is known about the platform.
func (overmindFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is matched against ^([\\w-]+):\\s+(.+)$: a space after the colon has to be there. Lines that do not match are skipped without a word.", overmindSource, Run},
		Names:        {"Letters, digits, underscores and hyphens.", overmindSource, Run},
		File:         {"./Procfile, or the file that -f or OVERMIND_PROCFILE names.", "DarthSim/overmind main.go", Read},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where the shell takes it for a comment.", overmindSource, Run},
		DuplicateKey: {"A process type that stands twice stops it with \"Process names must be unique\".", overmindSource, Run},
		Empty:        {"An entry without a command is skipped.", overmindSource, Run},
		LineEnds:     {"CR LF is LF. A lone CR ends no line.", overmindSource, Run},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", overmindSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stay in a command as they are.", overmindSource, Run},
		Running:      {"Each command becomes a script for /usr/bin/env sh, or for the shell that -H names, and runs in tmux.", "DarthSim/overmind start/command.go", Read},
		Ports:        {"$PORT is 5000 and 100 more for each process type, 10 more for each further instance; -N sets none.", "DarthSim/overmind main.go", Read},
		Traffic:      {"It sends no traffic to anything: processes listen on their own ports.", "DarthSim/overmind start/command.go", Read},
		Start:        {"One of every process type is started. -m changes the numbers, -l and -x choose types.", "DarthSim/overmind README.md", Documented},
		Releasing:    {"release is started beside the others, as any process type.", overmindSource, Read},
		Limits:       {"No limit was found; a line may have any length.", overmindSource, Run},
	}
}

func readOvermind(src []byte) Reading {
	return readHivemind(src, "overmind: Process names must be unique", "overmind: No entries were found in Procfile")
}

type overmindEquivalents struct{}

// Process gives those of a process.
func (overmindEquivalents) Process(u Use) []Equivalent {
	name := shellQuote(u.Type)
	return []Equivalent{
		cli("Start it alone", "overmind start -l "+name, ""),
		cli("Start two of it", "overmind start -m "+shellQuote(u.Type+"=2"), ""),
		cli("Start all but it", "overmind start -x "+name, ""),
		cli("Restart it", "overmind restart "+name, ""),
		cli("Look at it", "overmind connect "+name, "It opens the tmux window of the process."),
	}
}

// App gives those of the app.
func (overmindEquivalents) App(Use) []Equivalent {
	return []Equivalent{
		cli("Start all of them from another file", "overmind start -f Procfile.dev", ""),
		cli("Run a command with the same variables", "overmind run env", ""),
	}
}
