//go:build js && wasm

// Proclint's HTTP API on the edge: a program that a Worker starts once and then calls for every request.
//
// The Worker calls the functions exported here, one call at a time, and each runs to its end before it returns: an exported function that waits
// would be left half-way. The same handler answers behind syumai/workers' own entry, which starts the program for every request.
package main

import (
	"bytes"
	"runtime/debug"
	"unsafe"

	"github.com/syumai/workers"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/web"
	"github.com/proclint/proclint/web/edge/exchange"
)

// The Worker gives the program 64 MiB at most: what is left of them is for stacks and for memory in pieces. Up to there it is collected rarely.
const (
	memoryLimit    = 48 << 20
	garbagePercent = 400
)

var (
	handler   = web.API(version.String())
	exchanged = exchange.New(handler)
)

func main() {
	debug.SetMemoryLimit(memoryLimit)
	debug.SetGCPercent(garbagePercent)
	workers.Serve(handler)
}

// buffer returns the address of room for a request of size bytes. It stays valid until the next call.
//
//lint:ignore U1000 the Worker calls it
//go:wasmexport buffer
func buffer(size int32) unsafe.Pointer {
	return unsafe.Pointer(unsafe.SliceData(exchanged.Buffer(int(size))))
}

// takeMessages takes the table of messages in logs, which are the first size bytes of the buffer.
//
//lint:ignore U1000 the Worker calls it
//go:wasmexport messages
func takeMessages(size int32) { _ = messages.Use(string(exchanged.Buffer(int(size))[:size])) }

// takeDescription takes the description of the API, which are the first size bytes of the buffer.
//
//lint:ignore U1000 the Worker calls it
//go:wasmexport description
func takeDescription(size int32) { web.UseDescription(bytes.Clone(exchanged.Buffer(int(size))[:size])) }

// answer is where the Worker finds the answer of the last call. The head is empty until the handler writes one.
var answer struct {
	sequence             uint32 // of the call
	head, headSize       uint32 // address and bytes
	content, contentSize uint32 // address and bytes
}

// serve answers the request in the buffer, of head and then content bytes, and returns the address of answer,
// whose sequence it sets last. declared and end are those of exchange.Body.
//
//lint:ignore U1000 the Worker calls it
//go:wasmexport serve
func serve(sequence, head, content, declared, end int32) unsafe.Pointer {
	given, ok := injectFault(int(head))
	if !ok {
		body := exchange.Body{Size: int(content), Declared: int64(declared), End: exchange.End(end)}
		given = exchanged.Serve(int(head), body)
	}
	return give(sequence, given)
}

// step looks at the next file of the last request that serve gave no answer to.
//
//lint:ignore U1000 the Worker calls it
//go:wasmexport step
func step(sequence int32) unsafe.Pointer { return give(sequence, exchanged.Step()) }

func give(sequence int32, given exchange.Answer) unsafe.Pointer {
	answer.head, answer.headSize = address(given.Head), uint32(len(given.Head))
	answer.content, answer.contentSize = address(given.Body), uint32(len(given.Body))
	answer.sequence = uint32(sequence)
	return unsafe.Pointer(&answer)
}

func address(data []byte) uint32 { return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(data)))) }
