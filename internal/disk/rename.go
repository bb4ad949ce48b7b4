package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ExistsError is the error for a new file, or a new name, where a file is already.
type ExistsError struct{ Path string }

// Error reports which file exists.
func (e ExistsError) Error() string { return e.Path + " exists already, and is not overwritten" }

// Rename gives a file, or a link, a new name in its folder, and never overwrites another file: then the error is an ExistsError.
func (f File) Rename(name string) error {
	folder, err := os.OpenRoot(filepath.Dir(f.path))
	if err != nil {
		return err
	}
	defer folder.Close()
	err = rename(folder, filepath.Base(f.path), name)
	if errors.Is(err, fs.ErrExist) {
		return ExistsError{filepath.Join(filepath.Dir(f.path), name)}
	}
	if err != nil {
		return fmt.Errorf("rename %q to %q: %w", f.path, name, reason(err))
	}
	return nil
}

// CanRename reports the error with which Rename would fail because of what is on the disk now.
func (f File) CanRename(name string) error {
	folder, err := os.OpenRoot(filepath.Dir(f.path))
	if err != nil {
		return err
	}
	defer folder.Close()
	old, err := folder.Lstat(filepath.Base(f.path))
	if err != nil {
		return f.on(err)
	}
	err = free(folder, old, name)
	if errors.Is(err, fs.ErrExist) {
		return ExistsError{filepath.Join(filepath.Dir(f.path), name)}
	}
	return f.on(err)
}

// rename gives a file another name, in one step where the disk can. The error is fs.ErrExist where another file has it.
func rename(folder *os.Root, from, to string) error {
	old, err := folder.Lstat(from)
	if err != nil {
		return err
	}
	at, err := folder.Open(".")
	if err != nil {
		return err
	}
	defer at.Close()
	if filepath.IsLocal(to) && filepath.Base(to) == to && renameNew(at, from, to) == nil {
		return nil
	}
	// It also fails if the names differ only in case. A hard link fails if the name is taken, so no other program can be
	// faster. Some disks have no links, and some systems would link the target of a symbolic link.
	if old.Mode().IsRegular() && folder.Link(from, to) == nil {
		return folder.Remove(from)
	}
	if err := free(folder, old, to); err != nil {
		return err
	}
	return folder.Rename(from, to)
}

// free reports fs.ErrExist when another file has the name. The same file under a
// name that differs only in case is fine: a case-insensitive disk shows it so.
func free(folder *os.Root, old fs.FileInfo, name string) error {
	existing, err := folder.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case os.SameFile(old, existing) && strings.EqualFold(old.Name(), name):
		return nil
	}
	return fs.ErrExist
}
