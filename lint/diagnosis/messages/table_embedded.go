//go:build !external

package messages

import _ "embed"

// text is the table in the form that diagnosis.Load reads, made of the files in the folder table. It is without their
// comments and the lines of logs, which only tests need: go test -update writes it.
//
//go:embed table.txt
var text string
