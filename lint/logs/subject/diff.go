package subject

import (
	"fmt"
	"path"

	"github.com/proclint/proclint/lint/logs/app"
)

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
