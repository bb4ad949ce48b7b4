package check

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
)

// DefaultWeb is the web process that the buildpack of a platform adds to the file, or nil. known is false where the app
// can't be seen: then it is that of the app for which a command was probably written.
func (rs *ParseResults) DefaultWeb(t *platform.Target, command string) (d *platform.Default, known bool) {
	if len(t.Defaults) == 0 {
		return nil, true
	}
	app, known := rs.Repository.App()
	if !known {
		app = platform.AppOf(command)
	}
	reading, _ := rs.Read(t)
	types := make([]string, len(reading.Processes))
	for i, process := range reading.Processes {
		types[i] = process.Type
	}
	return t.DefaultOf(app, types, rs.Repository.Has), known
}

// startsWithout reports whether a platform starts the command of a web process of a line that its parser skips: its buildpack adds the same.
func (rs *ParseResults) startsWithout(t *platform.Target, processType, command string) bool {
	if !t.IsHTTP(processType) {
		return false
	}
	d, known := rs.DefaultWeb(t, command)
	return known && rs.DoesTheSame(d, command)
}

// DoesTheSame reports whether the process that a buildpack adds, if any, does what a command does.
func (n *App) DoesTheSame(d *platform.Default, command string) bool {
	return d != nil && d.Command == "npm start" && n.RunsStart(command)
}

// sameDefault is the effect where the buildpack starts what a process was to start.
func sameDefault() Effect {
	return NewEffect(Info, platform.Differs, "The buildpack adds `web: npm start`, which starts the same.")
}

// RunsStart reports whether a command does what npm start does in the folder of the Procfile.
func (n *App) RunsStart(text string) bool {
	node := n.Repository.Node(n.Repository.Folder())
	start := node.Script("start")
	if node != nil && !node.HasScript("start") && n.Repository.HasFile("server.js") {
		start = "node server.js" // npm/cli docs/lib/content/commands/npm-start.md
	}
	if start == "" {
		return false
	}
	text = withoutEnding(text)
	manager, words, _ := strings.Cut(text, " ")
	return managers.Has(manager) && (words == "start" || words == "run start") || text == withoutEnding(start)
}

// managers are package managers that run the script start.
const managers ecosystem.Words = "npm yarn pnpm"

// withoutEnding is a command of Node.js with single spaces, and without what node adds by itself.
func withoutEnding(text string) string {
	return strings.TrimSuffix(strings.ReplaceAll(strings.Join(strings.Fields(text), " "), " ./", " "), ".js")
}
