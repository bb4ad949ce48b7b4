// Package disk opens, replaces and renames the files of a project. It is the only
// place that decides how far to follow links and which files to change.
//
// A file that a person names may lie anywhere, and may be a link. A file that was found (the Procfile of a folder, or a file that rules read beside
// it) stays inside a boundary, the project's root: a link is followed to a regular file inside of it and never out of it, and devices, pipes and
// sockets are not opened. Files of the kernel, such as those in /proc, are never read, since they have the environment of this process.
package disk

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// File is a file of a project, and how far links may lead from it. The zero value names nothing.
type File struct {
	path     string
	boundary string // a folder, or "" where a person named the file
}

// Named is a file that a person named: a link may lead anywhere.
func Named(path string) File { return File{path: path} }

// Found is a file that was found: a link may lead anywhere inside the folder boundary.
func Found(path, boundary string) File { return File{path: path, boundary: boundary} }

// ErrNotRegular is the error for a device, a pipe, a socket, a folder, or a file of the kernel.
var ErrNotRegular = errors.New("not a regular file")

// ErrLinks is the error for links that lead to each other, in the words of Linux.
var ErrLinks = errors.New("too many levels of symbolic links")

// OutsideError is the error for a file that was found and is a link which leads out of the project.
type OutsideError struct{ Boundary string }

// Error reports which folder the link leaves, and what to do.
func (e OutsideError) Error() string {
	return fmt.Sprintf("the link leads out of the folder %q and isn't followed; to follow it, name the file", e.Boundary)
}

// Open opens a regular file for reading. The error is an fs.PathError with ErrNotRegular for anything else, and with an
// OutsideError for a link out of the boundary. It never waits for a pipe.
func (f File) Open() (*os.File, error) {
	at, err := f.locate()
	if err != nil {
		return nil, err
	}
	defer at.folder.Close()
	file, _, err := at.open(os.O_RDONLY)
	return file, f.on(err)
}

// Read reads what Open opens, up to one byte more than most.
func (f File) Read(most int64) ([]byte, error) {
	file, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most+1))
}

// OpenStream opens a file for reading as Open does. One that a person named may also be a pipe, a terminal or another device, for which it waits.
func (f File) OpenStream() (*os.File, error) {
	if f.boundary != "" {
		return f.Open()
	}
	file, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	if ofKernel(file) {
		file.Close()
		return nil, f.on(ErrNotRegular)
	}
	return file, nil
}

// IsRegular reports whether there is a regular file that Open would open.
func (f File) IsRegular() bool {
	at, err := f.locate()
	if err != nil {
		return false
	}
	defer at.folder.Close()
	info, err := at.look()
	return err == nil && info.Mode().IsRegular()
}

// on is an error about the file under the path that the user knows.
func (f File) on(err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: "open", Path: f.path, Err: reason(err)}
}

// place is where a file really is: an open folder, and its name there, which was no link when it was looked at.
type place struct {
	folder *os.Root
	name   string
	info   fs.FileInfo // what was seen there, or nil
}

// locate follows the links of a file, up to its boundary. The caller closes the folder.
func (f File) locate() (place, error) {
	at, err := f.locateWithoutLinks()
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return at, f.on(err)
	}
	real, err := realPath(f.path)
	if err != nil {
		return place{}, f.on(err)
	}
	if f.boundary == "" {
		folder, err := os.OpenRoot(filepath.Dir(real))
		return place{folder: folder, name: filepath.Base(real)}, f.on(err)
	}
	boundary, err := realPath(f.boundary)
	if err != nil {
		return place{}, f.on(err)
	}
	inside, err := filepath.Rel(boundary, real)
	if err != nil || !filepath.IsLocal(inside) {
		return place{}, f.on(OutsideError{f.boundary})
	}
	at, err = placeIn(boundary, inside)
	return at, f.on(err)
}

// errFollow is the error for a file that only locate finds.
var errFollow = errors.New("links have to be followed")

// locateWithoutLinks is locate for a file that has the boundary in its path and is no link. To follow the links of both
// paths, each part of them would be looked at. A file that isn't there has fs.ErrNotExist.
func (f File) locateWithoutLinks() (place, error) {
	separator := string(filepath.Separator)
	inside, ok := strings.CutPrefix(f.path, strings.TrimSuffix(f.boundary, separator)+separator)
	if f.boundary == "." {
		inside, ok = f.path, true
	}
	if f.boundary == "" || !ok || !filepath.IsLocal(inside) {
		return place{}, errFollow
	}
	at, err := placeIn(f.boundary, inside)
	if err != nil {
		return place{}, err
	}
	at.info, err = at.folder.Lstat(at.name)
	if err == nil && at.info.Mode()&fs.ModeSymlink == 0 {
		return at, nil
	}
	at.folder.Close()
	return place{}, cmp.Or(err, errFollow)
}

// placeIn is the place of a path inside a folder, out of which no link is followed.
func placeIn(boundary, inside string) (place, error) {
	root, err := os.OpenRoot(boundary)
	if err != nil || filepath.Base(inside) == inside {
		return place{folder: root, name: inside}, err
	}
	defer root.Close()
	folder, err := root.OpenRoot(filepath.Dir(inside))
	return place{folder: folder, name: filepath.Base(inside)}, err
}

// look describes what is there, without following a link.
func (p place) look() (fs.FileInfo, error) {
	if p.info != nil {
		return p.info, nil
	}
	return p.folder.Lstat(p.name)
}

func realPath(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if _, known := errors.AsType[*fs.PathError](err); err != nil && !known {
		return "", ErrLinks // the only other error of EvalSymlinks
	}
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}

// open opens a regular file, and describes what was opened.
func (p place) open(flag int) (*os.File, fs.FileInfo, error) {
	// To open a device may already do something.
	info, err := p.look()
	if err == nil && !info.Mode().IsRegular() {
		err = ErrNotRegular
	}
	if err != nil {
		return nil, nil, err
	}
	file, err := p.folder.OpenFile(p.name, flag|openFlags, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err = file.Stat()
	if err == nil && (!info.Mode().IsRegular() || ofKernel(file)) {
		err = ErrNotRegular
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// reason is an error without the path, which is that of a folder inside or of a temporary file.
func reason(err error) error {
	if onPath, ok := errors.AsType[*fs.PathError](err); ok {
		return onPath.Err
	}
	if onLink, ok := errors.AsType[*os.LinkError](err); ok {
		return onLink.Err
	}
	return err
}
