package exportcheck

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/shlex"
	shellwords "github.com/mattn/go-shellwords"

	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/imports"
)

// What an import makes of a command that is one text is what the library makes of it with which the tool reads it.
func TestCommandsAreSplitAsTheToolsSplitThem(t *testing.T) {
	pieces := []string{"a", "bc", " ", "  ", "'", `"`, `\`, "#", " #", ";", "&&", "|", "2>", ">", "\t", "é", "=", "'d e'", `"f g"`, `\ `, "-", "/"}
	for seed := range 4000 {
		command := "run "
		for n := uint32(seed)*2654435761 + 7; n > 0; n /= uint32(len(pieces)) + 3 {
			command += pieces[n%uint32(len(pieces))]
		}
		words, err := shellwords.Parse(command)
		compare(t, "compose.yaml", "services: {web: {build: ., command: "+strconv.Quote(command)+"}}\n", command, words, err)
		words, err = shlex.Split(command)
		compare(t, "fly.toml", "[processes]\nweb = "+quoted(command)+"\n", command, words, err)
	}
}

// quoted is a text in the quotes of TOML.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", `\t`).Replace(s) + `"`
}

func compare(t *testing.T, name, file, command string, words []string, rejected error) {
	t.Helper()
	made, err := imports.Of(name, []byte(file), "")
	if (err != nil) != (rejected != nil) {
		t.Errorf("%s: %q gives the error %v, and the tool's library %v", name, command, err, rejected)
		return
	}
	if want := "web: " + export.ShellLine(words) + "\n"; err == nil && made.Text != want {
		t.Errorf("%s: %q gives %q, want %q", name, command, made.Text, want)
	}
}
