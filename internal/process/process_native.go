//go:build !js

// Package process tells whether a process still runs.
package process

import (
	"errors"
	"os"
	"runtime"
	"syscall"
)

// Process is one that was there when it was looked for.
type Process struct{ *os.Process }

// Find finds a process by its number.
func Find(id int) (Process, error) {
	found, err := os.FindProcess(id)
	return Process{found}, err
}

// Release ends the use of the process.
func (p Process) Release() { _ = p.Process.Release() }

// Runs reports whether a process still runs. Windows has no way to ask; there FindProcess fails for one that is gone.
func (p Process) Runs() bool {
	if runtime.GOOS == "windows" {
		again, err := os.FindProcess(p.Pid)
		if err != nil {
			return false
		}
		_ = again.Release()
		return true
	}
	err := p.Signal(syscall.Signal(0))
	return (err == nil || errors.Is(err, os.ErrPermission)) && !isZombie(p.Pid)
}
