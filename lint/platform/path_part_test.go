package platform

import (
	"net/url"
	"strings"
	"testing"
)

// TestPathsOfTheAPIAreEncoded: whatever an app or a process type is named, each is one part of the path.
func TestPathsOfTheAPIAreEncoded(t *testing.T) {
	target, _ := Lookup("heroku")
	for _, name := range []string{"shop", "my shop", "a/b", "../admin", "x?y#z", "100%", "größe", "a\"b'c", "a\nb", "-._~"} {
		found := 0
		equivalents, _ := target.ProcessEquivalents(Use{App: name, Type: name, Role: "worker", Command: "bin/run"})
		for _, e := range equivalents {
			if e.Kind != "api" {
				continue
			}
			found++
			line, _, _ := strings.Cut(e.Text, "\n")
			_, path, _ := strings.Cut(line, " ")
			parts := strings.Split(path, "/")
			if got, err := url.PathUnescape(parts[2]); err != nil || got != name || len(parts) > 5 || strings.ContainsAny(path, " ?#\"'") {
				t.Errorf("the app %q: %s, %v", name, line, err)
			}
			if len(parts) == 5 && parts[3] == "formations" && parts[4] != parts[2] {
				t.Errorf("the process type %q: %s", name, line)
			}
		}
		if found < 3 {
			t.Errorf("%q: %d calls of the API", name, found)
		}
	}
}
