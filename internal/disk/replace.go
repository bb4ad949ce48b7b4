package disk

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ErrChanged is the error for a file that another program changed after it was read.
var ErrChanged = errors.New("another program changed the file meanwhile, so nothing was written; run the command again")

// ErrReadOnly is the error for a file that its owner may not write.
var ErrReadOnly = errors.New("the file is read-only")

// ExistsError is the error for a new file, or a new name, where a file is already.
type ExistsError struct{ Path string }

// Error reports which file exists.
func (e ExistsError) Error() string { return e.Path + " exists already, and is not overwritten" }

// Replace puts new content in the place of what a file had when it was read. The file has either the old content or all of the
// new one, whatever happens on the way. It keeps owner, group, permissions and, on Linux, extended attributes; where it can't,
// nothing is written. A link stays one, and the file that it leads to is written. A file with several names (hard links) becomes
// one with a single name, so that nothing outside of the project changes: otherNames counts those that keep the old content.
//
// The error is an fs.PathError, with ErrChanged, ErrReadOnly, ErrNotRegular or an OutsideError where that is the reason.
func (f File) Replace(before, after []byte) (otherNames int, err error) {
	at, err := f.locate()
	if err != nil {
		return 0, err
	}
	defer at.folder.Close()
	otherNames, err = at.replace(before, after)
	if err != nil {
		return 0, &fs.PathError{Op: "write", Path: f.path, Err: reason(err)}
	}
	return otherNames, nil
}

func (p place) replace(before, after []byte) (otherNames int, err error) {
	old, info, err := p.open(os.O_RDWR)
	if errors.Is(err, fs.ErrPermission) {
		return 0, ErrReadOnly
	}
	if err != nil {
		return 0, err
	}
	defer old.Close()
	// Permissions do not keep root from writing.
	if info.Mode().Perm()&0o200 == 0 {
		return 0, ErrReadOnly
	}
	temp, err := p.writeTemp(after, func(temp *os.File) error { return giveAll(temp, old, info) })
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			p.folder.Remove(temp)
		}
	}()
	// A file that is open for writing, also here, can't be leased.
	if err := old.Close(); err != nil {
		return 0, err
	}
	read, err := p.unchanged(info, before)
	if err != nil {
		return 0, err
	}
	defer read.Close()
	switch err = p.swap(temp, read, info, before); {
	case err == nil:
		return names(info) - 1, nil
	case !errors.Is(err, errors.ErrUnsupported):
		return 0, err
	}
	if err = p.folder.Rename(temp, p.name); err != nil {
		return 0, err
	}
	return names(info) - 1, p.giveBack(read, info, before)
}

// settling is how long a program that has found the old file before a swap has to open it.
const settling = time.Millisecond

// swap puts a new file in the place of the old one, open as read, and removes the old one once no other program can write into it
// any more. Where one did, or is about to, the old file gets its name back, so that nothing of the other program is lost, and the
// error is ErrChanged. The error is errors.ErrUnsupported, and nothing has changed, where the disk can't swap.
func (p place) swap(temp string, read *os.File, info fs.FileInfo, before []byte) error {
	folder, err := p.folder.Open(".")
	if err != nil {
		return err
	}
	defer folder.Close()
	ours, err := p.folder.Lstat(temp)
	if err != nil {
		return err
	}
	err = exchange(folder, temp, p.name)
	if errors.Is(err, fs.ErrNotExist) {
		return ErrChanged
	}
	if err != nil {
		return err
	}
	time.Sleep(settling)
	if p.isLast(temp, read, info, before) {
		return p.folder.Remove(temp)
	}
	// Where another file has the name meanwhile, it keeps it.
	if now, err := p.folder.Lstat(p.name); err != nil || !os.SameFile(now, ours) {
		return ErrChanged
	}
	if exchange(folder, temp, p.name) != nil {
		return cmp.Or(p.folder.Rename(temp, p.name), ErrChanged)
	}
	if back, err := p.folder.Lstat(temp); err == nil && !os.SameFile(back, ours) {
		if err := exchange(folder, temp, p.name); err != nil {
			return err
		}
	}
	return ErrChanged
}

// isLast reports whether the file that was swapped out is the old one with the content that was read, and whether it
// stays so: no program has it open for writing.
func (p place) isLast(name string, read *os.File, info fs.FileInfo, before []byte) bool {
	out, err := p.folder.Lstat(name)
	if err != nil || !os.SameFile(out, info) {
		return false
	}
	held, busy := lease(read)
	if busy {
		return false
	}
	content, err := io.ReadAll(io.NewSectionReader(read, 0, int64(len(before))+1))
	return err == nil && bytes.Equal(content, before) && !(held && awaited(read))
}

// giveBack undoes a replacement where another program, which had the old file open,
// wrote into it after the last look at it: then the error is ErrChanged.
func (p place) giveBack(old *os.File, info fs.FileInfo, before []byte) error {
	late, err := io.ReadAll(io.NewSectionReader(old, 0, math.MaxInt64))
	if err != nil || bytes.Equal(late, before) {
		return err
	}
	temp, err := p.writeTemp(late, func(temp *os.File) error { return giveAll(temp, old, info) })
	if err != nil {
		return err
	}
	if err := p.folder.Rename(temp, p.name); err != nil {
		p.folder.Remove(temp)
		return err
	}
	return ErrChanged
}

// giveAll gives a new file what the old one has beside its content. The owner comes first, since a new one takes permissions away.
func giveAll(temp, old *os.File, info fs.FileInfo) error {
	if err := giveOwner(temp, info); err != nil {
		return fmt.Errorf("keep the owner and the group: %w", reason(err))
	}
	if err := temp.Chmod(info.Mode() & (fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky)); err != nil {
		return fmt.Errorf("keep the permissions: %w", reason(err))
	}
	return giveAttributes(temp, old)
}

// unchanged opens the file for reading. The error is ErrChanged unless the name is still that of the file, with the same content.
func (p place) unchanged(info fs.FileInfo, before []byte) (*os.File, error) {
	file, now, err := p.open(os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrNotRegular) {
		return nil, ErrChanged
	}
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(file, int64(len(before))+1))
	if err == nil && (!os.SameFile(info, now) || !bytes.Equal(content, before)) {
		err = ErrChanged
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// write fills a file; a test puts a full disk in its place.
var write = func(f *os.File, content []byte) error {
	_, err := f.Write(content)
	return err
}

// writeTemp writes a new file beside the place and gives its name. With an error no file is left.
func (p place) writeTemp(content []byte, prepare func(*os.File) error) (name string, err error) {
	name = tempName(os.Getpid(), rand.Uint64())
	temp, err := p.folder.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	err = write(temp, content)
	if err == nil {
		err = prepare(temp)
	}
	if err == nil {
		err = temp.Sync()
	}
	if err = errors.Join(err, temp.Close()); err != nil {
		p.folder.Remove(name)
		return "", err
	}
	return name, nil
}

// Create writes a new file that anybody may read: all of it, or none. The error is an ExistsError where something has the name already.
func Create(path string, content []byte) error {
	err := put(path, path, content, rename)
	if errors.Is(err, fs.ErrExist) {
		return ExistsError{path}
	}
	return err
}

// Overwrite writes a file that anybody may read, in place of what has its name: all of it, or nothing. It writes into a
// device or a pipe, and follows links.
func Overwrite(path string, content []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = file.Write(content)
		return errors.Join(err, file.Close())
	}
	real, err := realPath(path)
	if err != nil {
		real = path // a new file
	}
	return put(real, path, content, (*os.Root).Rename)
}

// put writes a new file that anybody may read, and then gives it its name. path is that in an error.
func put(real, path string, content []byte, give func(folder *os.Root, from, to string) error) error {
	folder, err := os.OpenRoot(filepath.Dir(real))
	if err != nil {
		return err
	}
	defer folder.Close()
	at := place{folder: folder, name: filepath.Base(real)}
	temp, err := at.writeTemp(content, func(temp *os.File) error { return temp.Chmod(0o644) })
	if err == nil {
		if err = give(folder, temp, at.name); err != nil {
			folder.Remove(temp)
		}
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: path, Err: reason(err)}
	}
	return nil
}

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

func rename(folder *os.Root, from, to string) error {
	old, err := folder.Lstat(from)
	if err != nil {
		return err
	}
	// A hard link fails if the name is taken, so no other program can be faster. It also fails if the names differ only in case.
	// Some disks have no links, and some systems would link the target of a symbolic link.
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
