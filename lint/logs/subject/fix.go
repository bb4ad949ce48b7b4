package subject

import (
	"fmt"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/logs/app"
)

// Fix is one way to correct a cause: a change of a file, or a command.
type Fix struct {
	Title string `json:"title"`
	// Path is the file that Edits, Rename and Encode change. For another one than the Procfile, Diff is the same as the edits.
	Path   string           `json:"path,omitempty"`
	Edits  []check.TextEdit `json:"edits,omitempty"`
	Rename *check.Rename    `json:"rename,omitempty"`
	Encode string           `json:"encode,omitempty"`
	Diff   string           `json:"diff,omitempty"`
	// Command is one of the platform, or for a person's own machine.
	Command string `json:"command,omitempty"`
	// IsHelp is whether the help of the cause begins with its title.
	IsHelp bool `json:"-"`
	// ByHand is whether no command of Proclint applies its edits.
	ByHand bool `json:"-"`
}

// IsOfProcfile reports whether the fix changes the Procfile.
func (f *Fix) IsOfProcfile() bool { return f.Command == "" && f.Diff == "" }

// join adds what another fix changes in later or earlier lines of the same file.
func (f *Fix) join(other Fix) {
	f.Edits = append(f.Edits, other.Edits...)
	f.Diff += other.Diff[strings.Index(other.Diff, "@@"):]
}

// FixOf is the fix that changes another file than the Procfile.
func FixOf(title, path string, change app.Change) Fix {
	return Fix{Title: title, Path: path, Edits: change.Edits, Diff: change.Diff}
}

// Replace is the fix that replaces a word of a start command in the file that has it.
func Replace(a *app.App, l *app.CommandLine, old, right string) Fix {
	fix := ChangeOf(a, path.Join(a.Repo.Folder(), l.File), l.Number, l.Text[:l.At]+right+l.Text[l.At+len(old):])
	fix.Title = fmt.Sprintf("Replace `%s` with `%s` in `%s`", old, right, l.File)
	return fix
}

// ChangeOf is the fix that replaces a line of a file, which has this path in the repository.
func ChangeOf(a *app.App, name string, number int, row string) Fix {
	text, _ := a.Repo.Text(name)
	return FixOf(fmt.Sprintf("Change line %d of `%s`", number, name), name, app.Replaced(name, app.AsWritten(text), number, row))
}
