package platform

const foremanSource = "ddollar/foreman lib/foreman/procfile.rb"

var _ = register(&foremanPlatform)

var foremanPlatform = Platform{
	ID:       "foreman",
	Title:    "Foreman",
	Homepage: "https://ddollar.github.io/foreman/",
	Rank:     30,
	Runner:   true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"foreman", "https://ddollar.github.io/foreman/"},
	},
	NotVerified: []string{
		"Versions other than 0.87.2, which was run whole, and 0.90.0, whose parser was run.",
		"Windows.",
	},
	Known: foremanFacts{},
	Strategies: []Target{{
		Summary:      "local processes, by foreman start",
		Reader:       readForeman,
		Refuse:       refuseNoProcesses,
		OtherPath:    "it is read only when foreman start -f names it",
		OnError:      "foreman stops",
		CheckName:    skippedName,
		NamePattern:  "letters, digits, underscores and hyphens",
		Duplicates:   DuplicatesBothRun,
		EmptyCommand: EmptyIgnored,
		Shell:        Sh,
		Port:         Port{Default: "5000", Env: true, Step: 100},
		Release:      ReleaseStarts,
		Scale:        runnerScale("foreman"),
		Equivalents:  runnerEquivalents{start: "foreman start ", formation: true, title: "Start all of them from another file", text: "foreman start -f Procfile.dev"},
	}},
}

type foremanFacts struct{}

// Facts are what is known about the platform.
func (foremanFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is matched against ^([A-Za-z0-9_-]+):\\s*(.+)$. Lines that do not match are skipped without a word.", foremanSource, Run},
		Names:        {"Letters, digits, underscores and hyphens.", foremanSource, Run},
		File:         {"Procfile in the current folder, or the file that -f names; its folder is where commands run.", "ddollar/foreman lib/foreman/cli.rb", Read},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where a shell takes it for a comment. A line such as http://… declares a process http.", foremanSource, Run},
		DuplicateKey: {"Both of two entries are kept and both are started, under the same name.", foremanSource, Run},
		Empty:        {"A name and a colon alone are skipped; with spaces after the colon the command is one space, which cannot be started.", foremanSource, Run},
		LineEnds:     {"CR LF is LF. A lone CR ends no line.", foremanSource, Run},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", foremanSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stop it with \"invalid byte sequence in UTF-8\".", foremanSource, Run},
		Running:      {"A command with signs of the shell runs in /bin/sh -c, any other directly; variables that foreman knows are replaced in the text before.", "ddollar/foreman lib/foreman/process.rb", Read},
		Ports:        {"$PORT is 5000 and 100 more for each process type, 1 more for each further instance; -p, PORT in .env and $PORT change the first.", "ddollar/foreman lib/foreman/engine.rb", Read},
		Traffic:      {"It sends no traffic to anything: processes listen on their own ports.", "ddollar/foreman lib/foreman/engine.rb", Read},
		Start:        {"One of every process type is started; when one ends, all are stopped. -m changes the numbers.", "ddollar/foreman lib/foreman/engine.rb", Read},
		Releasing:    {"release is started beside the others, as any process type.", "ddollar/foreman lib/foreman/cli.rb", Read},
		Limits:       {"No limit was found.", foremanSource, Read},
	}
}

// refuseNoProcesses is what foreman start says of a file without an entry.
func refuseNoProcesses(_ []byte, r Reading) string {
	if len(r.Processes) == 0 {
		return "ERROR: no processes defined"
	}
	return ""
}

// runnerScale is what the local runners have in common: one of everything.
func runnerScale(runner string) func(string, []string) (int, string) {
	return func(string, []string) (int, string) {
		return 1, runner + " starts one of every process type"
	}
}

// runnerEquivalents are the command that starts one process type alone, and
// one more for all of them.
type runnerEquivalents struct {
	start       string // up to the process type; "" when there is no such command
	formation   bool   // the tool takes numbers of instances with -m
	title, text string
}

// Process gives those of a process.
func (r runnerEquivalents) Process(u Use) []Equivalent {
	if r.start == "" || !u.Kept {
		return nil
	}
	es := []Equivalent{cli("Start it alone", r.start+shellQuote(u.Type), "")}
	if !r.formation {
		return es
	}
	return append(es,
		cli("Start two of it", r.start+"-m "+shellQuote("all=1,"+u.Type+"=2"), ""),
		cli("Start all but it", r.start+"-m "+shellQuote("all=1,"+u.Type+"=0"), ""))
}

// App gives those of the app.
func (r runnerEquivalents) App(Use) []Equivalent { return []Equivalent{cli(r.title, r.text, "")} }
