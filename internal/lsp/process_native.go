//go:build !js

package lsp

import (
	"errors"
	"os"
	"runtime"
	"syscall"
)

// process is one that was there when it was looked for.
type process struct{ *os.Process }

func findProcess(id int) (process, error) {
	found, err := os.FindProcess(id)
	return process{found}, err
}

func (p process) release() { _ = p.Release() }

// runs reports whether a process still runs. Windows has no way to ask; there FindProcess fails for one that is gone.
func (p process) runs() bool {
	if runtime.GOOS == "windows" {
		again, err := os.FindProcess(p.Pid)
		if err != nil {
			return false
		}
		_ = again.Release()
		return true
	}
	err := p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
