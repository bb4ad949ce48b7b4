package lsp

import (
	"context"
	"errors"
	"os"
	"runtime"
	"syscall"
	"time"
)

// parentEvery is how often the server looks whether the editor's process still runs. Its end of the stream may stay
// open without it, in the hands of another process.
const parentEvery = time.Second

// whenGone calls end once a process does not run any more, unless ctx is done before.
func whenGone(ctx context.Context, id int, end func()) {
	if id <= 0 {
		return
	}
	process, err := os.FindProcess(id)
	if err != nil {
		end()
		return
	}
	defer process.Release()
	ticker := time.NewTicker(parentEvery)
	defer ticker.Stop()
	for runs(process) {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
	end()
}

// runs reports whether a process still runs. Windows has no way to ask; there FindProcess fails for one that is gone.
func runs(process *os.Process) bool {
	if runtime.GOOS == "windows" {
		again, err := os.FindProcess(process.Pid)
		if err != nil {
			return false
		}
		again.Release()
		return true
	}
	err := process.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
