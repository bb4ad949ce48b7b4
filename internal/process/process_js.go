// Package process tells whether a process still runs.
package process

import "github.com/proclint/proclint/internal/node"

// Process is known by its number.
type Process int

// Find finds a process by its number.
func Find(id int) (Process, error) { return Process(id), nil }

// Release ends the use of the process.
func (p Process) Release() {}

// Runs reports whether a process still runs.
func (p Process) Runs() bool { return node.IsRunning(int(p)) && !isZombie(int(p)) }
