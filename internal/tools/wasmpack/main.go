// Wasmpack rewrites a WebAssembly file that Go has built so that it compresses better: Go's linker leaves out
// every run of zeros in the data and so cuts it into tens of thousands of segments, whose heads are a tenth of
// what a browser downloads. It joins segments that are near each other. What the program finds in its memory
// stays the same.
//
// Usage: wasmpack FILE
package main

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: wasmpack FILE")
		os.Exit(2)
	}
	if err := rewrite(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "wasmpack:", err)
		os.Exit(1)
	}
}

func rewrite(name string) error {
	module, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	packed, err := pack(module)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(name, packed, 0o644)
}

const (
	headerSize  = 8 // the magic number and the version
	dataSection = 11
	// maxGap is the most zeros that are written to join two segments. A page of memory costs almost nothing once
	// it is compressed, and the large gaps are between the parts of Go's data.
	maxGap = 4096
)

// The instructions of a segment's offset.
const (
	i32Const = 0x41
	end      = 0x0b
)

// segment is the data that is put at an offset of memory when the module starts.
type segment struct {
	offset int
	data   []byte
}

var errMalformed = errors.New("no module as Go builds it")

// pack gives the module with the segments of its data joined.
func pack(module []byte) ([]byte, error) {
	if len(module) < headerSize {
		return nil, errMalformed
	}
	out := slices.Clone(module[:headerSize])
	for rest := module[headerSize:]; len(rest) > 0; {
		id := rest[0]
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || size > uint64(len(rest)-1-n) {
			return nil, errMalformed
		}
		content := rest[1+n : 1+n+int(size)]
		rest = rest[1+n+int(size):]
		if id == dataSection {
			segments, err := read(content)
			if err != nil {
				return nil, err
			}
			content = write(join(segments))
		}
		out = append(out, id)
		out = binary.AppendUvarint(out, uint64(len(content)))
		out = append(out, content...)
	}
	return out, nil
}

// read takes a data section apart.
func read(section []byte) ([]segment, error) {
	count, n := binary.Uvarint(section)
	if n <= 0 {
		return nil, errMalformed
	}
	section = section[n:]
	var segments []segment
	for range count {
		// Active segments of the first memory only: Go makes no others.
		if len(section) < 2 || section[0] != 0 || section[1] != i32Const {
			return nil, errMalformed
		}
		offset, n := signed(section[2:])
		if n == 0 || offset < 0 || len(section) < 3+n || section[2+n] != end {
			return nil, errMalformed
		}
		section = section[3+n:]
		size, n := binary.Uvarint(section)
		if n <= 0 || size > uint64(len(section)-n) {
			return nil, errMalformed
		}
		segments = append(segments, segment{offset, section[n : n+int(size)]})
		section = section[n+int(size):]
	}
	return segments, nil
}

// join puts the segments in the order of memory and fills small gaps between them with the zeros that memory
// has there anyway.
func join(segments []segment) []segment {
	slices.SortFunc(segments, func(a, b segment) int { return cmp.Compare(a.offset, b.offset) })
	var joined []segment
	for _, s := range segments {
		if len(joined) > 0 {
			last := &joined[len(joined)-1]
			gap := s.offset - last.offset - len(last.data)
			if gap >= 0 && gap <= maxGap {
				last.data = append(append(last.data, make([]byte, gap)...), s.data...)
				continue
			}
		}
		joined = append(joined, segment{s.offset, slices.Clone(s.data)})
	}
	return joined
}

func write(segments []segment) []byte {
	section := binary.AppendUvarint(nil, uint64(len(segments)))
	for _, s := range segments {
		section = append(section, 0, i32Const)
		section = appendSigned(section, s.offset)
		section = append(section, end)
		section = binary.AppendUvarint(section, uint64(len(s.data)))
		section = append(section, s.data...)
	}
	return section
}

// signed reads a number of 32 bits as WebAssembly writes signed ones, and how many bytes it takes: none where it
// is malformed.
func signed(b []byte) (value, size int) {
	for i := 0; i < len(b) && i < 5; i++ {
		value |= int(b[i]&0x7f) << (7 * i)
		if b[i]&0x80 != 0 {
			continue
		}
		if b[i]&0x40 != 0 {
			value -= 1 << (7 * (i + 1))
		}
		return value, i + 1
	}
	return 0, 0
}

// appendSigned writes a number that is not negative.
func appendSigned(b []byte, value int) []byte {
	for value >= 0x40 {
		b = append(b, byte(value)|0x80)
		value >>= 7
	}
	return append(b, byte(value))
}
