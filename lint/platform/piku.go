package platform

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	pikuSource = "piku/piku piku.py parse_procfile"
	pikuDeploy = "piku/piku piku.py do_deploy"
	pikuSpawn  = "piku/piku piku.py spawn_app"
)

var _ = register(&pikuPlatform)

var pikuPlatform = Platform{
	ID:       "piku",
	Title:    "Piku",
	Homepage: "https://piku.github.io",
	Rank:     17,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Piku", "https://github.com/piku/piku"},
	},
	NotVerified: []string{
		"A locale other than UTF-8, in which Python decodes the file another way.",
		"A whole deploy was not run, only the function that reads the file.",
	},
	Known: pikuFacts{},
	Strategies: []Target{{
		Summary:      "a server of your own, from git push",
		Unsure:       []Topic{Running},
		Reader:       readPiku,
		Refuse:       refusePiku,
		OnError:      "the deploy stops",
		NamePattern:  "anything without a colon",
		Duplicates:   LastWins,
		EmptyCommand: EmptyAccepted,
		Shell:        ShellUnknown,
		HTTP:         []string{"web", "wsgi", "jwsgi", "rwsgi", "php", "static"},
		NeedsHTTP:    HTTPOptional,
		Port:         Port{Env: true, OnMiss: "nginx answers with an error"},
		Release:      ReleasePhase,
		Scale:        pikuScale,
		Moment:       pikuMoment,
		Remarks:      pikuRemarks,
		Equivalents:  pikuEquivalents{},
	}},
}

type pikuFacts struct{}

// Facts are what is known about the platform.
func (pikuFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is trimmed and cut at its first colon. A line without one is skipped with \"Warning: misformatted Procfile entry\"; it counts lines from zero.", pikuSource, Run},
		Names:        {"Anything that stands before the first colon. wsgi, jwsgi, rwsgi, php, static, preflight, release and cron… have meanings of their own.", pikuSource, Run},
		File:         {"The file is named Procfile and lies in the root folder of the app.", pikuDeploy, Read},
		Comments:     {"A line whose first visible character is # is a comment; a # after a command stays in it.", pikuSource, Run},
		DuplicateKey: {"The last of two entries wins, with \"Warning: found multiple web workers, only the last one will be used.\"", pikuSource, Run},
		Empty:        {"An entry without a command is accepted.", pikuSource, Run},
		LineEnds:     {"CR LF and a lone CR end a line.", pikuSource, Run},
		Mark:         {"A byte order mark becomes part of the first name.", pikuSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stop it with a UnicodeDecodeError.", pikuSource, Run},
		Running:      {"Processes are attached to uWSGI, which was not looked at; preflight and release run in a shell.", "piku/piku piku.py spawn_worker", Unknown},
		Ports:        {"$PORT is a free port when the app's ENV does not set it.", pikuSpawn, Read},
		Traffic:      {"web, wsgi, jwsgi, rwsgi, php and static get HTTP traffic. wsgi, jwsgi and rwsgi remove web.", pikuSource, Run},
		Start:        {"One of every type is started. A file without a usable entry is \"Error: Invalid Procfile for app\".", pikuSpawn, Read},
		Releasing:    {"preflight and release run once in each deploy.", pikuDeploy, Read},
		Limits:       {"The numbers of a cron entry are at most 59, 24, 31, 12 and 7; beyond, the line is skipped as misformatted.", pikuSource, Run},
	}
}

// readPiku reads as Piku does. A web beside wsgi, jwsgi or rwsgi is not part of
// the result, as in Piku; a warning says so.
func readPiku(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	if text, offset := pythonLinesError(src); text != "" {
		return r.fail(text, (&lineCounter{src: src}).at(offset))
	}
	seen := map[string]bool{}
	for start, line := 0, 0; start < len(src); line++ {
		end, next := cutLine(src, start)
		body := trim(string(src[start:end]), pythonSpace)
		start = next
		if body == "" || body[0] == '#' {
			continue
		}
		before, after, found := strings.Cut(body, ":")
		kind, command := trim(before, pythonSpace), trim(after, pythonSpace)
		if !found || strings.HasPrefix(kind, "cron") && pikuCronTooLarge(command) {
			r.warn(fmt.Sprintf("Warning: misformatted Procfile entry '%s' at line %d", body, line), line)
			continue
		}
		if seen[kind] {
			r.warn(fmt.Sprintf("Warning: found multiple %s workers, only the last one will be used.", kind), line)
		}
		seen[kind] = true
		r.Processes = append(r.Processes, Process{Type: kind, Command: command, Line: line})
	}
	r.Processes = keepLast(r.Processes)
	if seen["web"] && (seen["wsgi"] || seen["jwsgi"] || seen["rwsgi"]) {
		r.dropWeb("Warning: found both 'wsgi' and 'web' workers, disabling 'web'")
	}
	return r
}

func (r *Reading) dropWeb(text string) {
	for i, p := range r.Processes {
		if p.Type == "web" {
			r.warn(text, p.Line)
			r.Processes = append(r.Processes[:i], r.Processes[i+1:]...)
			return
		}
	}
}

// pikuCron is the pattern of a cron entry; a digit is one of any script.
var pikuCron = regexp.MustCompile(`(?s)^((?:(?:\*/)?\p{Nd}+)|\*) ((?:(?:\*/)?\p{Nd}+)|\*) ((?:(?:\*/)?\p{Nd}+)|\*) ((?:(?:\*/)?\p{Nd}+)|\*) ((?:(?:\*/)?\p{Nd}+)|\*) `)

// pikuCronTooLarge reports that one of the five numbers is beyond its limit; a
// command without five fields is let through.
func pikuCronTooLarge(command string) bool {
	m := pikuCron.FindStringSubmatch(command)
	if m == nil {
		return false
	}
	for i, limit := range []int{59, 24, 31, 12, 7} {
		field := strings.TrimPrefix(m[i+1], "*/")
		if field == "*" {
			field = "1"
		}
		if n, ok := pythonInt(field); !ok || n > limit {
			return true
		}
	}
	return false
}

// maxPythonDigits is the number of digits up to which Python reads a number.
const maxPythonDigits = 4300

// pythonInt reads digits of any script; every large number is the same large one.
func pythonInt(digits string) (n int, ok bool) {
	if utf8.RuneCountInString(digits) > maxPythonDigits {
		return 0, false
	}
	for _, r := range digits {
		n = min(10*n+digitValue(r), 1000)
	}
	return n, true
}

// digitValue is the value of a decimal digit: those of a script stand in rows of
// ten, from zero on.
func digitValue(r rune) int {
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	return 0
}

// refusePiku is what a deploy says of a file without a usable entry.
func refusePiku(_ []byte, r Reading) string {
	if len(r.Processes) == 0 {
		return "Error: Invalid Procfile for app 'app'."
	}
	return ""
}

func pikuScale(name string, _ []string) (int, string) {
	switch {
	case name == "preflight", name == "release":
		return 0, "runs once in each deploy"
	case strings.HasPrefix(name, "cron"):
		return 1, "uWSGI runs it at its times"
	}
	return 1, "piku starts one of every type"
}

func pikuMoment(name string) string {
	switch {
	case name == "release":
		return "once in each deploy"
	case name == "preflight":
		return "once in each deploy, before the app is built"
	case strings.HasPrefix(name, "cron"):
		return "by the clock"
	}
	return ""
}

func pikuRemarks(name string) []string {
	switch {
	case name == "preflight":
		return []string{"It runs once in each deploy, before the app is built."}
	case name == "static":
		return []string{"nginx serves this folder."}
	case strings.HasPrefix(name, "cron"):
		return []string{"The command begins with five fields of cron: numbers, * and */n."}
	}
	return nil
}

type pikuEquivalents struct{}

// Process gives those of a process.
func (pikuEquivalents) Process(u Use) []Equivalent {
	app := shellQuote(u.App)
	once := cli("Run the command once", "piku run "+app+" "+shellQuote(u.Command), "").to(Once)
	if u.Type == "release" || u.Type == "preflight" || strings.HasPrefix(u.Type, "cron") {
		return []Equivalent{once}
	}
	return []Equivalent{
		cli("Run two of it", "piku ps:scale "+app+" "+shellQuote(u.Type+"=2"), ""),
		cli("Follow its logs", "piku logs "+app+" "+shellQuote(u.Type), ""),
		once,
	}
}

// App gives those of the app.
func (pikuEquivalents) App(u Use) []Equivalent {
	app := shellQuote(u.App)
	return []Equivalent{
		cli("List the processes", "piku ps "+app, ""),
		cli("Restart the app", "piku restart "+app, "All process types together."),
		cli("Set a variable", "piku config:set "+app+" NAME=VALUE", ""),
	}
}
