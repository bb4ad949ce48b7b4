package sevalla

import (
	"errors"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/spelling"
)

// ErrNoProcess is the error for a Procfile of which Sevalla reads no process.
var ErrNoProcess = errors.New("the Procfile has no process")

// ProcessOf is the process of a type that Sevalla reads in a Procfile, or the only one without a type. The error is
// ErrNoProcess, a SeveralError or a spelling.Unknown.
func ProcessOf(doc *procfile.Document, processType string) (*preview.Process, error) {
	target, ok := platform.Lookup(platform.Sevalla)
	if !ok {
		return nil, errors.New("the platform of the form is missing")
	}
	processes := preview.Of(doc, target, preview.Options{}).Processes
	var types []string
	for i, p := range processes {
		if p.Type == processType || processType == "" && len(processes) == 1 {
			return &processes[i], nil
		}
		types = append(types, p.Type)
	}
	switch {
	case len(types) == 0:
		return nil, ErrNoProcess
	case processType == "":
		return nil, SeveralError{types}
	}
	return nil, spelling.NewUnknown("process", processType, types)
}
