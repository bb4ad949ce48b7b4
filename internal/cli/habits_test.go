package cli

import (
	"strings"
	"testing"
)

// TestHabits: what takes the place of a command or flag of another tool is one, and no habit is a command or flag itself.
func TestHabits(t *testing.T) {
	for _, h := range habits {
		for _, other := range h.others.List() {
			if h.of == "" {
				if at, _, err := newRoot().Find([]string{other}); err == nil && at.HasParent() {
					t.Errorf("%s is a command", other)
				}
				if !isCommand(strings.Fields(h.here)) {
					t.Errorf("%s: there is no %s", other, h.here)
				}
			}
			for _, of := range h.of.List() {
				at, _, err := newRoot().Find([]string{of})
				if err != nil {
					t.Fatal(err)
				}
				name := strings.TrimLeft(other, "-")
				if at.Flags().Lookup(name) != nil || len(name) == 1 && at.Flags().ShorthandLookup(name) != nil {
					t.Errorf("%s has %s", of, other)
				}
				first, _, _ := strings.Cut(h.here, " ")
				if here, isFlag := strings.CutPrefix(first, "--"); isFlag && at.Flag(here) == nil {
					t.Errorf("%s has no %s for %s", of, h.here, other)
				} else if !isFlag && first != "" && !isCommand(strings.Fields(h.here)) {
					t.Errorf("%s %s: there is no %s", of, other, h.here)
				}
				if h.here != "" && h.note != "" || h.note != "" && !strings.Contains(h.note, "--") && !strings.Contains(h.note, ".toml") {
					t.Errorf("%s %s: %+v", of, other, h)
				}
			}
		}
	}
}
