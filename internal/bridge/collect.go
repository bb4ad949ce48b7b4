//go:build js && wasm

package bridge

import (
	"runtime"
	"runtime/debug"
)

const (
	// longRequest is in bytes. Few files are as long.
	longRequest = 16 << 10
	// percentOfShort keeps the memory as small as it is when the program starts: a browser never gets memory back.
	percentOfShort = 30
	// callsBetween is how many short requests are answered between two collections. What they leave fits in the memory that
	// the program starts with. Go alone lets a megabyte gather, even at a percentage of 0.
	callsBetween = 8
	// percentOfLong keeps long files as fast as Go's default does.
	percentOfLong = 100
)

// collector sets by how many percent the memory in use may grow before Go collects garbage, and collects it itself between
// short requests.
type collector struct{ percent, calls int }

// prepare is for a request of so many bytes.
func (c *collector) prepare(request int) {
	if request > longRequest {
		c.allow(percentOfLong)
		return
	}
	c.allow(percentOfShort)
	if c.calls++; c.calls%callsBetween == 0 {
		runtime.GC()
	}
}

// allow changes nothing while requests are of one kind, because a change stops the program for a moment.
func (c *collector) allow(percent int) {
	if percent == c.percent {
		return
	}
	c.percent = percent
	debug.SetGCPercent(percent)
}
