package platform

import (
	"fmt"
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

const (
	herokuLocalSource  = "heroku/cli src/lib/local/load-foreman-procfile.ts"
	herokuLocalCommand = "heroku/cli src/commands/local/index.ts"
	herokuLocalForeman = "heroku/cli src/lib/local/foreman/procfile.cjs"
)

var _ = register(&herokuLocalPlatform)

var herokuLocalPlatform = Platform{
	ID:     "heroku-local",
	Title:  "heroku local",
	Rank:   37,
	Runner: true,
	NotVerified: []string{
		"Whether the version that rejects hyphens is still in use. 11.9.0-beta.0 rejects them, 10.17.0 doesn't, and a fix was merged on 2026-08-21.",
		"The vendored node-foreman, which parses the file again, was read and not run.",
		"Windows.",
	},
	Checked: "2026-11-20",
	Links:   []Link{{"Run your app locally", "https://devcenter.heroku.com/articles/heroku-local"}},
	Known: Facts{
		Grammar:   {"The CLI reads the process types first. It exits with \"line N parse error\" if a line with a word character doesn't start with a name and a colon. A vendored node-foreman then parses the file again, and rejects the whole file if a line doesn't match.", herokuLocalSource, Run},
		Running:   {"Commands run in `/bin/sh -c`.", "heroku/cli src/lib/local/foreman/proc.cjs", Read},
		Ports:     {"`$PORT` is 5006, plus 100 for each further process type and 1 for each further instance. `-p` and `PORT` in `.env` change the first.", "heroku/cli src/lib/local/run-foreman.cjs", Read},
		Releasing: {"`heroku local` doesn't start `release`.", herokuLocalCommand, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "No Procfile found.", Means: "The file doesn't exist in this folder.", Source: "heroku/cli src/commands/local/index.ts"},
			{Text: "line … parse error: …", Means: "The line doesn't start with a process type and a colon.", Source: herokuLocalSource},
			{Text: "Cannot read properties of null (reading '1')", Means: "The whole file is rejected, because a line doesn't match.", Source: herokuLocalForeman},
			{Text: "No Procfile and no package.json file found in Current Directory", Means: "The file doesn't exist, or one of its lines doesn't match.", Source: herokuLocalForeman},
			{Text: "Syntax Error in Procfile, Line …: No Command Found", Means: "An entry has no command.", Source: herokuLocalForeman},
		}
	},
	Strategies: alsoOnWindows(localRunner("heroku local", func(t *Target) {
		t.Summary = "local processes, with heroku local"
		t.OtherPath = "The file has an effect only if `heroku local -f` names it."
		t.Parser, t.MarkNotStarted = herokuLocalParser, keepHerokuLocal
		t.RejectParsed = func(src []byte, _ Reading) string { return parseNodeForeman(src).Error }
		t.CheckName, t.NamePattern = herokuLocalName, "letters, digits, and underscores"
		t.Port.Default, t.Release, t.Scale = "5006", ReleaseNever, herokuLocalScale
		t.Equivalents = runnerEquivalents{
			only: "heroku local {type}", once: "heroku local:run -- sh -c {command}", file: "heroku local -f Procfile.dev", port: "heroku local -p 3000",
			process: func() []Equivalent {
				return []Equivalent{cli("Start two instances", "heroku local {type}=2", "Only it.").scales()}
			},
		}
	}), CmdEscaped, Fact{"`cmd.exe /s /c` runs the command. `$PORT`, `NAME=value` before a command, `;`, and quotes don't work there: Node.js writes a backslash before each double quote.", "heroku/cli src/lib/local/foreman/proc.cjs; nodejs/node issue 5060", Read}),
}

var herokuLocalParser = &Parser{Name: "heroku-local", Parse: parseHerokuLocal}

// parseHerokuLocal reads like the Heroku CLI when it lists the process types.
func parseHerokuLocal(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	number := 0
	for l := linesOf([]byte(decodeJS(src)), lfLine); l.next(); {
		at, line := l.at, l.text
		number++
		trimmed := strings.TrimLeftFunc(line, jsSpace)
		if strings.HasPrefix(trimmed, "#") || strings.IndexFunc(line, isWordRune) < 0 {
			continue
		}
		name := strings.IndexFunc(trimmed, func(r rune) bool { return !isWordRune(r) })
		if name < 1 || trimmed[name] != ':' {
			return r.fail(fmt.Sprintf("line %d parse error: %s", number, line), at)
		}
		key, value, _ := strings.Cut(line, ":")
		if key != "__proto__" { // a JavaScript object doesn't store this key
			r.Processes = append(r.Processes, Process{Type: key, Command: strings.TrimLeftFunc(value, jsSpace), Line: at})
		}
	}
	r.Processes = keepLast(r.Processes)
	return r
}

func isWordRune(r rune) bool { return r < 0x80 && isWordByte(byte(r)) }

// keepHerokuLocal drops release if there is anything else to start. For an empty list, node-foreman starts every process type that it finds.
func keepHerokuLocal(ps []Process) {
	if len(ps) < 2 {
		return
	}
	for i := range ps {
		if ps[i].Type == "release" {
			ps[i].NotStarted, ps[i].OtherStarts = "`heroku local` doesn't start `release`.", true
		}
	}
}

func herokuLocalScale(name string, _ []string) (int, string) {
	if name == "release" {
		return 0, "`heroku local` doesn't start `release`."
	}
	return 1, "`heroku local` starts one of each process type"
}

var herokuLocalName = unless(isWord, NameProblem{Outcome: Rejected, Text: prose.T("`heroku local` exits: only letters, digits, and underscores may be in a process type."), Fatal: true, Topic: Names})
