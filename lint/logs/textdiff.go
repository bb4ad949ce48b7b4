package logs

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/life"
	"github.com/proclint/proclint/lint/logs/signal"
)

// asWritten is a file of the repository without the line end that the repository puts behind it.
func asWritten(text string) string { return strings.TrimSuffix(text, "\n") }

// appended is the unified diff that adds a line at the end of a file.
func appended(name, text, added string) string {
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

// inserted is the unified diff that adds a line between two others, the first of which is given by its number from 1.
func inserted(name, text string, after int, added string) string {
	lines := strings.Split(text, "\n")
	return fmt.Sprintf("--- a/%s\n+++ b/%s\n@@ -%d,2 +%d,3 @@\n %s\n+%s\n %s\n", name, name, after, after, lines[after-1], added, lines[after])
}

// replaced is the unified diff that replaces a line, which is given by its number from 1.
func replaced(name, text string, number int, line string) string {
	lines := strings.Split(text, "\n")
	end := ""
	if number == len(lines) {
		end = "\n\\ No newline at end of file"
	}
	return fmt.Sprintf("--- a/%s\n+++ b/%s\n@@ -%d +%d @@\n-%s%s\n+%s%s\n", name, name, number, number, lines[number-1], end, line, end)
}

// addChange adds the fix that replaces a word in another file, in the first line that has it.
func (d *draft) addChange(change string) {
	file, words, _ := strings.Cut(change, ": ")
	before, after, _ := strings.Cut(words, " => ")
	old, right := d.commandOf(before), d.commandOf(after)
	text, known := d.app.codeAt(file)
	if !known || old == "" || right == "" {
		return
	}
	for i, row := range strings.Split(asWritten(text), "\n") {
		if at := wordAt(row, old); at >= 0 && !strings.HasPrefix(strings.TrimSpace(row), "#") {
			d.fixes = append(d.fixes, d.app.changeOf(path.Join(d.app.repo.Folder(), file), i+1, row[:at]+right+row[at+len(old):]))
			return
		}
	}
}

// changeOf is the fix that replaces a line of a file, which has this path in the repository.
func (a *app) changeOf(name string, number int, row string) Fix {
	text, _ := a.repo.Text(name)
	return Fix{Title: fmt.Sprintf("Change line %d of `%s`", number, name), Path: name, Diff: replaced(name, asWritten(text), number, row)}
}

// wordAt is where a word is in a text that isn't a part of a longer one, or -1.
func wordAt(text, word string) int {
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

// addListening adds the fix of a call in the app's code, so that requests reach the server.
func (d *draft) addListening(code *check.CodePlace) {
	if code == nil {
		return
	}
	text, _ := d.app.repo.Text(code.Path)
	rows := strings.Split(asWritten(text), "\n")
	if code.Line < 1 || code.Line > len(rows) {
		return
	}
	n, row := code.Line, rows[code.Line-1]
	if at := wordAt(row, code.Host); (life.IsLoopback(code.Host) || code.Host == "::1") && at >= 0 {
		row = row[:at] + "0.0.0.0" + row[at+len(code.Host):]
	}
	if changed := withPort(row, code.Port, code.Want); changed != "" {
		row = changed
	} else if row == rows[n-1] { // the port is in a constant
		n = slices.IndexFunc(rows, func(row string) bool {
			return strings.Contains(ascii.Lower(row), "port") && withPort(row, code.Port, code.Want) != ""
		}) + 1
		if n == 0 {
			return
		}
		row = withPort(rows[n-1], code.Port, code.Want)
	}
	d.fixes = append(d.fixes, d.app.changeOf(code.Path, n, row))
}

// serverCalls are in lines of Go and Rust that start a server, and serverFiles the usual files with them.
var (
	serverCalls = []string{"ListenAndServe", ".Run(", ".Start(", ".Listen(", "bind(", "bind_addr"}
	serverFiles = []string{"main.go", "src/main.rs"}
)

// addHost adds the fix of the call with which the app listens where no request from outside reaches it, if its file is known.
func (d *draft) addHost(m *signal.Meaning, c *Cause) {
	host, _, _ := strings.Cut(d.Values["listening"], ":")
	if !life.IsLoopback(host) || !d.namesListener(m) {
		return
	}
	for _, file := range serverFiles {
		text, _ := d.app.codeAt(file)
		for i, row := range strings.Split(asWritten(text), "\n") {
			before, after, found := strings.Cut(row, `"`+host+":")
			if found && ascii.ContainsAny(before, serverCalls) {
				c.Fixes = append(c.Fixes, d.app.changeOf(path.Join(d.app.repo.Folder(), file), i+1, before+`"0.0.0.0:`+after))
				return
			}
		}
	}
}

// withPort is a line of code with an expression in place of a port, or "".
func withPort(row, port, expression string) string {
	at := wordAt(row, port)
	if port == "" || at < 1 || strings.Contains(expression, ":") || !strings.Contains(" =(,:", row[at-1:at]) || strings.Count(row[:at], "'")%2+strings.Count(row[:at], `"`)%2 > 0 {
		return ""
	}
	if strings.HasPrefix(expression, "process.env") {
		expression += " || " + port
	}
	return row[:at] + expression + row[at+len(port):]
}

// addScript adds the fix that puts a script in front of the others of a package.json.
func (d *draft) addScript(manifest, name, command string) {
	text, _ := d.app.repo.Text(manifest)
	before, after, found := strings.Cut(text, "\"scripts\": {\n")
	indent := after[:len(after)-len(strings.TrimLeft(after, " \t"))]
	if command == "" || !found || !strings.HasPrefix(after[len(indent):], `"`) {
		return
	}
	added := indent + `"` + name + `": ` + string(jsontext.Append(nil, command)) + ","
	d.fixes = append(d.fixes, Fix{Title: "Add the script `" + name + "`", Path: manifest, Diff: inserted(manifest, text, strings.Count(before, "\n")+1, added)})
}
