package platform

const foregoSource = "ddollar/forego procfile.go"

var _ = register(&foregoPlatform)

var foregoPlatform = Platform{
	ID:       "forego",
	Title:    "Forego",
	Homepage: "https://github.com/ddollar/forego",
	Rank:     35,
	Runner:   true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Forego", "https://github.com/ddollar/forego"},
	},
	NotVerified: []string{
		"Windows.",
	},
	Known: foregoFacts{},
	Strategies: []Target{{
		Summary:      "local processes, by forego start",
		Reader:       func(src []byte) Reading { return scanForeman(src, "Reading Procfile: "+tooLong) },
		OtherPath:    "it is read only when forego start -f names it",
		OnError:      "forego stops",
		CheckName:    skippedName,
		NamePattern:  "letters, digits, underscores and hyphens",
		Duplicates:   DuplicatesBothRun,
		EmptyCommand: EmptyIgnored,
		Shell:        ExecSh,
		Port:         Port{Default: "5000", Env: true, Step: 100, Grows: true},
		Release:      ReleaseStarts,
		Scale:        runnerScale("forego"),
		Equivalents:  runnerEquivalents{start: "forego start ", title: "Start all of them from another file", text: "forego start -f Procfile.dev"},
	}},
}

type foregoFacts struct{}

// Facts are what is known about the platform.
func (foregoFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is matched against ^([A-Za-z0-9_-]+):\\s*(.+)$. Lines that do not match are skipped without a word.", foregoSource, Run},
		Names:        {"Letters, digits, underscores and hyphens.", foregoSource, Run},
		File:         {"Procfile in the current folder, or the file that -f names.", "ddollar/forego start.go", Read},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where the shell takes it for a comment. A line such as http://… declares a process http.", foregoSource, Run},
		DuplicateKey: {"Both of two entries are kept and both run, under the same name.", foregoSource, Run},
		Empty:        {"A name and a colon alone are skipped; with spaces after the colon the command is one space.", foregoSource, Run},
		LineEnds:     {"CR LF is LF, and a CR at the end of the file is dropped. A lone CR ends no line.", foregoSource, Run},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", foregoSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stay in a command as they are.", foregoSource, Run},
		Running:      {"sh -c runs exec COMMAND: a variable in front of the command, && and ; do not work as in a shell.", "ddollar/forego unix.go", Run},
		Ports:        {"$PORT is 5000 for the first process type and grows for each further one by more than 100 (5000, 5100, 5300, 5600).", "ddollar/forego start.go", Run},
		Traffic:      {"It sends no traffic to anything: processes listen on their own ports.", "ddollar/forego start.go", Read},
		Start:        {"One of every process type is started. Without any entry it waits for ever.", "ddollar/forego start.go", Run},
		Releasing:    {"release is started beside the others, as any process type.", "ddollar/forego start.go", Read},
		Limits:       {"A line of more than 64 KiB stops it with \"bufio.Scanner: token too long\".", foregoSource, Run},
	}
}
