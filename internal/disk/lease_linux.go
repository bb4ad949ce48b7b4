package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lease keeps other programs from opening a file for writing until it is closed here, where it is open for reading.
// It is busy where one has it open for writing, and a file of another owner has no lease.
func lease(file *os.File) (held, busy bool) {
	_, err := unix.FcntlInt(file.Fd(), unix.F_SETLEASE, unix.F_RDLCK)
	return err == nil, errors.Is(err, unix.EAGAIN)
}

// release ends a lease, so that a program that waits for that opens the file.
func release(file *os.File) { _, _ = unix.FcntlInt(file.Fd(), unix.F_SETLEASE, unix.F_UNLCK) }

// awaited reports whether another program waits for the end of a lease, to write into the file.
func awaited(file *os.File) bool {
	kind, err := unix.FcntlInt(file.Fd(), unix.F_GETLEASE, 0)
	return err == nil && kind == unix.F_UNLCK
}
