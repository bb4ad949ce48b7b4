package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/lint/report"
)

// writeFile replaces the content of a file, which then holds either the old
// content or all of the new one, whatever happens on the way. The mode stays; a
// symbolic link stays one, and its target is written.
func writeFile(path string, content []byte) (err error) {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(target), ".proclint-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", report.Printable(path), reason(err))
	}
	defer func() {
		if err != nil {
			temp.Close()
			os.Remove(temp.Name())
			err = fmt.Errorf("write %s: %w", report.Printable(path), reason(err))
		}
	}()
	if _, err := temp.Write(content); err != nil {
		return err
	}
	if err := temp.Chmod(info.Mode().Perm()); err != nil {
		return err
	}
	if err := temp.Sync(); err != nil {
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), target)
}

// reason is an error without the path of the temporary file.
func reason(err error) error {
	var onPath *fs.PathError
	if errors.As(err, &onPath) {
		return onPath.Err
	}
	var onLink *os.LinkError
	if errors.As(err, &onLink) {
		return onLink.Err
	}
	return err
}

// existsError is the error for a rename that would overwrite a file.
type existsError struct{ old, new string }

// Error says which file is in the way.
func (e existsError) Error() string {
	return fmt.Sprintf("%s is left as it is: it should be named %s, which exists already", report.Printable(e.old), report.Printable(e.new))
}

// renameable reports an existsError when another file has the new name, and is
// fine with the same file under a name that differs in its capitals, as it looks
// on a disk that does not tell them apart. old describes the file at oldPath.
func renameable(old fs.FileInfo, oldPath, newPath string) error {
	existing, err := os.Lstat(newPath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if os.SameFile(old, existing) && strings.EqualFold(filepath.Base(oldPath), filepath.Base(newPath)) {
		return nil
	}
	return existsError{oldPath, newPath}
}

// renameFile gives a file a new name and never overwrites another one.
func renameFile(oldPath, newPath string) error {
	old, err := os.Lstat(oldPath)
	if err != nil {
		return err
	}
	// A hard link fails where the name is taken, so that nobody can be faster. It
	// is refused for the same file in other capitals, some disks know no links,
	// and some systems would link what a symbolic link points to.
	if old.Mode().IsRegular() && os.Link(oldPath, newPath) == nil {
		return os.Remove(oldPath)
	}
	if err := renameable(old, oldPath, newPath); err != nil {
		return err
	}
	if err := os.Rename(oldPath, newPath); err != nil {
		return fmt.Errorf("rename %s to %s: %w", report.Printable(oldPath), report.Printable(newPath), reason(err))
	}
	return nil
}
