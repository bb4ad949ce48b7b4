package disk

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"time"
)

// ErrChanged is the error for a file that another program changed after it was read.
var ErrChanged = errors.New("another program changed the file meanwhile, so nothing was written; run the command again")

// ErrReadOnly is the error for a file that its owner may not write.
var ErrReadOnly = errors.New("the file is read-only")

// ownOnly are the permissions of a draft that gets those of the old file.
const ownOnly fs.FileMode = 0o600

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
	p.removeLeftovers()
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
	d, err := p.draft(after, ownOnly, func(file *os.File) error { return giveAll(file, old, info) })
	if err != nil {
		return 0, err
	}
	defer d.discard()
	// A file that is open for writing, also here, can't be leased.
	if err := old.Close(); err != nil {
		return 0, err
	}
	last, err := p.unchanged(info, before)
	if err != nil {
		return 0, err
	}
	defer last.file.Close()
	ours, err := d.file.Stat()
	if err != nil {
		return 0, err
	}
	if err = d.swap(ours, info); errors.Is(err, errors.ErrUnsupported) {
		err = d.overwrite()
	}
	if err != nil {
		return 0, err
	}
	return names(info) - 1, p.giveBack(last, ours, info)
}

// seen is the old file, open for reading, with what it had when it was read. No other program can open it for writing while
// it is leased.
type seen struct {
	file   *os.File
	before []byte
	leased bool
}

// unchanged opens the file for reading. The error is ErrChanged unless the name is still that of the file, with the same
// content, and no other program has it open for writing.
func (p place) unchanged(info fs.FileInfo, before []byte) (*seen, error) {
	file, now, err := p.open(os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrNotRegular) {
		return nil, ErrChanged
	}
	if err != nil {
		return nil, err
	}
	s := &seen{file: file, before: before}
	held, busy := lease(file)
	s.leased = held
	isSame, err := s.isSame()
	if err == nil && (busy || !isSame || !os.SameFile(info, now)) {
		err = ErrChanged
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return s, nil
}

// isSame reports whether the old file still has what it had.
func (s *seen) isSame() (bool, error) {
	content, err := io.ReadAll(io.NewSectionReader(s.file, 0, int64(len(s.before))+1))
	return bytes.Equal(content, s.before), err
}

// swap puts the draft in the place of the old file, which has no name then. Where another file has the name meanwhile, it gets
// it back, and the error is ErrChanged. The error is errors.ErrUnsupported, and nothing has changed, where the disk can't swap.
func (d *draft) swap(ours, info fs.FileInfo) error {
	if err := d.named(); err != nil {
		return err
	}
	err := exchange(d.at, d.temp, d.name)
	if errors.Is(err, fs.ErrNotExist) {
		return ErrChanged
	}
	if err != nil {
		return err
	}
	if out, err := d.folder.Lstat(d.temp); err == nil && os.SameFile(out, info) {
		return d.folder.Remove(d.temp)
	}
	// Where yet another file has the name by now, it keeps it.
	if now, err := d.folder.Lstat(d.name); err != nil || !os.SameFile(now, ours) {
		return ErrChanged
	}
	if exchange(d.at, d.temp, d.name) != nil {
		return cmp.Or(d.folder.Rename(d.temp, d.name), ErrChanged)
	}
	if back, err := d.folder.Lstat(d.temp); err == nil && !os.SameFile(back, ours) {
		if err := exchange(d.at, d.temp, d.name); err != nil {
			return err
		}
	}
	return ErrChanged
}

// A program that has found the old file before it was replaced opens it within settling, and writes what it has to write
// within longestEdit.
const (
	settling    = time.Millisecond
	longestEdit = time.Second
)

// settle waits for a program that is about to open the old file; a test stops there.
var settle = func() { time.Sleep(settling) }

// giveBack undoes a replacement where another program, which had found the old file, wrote into it: then the error is ErrChanged.
func (p place) giveBack(last *seen, ours, info fs.FileInfo) error {
	settle()
	if last.leased && awaited(last.file) {
		last.wait()
	}
	if isSame, err := last.isSame(); err != nil || isSame {
		return err
	}
	late, err := io.ReadAll(io.NewSectionReader(last.file, 0, math.MaxInt64))
	if err != nil {
		return err
	}
	d, err := p.draft(late, ownOnly, func(file *os.File) error { return giveAll(file, last.file, info) })
	if err != nil {
		return err
	}
	defer d.discard()
	// A file that has the name since then stays.
	if now, err := p.folder.Lstat(p.name); err == nil && os.SameFile(now, ours) {
		err = d.overwrite()
		if err != nil {
			return err
		}
	}
	return ErrChanged
}

// wait lets a program that waits for the end of the lease write, until it closes the file.
func (s *seen) wait() {
	release(s.file)
	for end := time.Now().Add(longestEdit); time.Now().Before(end); {
		settle()
		if held, busy := lease(s.file); held && !awaited(s.file) || !held && !busy {
			return
		}
	}
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
