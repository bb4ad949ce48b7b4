package cli

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/platform"
)

// TestEveryListHasEachPlatform: help, completions and data come from the register, so that a new platform is in all of
// them.
func TestEveryListHasEachPlatform(t *testing.T) {
	list, _, _ := run(t, "platforms")
	data, _, _ := run(t, "platforms", "--format", "json")
	matrix, _, _ := runWithStdin(t, strings.NewReader(goodFile), "matrix", "--format", "json", "-")
	completions := map[string]string{}
	for _, args := range [][]string{{"lint", "--platform"}, {"preview", "--platform"}, {"export", "--platform"}, {"move", "--from"}, {"move", "--to"}, {"platforms"}} {
		completions[strings.Join(args, " ")], _, _ = run(t, append(append([]string{"__complete"}, args...), "")...)
	}
	for _, target := range platform.Targets() {
		id := target.ID()
		if !strings.Contains(list, " "+id+" ") {
			t.Errorf("the list of platforms lacks %s", id)
		}
		for name, text := range map[string]string{"the data": data, "the comparison": matrix} {
			if !strings.Contains(text, `"id":"`+id+`"`) {
				t.Errorf("%s lacks %s", name, id)
			}
		}
	}
	for _, name := range platform.AllNames() {
		for command, text := range completions {
			if !strings.Contains("\n"+text, "\n"+name+"\t") {
				t.Errorf("the completion of %s lacks %s", command, name)
			}
		}
		if _, err := api.Target(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
