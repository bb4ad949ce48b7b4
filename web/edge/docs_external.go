//go:build externaldocs && js && wasm

package main

import (
	"sync"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/platform/sources"
)

// takeRules takes the documentation of rules and platforms, which is the first size bytes of the buffer.
//
//lint:ignore U1000 the Worker calls it
//go:wasmexport rules
func takeRules(size int32) {
	text := string(exchanged.Buffer(int(size))[:size])
	if err := api.UseDocs(text); err != nil {
		panic(err) // the build made the file
	}
	sources.Take(sync.OnceValue(func() *sources.Table { return api.SourcesOf(text) }))
}
