// Package proportion checks in tests that reading a text takes work and memory in proportion to its bytes.
package proportion

import (
	"bytes"
	"runtime"
	"strconv"
	"testing"

	"github.com/proclint/proclint/internal/cost"
)

// What each byte of a text, and any text at all, may take in units of package cost.
const workPerByte, leastWork = 100, 1 << 21

// What each byte, each unit, and any text may allocate, in bytes, also those that are free again.
const memoryPerByte, memoryPerUnit, leastMemory = 400, 120, 4 << 20

// Check calls read with a text and fails the test if that takes too much for the text's bytes.
func Check(t testing.TB, name string, text []byte, read func(text []byte)) {
	t.Helper()
	CheckTimes(t, name, text, 1, read)
}

// CheckTimes is Check with so many times the work for each byte.
func CheckTimes(t testing.TB, name string, text []byte, factor int, read func(text []byte)) {
	t.Helper()
	units, allocated := Of(func() { read(text) })
	if most := leastWork + factor*workPerByte*len(text); units > most {
		t.Errorf("%s takes %d units of work for %d bytes, more than %d", name, units, len(text), most)
	}
	if most := leastMemory + memoryPerByte*len(text) + memoryPerUnit*units; allocated > most {
		t.Errorf("%s allocates %d bytes for %d bytes, more than %d", name, allocated, len(text), most)
	}
}

// Of is the work of a call in units of package cost, and the bytes that it allocates, also those that are free again.
func Of(call func()) (units, allocated int) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	units = cost.Of(call)
	runtime.ReadMemStats(&after)
	return units, int(after.TotalAlloc - before.TotalAlloc)
}

// Fill repeats a text up to a size. Each %d in it becomes the number of the repetition, so that names differ, and %p the number before.
func Fill(text []byte, size int) []byte {
	var b bytes.Buffer
	for i := 1; b.Len() < size && len(text) > 0; i++ {
		part := bytes.ReplaceAll(text, []byte("%d"), strconv.AppendInt(nil, int64(i), 10))
		b.Write(bytes.ReplaceAll(part, []byte("%p"), strconv.AppendInt(nil, int64(i-1), 10)))
	}
	return b.Bytes()
}
