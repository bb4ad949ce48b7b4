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

func TestCollect(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if got := collect(); got != "{}" {
		t.Errorf("the answer is %s", got)
	}
	runtime.ReadMemStats(&after)
	if got := after.NumForcedGC - before.NumForcedGC; got != 1 {
		t.Errorf("%d collections, want 1", got)
	}
}
