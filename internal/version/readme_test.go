package version

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestTheReadmeKnowsWhetherThereIsARelease: it says that the commands to install don't work yet, until a tag is there.
func TestTheReadmeKnowsWhetherThereIsARelease(t *testing.T) {
	tags, err := exec.Command("git", "-C", "../..", "tag", "--list", "v*").Output()
	if err != nil {
		t.Skipf("git doesn't list the tags: %v", err)
	}
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	sentence := "These commands work from release " + number + " on, which doesn't exist yet."
	says := strings.Contains(strings.ReplaceAll(string(text), "\n", " "), sentence)
	if released := strings.Contains("\n"+string(tags), "\nv"+number+"\n"); says == released {
		t.Errorf("the README says that there is no release: %t, and there is a tag: %t", says, released)
	}
}
