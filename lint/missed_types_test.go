package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// TestNoMissedTraffic: where a platform's parser finds no process type with traffic in a file with a server, some finding
// says what happens there, whatever the lines of the file look like.
func TestNoMissedTraffic(t *testing.T) {
	servers := []string{
		"Web: gunicorn app:app", "WEB: gunicorn app:app", "wbe: gunicorn app:app", "web:gunicorn app:app", "web : gunicorn app:app",
		"  web: gunicorn app:app", "web gunicorn app:app", "web=gunicorn app:app", "web; gunicorn app:app", "\"web\": gunicorn app:app",
		"- web: gunicorn app:app", "web\uFF1A gunicorn app:app", "web\u00A0: gunicorn app:app", "api: gunicorn app:app",
		"worker: rq workerweb: gunicorn app:app", "web.1: gunicorn app:app", "web-1: gunicorn app:app", "WEB:gunicorn app:app",
	}
	others := []string{"", "web:", "web", "# web: node a.js", "#web: node a.js", "web:node a.js", "web : node a.js", "'web': node a.js", "worker: node a.js", "web/1: node a.js", "cmd: node a.js"}
	for i, server := range servers {
		for j, other := range others {
			for _, text := range []string{server + "\n" + other + "\n", other + "\n" + server + "\n"} {
				for k, target := range platform.Targets() {
					if golden.LeftOut(i+j+k, 1) {
						continue
					}
					checkTraffic(t, target, strings.TrimPrefix(text, "\n"))
				}
			}
		}
	}
}

func checkTraffic(t *testing.T, target *platform.Target, text string) {
	t.Helper()
	if !target.Reads() || target.NeedsHTTP == platform.HTTPOptional {
		return
	}
	reading := &platform.Readings{Source: []byte(text)}
	r, _ := reading.ReadFile(target)
	if slices.ContainsFunc(r.Processes, func(p platform.Process) bool {
		return target.IsHTTP(p.Type) || target.MarkNotStarted != nil && p.NotStarted == "" && strings.HasPrefix(p.Command, "gunicorn")
	}) {
		return
	}
	report, err := Lint(check.Input{Path: "Procfile", Source: []byte(text), Targets: []*platform.Target{target}})
	if err != nil {
		t.Fatal(err)
	}
	if report.Summary.Error+report.Summary.Warning == 0 {
		t.Errorf("on %s, %q has no process with traffic, and no finding says it: %v", target.ID(), text, findingsIn(report))
	}
}

func findingsIn(report *Report) []string {
	var found []string
	for _, d := range report.Diagnostics {
		found = append(found, d.Severity.String()+" "+d.Rule)
	}
	return found
}
