package platform

const hivemindSource = "DarthSim/hivemind procfile.go"

var _ = register(&hivemindPlatform)

var hivemindPlatform = Platform{
	ID:       "hivemind",
	Title:    "Hivemind",
	Homepage: "https://github.com/DarthSim/hivemind",
	Rank:     33,
	Runner:   true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Hivemind", "https://github.com/DarthSim/hivemind"},
	},
	NotVerified: []string{
		"Versions other than 1.1.0.",
	},
	Known: hivemindFacts{},
	Strategies: []Target{{
		Summary: "local processes, by hivemind",
		Reader: func(src []byte) Reading {
			return readHivemind(src, "hivemind: Process names must be uniq", "hivemind: No entries was found in Procfile")
		},
		OtherPath:    "it is read only when the argument of hivemind names it",
		OnError:      "hivemind stops",
		CheckName:    skippedName,
		NamePattern:  "letters, digits, underscores and hyphens",
		Duplicates:   DuplicatesRefused,
		EmptyCommand: EmptyIgnored,
		Shell:        Sh,
		Port:         Port{Default: "5000", Env: true, Step: 100},
		Release:      ReleaseStarts,
		Scale:        runnerScale("hivemind"),
		Equivalents:  runnerEquivalents{title: "Start all of them from another file", text: "hivemind Procfile.dev"},
	}},
}

type hivemindFacts struct{}

// Facts are what is known about the platform.
func (hivemindFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is matched against ^([\\w-]+):\\s+(.+)$: a space after the colon has to be there. Lines that do not match are skipped without a word.", hivemindSource, Run},
		Names:        {"Letters, digits, underscores and hyphens.", hivemindSource, Run},
		File:         {"Procfile in the current folder, the file named as the argument or by HIVEMIND_PROCFILE, or standard input for -.", "DarthSim/hivemind README.md", Documented},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where the shell takes it for a comment.", hivemindSource, Run},
		DuplicateKey: {"A process type that stands twice stops it with \"Process names must be uniq\".", hivemindSource, Run},
		Empty:        {"An entry without a command is skipped.", hivemindSource, Run},
		LineEnds:     {"CR LF is LF. A lone CR ends no line.", hivemindSource, Run},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", hivemindSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stay in a command as they are.", hivemindSource, Run},
		Running:      {"Commands run in /bin/sh -c.", "DarthSim/hivemind process.go", Read},
		Ports:        {"$PORT is 5000 and 100 more for each process type.", hivemindSource, Read},
		Traffic:      {"It sends no traffic to anything: processes listen on their own ports.", "DarthSim/hivemind process.go", Read},
		Start:        {"One of every process type is started.", hivemindSource, Read},
		Releasing:    {"release is started beside the others, as any process type.", hivemindSource, Read},
		Limits:       {"No limit was found; a line may have any length.", hivemindSource, Run},
	}
}
