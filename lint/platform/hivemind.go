package platform

const hivemindSource = "DarthSim/hivemind procfile.go"

var _ = register(&hivemindPlatform)

var hivemindPlatform = Platform{
	ID:      "hivemind",
	Title:   "Hivemind",
	Rank:    33,
	Runner:  true,
	Install: "brew install hivemind",
	NotVerified: []string{
		"Versions other than 1.1.0.",
	},
	Checked: "2026-11-20",
	Links:   []Link{{"Hivemind", "https://github.com/DarthSim/hivemind"}},
	Known: Facts{
		Grammar:   {"An entry matches `^([\\w-]+):\\s+(.+)$`, so the colon needs a space after it. Other lines are silently skipped.", hivemindSource, Run},
		Running:   {"Commands run in `/bin/sh -c`.", "DarthSim/hivemind process.go", Read},
		Ports:     {"`$PORT` is 5000, plus 100 for each further process type. `-p`, and `HIVEMIND_PORT` or `PORT` in `.env`, change the first.", "DarthSim/hivemind main.go", Read},
		Releasing: {"`release` starts with the others, like any process type.", hivemindSource, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "No entries was found in Procfile", Means: "The file has no entry that the parser reads. The colon needs a space after it.", Source: hivemindSource},
			{Text: "Process names must be uniq", Means: "A process type occurs twice.", Source: hivemindSource},
		}
	},
	Strategies: []Target{localRunner("hivemind", func(t *Target) {
		t.Summary = "local processes, with hivemind"
		t.OtherPath = "The file has an effect only if you pass it to `hivemind`, or `HIVEMIND_PROCFILE` names it."
		t.Parser = hivemindParser
		t.Port.Settings = []PortSetting{
			{Files: ".env", Key: "HIVEMIND_PORT", Loose: true}, inLooseEnv,
			{Files: ".env", Key: "HIVEMIND_PORT_STEP", Of: PortStep, Loose: true},
		}
		t.Equivalents = runnerEquivalents{only: "hivemind -l {type}", file: "hivemind Procfile.dev", port: "hivemind -p 3000"}
	})},
}

var hivemindParser = &Parser{Name: "hivemind", Parse: parseHivemind}

func parseHivemind(src []byte) Reading {
	return parseHivemindLike(src, "hivemind: Process names must be uniq", "hivemind: No entries was found in Procfile")
}
