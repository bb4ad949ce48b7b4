package check

import (
	"path"

	"github.com/proclint/proclint/lint/command"
)

// DocumentRoot is the word by which a server of PHP names the folder that it serves, if it names one, with what precedes such a word.
// ok is false for another program, and where a configuration or a script may choose the folder.
func DocumentRoot(run *command.Run) (root command.Word, before string, ok bool) {
	_, serves := run.Option("-S")
	named := len(run.Positional)
	switch s, isServer := PHPServerOf(run); {
	case run.Program == nil:
	case isServer:
		if len(s.Rest) == 1 {
			root = s.Rest[0]
		}
		configured := s.Whole || s.Include.Range.End > 0
		return root, " ", s.Known && s.Invalid.Raw == "" && len(s.Rest) < 2 && (!configured || path.Clean(root.Value) != ".")
	case run.Program.Name == "php":
		if o, set := run.Option("-t"); set {
			root = command.Word{Value: run.Value(o), Range: o.Value, Static: true}
		}
		return root, " -t ", serves && named == 0
	}
	return root, "", false
}

// ServedFile is the path from the root of the code that a server of PHP runs for a request, "" where none is known.
func (n *App) ServedFile(run *command.Run) string {
	root, _, ok := DocumentRoot(run)
	folders := n.WorkingFolders(run)
	if !ok || len(folders) == 0 || root.Range.End > 0 && !root.Static || path.IsAbs(root.Value) {
		return ""
	}
	if file := path.Join(folders[0], root.Value, "index.php"); n.Repository.IsFile(file) {
		return file
	}
	return ""
}
