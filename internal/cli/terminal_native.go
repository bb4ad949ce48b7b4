//go:build !js

package cli

import (
	"os"

	"golang.org/x/term"
)

// terminalWidth is how many cells a line of a terminal has, or 0.
func terminalWidth(f *os.File) int {
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

func isTerminalFile(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
