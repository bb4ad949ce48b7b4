package api

import (
	"fmt"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

// Failure returns {"error":{"title":…,"detail":…}}: title names the kind of error, detail says it in full.
func Failure(title, detail string) []byte {
	return jsontext.Append(nil, problem{problemText{title, prose.Short(detail)}})
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
type UnknownError = spelling.Unknown

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
		return wrong.Unknown
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
	case LogError:
		return "Unreadable log"
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

// LogError is the error for a log that isn't text.
type LogError struct{ Reason string }

// Error reports what it is instead.
func (e LogError) Error() string { return e.Reason }
