package check

import (
	"path"

	"github.com/proclint/proclint/lint/command"
)

// StartsCode are the programs of which the code of the app may set the port.
const StartsCode command.Words = "python node ts-node tsx java"

// StartedCode is the path of the file of code that a run starts, "" where none is known.
func (n *Neighbors) StartedCode(run *command.Run, ref command.Reference) string {
	folders := n.WorkingFolders(run)
	if name := path.Base(run.Name.Value); run.Program == nil && len(folders) > 0 && n.Repository.GoModule(folders[0]) != "" {
		// Go names a program by the folder of its package, and that of the root by the module.
		if file := path.Join(folders[0], "cmd", name, "main.go"); n.Repository.IsFile(file) {
			return file
		}
		if n.Repository.GoProgram(folders[0]) == name {
			return path.Join(folders[0], "main.go") // if there is one
		}
	}
	if !ref.NamesScript() || len(folders) == 0 {
		return n.CodeFile(run, ref)
	}
	script := n.ScriptOf(run, "")
	if script == nil || script.Cmd.Main() == nil || script.Cmd.Main().Program == nil || !StartsCode.Has(script.Cmd.Main().Program.Name) {
		return ""
	}
	return n.CodeFile(script.Cmd.Main(), script.Cmd.Main().Reference())
}

// UsesFlask reports whether an app that another file makes is one of Flask. Pyrogram and its forks call a bot an app, too.
func (n *Neighbors) UsesFlask() bool {
	const bots command.Words = "pyro hydrogram kurigram"
	packages := n.Repository.Python(n.Repository.Folder())
	return packages.Names("flask") && !packages.Mention(bots)
}
