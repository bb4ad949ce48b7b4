package api

import "github.com/proclint/proclint/lint/spelling"

// unknown makes the error for a name that is not in valid.
func unknown(kind, name string, valid []string) UnknownError {
	return UnknownError{Kind: kind, Name: name, Nearest: spelling.Nearest(name, valid)}
}

// Nearest returns the element of valid that is most like name: the fewest characters to change, and the
// first one of several. Case does not count. It is "" only when valid is empty.
func Nearest(name string, valid []string) string { return spelling.Nearest(name, valid) }
