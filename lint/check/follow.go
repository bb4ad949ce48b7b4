package check

import (
	"path"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// ManagedScript is a script of package.json that a package manager runs.
type ManagedScript struct {
	Package *repository.NodePackage
	Name    string
	// Cmd is its command. The folder in which it starts is that of its runs.
	Cmd *command.Command
}

// ScriptFolders are the folders from the root in which a package manager may look for package.json. The list is empty
// where an option names a folder that doesn't exist or isn't known.
func (n *App) ScriptFolders(run *command.Run) []string {
	ref, folders := run.Reference(), n.WorkingFolders(run)
	if len(ref.Folders) > 1 || len(folders) == 0 {
		return nil
	}
	if len(ref.Folders) == 1 {
		folders = JoinEach(folders, ref.Folders[0])
	}
	if ref.Workspace == "" || len(folders) == 0 {
		return folders
	}
	folder, found, _ := n.Workspace(run)
	if !found {
		return nil
	}
	return []string{folder}
}

// Workspace is the folder of the package that a run of a package manager names. found is false for one that doesn't
// exist, and known where that can't be seen. Only pnpm takes a name without its scope (pnpm docs, Filtering).
func (n *App) Workspace(run *command.Run) (folder string, found, known bool) {
	ref, folders := run.Reference(), n.WorkingFolders(run)
	if ref.Workspace == "" || len(folders) == 0 || len(ref.Folders) > 0 {
		return "", false, false
	}
	return n.Repository.Workspace(folders[0], ref.Workspace, run.Base == "pnpm")
}

// ScriptOf is the script that a run of a package manager runs with some more words, nil where that isn't known.
func (n *App) ScriptOf(run *command.Run, more string) *ManagedScript {
	ref := run.Reference()
	if !ref.NamesScript() || run.Doubtful {
		return nil
	}
	folders := n.ScriptFolders(run)
	if len(folders) == 0 {
		return nil
	}
	node := n.Repository.Node(folders[0])
	if node == nil {
		return nil
	}
	text := node.Script(ref.Name)
	if text == "" && ref.Name == "start" && n.Repository.IsFile(path.Join(folders[0], "server.js")) {
		text = "node server.js"
	}
	return n.script(node, ref.Name, text+more)
}

func (n *App) script(node *repository.NodePackage, name, text string) *ManagedScript {
	if text == "" {
		return nil
	}
	folder, own := path.Dir(node.Path), path.Join(".", n.Repository.Folder())
	if folder != own {
		if own != "." {
			folder = RelativeTo(own, folder)
		}
		if folder == "" {
			return nil
		}
		text = "cd ./" + folder + " && " + text
	}
	return &ManagedScript{node, name, command.Parse(text)}
}

// ScriptText is the text of a script of package.json in the Procfile's folder, or "".
func (n *App) ScriptText(name string) string {
	if n.Repository == nil || name == "" {
		return ""
	}
	node := n.Repository.Node(n.Repository.Folder())
	if node == nil {
		return ""
	}
	return node.Script(name)
}

// Followed is a program that a command starts, by itself or by scripts of package.json.
type Followed struct {
	Run    *command.Run
	Script *ManagedScript // the one that starts the program, nil for the command itself
	At     procfile.Range // where the command names the first of the scripts, or the zero range for a program of the command itself
}

// Range is where the command has what is at a place of the program's own text.
func (f *Followed) Range(own procfile.Range) procfile.Range {
	if f.Script != nil {
		return f.At
	}
	return own
}

// Limits of what is followed.
const (
	mostScripts  = 4
	mostFollowed = 32
)

// Follow are the programs that must succeed or keep running for a command to do what it's meant for, in their order. Each
// script of package.json is followed by the programs that it starts.
func (n *App) Follow(cmd *command.Command) []Followed { return n.follow(nil, cmd, Followed{}, 0) }

func (n *App) follow(list []Followed, cmd *command.Command, from Followed, depth int) []Followed {
	for _, run := range (&ParsedCommand{Cmd: cmd}).Needed() {
		if !run.DirKnown || len(list) >= mostFollowed {
			continue
		}
		list = append(list, Followed{run, from.Script, from.At})
		script := n.ScriptOf(run, "")
		if script == nil || depth >= mostScripts {
			continue
		}
		at := from.Range(run.Reference().Range)
		if from.Script == nil {
			at = run.Reference().Range
		}
		// yarn runs it in its first version only.
		if before := n.script(script.Package, "pre"+script.Name, script.Package.Script("pre"+script.Name)); before != nil && run.Base != "yarn" {
			list = n.follow(list, before.Cmd, Followed{Script: before, At: at}, depth+1)
		}
		list = n.follow(list, script.Cmd, Followed{Script: script, At: at}, depth+1)
	}
	return list
}
