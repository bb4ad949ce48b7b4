package platform

import (
	"bytes"
	"unicode/utf8"
)

// This file has what the parsers with Foreman's line pattern share: ^([A-Za-z0-9_-]+):\s*(.+)$.
// They differ in what ends a line and in which characters are spaces.

// foremanEntry matches one line, without its end, against Foreman's pattern. isSpace reports which
// runes are spaces. If only blanks follow the colon, the last of them is the command.
func foremanEntry(line string, isSpace func(rune) bool) (name, command string, ok bool) {
	name, rest, ok := namedRest(line)
	if !ok || rest == "" {
		return "", "", false
	}
	command = trimLeft(rest, isSpace)
	if command == "" {
		_, size := utf8.DecodeLastRuneInString(rest)
		command = rest[len(rest)-size:]
	}
	return name, command, true
}

// namedRest splits a line after a name of letters, digits, underscores, and hyphens with a colon right after it.
func namedRest(line string) (name, rest string, ok bool) {
	i := 0
	for i < len(line) && (isWordByte(line[i]) || line[i] == '-') {
		i++
	}
	if i == 0 || i == len(line) || line[i] != ':' {
		return "", "", false
	}
	return line[:i], line[i+1:], true
}

// maxScanned is the length in bytes of the longest line, with its end, that Go's bufio.Scanner accepts. A line without an end must be shorter.
const maxScanned = 64 << 10

const tooLong = "bufio.Scanner: token too long"

// scanLines splits a file like Go's bufio.Scanner: lines end at LF, and one CR before it is
// dropped. ok is false for a line that is too long, and line is then its zero-based number.
func scanLines(src []byte) (lines []span, ok bool, line int) {
	for start := 0; start < len(src); {
		end, next := scanLine(src, start)
		if next-start > maxScanned || next-start == maxScanned && src[next-1] != '\n' {
			return nil, false, (&lineCounter{src: src}).at(start)
		}
		lines = append(lines, span{start, end})
		start = next
	}
	return lines, true, 0
}

// scanLine returns the line from start to LF without one CR at its end, even if the file ends after the CR.
func scanLine(src []byte, start int) (end, next int) {
	end, next = len(src), len(src)
	if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
		end, next = start+i, start+i+1
	}
	if end > start && src[end-1] == '\r' {
		end--
	}
	return end, next
}

// scanForeman reads with Foreman's pattern like a Go program with a bufio.Scanner, which skips
// lines that don't match. tooLong is the error for a line that is too long.
func scanForeman(src []byte, errorText string) Reading {
	r := Reading{ErrorLine: -1}
	lines, ok, long := scanLines(src)
	if !ok {
		return r.fail(errorText, long)
	}
	count := lineCounter{src: src}
	for _, l := range lines {
		if name, command, ok := foremanEntry(string(src[l.start:l.end]), goSpace); ok {
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: count.at(l.start)})
		}
	}
	return r
}

var foremanParser = &Parser{Name: "foreman", Parse: parseForeman}

// parseForeman reads like Foreman: CRLF ends a line, lines that don't match are skipped, and both of two equal entries stay.
// Source: ddollar/foreman lib/foreman/procfile.rb.
func parseForeman(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	if at := invalidUTF8(src); at >= 0 {
		return r.fail("invalid byte sequence in UTF-8", (&lineCounter{src: src}).at(at))
	}
	count := lineCounter{src: src}
	for start := 0; start < len(src); {
		end, next := lfLine(src, start)
		if name, command, ok := foremanEntry(string(src[start:end]), asciiSpace); ok {
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: count.at(start)})
		}
		start = next
	}
	return r
}
