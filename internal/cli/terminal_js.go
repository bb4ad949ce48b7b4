package cli

import (
	"os"

	"github.com/proclint/proclint/internal/node"
)

// terminalWidth is how many cells a line of a terminal has, or 0.
func terminalWidth(f *os.File) int { return node.Columns(f.Fd()) }

func isTerminalFile(f *os.File) bool { return node.IsTerminal(f.Fd()) }
