package disk

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
)

// draft is a file that is written before it gets its name. On Linux it has none until then, and elsewhere that of a
// temporary file. The caller discards it.
type draft struct {
	place
	at   *os.File // the folder
	file *os.File
	temp string // the name of the temporary file, or ""
}

// write fills a file; a test puts a full disk in its place.
var write = func(f *os.File, content []byte) error {
	_, err := f.Write(content)
	return err
}

// draft writes a new file for the place. With an error no file is left.
func (p place) draft(content []byte, mode fs.FileMode, prepare func(*os.File) error) (*draft, error) {
	at, err := p.folder.Open(".")
	if err != nil {
		return nil, err
	}
	d := &draft{place: p, at: at}
	if d.file, err = unnamed(at, mode); errors.Is(err, errors.ErrUnsupported) {
		d.temp = newTempName()
		d.file, err = p.folder.OpenFile(d.temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	}
	if err != nil {
		at.Close()
		return nil, err
	}
	if err = write(d.file, content); err == nil && prepare != nil {
		err = prepare(d.file)
	}
	if err == nil {
		err = d.file.Sync()
	}
	if err != nil {
		d.discard()
		return nil, err
	}
	return d, nil
}

func newTempName() string { return tempName(os.Getpid(), rand.Uint64()) }

// named gives the draft the name of a temporary file, for a step that needs one. It stays there only for that step.
func (d *draft) named() error {
	if d.temp == "" {
		temp := newTempName()
		if err := giveName(d.file, d.at, temp); err != nil {
			return err
		}
		d.temp = temp
	}
	// Windows renames no open file, and no other program gets a lease while it is open for writing.
	if err := d.file.Close(); !errors.Is(err, fs.ErrClosed) {
		return err
	}
	return nil // by a step that the disk can't do
}

// overwrite gives the draft the name of its place, in place of what has it.
func (d *draft) overwrite() error {
	if err := d.named(); err != nil {
		return err
	}
	err := d.folder.Rename(d.temp, d.name)
	if err == nil {
		d.temp = ""
	}
	return err
}

// create gives the draft the name of its place. The error is fs.ErrExist where something has it.
func (d *draft) create() error {
	if d.temp == "" {
		return giveName(d.file, d.at, d.name)
	}
	if err := d.named(); err != nil {
		return err
	}
	err := rename(d.folder, d.temp, d.name)
	if err == nil {
		d.temp = ""
	}
	return err
}

// discard closes the draft, and removes what has the name of the temporary file.
func (d *draft) discard() {
	d.file.Close()
	d.at.Close()
	if d.temp != "" {
		d.folder.Remove(d.temp)
	}
}
