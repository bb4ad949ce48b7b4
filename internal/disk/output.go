package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// LinkError is the error for an output whose name is that of a link.
type LinkError struct{ Path, Target string }

// Error reports where the link leads, and what to do.
func (e LinkError) Error() string {
	return fmt.Sprintf("%s is a link to %q, and nothing is written through a link: remove it, or name that file", e.Path, e.Target)
}

// Create writes a new file, with the permissions of a new one: all of it, or none. The error is an ExistsError where something
// has the name already.
func Create(path string, content []byte) error {
	err := inFolder(path, func(at place) error {
		d, err := at.draft(content, forAll, nil)
		if err != nil {
			return err
		}
		defer d.discard()
		return d.create()
	})
	if errors.Is(err, fs.ErrExist) {
		return ExistsError{path}
	}
	return err
}

// Overwrite writes a file in place of what has its name: all of it, or nothing. It keeps owner, group, permissions and, on
// Linux, extended attributes of an earlier one, and never writes through a link: then the error is a LinkError. It writes into a device or
// a pipe.
func Overwrite(path string, content []byte) error {
	isStream, err := outputIn(path)
	if err != nil {
		return err
	}
	if isStream {
		return appendTo(path, content)
	}
	return inFolder(path, func(at place) error { return at.overwrite(content) })
}

// CanOverwrite reports the error with which Overwrite would fail because of what has the name now.
func CanOverwrite(path string) error {
	_, err := outputIn(path)
	return err
}

// outputIn reports whether something else than a file has the name of an output.
func outputIn(path string) (isStream bool, err error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && (path == "" || os.IsPathSeparator(path[len(path)-1])):
		return false, err
	case errors.Is(err, fs.ErrNotExist):
		_, err = os.Stat(filepath.Dir(path))
		return false, err
	case err != nil:
		return false, err
	case info.IsDir():
		return false, &fs.PathError{Op: "write", Path: path, Err: errors.New("is a folder")}
	case info.Mode()&fs.ModeSymlink == 0:
		return !info.Mode().IsRegular(), nil
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil && ofSystem.MatchString(filepath.ToSlash(folder)) {
		return true, nil
	}
	target, err := os.Readlink(path)
	if err != nil {
		return false, err
	}
	return false, LinkError{path, target}
}

// ofSystem are the folders whose links lead to what a process has open, such as /dev/stderr and /dev/fd/63.
var ofSystem = regexp.MustCompile(`^(/dev(/fd)?|/proc/[^/]+(/task/[^/]+)?/fd)$`)

// appendTo writes into what isn't replaced.
func appendTo(path string, content []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}

// forAll are the permissions of a new file, of which the system takes those away that the user doesn't give.
const forAll fs.FileMode = 0o644

// inFolder does something in the folder of a file. The error names the file.
func inFolder(path string, do func(place) error) error {
	folder, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer folder.Close()
	at := place{folder: folder, name: filepath.Base(path)}
	at.removeLeftovers()
	if err := do(at); err != nil {
		return &fs.PathError{Op: "write", Path: path, Err: reason(err)}
	}
	return nil
}

func (p place) overwrite(content []byte) error {
	old, info, err := p.open(os.O_RDWR)
	mode, prepare := forAll, func(*os.File) error { return nil }
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, fs.ErrPermission), err == nil && info.Mode().Perm()&0o200 == 0:
		return ErrReadOnly
	case err != nil:
		return err
	default:
		defer old.Close()
		mode, prepare = ownOnly, func(file *os.File) error { return giveAll(file, old, info) }
	}
	d, err := p.draft(content, mode, prepare)
	if err != nil {
		return err
	}
	defer d.discard()
	if old == nil {
		return d.create()
	}
	old.Close()
	return d.overwrite()
}
