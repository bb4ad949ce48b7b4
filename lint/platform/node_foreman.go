package platform

const nodeForemanSource = "strongloop/node-foreman lib/procfile.js"

var _ = register(&nodeForemanPlatform)

var nodeForemanPlatform = Platform{
	ID:       "node-foreman",
	Title:    "node-foreman",
	Homepage: "https://github.com/strongloop/node-foreman",
	Rank:     36,
	Runner:   true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"node-foreman", "https://github.com/strongloop/node-foreman"},
	},
	NotVerified: []string{
		"Windows.",
	},
	Known: nodeForemanFacts{},
	Strategies: []Target{{
		Summary:      "local processes, by nf start",
		Reader:       readNodeForeman,
		OtherPath:    "it is read only when nf -j names it",
		OnError:      "the whole file is thrown away, and npm start runs where there is a package.json",
		CheckName:    nodeForemanName,
		NamePattern:  "letters, digits, underscores and hyphens",
		Duplicates:   LastWins,
		EmptyCommand: EmptyRefused,
		Shell:        Sh,
		Port:         Port{Default: "5000", Env: true, Step: 100},
		Release:      ReleaseStarts,
		Scale:        runnerScale("node-foreman"),
		Equivalents:  runnerEquivalents{start: "nf start ", title: "Start all of them from another file", text: "nf -j Procfile.dev start"},
	}},
}

type nodeForemanFacts struct{}

// Facts are what is known about the platform.
func (nodeForemanFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is matched against /^([A-Za-z0-9_-]+):\\s*(.+)$/m. A line that does not match, and is neither empty nor starts with #, makes it throw the whole file away.", nodeForemanSource, Run},
		Names:        {"Letters, digits, underscores and hyphens; __proto__ is lost.", nodeForemanSource, Run},
		File:         {"Procfile in the current folder, or the file that -j names.", "strongloop/node-foreman nf.js", Read},
		Comments:     {"Only a line whose very first character is # is a comment; an indented one throws the whole file away. A # after a command stays in it, where the shell takes it for a comment.", nodeForemanSource, Run},
		DuplicateKey: {"The last of two entries wins, without a word.", nodeForemanSource, Run},
		Empty:        {"An entry without a command throws the whole file away.", nodeForemanSource, Run},
		LineEnds:     {"A CR at the end of a command is trimmed; a line that is a CR alone throws the whole file away. A lone CR and U+2028 in a command cut it there.", nodeForemanSource, Run},
		Mark:         {"With a byte order mark the first line does not match, and the whole file is thrown away.", nodeForemanSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 become U+FFFD.", nodeForemanSource, Run},
		Running:      {"Commands run in /bin/sh -c, on Windows in cmd.exe.", "strongloop/node-foreman lib/proc.js", Read},
		Ports:        {"$PORT is 5000 and 100 more for each process type, 1 more for each further instance; ports below 1024 are refused.", "strongloop/node-foreman lib/proc.js", Read},
		Traffic:      {"It sends no traffic to anything: processes listen on their own ports.", "strongloop/node-foreman nf.js", Read},
		Start:        {"One of every process type is started; the first that ends stops all. When the file is thrown away it starts npm start where there is a package.json, else nothing.", nodeForemanSource, Run},
		Releasing:    {"release is started beside the others, as any process type.", "strongloop/node-foreman nf.js", Read},
		Limits:       {"No limit was found.", nodeForemanSource, Read},
	}
}

func nodeForemanName(name string) NameProblem {
	switch {
	case name == "__proto__":
		return NameProblem{Effect: "the entry is lost, because an object in JavaScript does not take this key", Fatal: true, Topic: Names}
	case !plainName(name):
		return NameProblem{Effect: "the whole file is thrown away, because a process type may only hold letters, digits, underscores and hyphens",
			Text: "Cannot read properties of null (reading '1')", Fatal: true, Topic: Names}
	}
	return NameProblem{}
}
