// Package api is the engine for callers that speak JSON: one function, a method's name and a request in, an answer out. The
// browser's bridge, and whoever else has only strings to pass, use it; it decides nothing that the packages below it do not.
package api

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/jsontext"
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
