package cli

import (
	"bytes"
	"fmt"
	"os"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/report"
)

// isStdout reports whether a file for output is standard output. To replace it would take the output of other programs away.
func isStdout(path string) bool { return path == "-" || path == os.Stdout.Name() }

// outputTo keeps an output until it is whole, for a file.
type outputTo struct {
	bytes.Buffer
	path string
}

// newOutputTo is an output for a file, which may exist. A Procfile or a variant such as Procfile.dev is not overwritten.
func newOutputTo(path string) (*outputTo, error) {
	s := source{path: path, file: disk.Named(path), replaced: true}
	existing, err := s.read(nil)
	if err == nil && check.IsProcfile(path, existing) {
		return nil, fmt.Errorf("%s is a Procfile, and --output-file would overwrite it", report.Printable(path))
	}
	return &outputTo{path: path}, nil
}

// save writes the file: all of it, or nothing.
func (o *outputTo) save() error { return disk.Overwrite(o.path, o.Bytes()) }
