package disk

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// ofKernel reports whether a file is one of those that the kernel makes up.
func ofKernel(f *os.File) bool {
	var system unix.Statfs_t
	if err := unix.Fstatfs(int(f.Fd()), &system); err != nil {
		return false
	}
	return system.Type == unix.PROC_SUPER_MAGIC || system.Type == unix.SYSFS_MAGIC
}

// giveAttributes gives a file the extended attributes of another one, among them
// its access control list. Those of security modules may be out of reach.
func giveAttributes(to, from *os.File) error {
	list := make([]byte, 64<<10) // the most that Linux lists
	n, err := unix.Flistxattr(int(from.Fd()), list)
	if errors.Is(err, unix.ENOTSUP) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("list the extended attributes: %w", err)
	}
	value := make([]byte, 64<<10)
	for name := range strings.SplitSeq(strings.TrimSuffix(string(list[:n]), "\x00"), "\x00") {
		if name == "" {
			continue
		}
		size, err := unix.Fgetxattr(int(from.Fd()), name, value)
		if err == nil {
			err = unix.Fsetxattr(int(to.Fd()), name, value[:size], 0)
		}
		if err != nil && !strings.HasPrefix(name, "security.") {
			return fmt.Errorf("keep the extended attribute %q: %w", name, err)
		}
	}
	return nil
}
