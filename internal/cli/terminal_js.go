package cli

import (
	"os"

	"github.com/proclint/proclint/internal/node"
)

func isTerminalFile(f *os.File) bool { return node.IsTerminal(f.Fd()) }
