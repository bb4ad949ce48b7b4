package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/report"
)

// The names of what this process has open for its output. To replace it would take the output of other programs away.
var (
	stdoutNames = []string{"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
	stderrNames = []string{"/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"}
)

func isStdout(path string) bool { return slices.Contains(stdoutNames, path) }

// outputTo keeps an output until it is whole, for a file or for standard error.
type outputTo struct {
	bytes.Buffer
	path   string
	stderr io.Writer // or nil
}

// newOutputTo is an output for a file, which may exist. It is neither a Procfile, nor a file that the arguments name, nor a link.
func newOutputTo(cmd *cobra.Command, path string, args []string) (*outputTo, error) {
	if slices.Contains(stderrNames, path) {
		return &outputTo{stderr: onScreen(cmd.ErrOrStderr())}, nil
	}
	if err := disk.CanOverwrite(path); err != nil {
		return nil, err
	}
	s := source{path: path, file: disk.Named(path), replaced: true}
	existing, _ := s.read(nil) // the name of one that can't be read is enough
	switch {
	case slices.ContainsFunc(args, func(arg string) bool { return areOne(path, arg) }):
		return nil, fmt.Errorf("%s is the file to check, and --output-file would overwrite it", report.Printable(path))
	case existing == nil && isNameOfProcfile(path):
		return nil, fmt.Errorf("%s is the name of a Procfile: choose another one for the report", report.Printable(path))
	case existing != nil && check.IsProcfile(path, existing) && (isNameOfProcfile(path) || !isReport(existing)):
		return nil, fmt.Errorf("%s is a Procfile, and --output-file would overwrite it", report.Printable(path))
	}
	return &outputTo{path: path}, nil
}

// isNameOfProcfile reports whether a file is read as a Procfile whatever it has, or would be but for the case of its name.
func isNameOfProcfile(path string) bool {
	name := check.ClassifyName(path)
	return name.Exact || name.Mistake == check.CaseMistake || name.Local()
}

// isReport reports whether a file whose name is that of a variant of a Procfile is a report, such as procfile-report.json.
func isReport(content []byte) bool {
	return len(content) == 0 || strings.IndexByte("{[<", content[0]) >= 0
}

// save writes the output: all of it, or nothing.
func (o *outputTo) save() error {
	if o.stderr != nil {
		return writeText(o.stderr, o.String())
	}
	return disk.Overwrite(o.path, o.Bytes())
}

// areOne reports whether two paths lead to one file with one name.
func areOne(a, b string) bool {
	realA, errA := filepath.EvalSymlinks(a)
	realB, errB := filepath.EvalSymlinks(b)
	if errA != nil || errB != nil {
		return false
	}
	infoA, errA := os.Stat(realA)
	infoB, errB := os.Stat(realB)
	return errA == nil && errB == nil && !infoA.IsDir() && os.SameFile(infoA, infoB) && strings.EqualFold(filepath.Base(realA), filepath.Base(realB))
}
