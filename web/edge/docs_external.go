//go:build externaldocs && js && wasm

package main

import "github.com/proclint/proclint/lint/api"

// takeRules takes the documentation of the rules, which is the first size bytes of the buffer.
//
//lint:ignore U1000 the Worker calls it
//go:wasmexport rules
func takeRules(size int32) {
	err := api.UseDocs(string(exchanged.Buffer(int(size))[:size]))
	if err != nil {
		panic(err) // the build made the file
	}
}
