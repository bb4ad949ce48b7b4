package check

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
)

// Entry is a line that declares a process type for a tolerant parser.
type Entry = procfile.Declaration

// IsURL reports whether an entry is in fact a URL.
func IsURL(e Entry) bool {
	return strings.HasPrefix(e.Command, "//") && e.CommandRange.Start == e.Colon+1
}

// RepeatedType is the range before the real command: the process type and its colon, once more or several times. It is empty where they aren't
// repeated, or where no command would remain. "web:app" counts only with a command after it, since alone it may be a name, and "web"
// without a colon only with a known program after it, since it may be a program itself.
func RepeatedType(e Entry) procfile.Range {
	at := 0
	for {
		rest, ok := strings.CutPrefix(e.Command[at:], e.Type)
		if !ok {
			break
		}
		blank := strings.TrimLeft(rest, " \t")
		rest, ok = strings.CutPrefix(blank, ":")
		started := strings.TrimLeft(rest, " \t")
		if !ok && (len(blank) == len(e.Command[at:])-len(e.Type) || command.Known(e.Type) || !startsKnown(blank)) || started == "" || ok && started == rest && !strings.ContainsAny(started, " \t") {
			break
		}
		at = len(e.Command) - len(started)
	}
	return procfile.Range{Start: e.CommandRange.Start, End: e.CommandRange.Start + at}
}

// startsKnown reports whether a text is a known program with arguments.
func startsKnown(text string) bool {
	name, _, hasArguments := strings.Cut(text, " ")
	return hasArguments && command.Known(name)
}
