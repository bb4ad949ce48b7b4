// Package messages contains the table of messages in logs. It is apart from package diagnosis, so that a program which
// loads the table later doesn't contain it.
package messages

import (
	"embed"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint/diagnosis"
)

//go:embed *.txt
var files embed.FS

// Text is the whole table, in the form that diagnosis.Load reads.
func Text() string {
	entries, err := files.ReadDir(".")
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, entry := range entries {
		text, err := files.ReadFile(entry.Name())
		if err != nil {
			return ""
		}
		b.Write(text)
		b.WriteString("\n")
	}
	return b.String()
}

// Table is the table, read once.
var Table = sync.OnceValue(func() *diagnosis.Table {
	table, err := diagnosis.Load(Text())
	if err != nil {
		return &diagnosis.Table{} // a test reads it
	}
	return table
})
