package platform

import "github.com/proclint/proclint/lint/prose"

const nodeForemanSource = "strongloop/node-foreman lib/procfile.js"

var _ = register(&nodeForemanPlatform)

var nodeForemanPlatform = Platform{
	ID:     "node-foreman",
	Title:  "node-foreman",
	Rank:   36,
	Runner: true,
	NotVerified: []string{
		"Windows.",
	},
	Known: nodeForemanFacts{},
	Strategies: alsoOnWindows(Target{
		Summary: "local processes, with nf start",
		Equivalents: runnerEquivalents{
			process: func() []Equivalent {
				return []Equivalent{
					cli("Start only it", "nf start {type}", "").does(ToStart),
					cli("Start two instances", "nf start {type}=2", "Only it.").scales(),
					cli("Run the command once", "nf run -- sh -c {command}", "With the same variables.").does(ToRunOnce),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Start all from another file", "nf -j Procfile.dev start", ""),
					cli("Choose the first port", "nf -p 3000 start", "").does(ToSetPort),
				}
			},
		},
		Location: Location{OtherPath: "The file has an effect only if `nf -j` names it."},
		Parsing:  Parsing{Parser: nodeForemanParser},
		Naming: Naming{
			CheckName:   nodeForemanName,
			NamePattern: "letters, digits, underscores, and hyphens",
		},
		Execution: Execution{
			OnError: "The parser rejects the whole file: `npm start` runs instead if there is a `package.json`.",
			Shell:   Sh,
		},
		Serving:  Serving{Port: Port{Default: "5000", Env: true, Step: 100, Settings: []PortSetting{inEnv}}},
		Releases: Releases{Release: ReleaseStarts},
		Lifecycle: Lifecycle{
			EndsAll: true,
			Scale:   runnerScale("node-foreman"),
		},
	}, CmdEscaped, windowsFacts{Fact{"`cmd.exe /s /c` runs the command. `$PORT`, `NAME=value` before a command, `;`, and quotes don't work there: Node.js writes a backslash before each double quote.", "strongloop/node-foreman lib/proc.js; nodejs/node issue 5060", Read}, withoutSh}),
}

type nodeForemanFacts struct{}

// About returns the platform's documentation.
func (nodeForemanFacts) About() About {
	return About{
		Homepage: "https://github.com/strongloop/node-foreman",
		Checked:  "2026-11-20",
		Links: []Link{
			{"node-foreman", "https://github.com/strongloop/node-foreman"},
		},
	}
}

// Ways says how it is known what does each task.
func (nodeForemanFacts) Ways() Ways {
	return runnerWays("strongloop/node-foreman nf.js", Read, map[Task]Way{
		ToRunOnce: {Source: "strongloop/node-foreman nf.js", Verified: Read},
		ToRestart: stopAndStart,
	})
}

// Brief returns the facts about the platform that views show.
func (nodeForemanFacts) Brief() Facts {
	return Facts{
		Grammar:   {"An entry matches `/^([A-Za-z0-9_-]+):\\s*(.+)$/m`. Any other line, unless it is empty or starts with `#`, makes node-foreman reject the whole file.", nodeForemanSource, Run},
		Running:   {"Commands run in `/bin/sh -c`.", "strongloop/node-foreman lib/proc.js", Read},
		Ports:     {"`$PORT` is 5000, plus 100 for each further process type and 1 for each further instance. `-p` and `PORT` in `.env` change the first. Ports below 1024 aren't allowed.", "strongloop/node-foreman lib/proc.js", Read},
		Releasing: {"`release` starts with the others, like any process type.", "strongloop/node-foreman nf.js", Read},
	}
}

// Facts returns the other facts about the platform.
func (nodeForemanFacts) Facts() Facts {
	return Facts{
		Names:        {"Letters, digits, underscores, and hyphens. `__proto__` doesn't start.", nodeForemanSource, Run},
		File:         {"`Procfile` in the current folder, or the file that `-j` names.", "strongloop/node-foreman nf.js", Read},
		Comments:     {"A line that starts with `#` is a comment. If it is indented, the whole file is rejected. A `#` after a command stays in it, and the shell reads it as a comment.", nodeForemanSource, Run},
		DuplicateKey: {"The last entry wins, without a warning.", nodeForemanSource, Run},
		Empty:        {"The whole file is rejected if an entry has no command.", nodeForemanSource, Run},
		LineEnds:     {"A CR at the end of a command is trimmed. The whole file is rejected if a line is only a CR. A command ends at a lone CR or U+2028.", nodeForemanSource, Run},
		Mark:         {"With a byte order mark, the first line doesn't match, and the whole file is rejected.", nodeForemanSource, Run},
		Encodings:    {"Invalid UTF-8 becomes U+FFFD.", nodeForemanSource, Run},
		Traffic:      {"It routes no traffic. Processes listen on their own ports.", "strongloop/node-foreman nf.js", Read},
		Start:        {"One of each process type starts. When one ends, all stop. If the file is rejected, `npm start` runs if there is a `package.json`.", nodeForemanSource, Run},
		Limits:       {"No known limit.", nodeForemanSource, Read},
	}
}

// Messages returns the texts that the platform prints.
func (nodeForemanFacts) Messages() []Message {
	return []Message{
		{Text: "Cannot read properties of null (reading '1')", Means: "The whole file is rejected, because a line doesn't match.", Source: nodeForemanSource},
		{Text: "No Procfile and no package.json file found in Current Directory", Means: "The file doesn't exist, or one of its lines doesn't match.", Source: nodeForemanSource},
		{Text: "Syntax Error in Procfile, Line …: No Command Found", Means: "An entry has no command.", Source: nodeForemanSource},
	}
}

func nodeForemanName(name string) NameProblem {
	switch {
	case name == "__proto__":
		return NameProblem{Outcome: Ignored, Text: prose.T("The process doesn't start: its type can't be a key of a JavaScript object."), Fatal: true, Topic: Names}
	case !plainName(name):
		return NameProblem{Outcome: Rejected, Text: prose.T("The parser rejects the whole file: a process type is letters, digits, underscores, and hyphens."),
			Log: "Cannot read properties of null (reading '1')", Fatal: true, Topic: Names}
	}
	return NameProblem{}
}
