//go:build !js

package repotest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/export"
)

// TestThePageHasEachExport: the page lists the exports before the engine is there, in the same order.
func TestThePageHasEachExport(t *testing.T) {
	list := readText(t, pageExports)
	at := 0
	for _, f := range export.Formats() {
		row := fmt.Sprintf("{ id: %q, name: %q },", f.ID, f.Title)
		found := strings.Index(list[at:], row)
		if found < 0 {
			t.Errorf("%s lacks this row, or has it in another place: %s", pageExports, row)
			continue
		}
		at += found
	}
	if rows := strings.Count(list, "\n  { id: "); rows != len(export.Formats()) {
		t.Errorf("%s has %d exports, and the engine %d", pageExports, rows, len(export.Formats()))
	}
}
