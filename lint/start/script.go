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
	if run == nil || s.Builds || len(strings.Fields(s.Command)) > 3 {
		return s
	}
	if script := nodeScript(run, path.Join(r.Folder(), s.Folder), r); script != nil {
		script.Type, script.BeforeStart, script.Image, script.KeepsPaths = s.Type, s.BeforeStart, s.Image, s.KeepsPaths
		s.Script = script
	}
	return s
}

// nodeScript is the script of package.json that a package manager runs in a folder, without further words.
func nodeScript(run *command.Run, folder string, r *repository.Repository) *Start {
	node, ref := r.Node(folder), run.Reference()
	if node == nil || !ref.NamesScript() || run.Args[len(run.Args)-1].Range.End != ref.Range.End || len(ref.Folders) > 0 || ref.Workspace != "" || path.Dir(node.Path) != path.Join(".", folder) {
		return nil
	}
	script := &Start{Command: node.Script(ref.Name), File: node.Path}
	if script.Command == "" && ref.Name == "start" && r.IsFile(path.Join(folder, "server.js")) {
		script.Command, script.File = "node server.js", path.Join(folder, "server.js") // npm/cli docs/lib/content/commands/npm-start.md
		return script
	}
	if script.Command == "" {
		return nil
	}
	if before := node.Script("pre" + ref.Name); before != "" && run.Base != "yarn" { // its first version only runs it
		script.Front = before + " && "
	}
	text, _ := r.Text(node.Path)
	if script.Range = stringIn(text, "scripts", ref.Name); script.Range.End > 0 {
		script.quote = `"`
		script.writeEscaped(text)
	}
	return script
}
