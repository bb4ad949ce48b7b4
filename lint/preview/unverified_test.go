package preview

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// TestWhatNobodyVerifiedLooksSo: how a command runs, how many processes start, and which gets traffic.
func TestWhatNobodyVerifiedLooksSo(t *testing.T) {
	seen := map[string]int{}
	for _, target := range platform.Targets() {
		p := Of(procfile.Parse([]byte("web: bin/web\nworker: bin/worker\n")), target, Options{})
		var text, short bytes.Buffer
		if err := Text(&text, p, TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if err := Short(&short, p, TextOptions{}); err != nil {
			t.Fatal(err)
		}
		line := func(b bytes.Buffer, label string) string {
			lines := strings.Split(b.String(), "\n")
			return lines[max(0, slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, label+" ") }))]
		}
		if p.Shell != "" && !target.Sure(platform.Running) {
			seen["runs"]++
			if !strings.HasPrefix(p.Shell, "Unverified: ") {
				t.Errorf("%s: %s", target.ID(), p.Shell)
			}
		}
		if target.Reads() && !target.Sure(platform.Start) && p.Processes[0].Scale != nil {
			seen["starts"]++
			if !strings.Contains(p.Processes[0].ScaleReason, guess) || !strings.Contains(line(text, "web"), "?") || !strings.Contains(line(short, "web"), "?") {
				t.Errorf("%s: %s\n%s", target.ID(), p.Processes[0].ScaleReason, text.String())
			}
		}
		if p.Processes[0].Traffic && !target.Sure(platform.Traffic) {
			seen["traffic"]++
			if !p.Processes[0].TrafficUnverified || !strings.Contains(text.String(), "gets HTTP traffic (unverified)") {
				t.Errorf("%s: traffic\n%s", target.ID(), text.String())
			}
		}
		if len(p.NotVerified) > 0 {
			seen["points"]++
			if !strings.Contains(text.String(), "Unverified: "+strings.Fields(p.NotVerified[0])[0]) || !strings.Contains(short.String(), "point") {
				t.Errorf("%s: %s", target.ID(), p.NotVerified[0])
			}
		}
	}
	for _, what := range []string{"runs", "starts", "traffic", "points"} {
		if seen[what] == 0 {
			t.Errorf("nothing is unverified: %s", what)
		}
	}
}
