package platform

import (
	"slices"
	"strings"
	"testing"
)

// A platform's file speaks for its own targets only, so that no other file has to change with it.
func TestMessagesAreThoseOfTheirPlatform(t *testing.T) {
	for _, p := range All() {
		if p.Printed == nil {
			continue
		}
		for _, m := range p.Printed() {
			for _, id := range strings.Fields(m.Platforms) {
				if target, ok := Lookup(id); !ok || target.Platform() != p {
					t.Errorf("%s: %q is printed by %s, which is another platform", p.ID, m.Text, id)
				}
			}
		}
	}
}

func TestEachMessageIsExplainedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range Messages() {
		if m.Means == "" {
			t.Errorf("no platform's file explains %q, which %s prints", m.Text, m.Platforms)
		}
		if seen[m.Text] {
			t.Errorf("two platforms' files explain %q: in one of them, leave out what it means", m.Text)
		}
		seen[m.Text] = true
	}
}

// Other platforms build with Nixpacks, and their files share all of its messages.
func TestASharedMessageHasAllItsPlatforms(t *testing.T) {
	i := slices.IndexFunc(Messages(), func(m Message) bool { return m.Text == "Error: Reading Procfile" })
	if i < 0 || Messages()[i].Platforms != "nixpacks sevalla coolify:nixpacks dokploy" {
		t.Errorf("%q is printed by the wrong platforms", "Error: Reading Procfile")
	}
}
