package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"time"

	"github.com/proclint/proclint/internal/tools/workerd"
)

// soakFigures sends the test build of the Worker, in workerd, requests of all kinds: random files up to the limit, 32 at a time, some aborted
// half-way, one in a thousand made to kill its instance. It compares every answer with that of the same handler in this process, and the memory that
// workerd has at the end with that of a plain JavaScript Worker after the same requests. make bench-soak builds everything.
func soakFigures(arguments []string) ([]figure, error) {
	flags := flag.NewFlagSet("soak", flag.ExitOnError)
	n := flags.Int("n", 200_000, "how many requests")
	if err := flags.Parse(arguments); err != nil {
		return nil, err
	}
	count := *n
	worker, err := workerd.Built("build/edge/crashtest")
	if err != nil {
		return nil, err
	}
	begun := time.Now()
	ours, err := sendAll(worker, count, true)
	if err != nil {
		return nil, err
	}
	took := time.Since(begun)
	plain, err := sendAll(workerd.Worker{Modules: []string{filepath.Join(workerd.Root(), "internal/bench/plain.js")}}, count, false)
	if err != nil {
		return nil, err
	}
	for _, text := range ours.failures {
		fmt.Println(text)
	}
	// What V8 takes for the program itself weighs less the more there was to do.
	residentBound := most
	if count < 100_000 {
		residentBound = unlimited
	}
	return []figure{
		{"requests", float64(count), "requests", unlimited, 0},
		{"took", took.Seconds(), "s", unlimited, 0},
		{"right-answers", float64(ours.right), "answers", unlimited, 0},
		{"rejected-large-files", float64(ours.rejected), "answers", unlimited, 0},
		{"aborted-by-the-client", float64(ours.aborted), "requests", unlimited, 0},
		{"crashed-instances", float64(ours.crashed), "requests", unlimited, 0},
		{"answered-by-the-next-instance", float64(ours.saved), "answers", unlimited, 0},
		{"wrong-or-missing-answers", float64(ours.wrong), "answers", most, 0},
		{"go-heap", float64(ours.heapLate) / 1e6, "MB", unlimited, 0},
		// The exchange keeps two buffers of up to 1 MiB; what is more than them has leaked.
		{"go-heap-growth", float64(ours.heapLate-ours.heapBefore) / 1e6, "MB", most, 3},
		{"go-memory-most", float64(ours.systemMost) / 1e6, "MB", most, 64},
		{"resident", float64(ours.resident) / 1e6, "MB", unlimited, 0},
		{"resident-plain-javascript", float64(plain.resident) / 1e6, "MB", unlimited, 0},
		{"resident-to-plain-javascript", float64(ours.resident) / float64(plain.resident), "times", residentBound, 1.3},
	}, nil
}
