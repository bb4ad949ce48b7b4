package app

import (
	"fmt"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// AsWritten is a file of the repository without the line end that the repository puts behind it.
func AsWritten(text string) string { return strings.TrimSuffix(text, "\n") }

// Appended is the unified diff that adds a line at the end of a file.
func Appended(name, text, added string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", name, name)
	lines := strings.SplitAfter(text, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	count := len(lines)
	if count == 0 {
		fmt.Fprintf(&b, "@@ -0,0 +1 @@\n+%s\n", added)
		return b.String()
	}
	last := strings.TrimSuffix(lines[count-1], "\n")
	fmt.Fprintf(&b, "@@ -%d +%d,2 @@\n", count, count)
	if strings.HasSuffix(text, "\n") {
		fmt.Fprintf(&b, " %s\n", last)
	} else {
		fmt.Fprintf(&b, "-%s\n\\ No newline at end of file\n+%s\n", last, last)
	}
	fmt.Fprintf(&b, "+%s\n", added)
	return b.String()
}

// Inserted is the unified diff that adds a line between two others, the first of which is given by its number from 1.
func Inserted(name, text string, after int, added string) string {
	lines := strings.Split(text, "\n")
	return fmt.Sprintf("--- a/%s\n+++ b/%s\n@@ -%d,2 +%d,3 @@\n %s\n+%s\n %s\n", name, name, after, after, lines[after-1], added, lines[after])
}

// Replaced is the unified diff that replaces a line, which is given by its number from 1.
func Replaced(name, text string, number int, line string) string {
	lines := strings.Split(text, "\n")
	end := ""
	if number == len(lines) {
		end = "\n\\ No newline at end of file"
	}
	return fmt.Sprintf("--- a/%s\n+++ b/%s\n@@ -%d +%d @@\n-%s%s\n+%s%s\n", name, name, number, number, lines[number-1], end, line, end)
}

// WordAt is where a word is in a text that isn't a part of a longer one, or -1.
func WordAt(text, word string) int {
	for at := 0; ; {
		next := strings.Index(text[at:], word)
		if next < 0 {
			return -1
		}
		start := at + next
		if at = start + len(word); !ascii.WordsMeet(text, start) && !ascii.WordsMeet(text, at) && !strings.HasPrefix(text[at:], "-") && !strings.HasSuffix(text[:start], "-") {
			return start
		}
	}
}

// serverCalls are in lines of Go and Rust that start a server, and serverFiles the usual files with them.
var (
	ServerCalls = []string{"ListenAndServe", ".Run(", ".Start(", ".Listen(", "bind(", "bind_addr"}
	ServerFiles = []string{"main.go", "src/main.rs"}
)

// WithPort is a line of code with an expression in place of a port, or "".
func WithPort(row, port, expression string) string {
	at := WordAt(row, port)
	if port == "" || at < 1 || strings.Contains(expression, ":") || !strings.Contains(" =(,:", row[at-1:at]) || strings.Count(row[:at], "'")%2+strings.Count(row[:at], `"`)%2 > 0 {
		return ""
	}
	if strings.HasPrefix(expression, "process.env") {
		expression += " || " + port
	}
	return row[:at] + expression + row[at+len(port):]
}
