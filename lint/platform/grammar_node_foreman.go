package platform

import (
	"strings"
	"unicode/utf8"
)

// readNodeForeman reads as node-foreman does: a line that is neither empty nor a
// comment and does not match makes it throw the whole file away; the last of two
// entries wins.
// Source: strongloop/node-foreman lib/procfile.js.
func readNodeForeman(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	text := decodeJS(src)
	count := lineCounter{src: []byte(text)}
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end, next = start+i, start+i+1
		}
		line, at := text[start:end], start
		start = next
		if line == "" || line[0] == '#' {
			continue
		}
		name, command, ok := nodeForemanEntry(line)
		if !ok {
			return r.fail("Cannot read properties of null (reading '1')", count.at(at))
		}
		command = trim(command, jsSpace)
		if command == "" {
			return r.fail("Syntax Error in Procfile, Line %d: No Command Found", count.at(at))
		}
		if name != "__proto__" { // an object in JavaScript does not take this key
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: count.at(at)})
		}
	}
	r.Processes = keepLast(r.Processes)
	return r
}

// nodeForemanEntry finds the first match of ^([A-Za-z0-9_-]+):\s*(.+)$ with the
// flag m in a line without LF: to JavaScript CR, U+2028 and U+2029 end lines too.
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

// nodeForemanCommand is what \s*(.+)$ captures, or "" where it does not match:
// from the first sign that is no space to the end of that line, else the last
// space that ends no line.
func nodeForemanCommand(rest string) string {
	if command := trimLeft(rest, jsSpace); command != "" {
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

// cutJSLine cuts a text around the first sign that ends a line in JavaScript.
func cutJSLine(text string) (before, after string, found bool) {
	i := strings.IndexFunc(text, endsJSLine)
	if i < 0 {
		return text, "", false
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[:i], text[i+size:], true
}

func endsJSLine(r rune) bool { return r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 }
