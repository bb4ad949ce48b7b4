//go:build js && wasm

// Command viewer is what shows in a browser what the platforms make of a file. It is a program beside the
// engine, so that the first diagnostics wait for less, and so that typing does not wait for what is shown.
package main

import (
	"github.com/proclint/proclint/internal/bridge"
	"github.com/proclint/proclint/lint/forms"
)

func main() {
	bridge.Serve(forms.Viewer,
		bridge.Call{Method: "preview", Request: `{"path":"Procfile","text":"web: gunicorn shop.wsgi -b 0.0.0.0:$PORT\n","platform":"drycc"}`},
		bridge.Call{Method: "matrix", Request: `{"path":"Procfile","text":"web: gunicorn shop.wsgi -b 0.0.0.0:$PORT\n"}`},
	)
}
