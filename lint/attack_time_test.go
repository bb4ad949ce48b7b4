//go:build attack && (linux || darwin)

package lint_test

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"syscall"
	"testing"
	"time"
)

// The bounds of one call on a file of attackBytes: processor time, memory that is in
// use at once beside the file, and the answer.
const (
	attackBytes  = 256 << 10
	attackTime   = 1500 * time.Millisecond
	attackMemory = 64 << 20
	attackAnswer = 8 << 20
)

// worst are the files that took most time or memory of an operation when all of
// attacks were tried.
var worst = []string{
	`lines "\n"`, `lines "a:\r"`, `lines "a:b\n"`, `lines " a: b\n"`, `lines "a: |\n"`, `lines "a: \xe9\n"`, `lines "t%d: a \\\n  b\n"`,
	`lines "web: [\"a\", \"%d\"]\n"`, `lines "a: C:\\b\\c %PORT%\n"`, `one line of "\xc3"`, "merged maps", "typos of one another",
	"a Dockerfile of copies", "a Dockerfile of missing paths", "app.json of missing scripts",
	"many words beside files", "short words beside files", "lines of short words beside files",
}

// attacked are the operations that take longest.
var attacked = []string{"lint all", "fix suggested all", "format all", "matrix", "move", "preview sevalla", "explain"}

// TestAdversarialInputsEndInTime limits the time and memory of operations on large files,
// and prints the worst of each. It takes long, so only make attack runs it.
func TestAdversarialInputsEndInTime(t *testing.T) {
	var inputs []attack
	for _, in := range attacks(attackBytes) {
		if slices.Contains(worst, in.name) {
			inputs = append(inputs, in)
		}
	}
	if len(inputs) != len(worst) {
		t.Fatalf("%d of the files that are to be tried are there, want %d", len(inputs), len(worst))
	}
	for _, op := range operations() {
		if !slices.Contains(attacked, op.name) {
			continue
		}
		var slowest, fattest spent
		for _, in := range inputs {
			c := costOf(func() int { return len(op.run(in.request)) })
			for tries := 0; tries < 2 && c.time > attackTime; tries++ { // the machine may have been busy
				c.time = min(c.time, costOf(func() int { return len(op.run(in.request)) }).time)
			}
			if c.memory > attackMemory { // most of it may be garbage
				c.memory = min(c.memory, liveOf(func() int { return len(op.run(in.request)) }))
			}
			c.input = in.name
			if c.time > attackTime || c.memory > attackMemory || c.answer > attackAnswer {
				t.Errorf("%s of %s takes %v and %d MiB for an answer of %d bytes", op.name, in.name, c.time, c.memory>>20, c.answer)
			}
			if c.time > slowest.time {
				slowest = c
			}
			if c.memory > fattest.memory {
				fattest = c
			}
		}
		fmt.Printf("%-18s slowest %4d ms: %s; most memory %2d MiB: %s\n", op.name, slowest.time.Milliseconds(), slowest.input, fattest.memory>>20, fattest.input)
	}
}

// spent is what a call takes.
type spent struct {
	input  string
	time   time.Duration // of the processor
	memory uint64        // the most that the heap grew by
	answer int
}

// costOf measures a call with the garbage collector as it is.
func costOf(call func() int) (c spent) {
	c.memory = growthOf(func() {
		start := processorTime()
		c.answer = call()
		c.time = processorTime() - start
	})
	return c
}

// liveOf is how much a call makes the heap grow by where garbage is collected at once.
func liveOf(call func() int) uint64 {
	defer debug.SetGCPercent(debug.SetGCPercent(5))
	return growthOf(func() { call() })
}

// growthOf is the most that a call makes the heap grow by, looked at each millisecond.
func growthOf(call func()) uint64 {
	runtime.GC()
	heap := func() uint64 {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(sample)
		return sample[0].Value.Uint64()
	}
	before := heap()
	ended, most := make(chan bool), make(chan uint64)
	go func() {
		ticker, peak := time.NewTicker(time.Millisecond), before
		defer ticker.Stop()
		for {
			select {
			case <-ended:
				most <- max(peak, heap())
				return
			case <-ticker.C:
				peak = max(peak, heap())
			}
		}
	}()
	call()
	close(ended)
	return <-most - before
}

// processorTime is what this process has taken of all processors.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
