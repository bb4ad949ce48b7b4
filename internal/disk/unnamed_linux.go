package disk

import (
	"errors"
	"io/fs"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// descriptors is where a process finds its open files by their numbers.
const descriptors = "/proc/self/fd/"

// unnamed makes a file without a name in a folder: nothing of it is left where the program is killed. The error is
// errors.ErrUnsupported where the disk can't.
func unnamed(folder *os.File, mode fs.FileMode) (*os.File, error) {
	if unix.Access(descriptors, unix.X_OK) != nil {
		return nil, errors.ErrUnsupported // the file would never get a name
	}
	fd, err := unix.Openat(int(folder.Fd()), ".", unix.O_TMPFILE|unix.O_RDWR|unix.O_CLOEXEC, uint32(mode.Perm()))
	if errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.EISDIR) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOENT) {
		return nil, errors.ErrUnsupported
	}
	if err != nil {
		return nil, &fs.PathError{Op: "create", Path: folder.Name(), Err: err}
	}
	return os.NewFile(uintptr(fd), "unnamed"), nil
}

// giveName gives a file that unnamed made its name in the folder. The error is fs.ErrExist where something has the name.
func giveName(file, folder *os.File, name string) error {
	return unix.Linkat(unix.AT_FDCWD, descriptors+strconv.Itoa(int(file.Fd())), int(folder.Fd()), name, unix.AT_SYMLINK_FOLLOW)
}
