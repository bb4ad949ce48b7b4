// Edgesoak sends the test build of the Worker, in workerd, requests of all kinds: random files up to the limit,
// 32 at a time, some aborted half-way, one in a thousand made to kill its instance. It compares every answer
// with that of the same handler in this process, and the memory that workerd has at the end with that of a
// plain JavaScript Worker after the same requests. It prints the figures and fails when a limit is passed. It
// runs in the module's root, where make bench-soak has built everything.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/proclint/proclint/internal/tools/workerd"
)

func main() {
	count := flag.Int("n", 200_000, "how many requests")
	flag.Parse()
	if err := soak(*count); err != nil {
		fmt.Fprintln(os.Stderr, "edgesoak:", err)
		os.Exit(1)
	}
}

func soak(count int) error {
	worker, err := workerd.Built("build/edge/crashtest")
	if err != nil {
		return err
	}
	begun := time.Now()
	ours, err := send(worker, count, true)
	if err != nil {
		return err
	}
	took := time.Since(begun)
	plain, err := send(workerd.Worker{Modules: []string{filepath.Join(workerd.Root(), "internal/tools/edgebench/plain.js")}}, count, false)
	if err != nil {
		return err
	}
	for _, text := range ours.failures {
		fmt.Println(text)
	}
	// What V8 takes for the program itself weighs less the more there was to do.
	residentMost := 1.3
	if count < 100_000 {
		residentMost = -1
	}
	figures := []struct {
		name  string
		value float64
		unit  string
		most  float64 // -1 for no limit
	}{
		{"requests", float64(count), "requests", -1},
		{"took", took.Seconds(), "s", -1},
		{"right-answers", float64(ours.right), "answers", -1},
		{"rejected-large-files", float64(ours.rejected), "answers", -1},
		{"aborted-by-the-client", float64(ours.aborted), "requests", -1},
		{"crashed-instances", float64(ours.crashed), "requests", -1},
		{"answered-by-the-next-instance", float64(ours.saved), "answers", -1},
		{"wrong-or-missing-answers", float64(ours.wrong), "answers", 0},
		{"go-heap", float64(ours.heapLate) / 1e6, "MB", -1},
		// The exchange keeps two buffers of up to 1 MiB; what is more than them has leaked.
		{"go-heap-growth", float64(ours.heapLate-ours.heapBefore) / 1e6, "MB", 3},
		{"go-memory-most", float64(ours.systemMost) / 1e6, "MB", 64},
		{"resident", float64(ours.resident) / 1e6, "MB", -1},
		{"resident-plain-javascript", float64(plain.resident) / 1e6, "MB", -1},
		{"resident-to-plain-javascript", float64(ours.resident) / float64(plain.resident), "times", residentMost},
	}
	passed := true
	for _, f := range figures {
		limit := ""
		if f.most >= 0 {
			limit = fmt.Sprintf(" (limit: at most %g)", f.most)
			passed = passed && f.value <= f.most
		}
		fmt.Printf("%s: %.6g %s%s\n", f.name, f.value, f.unit, limit)
	}
	if !passed {
		return fmt.Errorf("a limit is passed")
	}
	return nil
}
