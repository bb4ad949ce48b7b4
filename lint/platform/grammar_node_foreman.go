package platform

import (
	"strings"
	"unicode/utf8"
)

// parseNodeForeman reads like node-foreman: a line that isn't empty, a comment, or a match makes it reject the whole file. The
// last of two entries wins. Source: strongloop/node-foreman lib/procfile.js.
func parseNodeForeman(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	for l := linesOf([]byte(decodeJS(src)), unixLine); l.next(); {
		at, line := l.at, l.text
		if line == "" || line[0] == '#' {
			continue
		}
		name, command, ok := nodeForemanEntry(line)
		if !ok {
			return r.fail("Cannot read properties of null (reading '1')", at)
		}
		command = strings.TrimFunc(command, jsSpace)
		if command == "" {
			// node-foreman prints %d instead of the line's number.
			return r.fail("Syntax Error in Procfile, Line %d: No Command Found", at)
		}
		if name != "__proto__" { // a JavaScript object doesn't store this key
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: at})
		}
	}
	r.Processes = keepLast(r.Processes)
	return r
}

// nodeForemanEntry finds the first match of ^([A-Za-z0-9_-]+):\s*(.+)$ with the flag m in a line
// without LF: in JavaScript, CR, U+2028, and U+2029 also end lines.
func nodeForemanEntry(line string) (name, command string, ok bool) {
	for line != "" {
		if name, rest, ok := namedRest(line); ok {
			if command := nodeForemanCommand(rest); command != "" {
				return name, command, true
			}
		}
		_, after, found := cutJSLine(line)
		if !found {
			break
		}
		line = after
	}
	return "", "", false
}

// nodeForemanCommand returns what \s*(.+)$ captures, or "" without a match: from the first character that isn't a space to the
// end of that line, else the last space that doesn't end a line.
func nodeForemanCommand(rest string) string {
	if command := strings.TrimLeftFunc(rest, jsSpace); command != "" {
		command, _, _ = cutJSLine(command)
		return command
	}
	for rest != "" {
		r, size := utf8.DecodeLastRuneInString(rest)
		if !endsJSLine(r) {
			return rest[len(rest)-size:]
		}
		rest = rest[:len(rest)-size]
	}
	return ""
}

// cutJSLine splits a text at the first character that ends a line in JavaScript.
func cutJSLine(text string) (before, after string, found bool) {
	i := strings.IndexFunc(text, endsJSLine)
	if i < 0 {
		return text, "", false
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[:i], text[i+size:], true
}

func endsJSLine(r rune) bool { return r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 }
