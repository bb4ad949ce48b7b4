package start

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

// withScript is the start with the script of package.json that its whole command runs, in the folder of the app.
func (s Start) withScript(r *repository.Repository) Start {
	run := command.Parse(s.Command).Main()
	node := r.Node(r.Folder())
	if run == nil || node == nil || len(strings.Fields(s.Command)) > 3 {
		return s
	}
	ref := run.Reference()
	words := strings.Fields(s.Command)
	if !ref.NamesScript() || words[len(words)-1] != ref.Name || len(ref.Folders) > 0 || ref.Workspace != "" {
		return s
	}
	script := Start{Type: s.Type, Command: node.Script(ref.Name), File: node.Path, BeforeStart: s.BeforeStart, Image: s.Image, KeepsPaths: s.KeepsPaths}
	if script.Command == "" && ref.Name == "start" && r.IsFile(path.Join(r.Folder(), "server.js")) {
		script.Command, script.File = "node server.js", path.Join(r.Folder(), "server.js") // npm/cli docs/lib/content/commands/npm-start.md
		s.Script = &script
		return s
	}
	if script.Command == "" {
		return s
	}
	text, _ := r.Text(node.Path)
	if script.Range = stringIn(text, "scripts", ref.Name); script.Range.End > 0 {
		script.quote = `"`
		script.writeEscaped(text)
	}
	s.Script = &script
	return s
}
