//go:build js && wasm

package bridge

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// TestCollectorPrepares shows which percentage requests of these lengths leave behind, one after the other.
func TestCollectorPrepares(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	garbage := &collector{}
	for _, step := range []struct{ request, want int }{
		{0, percentOfShort},
		{longRequest, percentOfShort},
		{longRequest + 1, percentOfLong},
		{10 * longRequest, percentOfLong},
		{100, percentOfShort},
	} {
		garbage.prepare(step.request)
		got := debug.SetGCPercent(step.want)
		if got != step.want {
			t.Errorf("a request of %d bytes: %d %%, want %d %%", step.request, got, step.want)
		}
	}
}

func TestCollectorCollectsBetweenShortRequests(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	collections := func(request int) uint32 {
		garbage := &collector{}
		var first, last runtime.MemStats
		runtime.ReadMemStats(&first)
		for range 3 * callsBetween {
			garbage.prepare(request)
		}
		runtime.ReadMemStats(&last)
		return last.NumForcedGC - first.NumForcedGC
	}
	if got := collections(longRequest); got != 3 {
		t.Errorf("%d collections between short requests, want 3", got)
	}
	if got := collections(longRequest + 1); got != 0 {
		t.Errorf("%d collections between long requests, want none", got)
	}
}
