// Package api is the engine for callers that speak JSON: one function, a method's name and a request in, an
// answer out. The browser's bridge, and whoever else has only strings to pass, use it; it decides nothing
// that the packages below it do not.
package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

// Request is what every method takes. Each method reads the fields that it needs.
type Request struct {
	// Path names the file; empty means a file without a name, which gets no rule about names and places.
	Path string `json:"path"`
	// Text is the file's content, unless Base64 is there.
	Text string `json:"text"`
	// Base64 is the file's bytes, for content that is not valid UTF-8. It goes before Text.
	Base64 []byte `json:"base64"`
	// Platforms are the platforms to judge for, as "drycc" or "drycc:image"; empty means the default ones.
	Platforms []string `json:"platforms"`
	// Platform is the one platform of preview.
	Platform string `json:"platform"`
	// From and To are the two platforms of move.
	From string `json:"from"`
	To   string `json:"to"`
	// App is the app's name in the commands of preview and move; empty means a placeholder.
	App string `json:"app"`
	// Suggested lets fix apply suggested fixes beside the safe ones.
	Suggested bool `json:"suggested"`
}

// methods are the methods of Call by name.
var methods = map[string]func(Request) (any, error){
	"lint":      func(r Request) (any, error) { return Lint(r) },
	"fix":       func(r Request) (any, error) { return Fix(r) },
	"format":    func(r Request) (any, error) { return Format(r) },
	"preview":   func(r Request) (any, error) { return Preview(r) },
	"move":      func(r Request) (any, error) { return Move(r) },
	"matrix":    func(r Request) (any, error) { return Matrix(r) },
	"rules":     func(Request) (any, error) { return Rules(), nil },
	"platforms": func(Request) (any, error) { return Platforms(), nil },
	"version":   func(Request) (any, error) { return Version(), nil },
}

// Call answers request, a JSON object of the shape of Request, with the JSON answer of method, or with an
// error as Failure writes it. It never returns anything but one JSON object.
func Call(method string, request []byte) []byte {
	answer, err := call(method, request)
	if err != nil {
		return Failure(title(err), err.Error())
	}
	encoded, err := encode(answer)
	if err != nil {
		return Failure("Internal error", err.Error())
	}
	return encoded
}

func call(method string, request []byte) (any, error) {
	run, ok := methods[method]
	if !ok {
		return nil, unknown("method", method, slices.Sorted(maps.Keys(methods)))
	}
	var r Request
	if err := json.Unmarshal(request, &r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRequest, err)
	}
	return run(r)
}

// Failure returns {"error":{"title":…,"detail":…}}: title names the kind of error, detail says it in full.
func Failure(title, detail string) []byte {
	type failure struct {
		Title  string `json:"title"`
		Detail string `json:"detail"`
	}
	encoded, err := encode(struct {
		Error failure `json:"error"`
	}{failure{title, detail}})
	if err != nil {
		panic(fmt.Sprintf("api: two strings do not encode: %v", err))
	}
	return encoded
}

// encode writes JSON on one line, as people write it: without escapes for HTML.
func encode(value any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("encode the answer: %w", err)
	}
	return bytes.TrimSuffix(buffer.Bytes(), []byte("\n")), nil
}

// ErrRequest is the error for a request that is not JSON of the right shape.
var ErrRequest = errors.New("the request cannot be read")

// UnknownError is the error for a name that stands for nothing.
type UnknownError struct {
	Kind    string // what the name should stand for, such as "platform"
	Name    string
	Nearest string // the valid name that is most like it
}

// Error names what is unknown, and the nearest valid name.
func (e UnknownError) Error() string {
	return fmt.Sprintf("there is no %s %q; the nearest is %q", e.Kind, e.Name, e.Nearest)
}

func title(err error) string {
	var name UnknownError
	var large lint.TooLargeError
	switch {
	case errors.As(err, &name):
		return "Unknown " + name.Kind
	case errors.As(err, &large):
		return "File too large"
	case errors.Is(err, ErrRequest):
		return "Bad request"
	}
	return "Internal error"
}

// Targets finds platforms by ID. No ID gives nil, which stands for the default platforms; an ID that stands
// for no platform gives an UnknownError.
func Targets(ids []string) ([]*platform.Target, error) {
	var targets []*platform.Target
	for _, id := range ids {
		target, err := Target(id)
		if err != nil {
			return nil, err
		}
		targets = append(targets, target)
	}
	return targets, nil
}

// Target finds a platform by ID, or gives an UnknownError.
func Target(id string) (*platform.Target, error) {
	target, ok := platform.Lookup(id)
	if !ok {
		return nil, unknown("platform", id, platform.IDs())
	}
	return target, nil
}

// source is the file's bytes.
func (r Request) source() []byte {
	if r.Base64 != nil {
		return r.Base64
	}
	return []byte(r.Text)
}

// input is the request as the engine takes it.
func (r Request) input() (lint.Input, error) {
	targets, err := Targets(r.Platforms)
	if err != nil {
		return lint.Input{}, err
	}
	return lint.Input{Path: r.Path, Source: r.source(), Targets: targets}, nil
}
