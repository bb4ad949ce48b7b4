package messages

import (
	"fmt"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/signal"
)

// TestRows: each row of a look that says something counts in a case. One that only ends the look with nothing needs none.
func TestRows(t *testing.T) {
	eachCase(t, func(*testing.T, accepted, string, *logs.Diagnosis) {})
	look, number := "", 0
	for row := range strings.Lines(text()) {
		row = strings.TrimSpace(row)
		if strings.HasPrefix(row, "== ") {
			look, number = "", 0
			if name, isLook := strings.CutPrefix(row, signal.LookMark); isLook {
				look = name
			}
			continue
		}
		if look == "" || row == "" || strings.HasPrefix(row, "# ") {
			continue
		}
		if !counted[fmt.Sprint(look, " ", number)] && !strings.HasSuffix(row, "=> nothing") {
			t.Errorf("no case shows the row of %s: %s", look, row)
		}
		number++
	}
}
