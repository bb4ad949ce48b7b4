package platform

import (
	"strings"
)

const goremanSource = "mattn/goreman main.go"

var _ = register(&goremanPlatform)

var goremanPlatform = Platform{
	ID:      "goreman",
	Title:   "Goreman",
	Rank:    34,
	Runner:  true,
	Install: "brew install goreman",
	NotVerified: []string{
		"Versions other than 0.3.19. Before 0.3.17, an indented comment with a colon was a process.",
		"Windows.",
	},
	Checked: "2026-11-20",
	Links:   []Link{{"Goreman", "https://github.com/mattn/goreman"}},
	Known: Facts{
		Grammar:   {"Each line is split at its first colon, and both parts are trimmed. A line without a colon, or with nothing before it, is skipped.", goremanSource, Run},
		Running:   {"Commands run in `/bin/sh -c`.", "mattn/goreman main.go and proc_posix.go", Read},
		Ports:     {"`$PORT` is 5000, plus 100 for each further entry. `-b`, and `baseport` in `.goreman`, change the first. With `-set-ports=false`, it isn't set.", goremanSource, Read},
		Releasing: {"`release` starts with the others, like any process type.", "mattn/goreman proc.go", Read},
	},
	Strategies: alsoOnWindows(localRunner("goreman", func(t *Target) {
		t.OtherPath = "The file has an effect only if `goreman -f` or `.goreman` names it."
		t.Parser, t.MarkNotStarted, t.EndsAll = goremanParser, keepFirst, false
		t.CheckName, t.NamePattern = nil, "anything without a colon"
		t.Port.Settings = []PortSetting{{Files: ".goreman", Key: "baseport", Loose: true}}
		t.Equivalents = runnerEquivalents{
			only: "goreman start {type}", file: "goreman -f Procfile.dev start", port: "goreman -b 3000 start",
			process: func() []Equivalent {
				return []Equivalent{
					cli("Restart it", "goreman run restart {type}", "In another terminal, while `goreman start` runs.").does(ToRestart),
					cli("Stop it", "goreman run stop {type}", ""),
				}
			},
		}
	}), CmdDollarEscaped, Fact{"Goreman turns `$NAME` into `%NAME%`, and `cmd /c` runs the command. `${PORT}`, `NAME=value` before a command, `;`, and quotes don't work there: Go writes a backslash before each double quote.", "mattn/goreman main.go and proc_windows.go; golang/go src/syscall/exec_windows.go", Read}),
}

var goremanParser = &Parser{Name: "goreman", Parse: parseGoreman}

func parseGoreman(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	for l := linesOf(src, unixLine); l.next(); {
		before, after, found := strings.Cut(l.text, ":")
		name := strings.TrimSpace(before)
		if found && name != "" && name[0] != '#' {
			r.Processes = append(r.Processes, Process{Type: name, Command: strings.TrimSpace(after), Line: l.at})
		}
	}
	if len(r.Processes) == 0 {
		r.Error = "no valid entry"
	}
	return r
}

func keepFirst(ps []Process) {
	seen := map[string]bool{}
	for i, p := range ps {
		if seen[p.Type] {
			ps[i].NotStarted = "Only the first entry with this name starts."
		}
		seen[p.Type] = true
	}
}
