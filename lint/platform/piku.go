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
	ID:    "piku",
	Title: "Piku",
	Rank:  17,
	NotVerified: []string{
		"A locale other than UTF-8, in which Python decodes the file differently.",
		"Only the function that reads the file was run. No complete deploy was.",
	},
	Homepage: "https://piku.github.io",
	Checked:  "2026-11-20",
	Links:    []Link{{"Piku", "https://github.com/piku/piku"}},
	Known: Facts{
		Grammar:   {"Each line is trimmed and split at its first colon. A line without one is skipped with \"Warning: misformatted Procfile entry\", which counts lines from 0.", pikuSource, Run},
		Running:   {"uWSGI runs the processes; how is unverified. `preflight` and `release` run in a shell.", "piku/piku piku.py spawn_worker", Unknown},
		Ports:     {"`$PORT` is a free port unless the app's `ENV` sets it. A file without `web`, `wsgi`, `jwsgi`, `rwsgi`, `php`, or `static` gets none.", pikuSpawn, Read},
		Releasing: {"`preflight` and `release` run once in each deploy.", pikuDeploy, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "misformatted Procfile entry '…' at line …", Kind: "syntax", Means: "Piku skipped the line. It counts lines from 0.", Source: "piku/piku piku.py"},
			{Text: "found multiple … workers, only the last one will be used.", Kind: "remark", Means: "A process type occurs twice. The last one is used.", Source: "piku/piku piku.py"},
			{Text: "found both 'wsgi' and 'web' workers, disabling 'web'", Kind: "remark", Means: "`web` doesn't start if there is a `wsgi`.", Source: "piku/piku piku.py"},
			{Text: "Invalid Procfile for app …", Means: "The file has no usable entry.", Source: "piku/piku piku.py"},
		}
	},
	ConfigFiles: []ConfigFile{{Path: "ENV", Has: []string{"NGINX_", "PIKU_", "UWSGI_", "BIND_ADDRESS", "AUTO_RESTART", "PYTHON_VERSION", "NODE_VERSION"}}}, // piku/piku docs/ENV.md
	Strategies: []Target{{
		Summary:           "your own server, from git push",
		Unsure:            []Topic{Running},
		RemarkOn:          pikuRemark,
		Equivalents:       pikuEquivalents{},
		Upload:            fromGit,
		Parser:            pikuParser,
		RejectParsed:      rejectPiku,
		NamePattern:       "anything without a colon",
		Special:           []string{"preflight", "cron"},
		OnError:           "The deploy fails.",
		IgnoresDockerfile: true, // piku/piku piku.py
		Shell:             ShellUnknown,
		ValueOf:           pikuValue,
		HTTP:              []string{"web", "wsgi", "jwsgi", "rwsgi", "php", "static"},
		Port:              Port{Env: true, Local: true, OnMiss: "Visitors see nginx's error page: nothing listens on `$PORT`."},
		Release:           ReleasePhase,
		Scale:             pikuScale,
		RunsWhen:          pikuRunsWhen,
	}},
}

var pikuParser = &Parser{Name: "piku", Parse: parsePiku, ByType: true}

// parsePiku reads like Piku. As in Piku, the result has no web if there is a wsgi, jwsgi, or rwsgi, and a warning reports it.
func parsePiku(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	if text, offset := pythonLinesError(src); text != "" {
		return r.fail(text, (&lineCounter{src: src}).at(offset))
	}
	seen := map[string]bool{}
	for l := linesOf(src, cutLine); l.next(); {
		line, body := l.at, strings.TrimFunc(l.text, pythonSpace)
		if body == "" || body[0] == '#' {
			continue
		}
		before, after, found := strings.Cut(body, ":")
		kind, command := strings.TrimFunc(before, pythonSpace), strings.TrimFunc(after, pythonSpace)
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

// pikuCron is the pattern of a cron entry. A digit may be of any script.
var pikuCron = regexp.MustCompile(`(?s)^((?:(?:\*/)?\p{Nd}+)|\*) ((?:(?:\*/)?\p{Nd}+)|\*) ((?:(?:\*/)?\p{Nd}+)|\*) ((?:(?:\*/)?\p{Nd}+)|\*) ((?:(?:\*/)?\p{Nd}+)|\*) `)

// pikuCronTooLarge reports whether one of the five numbers is beyond its limit. It accepts a command without five fields.
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

// maxPythonDigits is the maximum number of digits that Python reads as a number.
const maxPythonDigits = 4300

// pythonInt reads digits of any script. It returns the same number for all large ones.
func pythonInt(digits string) (n int, ok bool) {
	if utf8.RuneCountInString(digits) > maxPythonDigits {
		return 0, false
	}
	for _, r := range digits {
		n = min(10*n+digitValue(r), 1000)
	}
	return n, true
}

// digitValue returns the value of a decimal digit. The digits of a script are in order, in rows of ten.
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

// rejectPiku returns the deploy's error for a file without a usable entry.
func rejectPiku(_ []byte, r Reading) string {
	if len(r.Processes) == 0 {
		return "Error: Invalid Procfile for app 'app'."
	}
	return ""
}

// pikuValue follows piku/piku piku.py spawn_worker: uWSGI gets the text as the setting module,
// php-docroot, or cron, and nginx maps the folder of static.
func pikuValue(name string) Value {
	switch {
	case name == "wsgi", name == "jwsgi", name == "rwsgi":
		return AppModule
	case name == "php", name == "static":
		return Folder
	case strings.HasPrefix(name, "cron"):
		return CronCommand
	}
	return ShellCommand
}

func pikuScale(name string, _ []string) (int, string) {
	switch {
	case name == "preflight", name == "release":
		return 0, "it runs once in each deploy"
	case strings.HasPrefix(name, "cron"):
		return 1, "uWSGI runs it on its schedule"
	}
	return 1, "piku starts one of each type"
}

func pikuRunsWhen(name string) Trigger {
	switch {
	case name == "release":
		return InDeploy
	case name == "preflight":
		return BeforeBuild
	case strings.HasPrefix(name, "cron"):
		return OnSchedule
	}
	return NoTrigger
}

var (
	pikuPreflight = Remark{Text: "It runs once in each deploy, before the app is built."}
	pikuModule    = Remark{Text: "uWSGI loads this app. No shell runs it."}
	pikuPHP       = Remark{Text: "uWSGI serves the PHP files of this folder."}
	pikuStatic    = Remark{Text: "nginx serves this folder."}
	pikuSchedule  = Remark{Text: "The command starts with five cron fields: numbers, `*`, and `*/n`."}
)

func pikuRemark(name string) *Remark {
	switch {
	case name == "preflight":
		return &pikuPreflight
	case name == "static":
		return &pikuStatic
	case name == "php":
		return &pikuPHP
	case pikuValue(name) == AppModule:
		return &pikuModule
	case strings.HasPrefix(name, "cron"):
		return &pikuSchedule
	}
	return nil
}

type pikuEquivalents struct{}

func (pikuEquivalents) Process(u Use) []Equivalent {
	var once []Equivalent
	if u.Command != "" {
		once = append(once, cli("Run the command once", "piku run -- "+shellQuote(u.Command), pikuRemote).to(Once))
	}
	if u.runsOnce() || u.Type == "preflight" || u.Type == "static" || strings.HasPrefix(u.Type, "cron") {
		return once
	}
	title, number := u.runs("instance")
	return append([]Equivalent{
		cli(title, "piku ps:scale "+shellQuote(u.Type+"="+number), "0 stops all. Preflight and release run again.").does(ToScale, ToStart),
		cli("Follow its logs", "piku logs "+shellQuote(u.Type), "").does(ToReadLogs),
	}, once...)
}

// pikuRemote says for which app a command of the client is: it inserts the one of the git remote.
const pikuRemote = "For the app of the git remote `piku`."

func (pikuEquivalents) App(u Use) []Equivalent {
	return []Equivalent{
		gitPush(u.App, "piku", "main", "git remote add piku piku@HOST:{app}"),
		cli("Give it a domain", "piku config:set NGINX_SERVER_NAME=shop.example.com", "Without one, nginx has no site for the app. "+pikuRemote),
		cli("List the processes", "piku ps", ""),
		cli("Restart the app", "piku restart", "All process types.").does(ToRestart),
		cli("Set the port", "piku config:set PORT=5000", "The same command sets other variables.").does(ToSetPort),
	}
}
