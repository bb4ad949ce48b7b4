//go:build js && wasm

// Logengine is the program that explains logs in a browser.
package main

import (
	"github.com/proclint/proclint/internal/bridge"
	"github.com/proclint/proclint/lint/logs"
)

func main() { bridge.Serve(logs.Answer) }
