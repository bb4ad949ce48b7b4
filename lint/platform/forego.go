package platform

const foregoSource = "ddollar/forego procfile.go"

var _ = register(&foregoPlatform)

var foregoPlatform = Platform{
	ID:     "forego",
	Title:  "Forego",
	Rank:   35,
	Runner: true,
	NotVerified: []string{
		"Windows.",
	},
	Checked: "2026-11-20",
	Links:   []Link{{"Forego", "https://github.com/ddollar/forego"}},
	Known: Facts{
		Grammar:   {"An entry matches `^([A-Za-z0-9_-]+):\\s*(.+)$`. Other lines are silently skipped.", foregoSource, Run},
		Running:   {"`sh -c` runs `exec` with the command, so a variable before it, `&&`, and `;` don't work as in a shell.", "ddollar/forego unix.go", Run},
		Ports:     {"`$PORT` is 5000 for the first process type. The step grows by 100 with each further one: 5000, 5100, 5300, 5600. `-p`, `port` in `.forego`, and `PORT` in `.env` change the first.", "ddollar/forego start.go", Run},
		Releasing: {"`release` starts with the others, like any process type.", "ddollar/forego start.go", Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "exec: …=…: not found", Kind: "program", Means: "`exec` runs the command, but an assignment isn't a program.", Source: "ddollar/forego unix.go"},
		}
	},
	Strategies: alsoOnWindows(localRunner("forego", func(t *Target) {
		t.OtherPath = "The file has an effect only if `forego start -f` or `.forego` names it."
		t.Parser, t.Shell = foregoParser, ExecSh
		t.Port.Grows, t.Port.Settings = true, []PortSetting{{Files: ".forego", Key: "port", Of: FirstOfEven, Loose: true}, inLooseEnv}
		t.Equivalents = runnerEquivalents{
			only: "forego start {type}", two: "forego start -c {type}=2", once: "forego run sh -c {command}",
			file: "forego start -f Procfile.dev", port: "forego start -p 3000",
		}
	}), CmdEscaped, Fact{"`cmd /C` runs the command. `$PORT`, `NAME=value` before a command, `;`, and quotes don't work there: Go writes a backslash before each double quote.", "ddollar/forego windows.go; golang/go src/syscall/exec_windows.go", Read}),
}

var foregoParser = &Parser{Name: "forego", Parse: func(src []byte) Reading { return scanForeman(src, "Reading Procfile: "+tooLong) }}
