package platform

import (
	"strconv"
	"strings"
)

const mprocsSource = "pvolok/mprocs src/mprocs/mprocs.rs"

var _ = register(&mprocsPlatform)

var mprocsPlatform = Platform{
	ID:     "mprocs",
	Title:  "mprocs",
	Rank:   38,
	Runner: true,
	NotVerified: []string{
		"Versions other than 0.9.6.",
		"Windows.",
	},
	Checked: "2026-11-21",
	Links:   []Link{{"mprocs", "https://github.com/pvolok/mprocs"}},
	Known: Facts{
		Grammar:   {"It splits each line at the first colon and trims both parts. Other lines are silently skipped.", mprocsSource, Run},
		Running:   {"`/bin/sh` runs the command. On Windows, `pwsh.exe` does, whose variables aren't those of the environment.", "pvolok/mprocs src/config/proc.rs", Run},
		Ports:     {"It sets no `$PORT`.", mprocsSource, Read},
		Releasing: {"`release` is listed with the others, and starts only by hand.", mprocsSource, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "stream did not contain valid UTF-8"},
		}
	},
	Strategies: []Target{{
		Summary: "local processes, with mprocs --procfile",
		Equivalents: runnerEquivalents{
			process: func() []Equivalent {
				return []Equivalent{
					ui("Key that starts it", "s", "Select it in the list first.").does(ToStart),
					ui("Key that restarts it", "r", "Select it in the list first.").does(ToRestart),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Start all", "mprocs --procfile --on-init '{c: restart-all}'", ""),
					cli("List all from another file", "mprocs --procfile Procfile.dev", ""),
					cli("Write the output to files", "mprocs --procfile --log-dir log", "One file for each process.").does(ToReadLogs),
				}
			},
		},
		OtherPath:   "The file has an effect only if `mprocs --procfile` names it.",
		Parser:      mprocsParser,
		NamePattern: "any name",
		OnError:     "`mprocs` exits with an error.",
		Shell:       Sh,
		Release:     ReleaseNever,
		Scale:       instances(0, "mprocs lists it, and starts it when you press `s`"),
	}},
}

var mprocsParser = &Parser{Name: "mprocs", Parse: parseMprocs}

// parseMprocs reads like mprocs: each line with a colon is an entry.
func parseMprocs(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	if at := invalidUTF8(src); at >= 0 {
		return r.fail("stream did not contain valid UTF-8", (&lineCounter{src: src}).at(at))
	}
	taken := map[string]int{}
	for l := linesOf(src, unixLine); l.next(); {
		text := strings.TrimFunc(l.text, rustSpace)
		name, command, ok := strings.Cut(text, ":")
		if !ok || text[0] == '#' {
			continue
		}
		name = strings.TrimFunc(name, rustSpace)
		p := Process{Type: unlisted(name, taken), Command: strings.TrimFunc(command, rustSpace), Line: l.at}
		if p.Type != name {
			p.Declared = name
		}
		r.Processes = append(r.Processes, p)
	}
	return r
}

// unlisted is a name with the next number that makes it another one than those before. taken has them, with the last number of each.
func unlisted(name string, taken map[string]int) string {
	unique := name
	for n := max(taken[name], 1) + 1; taken[unique] > 0; n++ {
		unique = name + " (" + strconv.Itoa(n) + ")"
		taken[name] = n
	}
	taken[unique] = max(taken[unique], 1)
	return unique
}
