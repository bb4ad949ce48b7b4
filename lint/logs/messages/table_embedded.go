//go:build !external && !compact

package messages

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed table/*.txt kinds/*.txt looks/*.txt
var files embed.FS

// text are the files of the table and of the kinds, one after the other.
var text = func() string {
	var b strings.Builder
	_ = fs.WalkDir(files, ".", func(path string, _ fs.DirEntry, _ error) error {
		content, _ := files.ReadFile(path) // a folder has none
		b.Write(content)
		b.WriteString("\n")
		return nil
	})
	return b.String()
}
