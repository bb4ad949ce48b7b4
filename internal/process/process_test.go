//go:build unix

package process

import (
	"os"
	"os/exec"
	"testing"
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
