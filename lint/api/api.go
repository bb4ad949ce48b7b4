// Package api is the engine for callers that speak JSON: one function, a method's name and a request in, an
// answer out. The browser's bridge, and whoever else has only strings to pass, use it; it decides nothing
// that the packages below it do not.
package api

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/spelling"
	"slices"
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
	return plainjson.Append(make([]byte, 0, usualAnswer), answer)
}

// methods are those that Answer knows, and extras those that Extra knows.
var (
	methods = []string{"complete", "fix", "format", "hover", "lint", "matrix", "move", "needs", "preview", "suppress", "version"}
	extras  = []string{"export", "import", "sarif"}
)

// All answers each method.
func All(method string, r Request) (any, error) {
	if slices.Contains(extras, method) {
		return Extra(method, r)
	}
	return Answer(method, r)
}

// Extra answers the methods that most visits of the page don't need.
func Extra(method string, r Request) (any, error) {
	switch method {
	case "export":
		return Export(r)
	case "import":
		return Import(r)
	case "sarif":
		return SARIF(r)
	}
	return nil, spelling.NewUnknown("method", method, extras)
}

// Answer answers each method that the page needs at any time.
func Answer(method string, r Request) (any, error) {
	switch method {
	case "lint":
		return Lint(r)
	case "fix":
		return Fix(r)
	case "format":
		return Format(r)
	case "needs":
		return Needs(r), nil
	case "version":
		return Version(), nil
	case "preview":
		return Preview(r)
	case "matrix":
		return Matrix(r)
	case "move":
		return Move(r)
	case "hover":
		return Hover(r)
	case "complete":
		return Complete(r)
	case "suppress":
		return Suppress(r)
	}
	return nil, spelling.NewUnknown("method", method, methods)
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
