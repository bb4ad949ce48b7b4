//go:build js && wasm

package bridge

import (
	"runtime"
	"runtime/debug"
)

const (
	// collectMethod is asked for between two calls, while nobody waits for an answer.
	collectMethod = "collect"
	// longRequest is in bytes. Few files are as long.
	longRequest = 16 << 10
	// percentOfShort keeps the memory as small as it is when the program starts: a browser never gets memory back.
	percentOfShort = 30
	// percentOfLong leaves it to the pauses to collect what a call with a long file leaves behind.
	percentOfLong = 200
)

// collector sets by how many percent the memory in use may grow before Go collects garbage within a call.
type collector struct{ percent int }

// prepare is for a request of so many bytes.
func (c *collector) prepare(request int) {
	if request > longRequest {
		c.allow(percentOfLong)
		return
	}
	c.allow(percentOfShort)
}

// allow changes nothing while requests are of one kind, because a change stops the program for a moment.
func (c *collector) allow(percent int) {
	if percent == c.percent {
		return
	}
	c.percent = percent
	debug.SetGCPercent(percent)
}

func collect() string {
	runtime.GC()
	return "{}"
}
