//go:build !externaldocs

package sources

import (
	"embed"
	"sync"
)

//go:embed *.txt
var files embed.FS

// All is the table of all files. A test reads them without an error.
var All = sync.OnceValue(func() *Table {
	table, _ := Read(files)
	return table
})
