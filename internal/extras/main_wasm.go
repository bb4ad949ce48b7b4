//go:build js && wasm

// Extras is the program that answers what a browser asks for seldom.
package main

import (
	"github.com/proclint/proclint/internal/bridge"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/extras"
)

func main() { bridge.Serve(api.Answering(extras.Methods())) }
