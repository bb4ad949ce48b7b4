//go:build js && wasm

// Package bridge hands package api to JavaScript. It decides nothing.
package bridge

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"github.com/hack-pad/safejs"

	"github.com/proclint/proclint/lint/api"
)

// Call is a method with its request, as api.Call has them.
type Call struct{ Method, Request string }

// Data are what a program needs and doesn't contain, by name: each function takes the bytes once, as a text.
type Data map[string]func(text string) error

// Serve answers the calls of warmup, exports answer to JavaScript and never returns. The build keeps the program as it is then:
// what is set up at a first call is set up in every browser. It panics when that fails: whoever started the engine sees it exit.
func Serve(answer api.Answerer, data Data, warmup ...Call) {
	if err := warm(answer, warmup); err != nil {
		panic(err)
	}
	if err := announce(answer, data); err != nil {
		panic(err)
	}
	prepareFirstCall()
	select {}
}

// warm makes calls whose answers nobody wants.
func warm(answerer api.Answerer, calls []Call) error {
	for _, call := range calls {
		answer := api.Call(answerer, call.Method, []byte(call.Request))
		if bytes.HasPrefix(answer, []byte(`{"error":{`)) {
			return fmt.Errorf("warm up by %s: %s", call.Method, answer)
		}
		// What garbage takes here, it takes in every browser.
		runtime.GC()
	}
	return nil
}

// announce exports the engine: it calls globalThis.proclintReady(call) once. call(method, request) takes two strings, runs to its end before it
// returns, and gives a string: JSON in, JSON out, as in api.Call. The method "collect" collects garbage, which would else delay a later answer. With
// a Uint8Array in place of a request, the method is the name of one of data, which takes it.
func announce(answerer api.Answerer, data Data) error {
	e := &engine{answerer: answerer, data: data}
	e.garbage.prepare(0)
	call, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any { return e.call(args) })
	if err != nil {
		return fmt.Errorf("export the engine: %w", err)
	}
	if _, err := safejs.Global().Call("proclintReady", call); err != nil {
		return fmt.Errorf("announce the engine: %w", err)
	}
	return nil
}

// engine is what JavaScript calls.
type engine struct {
	answerer api.Answerer
	data     Data
	garbage  collector
}

// call never panics: an instance whose call panics would be dead, and answer nothing ever after.
func (e *engine) call(args []safejs.Value) (response string) {
	defer func() {
		if cause := recover(); cause != nil {
			response = string(api.Failure("Internal error", fmt.Sprint(cause)))
		}
	}()
	answer, err := e.answer(args)
	if err != nil {
		return string(api.Failure("Wrong call", err.Error()))
	}
	return answer
}

func (e *engine) answer(args []safejs.Value) (string, error) {
	if len(args) != 2 || args[0].Type() != safejs.TypeString {
		return "", errors.New("want a method and a request")
	}
	method, err := args[0].String()
	if err != nil {
		return "", fmt.Errorf("the method: %w", err)
	}
	if take, ok := e.data[method]; ok {
		return give(take, args[1])
	}
	if method == collectMethod {
		return collect(), nil
	}
	if args[1].Type() != safejs.TypeString {
		return "", errors.New("want two strings, a method and a request")
	}
	request, err := args[1].String()
	if err != nil {
		return "", fmt.Errorf("the request: %w", err)
	}
	e.garbage.prepare(len(request))
	return string(api.Call(e.answerer, method, []byte(request))), nil
}

// give hands the bytes of an array to a function.
func give(take func(string) error, array safejs.Value) (string, error) {
	length, err := array.Length()
	if err != nil {
		return "", fmt.Errorf("the bytes: %w", err)
	}
	bytes := make([]byte, length)
	if _, err := safejs.CopyBytesToGo(bytes, array); err != nil {
		return "", fmt.Errorf("the bytes: %w", err)
	}
	if err := take(unsafe.String(unsafe.SliceData(bytes), len(bytes))); err != nil {
		return "", err
	}
	return "{}", nil
}
