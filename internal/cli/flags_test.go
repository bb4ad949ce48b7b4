package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mattn/go-shellwords"
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

// TestTheExamplesOfTheHelp: each is a command with flags and as many arguments as it takes.
func TestTheExamplesOfTheHelp(t *testing.T) {
	examples := 0
	for _, described := range newRoot().Commands() {
		for line := range strings.Lines(described.Example) {
			line = strings.TrimSpace(line)
			_, line, piped := strings.Cut("| "+line, "| proclint ")
			if !piped {
				continue
			}
			line, _, _ = strings.Cut(line, " > ")
			line, _, _ = strings.Cut(line, " | ")
			examples++
			words, err := shellwords.Parse(line)
			if err != nil {
				t.Errorf("%s: %v", line, err)
				continue
			}
			command, rest, err := newRoot().Find(words)
			if err == nil {
				err = command.ParseFlags(rest)
			}
			if err == nil {
				err = command.ValidateArgs(command.Flags().Args())
			}
			if err != nil || command.Name() != described.Name() {
				t.Errorf("%s is an example of %s: %v", line, described.Name(), err)
			}
		}
	}
	if examples < 30 {
		t.Errorf("only %d examples", examples)
	}
}
