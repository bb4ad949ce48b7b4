package platform

import (
	"unicode/utf8"
)

const honchoSource = "nickstenning/honcho honcho/environ.py"

var _ = register(&honchoPlatform)

var honchoPlatform = Platform{
	ID:      "honcho",
	Title:   "Honcho",
	Rank:    31,
	Runner:  true,
	Install: "pip install honcho",
	NotVerified: []string{
		"A locale other than UTF-8, in which Python decodes the file differently.",
		"Windows.",
	},
	Checked: "2026-11-20",
	Links:   []Link{{"Honcho", "https://honcho.readthedocs.io/"}},
	Known: Facts{
		Grammar:   {"An entry matches `^([A-Za-z0-9_-]+):\\s*(.+)$`, with lines and spaces as Python defines them. Other lines are silently skipped.", honchoSource, Run},
		Running:   {"Commands run in `/bin/sh -c`.", "nickstenning/honcho honcho/process.py", Read},
		Ports:     {"`$PORT` is 5000, plus 100 for each further process type and 1 for each further instance. `-p`, `PORT` in `.env`, and `$PORT` change the first.", "nickstenning/honcho honcho/command.py", Read},
		Releasing: {"`release` starts with the others, like any process type.", honchoSource, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "Procfile does not exist or is not a file", Means: "The file doesn't exist in this folder.", Source: "nickstenning/honcho honcho/command.py"},
			{Text: "process names must be unique within a Procfile", Kind: "process", Means: "A process type occurs twice.", Source: honchoSource},
			{Text: "Process type '…' does not exist in Procfile", Means: "The process type to start isn't in the file.", Source: "nickstenning/honcho honcho/command.py"},
			{Text: "Valid procfile detected ()", Means: "The file has no entry that the parser reads.", Source: "nickstenning/honcho honcho/command.py"},
		}
	},
	ConfigFiles: startedByImage("honcho"),
	Strategies: alsoOnWindows(localRunner("honcho", func(t *Target) {
		t.OtherPath = "The file has an effect only if `honcho -f` or `PROCFILE` names it."
		t.Parser = honchoParser
		t.Equivalents = runnerEquivalents{
			only: "honcho start {type}", two: "honcho start -c {type}=2", once: "honcho run sh -c {command}",
			file: "honcho -f Procfile.dev start", port: "honcho start -p 3000",
		}
	}), Cmd, Fact{"`cmd.exe /c` runs the command. `$PORT`, `NAME=value` before a command, `;`, and single quotes don't work there.", "nickstenning/honcho honcho/process.py; python/cpython Lib/subprocess.py", Read}),
}

var honchoParser = &Parser{Name: "honcho", Parse: parseHoncho}

func parseHoncho(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	if text, offset := pythonDecodeError(src); text != "" {
		return r.fail(text, (&lineCounter{src: src}).at(offset))
	}
	r.addForeman(src, cutPythonLine, pythonSpace)
	return r.withoutTwins("process names must be unique within a Procfile")
}

// cutPythonLine returns the line from start as Python's splitlines splits valid UTF-8.
func cutPythonLine(src []byte, start int) (end, next int) {
	for end = start; end < len(src); {
		r, size := utf8.DecodeRune(src[end:])
		switch {
		case r == '\r' && end+1 < len(src) && src[end+1] == '\n':
			return end, end + 2
		case r >= '\n' && r <= '\r', r >= 0x1C && r <= 0x1E, r == 0x85, r == 0x2028, r == 0x2029:
			return end, end + size
		}
		end += size
	}
	return end, end
}
