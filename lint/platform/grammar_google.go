package platform

import (
	"bytes"
	"regexp"
)

// googlePattern is matched over the whole file.
// Source: GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go.
var googlePattern = regexp.MustCompile(`(?m)^(\w+):\s*(.+)$`)

// readGoogle reads as Google Cloud's buildpacks do: lines that do not match are
// skipped, the blanks behind a colon may cross line ends, the first of two
// entries wins.
func readGoogle(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	lines := lineCounter{src: src}
	seen := map[string]bool{}
	for _, m := range googlePattern.FindAllSubmatchIndex(src, -1) {
		name := string(src[m[2]:m[3]])
		command := string(bytes.TrimSpace(src[m[4]:m[5]]))
		line := lines.at(m[2])
		if seen[name] {
			r.Warnings = append(r.Warnings, Warning{Text: "Skipping duplicate " + name + " process: " + command, Line: line})
			continue
		}
		seen[name] = true
		r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: line})
	}
	if len(r.Processes) == 0 {
		r.Error = "did not find any processes in Procfile"
	}
	return r
}
