//go:build hosts

package hosts

import (
	"os/exec"
	"strings"
	"testing"
)

// Nix's own parser takes the recipe. No registry has another one that somebody maintains.
func TestNixParsesTheRecipe(t *testing.T) {
	text := recipe(t, "ci.md", "nix", "proclint")
	parse := func(text string) (string, error) {
		command := exec.Command("nix-instantiate", "--parse", "-")
		command.Stdin = strings.NewReader(text)
		out, err := command.CombinedOutput()
		return string(out), err
	}
	if out, err := parse(text); err != nil || !strings.Contains(out, "mkDerivation") {
		t.Errorf("%v: %s", err, out)
	}
	if out, err := parse(strings.TrimSuffix(strings.TrimSpace(text), "}")); err == nil {
		t.Errorf("a half recipe gives %s", out)
	}
}
