package config

import "github.com/proclint/proclint/lint/spelling"

// Error says what is wrong with a configuration.
type Error struct {
	Line             int    // the line in the file, from 1; 0 for a configuration that isn't a file
	spelling.Unknown        // the unknown name of a "key", "rule", "platform" or "severity"; its Kind is else ""
	Reason           string // what is wrong where Kind is empty
}

// Error is the error without its line.
func (e *Error) Error() string {
	if e.Kind == "" {
		return e.Reason
	}
	return e.Unknown.Error()
}

func unknown(line int, kind, name string, valid []string) *Error {
	return &Error{Line: line, Unknown: spelling.NewUnknown(kind, name, valid)}
}

func wrong(line int, reason string) *Error { return &Error{Line: line, Reason: reason} }
