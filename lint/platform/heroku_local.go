package platform

import (
	"fmt"
	"strings"
)

const (
	herokuLocalSource  = "heroku/cli src/lib/local/load-foreman-procfile.ts"
	herokuLocalCommand = "heroku/cli src/commands/local/index.ts"
	herokuLocalForeman = "heroku/cli src/lib/local/foreman/procfile.cjs"
)

var _ = register(&herokuLocalPlatform)

var herokuLocalPlatform = Platform{
	ID:       "heroku-local",
	Title:    "heroku local",
	Homepage: "https://devcenter.heroku.com/articles/heroku-local",
	Rank:     37,
	Runner:   true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Run your app locally", "https://devcenter.heroku.com/articles/heroku-local"},
	},
	NotVerified: []string{
		"Whether the release that refuses hyphens is still in use: 11.9.0-beta.0 does, a fix was merged on 2026-08-21, and 10.17.0 worked.",
		"The second reading, by the vendored node-foreman, was read and not run.",
		"Windows.",
	},
	Known: herokuLocalFacts{},
	Strategies: []Target{{
		Summary:      "local processes, by heroku local",
		Reader:       readHerokuLocal,
		Refuse:       refuseHerokuLocal,
		Keep:         keepHerokuLocal,
		OtherPath:    "it is read only when heroku local -f names it",
		OnError:      "heroku local stops",
		CheckName:    herokuLocalName,
		NamePattern:  "letters, digits and underscores",
		Duplicates:   LastWins,
		EmptyCommand: EmptyAccepted,
		Shell:        Sh,
		Port:         Port{Default: "5006", Env: true, Step: 100},
		Release:      ReleaseNever,
		Scale:        herokuLocalScale,
		Equivalents:  runnerEquivalents{start: "heroku local ", title: "Start all of them from another file", text: "heroku local -f Procfile.dev"},
	}},
}

type herokuLocalFacts struct{}

// Facts are what is known about the platform.
func (herokuLocalFacts) Facts() Facts {
	return Facts{
		Grammar:      {"The CLI lists the types first: a line with a word character has to begin with a name and a colon, or all stops with \"line N parse error\". Then a vendored node-foreman reads the file again and throws it away at a line that does not match.", herokuLocalSource, Run},
		Names:        {"Letters, digits and underscores; the CLI of August 2026 refuses hyphens. __proto__ is lost.", herokuLocalSource, Run},
		File:         {"Procfile in the current folder, or the file that -f names.", herokuLocalCommand, Read},
		Comments:     {"A line that starts with # is a comment. An indented one is a comment to the CLI, but makes node-foreman throw the file away.", herokuLocalSource, Run},
		DuplicateKey: {"The last of two entries wins, without a word.", herokuLocalSource, Run},
		Empty:        {"The CLI accepts an entry without a command; node-foreman throws the file away.", herokuLocalSource, Run},
		LineEnds:     {"CR LF is LF to the CLI; an empty line that ends with it makes node-foreman throw the file away.", herokuLocalSource, Run},
		Mark:         {"A byte order mark becomes part of the first name for the CLI, and makes node-foreman throw the file away.", herokuLocalSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 become U+FFFD.", herokuLocalSource, Run},
		Running:      {"Commands run in /bin/sh -c, on Windows in cmd.exe.", "heroku/cli src/lib/local/foreman/proc.cjs", Read},
		Ports:        {"$PORT is 5006 and 100 more for each process type, 1 more for each further instance.", "heroku/cli src/lib/local/run-foreman.cjs", Read},
		Traffic:      {"It sends no traffic to anything: processes listen on their own ports.", "heroku/cli src/lib/local/run-foreman.cjs", Read},
		Start:        {"One of every process type but release is started. When the file is thrown away it starts npm start where there is a package.json, else nothing.", herokuLocalCommand, Read},
		Releasing:    {"heroku local leaves out release.", herokuLocalCommand, Read},
		Limits:       {"No limit was found.", herokuLocalSource, Read},
	}
}

// readHerokuLocal reads as the Heroku CLI does to list the process types.
func readHerokuLocal(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	text := decodeJS(src)
	count := lineCounter{src: []byte(text)}
	for start, number := 0, 1; start < len(text); number++ {
		end, next := lfLine(count.src, start)
		line, at := text[start:end], start
		start = next
		trimmed := trimLeft(line, jsSpace)
		if strings.HasPrefix(trimmed, "#") || strings.IndexFunc(line, isWordRune) < 0 {
			continue
		}
		name := strings.IndexFunc(trimmed, func(r rune) bool { return !isWordRune(r) })
		if name < 1 || trimmed[name] != ':' {
			return r.fail(fmt.Sprintf("line %d parse error: %s", number, line), count.at(at))
		}
		key, value, _ := strings.Cut(line, ":")
		if key != "__proto__" { // an object in JavaScript does not take this key
			r.Processes = append(r.Processes, Process{Type: key, Command: trimLeft(value, jsSpace), Line: count.at(at)})
		}
	}
	r.Processes = keepLast(r.Processes)
	return r
}

func isWordRune(r rune) bool { return r < 0x80 && isWordByte(byte(r)) }

// refuseHerokuLocal is the error of node-foreman's reading of the same file.
func refuseHerokuLocal(src []byte, _ Reading) string {
	return readNodeForeman(src).Error
}

// keepHerokuLocal drops release, where there is anything else to start: of a
// list without a type node-foreman starts everything that it finds itself.
func keepHerokuLocal(ps []Process) {
	if len(ps) < 2 {
		return
	}
	for i := range ps {
		if ps[i].Type == "release" {
			ps[i].Dropped = "heroku local leaves out release"
		}
	}
}

func herokuLocalScale(name string, _ []string) (int, string) {
	if name == "release" {
		return 0, "heroku local leaves out release"
	}
	return 1, "heroku local starts one of every process type"
}

func herokuLocalName(name string) NameProblem {
	for i := 0; i < len(name); i++ {
		if !isWordByte(name[i]) {
			return NameProblem{Effect: "heroku local stops, because a process type may only hold letters, digits and underscores", Fatal: name[i] != '-', Topic: Names}
		}
	}
	return NameProblem{}
}
