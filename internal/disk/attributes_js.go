package disk

import (
	"os"

	"github.com/proclint/proclint/internal/node"
)

// The numbers of Linux for its file systems in /proc and /sys.
const (
	procFileSystem = 0x9fa0
	sysFileSystem  = 0x62656572
)

func ofKernel(f *os.File) bool {
	system := node.FileSystem(f.Fd())
	return system == procFileSystem || system == sysFileSystem
}

// Node has no extended attributes.
func giveAttributes(_, _ *os.File) error { return nil }
