//go:build js && wasm && crashtest

package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/proclint/proclint/web/edge/exchange"
)

var (
	calls int    // requests of this instance
	grown []byte // what it was made to take
)

// injectFault kills the instance, or reports about it, if the request has the header X-Proclint-Crash.
func injectFault(head int) (exchange.Answer, bool) {
	calls++
	_, kind, found := strings.Cut(string(exchanged.Buffer(head)[:head]), "\nx-proclint-crash\n")
	if !found {
		return exchange.Answer{}, false
	}
	kind, _, _ = strings.Cut(kind, "\n")
	switch kind {
	case "panic":
		panic("asked for")
	case "exit":
		os.Exit(3)
	case "overflow":
		deeper(nil)
	case "wait": // the call returns, and nothing is answered
		select {}
	case "used": // the instance that replaces this one answers
		if calls > 1 {
			panic("asked for")
		}
	case "grow": // beyond all that there is
		grown = make([]byte, 2*memoryLimit)
	case "spin":
		for spun := 0; ; spun++ {
			grown = grown[:spun%(len(grown)+1)]
		}
	case "stats":
		var memory runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&memory)
		stats := fmt.Appendf(nil, `{"calls":%d,"heap":%d,"system":%d}`, calls, memory.HeapAlloc, memory.Sys)
		return exchange.Answer{Head: []byte("200\nCache-Control\nno-store"), Body: stats}, true
	}
	return exchange.Answer{}, false
}

// deeper runs until the stack of the machine below is at its end.
func deeper(frames []byte) int { return deeper(append(frames, 0)) + len(frames) }
