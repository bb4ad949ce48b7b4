package config

import (
	"strconv"

	"github.com/proclint/proclint/lint/spelling"
)

// Error says what is wrong with a configuration.
type Error struct {
	// Line is the line in the file, from 1; 0 for a configuration that isn't a file.
	Line int
	// Kind is "key", "rule", "platform" or "severity" for an unknown name, else "".
	Kind string
	// Name is the unknown name, and Nearest the most similar valid one.
	Name, Nearest string
	// Reason is what is wrong where Kind is empty.
	Reason string
}

// Error is the error without its line.
func (e *Error) Error() string {
	if e.Kind == "" {
		return e.Reason
	}
	return "unknown " + e.Kind + " " + strconv.Quote(e.Name) + ", did you mean " + strconv.Quote(e.Nearest) + "?"
}

func unknown(line int, kind, name string, valid []string) *Error {
	return &Error{Line: line, Kind: kind, Name: name, Nearest: spelling.Nearest(name, valid)}
}

func wrong(line int, reason string) *Error { return &Error{Line: line, Reason: reason} }
