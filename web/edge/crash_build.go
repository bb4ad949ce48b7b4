//go:build js && wasm && crashtest

package main

import (
	"os"
	"strings"
)

// calls counts the requests of this instance.
var calls int

// crash kills the instance where the request asks for it, in the way that it asks for.
func crash(head int) {
	calls++
	_, kind, found := strings.Cut(string(exchanged.Buffer(head)[:head]), "\nx-proclint-crash\n")
	if !found {
		return
	}
	kind, _, _ = strings.Cut(kind, "\n")
	switch kind {
	case "panic":
		panic("asked for")
	case "exit":
		os.Exit(3)
	case "overflow":
		deeper(nil)
	case "wait": // an exported function that waits returns nothing
		select {}
	case "used": // the instance that replaces this one will answer
		if calls > 1 {
			panic("asked for")
		}
	}
}

// deeper runs until the stack of the machine below is at its end.
func deeper(frames []byte) int { return deeper(append(frames, 0)) + len(frames) }
