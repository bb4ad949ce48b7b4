package lsp

import (
	"context"
	"time"

	"github.com/proclint/proclint/internal/process"
)

// parentEvery is how often the server looks whether the editor's process still runs. Its end of the stream may stay
// open without it, in the hands of another process.
const parentEvery = time.Second

// whenGone calls end once a process does not run any more, unless ctx is done before.
func whenGone(ctx context.Context, id int, end func()) {
	if id <= 0 {
		return
	}
	editor, err := process.Find(id)
	if err != nil {
		end()
		return
	}
	defer editor.Release()
	ticker := time.NewTicker(parentEvery)
	defer ticker.Stop()
	for editor.Runs() {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
	end()
}
