package start

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
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
	script.Range, script.offsets = stringIn(text, "scripts", ref.Name)
	script.Written, script.quote = script.offsets != nil && len(script.offsets) == len(script.Command)+1, `"`
	s.Script = &script
	return s
}

// stringIn is where a text of JSON has the string at keys, without its quotes, and the offsets of the bytes of its value and of its end.
// There are none where the string has an escaped number of a character.
func stringIn(text string, keys ...string) (at procfile.Range, offsets []int) {
	depth, key, matched := 0, "", 0 // of the keys that lead to the place
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
			matched = min(matched, max(0, depth-1))
		case '"':
			end := endOfString(text, i+1)
			rest := strings.TrimLeft(text[end:], "\" \t\r\n")
			isKey := end < len(text) && strings.HasPrefix(rest, ":")
			switch {
			case isKey && depth == matched+1 && matched < len(keys):
				if key = text[i+1 : end]; key == keys[matched] && matched < len(keys)-1 {
					matched++
				}
			case !isKey && depth == len(keys) && matched == len(keys)-1 && key == keys[matched]:
				return procfile.Range{Start: i + 1, End: end}, offsetsOf(text, i+1, end)
			}
			i = end
		}
	}
	return procfile.Range{}, nil
}

// endOfString is the place of the quote that ends a string, from a place in it.
func endOfString(text string, i int) int {
	for ; i < len(text) && text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return min(i, len(text))
}

func offsetsOf(text string, from, to int) (offsets []int) {
	for i := from; i < to; i++ {
		offsets = append(offsets, i)
		if text[i] == '\\' {
			if i++; i < to && text[i] == 'u' {
				return nil
			}
		}
	}
	return append(offsets, to)
}
