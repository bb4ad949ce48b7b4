package check

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// DefaultWeb is the web process that the buildpack of a platform adds to the file, or nil. known is false where the app
// can't be seen: then it is that of the app for which a command was probably written.
func (p *Pass) DefaultWeb(t *platform.Target, command string) (d *platform.Default, known bool) {
	if len(t.Defaults) == 0 {
		return nil, true
	}
	app, known := p.Repository.App()
	if !known {
		app = platform.AppOf(command)
	}
	types := make([]string, len(p.AllEntries))
	for i, e := range p.AllEntries {
		types[i] = e.Type
	}
	return t.DefaultOf(app, types, p.Repository.Has), known
}

// RunsStart reports whether a command does what npm start does in the folder of the Procfile.
func (n *Neighbors) RunsStart(command string) bool {
	node := n.Repository.Node(n.Repository.Folder())
	if node == nil || !node.HasScript("start") {
		return false
	}
	words := strings.Join(strings.Fields(command), " ")
	return words == "npm start" || words == "npm run start" || words == "yarn start" || words == strings.Join(strings.Fields(node.Script("start")), " ")
}
