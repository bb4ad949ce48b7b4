// Package messages contains the table of messages in logs. It is apart from package logs, so that a program which
// loads the table later doesn't contain it.
package messages

import (
	"sync"

	"github.com/proclint/proclint/lint/logs"
)

// Use gives the table to a program that is built without it, before the first call of Table, which reads it. There is no error.
func Use(table string) error {
	text = func() string { return table }
	return nil
}

// Table is the table, read once.
var Table = sync.OnceValue(func() *logs.Table {
	table, err := logs.Load(text())
	if err != nil {
		table, _ = logs.Load("") // a test reads it
	}
	return table
})
