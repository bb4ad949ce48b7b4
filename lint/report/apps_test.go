package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/report"
)

// TestAppsWithManyProcesses: a row has room for only some of them, and to cut off the others takes no time for each pair.
func TestAppsWithManyProcesses(t *testing.T) {
	const processes = 30_000
	var source strings.Builder
	for i := range processes {
		fmt.Fprintf(&source, "t%d: a\n", i)
	}
	goreman, _ := platform.Lookup("goreman")
	var apps report.Apps
	started := time.Now()
	for i := range 4 {
		r, err := lint.Lint(lint.Input{Path: fmt.Sprintf("app%d/Procfile", i), Source: []byte(source.String()), Targets: []*platform.Target{goreman}})
		if err != nil {
			t.Fatal(err)
		}
		apps.Add(r)
	}
	var b strings.Builder
	if err := apps.Write(&b, "proclint lint -r --format concise", report.TextOptions{Width: 80}); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(started); took > patient.For(10*time.Second) {
		t.Errorf("it takes %v", took)
	}
	if want := "app3  t0, t1, t2, t3, t4,…"; !strings.Contains(b.String(), want) {
		t.Errorf("got\n%s\nwithout %q", b.String(), want)
	}
}
