//go:build unix

package lsp

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

func TestTheServerIsEndedOnlyWhenTheProcessIsGone(t *testing.T) {
	child := exec.Command("sleep", "100")
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go whenGone(t.Context(), child.Process.Pid, func() { close(ended) })
	select {
	case <-ended:
		t.Error("the server ends although the process runs")
	case <-time.After(2 * parentEvery):
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	child.Wait() // the error explains that it was killed
	select {
	case <-ended:
	case <-time.After(patient.For(time.Minute)):
		t.Error("the server goes on without the process")
	}
}

func TestNobodyWatchesWhenTheServerHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	whenGone(ctx, os.Getpid(), func() { t.Error("the server is ended once more") })
}
