package platform

import (
	"bytes"
	"strings"
)

const goremanSource = "mattn/goreman main.go"

var _ = register(&goremanPlatform)

var goremanPlatform = Platform{
	ID:       "goreman",
	Title:    "Goreman",
	Homepage: "https://github.com/mattn/goreman",
	Rank:     34,
	Runner:   true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Goreman", "https://github.com/mattn/goreman"},
	},
	NotVerified: []string{
		"Versions other than 0.3.19; before 0.3.17 an indented comment with a colon was a process.",
		"Windows, where it rewrites $NAME to %NAME%.",
	},
	Known: goremanFacts{},
	Strategies: []Target{{
		Summary:      "local processes, by goreman start",
		Reader:       readGoreman,
		Keep:         keepFirst,
		OtherPath:    "it is read only when goreman -f names it",
		OnError:      "goreman stops",
		NamePattern:  "anything without a colon",
		Duplicates:   FirstWins,
		EmptyCommand: EmptyAccepted,
		Shell:        Sh,
		Port:         Port{Default: "5000", Env: true, Step: 100},
		Release:      ReleaseStarts,
		Scale:        runnerScale("goreman"),
		Equivalents:  runnerEquivalents{start: "goreman start ", title: "Start all of them from another file", text: "goreman -f Procfile.dev start"},
	}},
}

type goremanFacts struct{}

// Facts are what is known about the platform.
func (goremanFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is cut at its first colon and both parts are trimmed. A line without a colon, or with nothing before it, is skipped.", goremanSource, Run},
		Names:        {"Anything that stands before the first colon, spaces and signs too.", goremanSource, Run},
		File:         {"Procfile in the current folder, or the file that -f or .goreman names.", goremanSource, Read},
		Comments:     {"A line whose first visible character is # is skipped; any other line with a colon is an entry, // and http://… too. A # after a command stays in it, where the shell takes it for a comment.", goremanSource, Run},
		DuplicateKey: {"Both of two entries are kept, but a start looks the name up and finds the first: the second never runs.", goremanSource, Run},
		Empty:        {"An entry without a command is accepted.", goremanSource, Run},
		LineEnds:     {"A CR at the end of a line is trimmed. A lone CR ends no line.", goremanSource, Run},
		Mark:         {"A byte order mark becomes part of the first name.", goremanSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stay as they are.", goremanSource, Run},
		Running:      {"Commands run in /bin/sh -c.", "mattn/goreman proc_posix.go", Read},
		Ports:        {"$PORT is 5000 and 100 more for each entry; -set-ports=false sets none.", goremanSource, Read},
		Traffic:      {"It sends no traffic to anything: processes listen on their own ports.", "mattn/goreman proc.go", Read},
		Start:        {"One of every process type is started.", "mattn/goreman proc.go", Read},
		Releasing:    {"release is started beside the others, as any process type.", "mattn/goreman proc.go", Read},
		Limits:       {"No limit was found.", goremanSource, Read},
	}
}

// readGoreman reads as Goreman does.
func readGoreman(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	count := lineCounter{src: src}
	for start := 0; start < len(src); {
		end, next := len(src), len(src)
		if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
			end, next = start+i, start+i+1
		}
		before, after, found := strings.Cut(string(src[start:end]), ":")
		name := strings.TrimSpace(before)
		if found && name != "" && name[0] != '#' {
			r.Processes = append(r.Processes, Process{Type: name, Command: strings.TrimSpace(after), Line: count.at(start)})
		}
		start = next
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
			ps[i].Dropped = "goreman looks up the name and finds the first entry; this one never runs"
		}
		seen[p.Type] = true
	}
}
