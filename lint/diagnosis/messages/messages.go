// Package messages contains the table of messages in logs. It is apart from package diagnosis, so that a program which
// loads the table later doesn't contain it.
package messages

import (
	_ "embed"
	"sync"

	"github.com/proclint/proclint/lint/diagnosis"
)

// text is the table in the form that diagnosis.Load reads, made of the files in the folder table. It is without their
// comments and the lines of logs, which only tests need: go test -update writes it.
//
//go:embed table.txt
var text string

// Table is the table, read once.
var Table = sync.OnceValue(func() *diagnosis.Table {
	table, err := diagnosis.Load(text)
	if err != nil {
		return &diagnosis.Table{} // a test reads it
	}
	return table
})
