package platform

import (
	"strings"
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
	command = strings.TrimLeftFunc(rest, isSpace)
	if command == "" {
		_, size := utf8.DecodeLastRuneInString(rest)
		command = rest[len(rest)-size:]
	}
	return name, command, true
}

// namedRest splits a line after a name of letters, digits, underscores, and hyphens with a colon right after it.
func namedRest(line string) (name, rest string, ok bool) {
	rest = afterWord(line, "-")
	name = line[:len(line)-len(rest)]
	rest, ok = strings.CutPrefix(rest, ":")
	return name, rest, ok && name != ""
}

// maxScanned is the length in bytes of the longest line, with its end, that Go's bufio.Scanner accepts. A line without an end must be shorter.
const maxScanned = 64 << 10

const tooLong = "bufio.Scanner: token too long"

// tooLongLine returns the zero-based number of the first line that is too long, or -1.
func tooLongLine(src []byte) int {
	for start := 0; start < len(src); {
		_, next := scanLine(src, start)
		if next-start > maxScanned || next-start == maxScanned && src[next-1] != '\n' {
			return (&lineCounter{src: src}).at(start)
		}
		start = next
	}
	return -1
}

// scanLine returns the line from start to LF without one CR at its end, even if the file ends after the CR.
func scanLine(src []byte, start int) (end, next int) {
	end, next = unixLine(src, start)
	if end > start && src[end-1] == '\r' {
		end--
	}
	return end, next
}

// scanForeman reads with Foreman's pattern like a Go program with a bufio.Scanner, which skips
// lines that don't match. tooLong is the error for a line that is too long.
func scanForeman(src []byte, errorText string) Reading {
	r := Reading{ErrorLine: -1}
	if long := tooLongLine(src); long >= 0 {
		return r.fail(errorText, long)
	}
	r.addForeman(src, scanLine, goSpace)
	return r
}

// addForeman adds the entries of the lines that match Foreman's pattern.
func (r *Reading) addForeman(src []byte, cut func(src []byte, start int) (end, next int), isSpace func(rune) bool) {
	for l := linesOf(src, cut); l.next(); {
		if name, command, ok := foremanEntry(l.text, isSpace); ok {
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: l.at})
		}
	}
}

var foremanParser = &Parser{Name: "foreman", Parse: parseForeman}

// parseForeman reads like Foreman: CRLF ends a line, lines that don't match are skipped, and both of two equal entries stay.
// Source: ddollar/foreman lib/foreman/procfile.rb.
func parseForeman(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	if at := invalidUTF8(src); at >= 0 {
		return r.fail("invalid byte sequence in UTF-8", (&lineCounter{src: src}).at(at))
	}
	r.addForeman(src, lfLine, asciiSpace)
	return r
}
