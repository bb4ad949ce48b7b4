package api

import (
	"fmt"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/screen"
	"github.com/proclint/proclint/lint/spelling"
)

// Failure returns {"error":{"title":…,"detail":…}}: title names the kind of error, detail says it in full.
func Failure(title, detail string) []byte {
	return plainjson.Append(nil, problem{problemText{title, screen.Short(detail)}})
}

type problem struct {
	Error problemText `json:"error"`
}

type problemText struct {
	Title  string `json:"title"`
	Detail string `json:"detail"`
}

// RequestError is the error for a request that is not JSON of the right shape.
type RequestError struct {
	Reason string
}

// Error describes what is wrong with the request.
func (e RequestError) Error() string { return "invalid request: " + e.Reason }

// UnknownError is the error for an unknown name.
type UnknownError struct {
	Kind    string // the kind of the name, such as "platform"
	Name    string
	Nearest string // the most similar valid name
}

// Error names what is unknown, and the nearest valid name.
func (e UnknownError) Error() string {
	return fmt.Sprintf("unknown %s %q, did you mean %q?", e.Kind, e.Name, e.Nearest)
}

// ConfigError is the error for a configuration that can't be used, unless a name in the field "config" is unknown.
type ConfigError struct {
	Place  string // such as "line 2 of .proclint.toml"
	Reason string
}

// Error names the place and what is wrong there.
func (e ConfigError) Error() string { return "in " + e.Place + ", " + e.Reason }

// configError turns an error of package config about the field "config" into one of this package.
func configError(err error) error {
	if wrong, ok := err.(*config.Error); ok && wrong.Kind != "" {
		return UnknownError{Kind: wrong.Kind, Name: wrong.Name, Nearest: wrong.Nearest}
	}
	return fileError(`"config"`, err)
}

// fileError turns an error of package config about a file into one of this package.
func fileError(file string, err error) error {
	if wrong, ok := err.(*config.Error); ok && wrong.Line > 0 {
		file = fmt.Sprintf("line %d of %s", wrong.Line, file)
	}
	return ConfigError{file, err.Error()}
}

func title(err error) string {
	switch err := err.(type) {
	case UnknownError:
		return "Unknown " + err.Kind
	case lint.TooLargeError:
		return "File too large"
	case ConfigError:
		return "Wrong configuration"
	case RequestError:
		return "Bad request"
	case ConversionError:
		return err.Title
	}
	return "Internal error"
}

// ConversionError is the error for a file of which nothing can be made in the asked form.
type ConversionError struct {
	Title  string // such as "Nothing to export"
	Reason string
}

// Error reports why.
func (e ConversionError) Error() string { return e.Reason }

// unknown makes the error for a name that is not in valid.
func unknown(kind, name string, valid []string) UnknownError {
	return UnknownError{Kind: kind, Name: name, Nearest: spelling.Nearest(name, valid)}
}

// Nearest returns the element of valid that is most like name: the fewest characters to change, and the
// first one of several. Case does not count. It is "" only when valid is empty.
func Nearest(name string, valid []string) string { return spelling.Nearest(name, valid) }
