package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// TestEachFlagIsDescribed: in the help, in the manual page and in what a shell completes, for each command.
func TestEachFlagIsDescribed(t *testing.T) {
	dir := t.TempDir()
	outputOf(t, exitOK, "man", "--dir", dir)
	flags := 0
	for _, command := range newRoot().Commands() {
		if command.Hidden {
			continue
		}
		help := outputOf(t, exitOK, "help", command.Name())
		completed := outputOf(t, exitOK, "__complete", command.Name(), "--")
		page, err := os.ReadFile(filepath.Join(dir, "proclint-"+command.Name()+".1"))
		if err != nil {
			t.Fatal(err)
		}
		// The page writes hyphens as \-.
		manual := strings.ReplaceAll(string(page), `\-`, "-")
		command.Flags().VisitAll(func(flag *pflag.Flag) {
			flags++
			for place, text := range map[string]string{"help": help, "manual page": manual, "completion": completed} {
				if !strings.Contains(text, "--"+flag.Name) {
					t.Errorf("the %s of %s has no --%s", place, command.Name(), flag.Name)
				}
			}
			if flag.Usage == "" {
				t.Errorf("--%s of %s has no description", flag.Name, command.Name())
			}
		})
	}
	if flags < 60 {
		t.Errorf("only %d flags", flags)
	}
}
