//go:build js && wasm

package bridge

import "runtime"

const (
	// deepStack is in kilobytes. A goroutine begins with the average size of the few stacks at the last collection, and a first call needs 16 KB.
	deepStack = 56
	// largestUsual is in bytes. Larger values are rare in a first call, but for the buffer of its answer.
	largestUsual = 1 << 10
	answerBuffer = 4 << 10
)

// prepareFirstCall leaves no garbage to the first call, but a stack that the call doesn't outgrow, and memory of the sizes that it takes. Without
// these, a browser has to compile the code that grows stacks and divides memory at once: a seventh of all that a first call compiles.
func prepareFirstCall() {
	collectOn(deepStack)
	// A new goroutine gets a large stack only in the place of one that has ended.
	ended := make(chan struct{})
	go close(ended)
	<-ended
	takeEachSize()
}

// collectOn collects garbage on a stack of so many kilobytes.
//
//go:noinline
func collectOn(kilobytes int) (sum byte) {
	var room [1 << 10]byte
	if kilobytes == 0 {
		runtime.GC()
		return 0
	}
	room[kilobytes] = collectOn(kilobytes - 1)
	for _, b := range room {
		sum += b
	}
	return sum
}

// taken keeps the compiler from leaving out what takeEachSize allocates.
var taken struct {
	bytes    []byte
	pointers []*byte
}

// takeEachSize allocates a value of each usual size, with and without pointers. The runtime then has room for more of them.
func takeEachSize() {
	take := func(size int) { taken.bytes, taken.pointers = make([]byte, size), make([]*byte, size/8) }
	for size := 8; size <= largestUsual; size += max(8, size/16) {
		take(size)
	}
	take(answerBuffer)
	taken.bytes, taken.pointers = nil, nil
}
