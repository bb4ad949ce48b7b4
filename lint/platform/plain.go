package platform

import (
	"strings"

	"github.com/proclint/proclint/internal/cost"
)

// Both are in bytes.
const (
	longestPlainType    = 63       // procfile-util takes no longer type
	longestPlainCommand = 32 << 10 // programs in Go that read a file line by line take no line of 64 KiB
)

// plainFile reads a file that every parser reads the same way, as most files are: of entries and empty lines. Each entry has a process type of
// lowercase letters with digits at most at its end, a colon, a space, and a plain command. No type is there twice. It is nil for any other file.
func plainFile(src []byte) []Process {
	ps := make([]Process, 0, 4)
	text := string(src) // the processes share one copy
	for line := 0; text != ""; line++ {
		entry, rest, _ := strings.Cut(text, "\n")
		if text = rest; entry == "" {
			continue
		}
		colon := strings.IndexByte(entry, ':')
		if colon < 1 || colon > longestPlainType || !strings.HasPrefix(entry[colon:], ": ") {
			return nil
		}
		processType, command := entry[:colon], entry[colon+2:]
		if !isPlainType(processType) || !isPlainCommand(command) {
			return nil
		}
		cost.Done(len(entry))
		ps = append(ps, Process{Type: processType, Command: command, Line: line})
	}
	if len(ps) == 0 || len(keepLast(ps)) < len(ps) {
		return nil
	}
	return ps
}

func isPlainType(processType string) bool {
	letters := strings.TrimRight(processType, "0123456789")
	return letters != "" && strings.TrimLeft(letters, "abcdefghijklmnopqrstuvwxyz") == "" && processType != "null"
}

// isPlainCommand reports whether YAML and every line grammar read a command the same way behind a plain type and a space.
func isPlainCommand(command string) bool {
	return command != "" && len(command) <= longestPlainCommand && command[len(command)-1] != ' ' &&
		plainValue(command) && printable(command) && strings.IndexByte(command, '\\') < 0 &&
		!strings.HasPrefix(command, "//") && !strings.Contains(command, " //") && !strings.Contains(command, " #")
}
