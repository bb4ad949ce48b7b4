package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/report"
)

// TestRealFilesHaveShortAnswers: over real files, a person reads few lines, none of them too wide.
func TestRealFilesHaveShortAnswers(t *testing.T) {
	lines, with := 0, 0
	for _, file := range corpus(t) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := lint.Lint(lint.Input{Path: "Procfile", Source: src})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := report.Text(&b, r, report.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if b.Len() > 0 {
			with++
			lines += strings.Count(b.String(), "\n")
		}
	}
	t.Logf("%d lines for %d files with findings: %.2f in the mean", lines, with, float64(lines)/float64(with))
	if lines > 6*with {
		t.Errorf("more than 6 in the mean")
	}
}
