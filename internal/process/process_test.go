//go:build unix

package process

import (
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

func TestAProcessRunsUntilItEnds(t *testing.T) {
	self, err := Find(os.Getpid())
	if err != nil || !self.Runs() {
		t.Errorf("this process does not run: %v", err)
	}
	child := exec.Command("sleep", "100")
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	seen, err := Find(child.Process.Pid)
	if err != nil || !seen.Runs() {
		t.Errorf("the child does not run: %v", err)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	child.Wait() // the error explains that it was killed
	if seen.Runs() {
		t.Error("the child runs on")
	}
}

// TestAProcessThatNobodyWaitsForEnded: in a container without an init, a killed process keeps its number.
func TestAProcessThatNobodyWaitsForEnded(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("only Linux shows the states of processes there")
	}
	child := exec.Command("sleep", "100")
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	defer child.Wait() // the error explains that it was killed
	seen := Process{child.Process}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(patient.For(20 * time.Second)); seen.Runs(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the child runs on")
		}
	}
}
