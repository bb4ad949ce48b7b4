package platform

// parseHivemindLike reads like Hivemind and Overmind: ^([\w-]+):\s+(.+)$ requires a space after the colon, and lines that don't
// match are skipped. A duplicate type gives the error twice, and a file without entries gives the error none. Source:
// DarthSim/hivemind procfile.go, DarthSim/overmind start/procfile.go.
func parseHivemindLike(src []byte, twice, none string) Reading {
	r := Reading{ErrorLine: -1}
	count := lineCounter{src: src}
	seen := map[string]bool{}
	for start := 0; start < len(src); {
		end, next := lfLine(src, start)
		if name, command, ok := hivemindEntry(string(src[start:end])); ok {
			line := count.at(start)
			if seen[name] {
				return r.fail(twice, line)
			}
			seen[name] = true
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: line})
		}
		start = next
	}
	if len(r.Processes) == 0 {
		return r.fail(none, -1)
	}
	return r
}

func hivemindEntry(line string) (name, command string, ok bool) {
	name, rest, ok := namedRest(line)
	if !ok || rest == "" || !goSpace(rune(rest[0])) {
		return "", "", false
	}
	// If only spaces follow the colon, the last of at least two is the command.
	command = trimLeft(rest, goSpace)
	if command == "" {
		command = rest[len(rest)-1:]
	}
	return name, command, len(command) < len(rest)
}
