package platform

import (
	"bytes"
	"strings"
)

var googleParser = &Parser{Name: "google", Parse: parseGoogle}

// parseGoogle reads like Google Cloud's buildpacks, which match
//
//	(?m)^(\w+):\s*(.+)$
//
// over the whole file: lines that don't match are skipped, the blanks after a colon may include line ends, and the first of two
// entries wins. Source: GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go.
func parseGoogle(src []byte) Reading {
	r := Reading{Processes: make([]Process, 0, 4), ErrorLine: -1}
	lines := lineCounter{src: src}
	seen := map[string]bool{}
	text := string(src) // the processes share one copy
	for start := 0; start < len(src); {
		nameEnd, from, to := googleEntry(src, start)
		if to > 0 {
			name, command := text[start:nameEnd], strings.TrimSpace(text[from:to])
			line := lines.at(start)
			if seen[name] {
				r.Warnings = append(r.Warnings, Warning{Text: "Skipping duplicate " + name + " process: " + command, Line: line})
			} else {
				seen[name] = true
				r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: line})
			}
			start = to
		}
		i := bytes.IndexByte(src[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	if len(r.Processes) == 0 {
		r.Error = "did not find any processes in Procfile"
	}
	return r
}

// googleEntry matches the pattern at the start of a line. The name ends at nameEnd, and the second
// group goes from from to to. to is 0 without a match.
func googleEntry(src []byte, start int) (nameEnd, from, to int) {
	nameEnd = start
	for nameEnd < len(src) && isWordByte(src[nameEnd]) {
		nameEnd++
	}
	if nameEnd == start || nameEnd == len(src) || src[nameEnd] != ':' {
		return 0, 0, 0
	}
	from = nameEnd + 1
	for from < len(src) && goSpace(rune(src[from])) {
		from++
	}
	// Only blanks follow up to the end of the file, so the group is the last one that isn't a line end.
	if from == len(src) {
		for from--; src[from] == '\n'; from-- {
		}
		if from == nameEnd {
			return 0, 0, 0
		}
	}
	to = len(src)
	if i := bytes.IndexByte(src[from:], '\n'); i >= 0 {
		to = from + i
	}
	return nameEnd, from, to
}
