//go:build js && wasm

// Package bridge hands package api to JavaScript. It decides nothing.
package bridge

import (
	"bytes"
	"fmt"
	"runtime"

	"github.com/hack-pad/safejs"

	"github.com/proclint/proclint/lint/api"
)

// Call is a method with its request, as api.Call has them.
type Call struct{ Method, Request string }

// Serve answers the calls of warmup, exports answer to JavaScript and never returns. The build keeps the program as it
// is then: what is set up at a first call is set up in every browser. It panics when that fails: whoever started the
// engine sees it exit.
func Serve(answer api.Answerer, warmup ...Call) {
	if err := warm(answer, warmup); err != nil {
		panic(err)
	}
	if err := announce(answer); err != nil {
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

// announce exports the engine: it calls globalThis.proclintReady(call) once. call(method, request) takes
// two strings, runs to its end before it returns, and gives a string: JSON in, JSON out, as in api.Call. The method
// "collect" collects garbage, which would else delay a later answer.
func announce(answerer api.Answerer) error {
	garbage := &collector{}
	garbage.prepare(0)
	call, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any { return answer(answerer, garbage, args) })
	if err != nil {
		return fmt.Errorf("export the engine: %w", err)
	}
	if _, err := safejs.Global().Call("proclintReady", call); err != nil {
		return fmt.Errorf("announce the engine: %w", err)
	}
	return nil
}

// answer never panics: an instance whose call panics would be dead, and answer nothing ever after.
func answer(answerer api.Answerer, garbage *collector, args []safejs.Value) (response string) {
	defer func() {
		if cause := recover(); cause != nil {
			response = string(api.Failure("Internal error", fmt.Sprint(cause)))
		}
	}()
	if len(args) != 2 || args[0].Type() != safejs.TypeString || args[1].Type() != safejs.TypeString {
		return string(api.Failure("Wrong call", "want two strings, a method and a request"))
	}
	method, err := args[0].String()
	if err != nil {
		return string(api.Failure("Wrong call", "the method: "+err.Error()))
	}
	if method == collectMethod {
		return collect()
	}
	request, err := args[1].String()
	if err != nil {
		return string(api.Failure("Wrong call", "the request: "+err.Error()))
	}
	garbage.prepare(len(request))
	return string(api.Call(answerer, method, []byte(request)))
}
