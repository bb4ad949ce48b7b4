package subject

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// CommandLine is a line of a file in which a start command is written.
type CommandLine struct {
	File   string // the path of the file beside the Procfile
	Number int    // from 1
	Text   string
	At     int // of the word in the text
}

// CommandLineOf is the line of a platform's file whose start command has a word, or nil.
func (a *App) CommandLineOf(word string) *CommandLine {
	if word == "" || a.platform == nil && a.inProcfile(word) != nil {
		return nil
	}
	for _, p := range platform.All() {
		if a.platform != nil && a.platform != p {
			continue
		}
		for _, name := range p.CommandFiles {
			for i, row := range a.Rows(name) {
				if at := ascii.WordAt(row, word); at >= 0 && startsIn(name, row) {
					return &CommandLine{File: name, Number: i + 1, Text: row, At: at}
				}
			}
		}
	}
	return nil
}

// Starts reports whether a start command has a word.
func (a *App) Starts(word string) bool {
	return a.CommandLineOf(word) != nil || a.inProcfile(word) != nil
}

// Rows are the lines of a file of the app.
func (a *App) Rows(file string) []string { return strings.Split(AsWritten(a.CodeAt(file)), "\n") }

func startsIn(file, row string) bool {
	row = strings.TrimSpace(row)
	if file == "Dockerfile" {
		return ascii.StartsWith(strings.ToUpper(row), []string{"CMD ", "ENTRYPOINT "})
	}
	return !strings.HasPrefix(row, "#")
}

// PlaceOf is where a word occurs in a command of the Procfile, or nil where the platform starts another one.
func (a *App) PlaceOf(word string) *procfile.Span {
	if a.CommandLineOf(word) != nil {
		return nil
	}
	return a.inProcfile(word)
}
