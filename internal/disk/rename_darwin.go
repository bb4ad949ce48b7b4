package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// renameNew gives a file another name in one step, unless something has it: then the error is fs.ErrExist. It is
// errors.ErrUnsupported where the disk can't.
func renameNew(folder *os.File, from, to string) error {
	fd := int(folder.Fd())
	return unsupported(unix.RenameatxNp(fd, from, fd, to, unix.RENAME_EXCL))
}

// exchange swaps two files of a folder in one step. The error is errors.ErrUnsupported where the disk can't.
func exchange(folder *os.File, a, b string) error {
	fd := int(folder.Fd())
	return unsupported(unix.RenameatxNp(fd, a, fd, b, unix.RENAME_SWAP))
}

// unsupported is errors.ErrUnsupported for the errors of disks that know only the plain rename.
func unsupported(err error) error {
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return errors.ErrUnsupported
	}
	return err
}
