//go:build js && wasm

package bridge

import "runtime/debug"

const (
	// longRequest is in bytes. Few files are as long.
	longRequest = 16 << 10
	// percentOfShort keeps the memory as small as it is when the program starts: a browser never gets memory back.
	percentOfShort = 30
	// percentOfLong keeps long files as fast as Go's default does.
	percentOfLong = 100
)

// collector sets by how many percent the memory in use may grow before Go collects garbage.
type collector struct{ percent int }

// prepare is for a request of so many bytes. It changes nothing while requests are of one kind, because a change stops
// the program for a moment.
func (c *collector) prepare(request int) {
	percent := percentOfShort
	if request > longRequest {
		percent = percentOfLong
	}
	if percent == c.percent {
		return
	}
	c.percent = percent
	debug.SetGCPercent(percent)
}
