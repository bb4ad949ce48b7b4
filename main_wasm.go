//go:build js && wasm

// Proclint's engine in a browser: it lints, fixes and formats.
package main

import (
	"github.com/proclint/proclint/internal/bridge"
	"github.com/proclint/proclint/lint/api"
)

func main() { bridge.Serve(api.CachedLinter()) }
