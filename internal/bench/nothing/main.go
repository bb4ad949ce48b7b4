//go:build js && wasm

// Nothing is a Worker whose handler does nothing: behind the entry that syumai/workers brings, it costs what that entry costs.
package main

import (
	"io"
	"net/http"

	"github.com/syumai/workers"
)

func main() {
	workers.Serve(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		// An error here is a client that went away.
		_, _ = io.WriteString(w, "nothing")
	}))
}
