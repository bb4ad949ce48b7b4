package platform

import "strings"

// parseHivemindLike reads like Hivemind and Overmind: ^([\w-]+):\s+(.+)$ requires a space after the colon, and lines that don't
// match are skipped. A duplicate type gives the error twice, and a file without entries gives the error none. Source:
// DarthSim/hivemind procfile.go, DarthSim/overmind start/procfile.go.
func parseHivemindLike(src []byte, twice, none string) Reading {
	r := Reading{ErrorLine: -1}
	for l := linesOf(src, lfLine); l.next(); {
		if name, command, ok := hivemindEntry(l.text); ok {
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: l.at})
		}
	}
	if len(r.Processes) == 0 {
		return r.fail(none, -1)
	}
	return r.withoutTwins(twice)
}

func hivemindEntry(line string) (name, command string, ok bool) {
	name, rest, ok := namedRest(line)
	if !ok || rest == "" || !goSpace(rune(rest[0])) {
		return "", "", false
	}
	// If only spaces follow the colon, the last of at least two is the command.
	command = strings.TrimLeftFunc(rest, goSpace)
	if command == "" {
		command = rest[len(rest)-1:]
	}
	return name, command, len(command) < len(rest)
}
