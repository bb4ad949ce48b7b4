// Package api is the engine for callers that speak JSON: one function, a method's name and a request in, an answer out. The
// browser's bridge, and whoever else has only strings to pass, use it; it decides nothing that the packages below it do not.
package api

import (
	"fmt"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

// Answerer answers one method, or gives an UnknownError.
type Answerer func(method string, r Request) (any, error)

// usualAnswer is in bytes: a buffer that grows until it is as long takes twice as much memory.
const usualAnswer = 4 << 10

// Call answers request, a JSON object of the shape of Request, with the JSON answer of answerer to method,
// or with an error as Failure writes it. It never returns anything but one JSON object.
func Call(answerer Answerer, method string, request []byte) []byte {
	r, err := parseRequest(string(request))
	if err != nil {
		err = RequestError{err.Error()}
		return Failure(title(err), err.Error())
	}
	answer, err := answerer(method, r)
	if err != nil {
		return Failure(title(err), err.Error())
	}
	return jsontext.Append(make([]byte, 0, usualAnswer), answer)
}

// Cached is answerer for one who asks again and again while somebody types: it keeps what it read of commands for
// the next answer, and answers the same. One call at a time may be made.
func Cached(answerer Answerer) Answerer {
	cache := &lint.Cache{}
	return func(method string, r Request) (any, error) {
		r.Cache = cache
		return answerer(method, r)
	}
}

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
