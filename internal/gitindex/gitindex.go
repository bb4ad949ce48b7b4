// Package gitindex reads git's index, the list of files that git tracks, without running git.
// The format is that of git's Documentation/gitformat-index.txt, versions 2 to 4.
// go-git's decoder reads SHA-256 only in a program built for it, and takes the whole index into memory.
package gitindex

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
)

// MaxBytes is how much of an index is read. A larger one is an error.
const MaxBytes = 64 << 20

const (
	statBytes   = 40 // of an entry, before the hash
	modeAt      = 24 // of an entry
	flagBytes   = 2
	extended    = 0x4000 // the flag of an entry with further flags
	maxName     = 4096   // PATH_MAX of Linux
	hashSHA1    = 20
	hashSHA256  = 32
	headerBytes = 12
)

var errFormat = errors.New("not an index of git")

// Names calls yield with the path and the mode of each file in an index, in its order, until yield returns false. The path is
// valid until then: a few bytes of an index can be the whole of a long path. A file with a conflict comes several times. sha256
// says that the repository's hashes are those. An index that keeps a part of its entries in another file is an error.
func Names(index io.Reader, sha256 bool, yield func(name []byte, mode uint32) bool) error {
	r := bufio.NewReader(io.LimitReader(index, MaxBytes))
	version, count, err := header(r)
	if err != nil {
		return err
	}
	hash := hashSHA1
	if sha256 {
		hash = hashSHA256
	}
	e := entries{r: r, version: version, fixed: make([]byte, statBytes+hash+flagBytes)}
	for range count {
		if err := e.next(); err != nil {
			return fmt.Errorf("%w: %w", errFormat, err)
		}
		if !yield(e.name, binary.BigEndian.Uint32(e.fixed[modeAt:])) {
			return nil
		}
	}
	// The extensions follow.
	if next, err := r.Peek(4); err == nil && string(next) == "link" {
		return errors.New("the index is split")
	}
	return nil
}

func header(r io.Reader) (version, count uint32, err error) {
	var h [headerBytes]byte
	if _, err := io.ReadFull(r, h[:]); err != nil || string(h[:4]) != "DIRC" {
		return 0, 0, errFormat
	}
	version = binary.BigEndian.Uint32(h[4:])
	if version < 2 || version > 4 {
		return 0, 0, fmt.Errorf("%w: version %d", errFormat, version)
	}
	return version, binary.BigEndian.Uint32(h[8:]), nil
}

// entries reads one entry after another.
type entries struct {
	r       *bufio.Reader
	version uint32
	fixed   []byte // the part of an entry before the name
	name    []byte // of the last entry
}

func (e *entries) next() error {
	if _, err := io.ReadFull(e.r, e.fixed); err != nil {
		return err
	}
	size := len(e.fixed)
	if flags := binary.BigEndian.Uint16(e.fixed[size-flagBytes:]); flags&extended != 0 {
		if _, err := e.r.Discard(flagBytes); err != nil {
			return err
		}
		size += flagBytes
	}
	if e.version == 4 {
		drop, err := offset(e.r)
		if err != nil || drop > uint64(len(e.name)) {
			return errors.Join(err, errFormat)
		}
		return e.readName(e.name[:uint64(len(e.name))-drop])
	}
	if err := e.readName(e.name[:0]); err != nil {
		return err
	}
	// Zeros fill the entry up to a multiple of eight bytes, at least one, which is read.
	_, err := e.r.Discard(7 - (size+len(e.name))%8)
	return err
}

// readName reads up to a zero byte, behind what the name has in common with the last one.
func (e *entries) readName(begin []byte) error {
	e.name = begin
	for {
		c, err := e.r.ReadByte()
		switch {
		case err != nil:
			return err
		case c == 0:
			return nil
		case len(e.name) == maxName:
			return errFormat
		}
		e.name = append(e.name, c)
	}
}

// offset reads the number of variable length that pack files use too.
func offset(r io.ByteReader) (uint64, error) {
	var n uint64
	for i := 0; ; i++ {
		c, err := r.ReadByte()
		if err != nil || i > 4 {
			return 0, errors.Join(err, errFormat)
		}
		n |= uint64(c & 0x7F)
		if c&0x80 == 0 {
			return n, nil
		}
		n = (n + 1) << 7
	}
}

// A Config is what a configuration of git says about an index, a disk, and ignored files.
type Config struct {
	IgnoresCase  bool   // the disk is case-insensitive
	SHA256       bool   // the hashes are those
	ExcludesFile string // the path of a file with patterns of ignored files, or ""
}

// ParseConfig reads the text of a configuration.
func ParseConfig(text string) Config {
	var c Config
	section := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			section = strings.ToLower(strings.Trim(line, "[]"))
			continue
		}
		key, written, assigned := strings.Cut(line, "=")
		written = strings.Trim(strings.TrimSpace(written), `"`)
		value := strings.ToLower(written)
		switch section + "." + strings.ToLower(strings.TrimSpace(key)) {
		case "core.excludesfile":
			c.ExcludesFile = written
		case "core.ignorecase":
			c.IgnoresCase = !assigned || value == "true" || value == "yes" || value == "on" || value == "1"
		case "extensions.objectformat":
			c.SHA256 = value == "sha256"
		}
	}
	return c
}

// Spellings are paths of an index. The zero value has none.
type Spellings struct {
	tracked     map[string]uint32 // with their modes
	byLowercase map[string]string // the last one that has this path in lowercase
}

const (
	// longestBase is how long a last part of a path may be. File systems have none that is longer.
	longestBase = 255
	// mostKept limits the paths that are kept, in bytes: those of a hundred thousand files of one name.
	mostKept = 8 << 20
)

// SpellingsOf reads the paths of an index whose last part is one of bases, which are in lowercase.
func SpellingsOf(index io.Reader, sha256 bool, bases map[string]bool) (Spellings, error) {
	s := Spellings{map[string]uint32{}, map[string]string{}}
	kept := 0
	err := Names(index, sha256, func(name []byte, mode uint32) bool {
		if bases[lowercaseBase(name)] && kept <= mostKept {
			kept += len(name)
			s.tracked[string(name)] = mode
			s.byLowercase[strings.ToLower(string(name))] = string(name)
		}
		return kept <= mostKept
	})
	if kept > mostKept {
		err = errors.New("the index has too many files of one name")
	}
	return s, err
}

// lowercaseBase is the last part of a path in lowercase, or "" where no file has such a long one.
func lowercaseBase(name []byte) string {
	end := name[max(len(name)-longestBase-1, 0):]
	slash := bytes.LastIndexByte(end, '/')
	if slash < 0 && len(end) > longestBase {
		return ""
	}
	return strings.ToLower(string(end[slash+1:]))
}

// Has reports whether the index has a path.
func (s Spellings) Has(path string) bool { return s.tracked[path] != 0 }

// plainFile is the mode of a file that nobody may run.
const plainFile = 0o100644

// IsPlain reports whether the index has a path as a file that nobody may run.
func (s Spellings) IsPlain(path string) bool { return s.tracked[path] == plainFile }

// Of returns the path by which the index has a file, where that differs from path in case alone.
// It returns "" where the index has path itself, or no such file.
func (s Spellings) Of(path string) string {
	if s.Has(path) {
		return ""
	}
	return s.byLowercase[strings.ToLower(path)]
}
