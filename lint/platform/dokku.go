package platform

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

const (
	dokkuParser  = "dokku/procfile-util procfile/parse.go"
	dokkuPS      = "dokku/dokku docs/processes/process-management.md"
	dokkuExpand  = "dokku/procfile-util docs/variable-expansion.md"
	dokkuStart   = "dokku/dokku plugins/scheduler-docker-local/bin/scheduler-deploy-process-container"
	herokuishSrc = "gliderlabs/herokuish include/procfile.bash"
)

func dokkuTarget(name, summary string) Target {
	return Target{
		Name:          name,
		Summary:       summary,
		Reader:        readProcfileUtil,
		OnError:       "the deploy stops",
		CheckName:     dokkuName,
		NamePattern:   "letters, digits, underscores and hyphens, at most 63",
		MaxName:       63,
		LengthError:   "process name over 63 characters",
		Duplicates:    DuplicatesRefused,
		EmptyCommand:  EmptyRefused,
		InlineComment: true,
		Shell:         GoExpand,
		HTTP:          []string{"web"},
		NeedsHTTP:     HTTPExpected,
		WithoutHTTP:   "the proxy finds nothing to send requests to",
		OtherPath:     "it is read only when the property procfile-path names it",
		Port:          Port{Default: "5000", Env: true, Configurable: "dokku ports:set", OnMiss: "the proxy finds nothing to send requests to"},
		Release:       ReleasePhase,
		Scale:         dokkuScale,
		Equivalents:   dokkuEquivalents{},
	}
}

var _ = register(&dokkuPlatform)

var dokkuPlatform = Platform{
	ID:       "dokku",
	Title:    "Dokku",
	Tool:     "dokku",
	Homepage: "https://dokku.com/docs/processes/process-management/",
	Rank:     10,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Process Management", "https://dokku.com/docs/processes/process-management/"},
		{"Procfile format", "https://dokku.com/docs/appendices/file-formats/procfile/"},
	},
	NotVerified: []string{
		"The documentation speaks of a strict mode (small letters, digits and inner hyphens); the code that checks a Procfile does not ask for it.",
		"A whole deploy was not run, only procfile-util and the script of herokuish.",
		"Whether $PORT is 5000 for a Dockerfile or an image as well: the documentation says so of buildpacks.",
	},
	Known: dokkuFacts{},
	Strategies: []Target{
		func() Target {
			t := dokkuTarget("herokuish", "Heroku's classic buildpacks with herokuish, the default")
			t.Shell = EvalEcho
			t.Reader = readDokku
			t.Refuse = refuseHerokuish
			t.Known = dokkuHerokuishFacts{}
			return t
		}(),
		func() Target {
			t := dokkuTarget("dockerfile", "a Dockerfile or an image")
			t.Image = true
			t.Port.Assumed = true
			t.Equivalents = dokkuEquivalents{dockerfile: true}
			return t
		}(),
		dokkuTarget("cnb", "Cloud Native Buildpacks with pack"),
	},
}

type dokkuFacts struct{}

// Facts are what is known about the platform.
func (dokkuFacts) Facts() Facts {
	return Facts{
		Grammar:      {"procfile-util trims each line and matches it against ^([A-Za-z0-9_-]+)\\s*:\\s*(.+)$. A line that does not match stops the deploy with \"Invalid Procfile: invalid line in procfile, line N\".", dokkuParser, Run},
		Names:        {"Letters, digits, underscores and hyphens, at most 63.", dokkuParser, Run},
		File:         {"The file is named Procfile and lies in the root of the source, or in the working directory of the image; the property procfile-path changes that.", dokkuPS, Documented},
		Comments:     {"A line that starts with # or // is a comment. The last space with a # and more after it ends a command, quotes or not; only without any, a space with // does.", dokkuParser, Run},
		DuplicateKey: {"A process type that stands twice stops the deploy with \"process names must be unique, line N\".", dokkuParser, Run},
		Empty:        {"An entry without a command stops the deploy with \"invalid line in procfile, line N\"; a comment in its place with \"comment specified in place of command, line N\".", dokkuParser, Run},
		LineEnds:     {"A CR at the end of a line is trimmed. A lone CR ends no line.", dokkuParser, Run},
		Mark:         {"With a byte order mark the first line does not match, and the deploy stops.", dokkuParser, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stay in a command as they are.", dokkuParser, Run},
		Running:      {"procfile-util replaces variables as Go's os.Expand does: ${PORT:-5000} and $$ become empty. The words go to the container; no shell reads the command.", dokkuExpand, Run},
		Ports:        {"$PORT is 5000 for buildpack apps.", dokkuPS, Documented},
		Traffic:      {"Only web gets HTTP traffic.", dokkuPS, Documented},
		Start:        {"The first deploy starts one web; every other type stays at 0. formation in app.json goes before ps:scale.", dokkuPS, Documented},
		Releasing:    {"release runs once after each image build, before the containers start.", dokkuPS, Documented},
		Limits:       {"A process type has at most 63 characters; a line of more than 64 KiB stops the deploy with \"bufio.Scanner: token too long\".", dokkuParser, Run},
	}
}

type dokkuHerokuishFacts struct{}

// Facts are what is known about the strategy.
func (dokkuHerokuishFacts) Facts() Facts {
	return Facts{
		Grammar: {"procfile-util checks the file: each line, trimmed, has to match ^([A-Za-z0-9_-]+)\\s*:\\s*(.+)$, or the deploy stops with \"Invalid Procfile: invalid line in procfile, line N\". At the start herokuish reads the file again: the name is all that stands before the first colon, a space before the colon too.", dokkuParser, Run},
		Running: {"herokuish runs exec $(eval echo COMMAND): && and | and ; belong to that echo, quotes hold nothing together, variables and file patterns expand.", herokuishSrc, Run},
	}
}

// The patterns of procfile-util. Source: dokku/procfile-util procfile/parse.go.
var (
	dokkuEntry   = regexp.MustCompile(`^([A-Za-z0-9_-]+)\s*:\s*(.+)$`)
	dokkuComment = regexp.MustCompile(`^(.*)\s#.+$`)
	dokkuSlashes = regexp.MustCompile(`^(.*)\s//.+$`)
)

// readProcfileUtil reads as procfile-util does when it is not strict.
func readProcfileUtil(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	lines, ok, long := scanLines(src)
	if !ok {
		return r.fail(tooLong, long)
	}
	count := lineCounter{src: src}
	seen := map[string]bool{}
	for i, l := range lines {
		line := strings.TrimSpace(string(src[l.start:l.end]))
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "//") {
			continue
		}
		at := count.at(l.start)
		m := dokkuEntry.FindStringSubmatch(line)
		if m == nil {
			return r.fail(fmt.Sprintf("invalid line in procfile, line %d", i+1), at)
		}
		name, command := m[1], dokkuCommand(m[2])
		problem := ""
		switch {
		case len(name) > 63:
			problem = "process name over 63 characters, line %d"
		case seen[name]:
			problem = "process names must be unique, line %d"
		case strings.HasPrefix(command, "#"), strings.HasPrefix(command, "//"):
			problem = "comment specified in place of command, line %d"
		case command == "":
			problem = "no command specified, line %d"
		}
		if problem != "" {
			return r.fail(fmt.Sprintf(problem, i+1), at)
		}
		seen[name] = true
		r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: at})
	}
	if len(r.Processes) == 0 {
		r.Error = "no entries found in Procfile"
	}
	return r
}

// dokkuCommand is a command without its comment and the spaces around it.
func dokkuCommand(command string) string {
	if m := dokkuComment.FindStringSubmatch(command); m != nil {
		command = m[1]
	} else if m := dokkuSlashes.FindStringSubmatch(command); m != nil {
		command = m[1]
	}
	return strings.TrimSpace(command)
}

// readHerokuish reads as the script of herokuish does: every text before the
// first colon of a line is a name, and the first line of a name wins. A name
// stands in the result as often as in the file.
func readHerokuish(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	count := lineCounter{src: src}
	commands := map[string]string{}
	for start := 0; start < len(src); {
		end, next := len(src), len(src)
		if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
			end, next = start+i, start+i+1
		}
		line := strings.Trim(strings.ReplaceAll(string(src[start:end]), "\x00", ""), " \t")
		at := start
		start = next
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, command, found := strings.Cut(line, ":")
		if !found {
			command = line
		}
		if _, ok := commands[name]; !ok {
			commands[name] = echoed(command)
		}
		if found && echoed(name) == name {
			r.Processes = append(r.Processes, Process{Type: name, Command: commands[name], Line: count.at(at)})
		}
	}
	return r
}

var echoOptions = regexp.MustCompile(`^-[neE]+$`)

// echoed is what bash's echo prints for one word.
func echoed(word string) string {
	if echoOptions.MatchString(word) {
		return ""
	}
	return word
}

// herokuishFinds says which of the processes herokuish can start.
func herokuishFinds(src []byte) map[string]bool {
	found := map[string]bool{}
	for _, p := range readHerokuish(src).Processes {
		found[p.Type] = p.Command != ""
	}
	return found
}

// readDokku checks the file as procfile-util does, and marks what herokuish does
// not find when it reads it again at the start.
func readDokku(src []byte) Reading {
	r := readProcfileUtil(src)
	if len(r.Processes) == 0 {
		return r
	}
	found := herokuishFinds(src)
	for i, p := range r.Processes {
		if !found[p.Type] {
			r.Processes[i].Dropped = "herokuish, which starts it, does not find it, because it takes all that stands before the colon for the name"
		}
	}
	return r
}

// refuseHerokuish is what the container of web says when herokuish does not find
// the entry that procfile-util has accepted.
func refuseHerokuish(_ []byte, r Reading) string {
	for _, p := range r.Processes {
		if p.Type == "web" && p.Dropped != "" {
			return "Proc entrypoint web does not exist. Please check your Procfile"
		}
	}
	return ""
}

func dokkuName(name string) NameProblem {
	if plainName(name) {
		return NameProblem{}
	}
	return NameProblem{Effect: "the deploy stops, because a process type may only hold letters, digits, underscores and hyphens", Text: "invalid line in procfile", Fatal: true, Topic: Names}
}

func dokkuScale(name string, _ []string) (int, string) {
	switch name {
	case "web":
		return 1, "the first deploy starts one web"
	case "release":
		return 0, "runs once after each image build"
	}
	return 0, "stays at 0 until it is scaled"
}

type dokkuEquivalents struct{ dockerfile bool }

// Process gives those of a process.
func (d dokkuEquivalents) Process(u Use) []Equivalent {
	app, name := shellQuote(u.App), shellQuote(u.Type)
	run := cli("Run the command once", "dokku run "+app+" "+shellQuote(u.Command), "").to(Once)
	if u.Type == "release" {
		return []Equivalent{run}
	}
	es := []Equivalent{
		cli("Run one instance", "dokku ps:scale "+app+" "+shellQuote(u.Type+"=1"), "0 stops them all. It is off as soon as formation in app.json names a number.").to(Starting),
		cli("Restart its instances", "dokku ps:restart "+app+" "+name, ""),
		cli("Follow its logs", "dokku logs "+app+" -t -p "+name, ""),
		cli("Limit its memory", "dokku resource:limit --process-type "+name+" --memory 512 "+app, ""),
		cli("Open a shell in its first container", "dokku enter "+app+" "+shellQuote(u.Type+".1"), ""),
		run,
	}
	if u.Type != "web" || u.Command == "" {
		return es
	}
	property, note := "start-cmd", "For apps of buildpacks; an empty value takes it away."
	if d.dockerfile {
		property, note = "dockerfile-start-cmd", "Its words are the arguments of docker run; an empty value takes it away."
	}
	return append(es,
		cli("Say the same without a Procfile", "dokku ps:set "+app+" "+property+" "+shellQuote(u.Command), note),
		cli("Choose the port", "dokku ports:set "+app+" http:80:5000", "From outside first, then in the container."))
}

// App gives those of the app.
func (dokkuEquivalents) App(u Use) []Equivalent {
	app := shellQuote(u.App)
	return []Equivalent{
		cli("List the processes", "dokku ps:report "+app, ""),
		cli("Set a variable", "dokku config:set "+app+" NAME=VALUE", "It restarts the app, except with --no-restart."),
		cli("Read the Procfile from another path", "dokku ps:set "+app+` procfile-path "$PATH_IN_REPOSITORY"`, ""),
	}
}
