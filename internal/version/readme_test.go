package version

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestTheDocumentsKnowWhetherThereIsARelease: they say that commands and recipes to install don't work yet, until a tag is
// there.
func TestTheDocumentsKnowWhetherThereIsARelease(t *testing.T) {
	tags, err := exec.Command("git", "-C", "../..", "tag", "--list", "v*").Output()
	if err != nil {
		t.Skipf("git doesn't list the tags: %v", err)
	}
	released := strings.Contains("\n"+string(tags), "\nv"+number+"\n")
	for document, subject := range map[string]string{"README.md": "These commands", "docs/ci.md": "The recipes below"} {
		text, err := os.ReadFile("../../" + document)
		if err != nil {
			t.Fatal(err)
		}
		sentence := subject + " work from release " + number + " on, which doesn't exist yet."
		says := strings.Contains(strings.ReplaceAll(string(text), "\n", " "), sentence)
		if says == released {
			t.Errorf("%s says that there is no release: %t, and there is a tag: %t", document, says, released)
		}
	}
}

func TestTheReadmeIsShort(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(string(text), "\n"); lines > 120 {
		t.Errorf("README.md has %d lines, at most 120", lines)
	}
}
