//go:build compact

package messages

import _ "embed"

// table is the table without comments and the lines of logs, which only tests need. The Makefile makes the file.
//
//go:embed table.txt
var table string

var text = func() string { return table }
