package platform

import (
	"slices"
	"testing"
)

// TestSpecialTypes compares the list of a platform's special types with what its functions say about all of them.
func TestSpecialTypes(t *testing.T) {
	known := map[string]bool{"release": true}
	for _, target := range Targets() {
		for _, name := range target.SpecialTypes() {
			known[name] = true
		}
	}
	for _, name := range []string{"postdeploy", "tcp", "cmd", "preflight", "cron", "wsgi"} {
		if !known[name] {
			t.Errorf("no platform treats %s in its own way", name)
		}
	}
	for _, target := range Targets() {
		special := target.SpecialTypes()
		for name := range known {
			if target.RunsAt(name) != NoTrigger && !slices.Contains(special, name) {
				t.Errorf("%s runs %s %s, and its special types are %q", target.ID(), name, target.RunsAt(name), special)
			}
		}
		for _, name := range target.Special {
			if target.RunsAt(name) == NoTrigger && target.Remark(name) == nil {
				t.Errorf("%s treats %s like any process type, and its special types are %q", target.ID(), name, special)
			}
		}
		if target.ReleaseType != "" && !slices.Contains(special, target.ReleaseType) {
			t.Errorf("%s replaces release by %s, and its special types are %q", target.ID(), target.ReleaseType, special)
		}
	}
}
