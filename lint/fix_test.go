package lint

import (
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// TestRanges takes the edits of one fix after the other, as long as they do not
// meet those of an earlier one. A fix is written as the begins and ends of what
// it deletes.
func TestRanges(t *testing.T) {
	tests := []struct {
		name  string
		fixes [][]int
		taken []bool
	}{
		{"apart", [][]int{{0, 1}, {5, 6}, {3, 4}}, []bool{true, true, true}},
		{"overlapping", [][]int{{0, 5}, {4, 6}}, []bool{true, false}},
		{"touching", [][]int{{0, 5}, {5, 6}}, []bool{true, false}},
		{"insertions at one place", [][]int{{5, 5}, {5, 5}}, []bool{true, false}},
		{"one edit of several meets", [][]int{{5, 6}, {0, 1, 6, 7}, {0, 1}}, []bool{true, false, true}},
		{"behind edits that touch", [][]int{{0, 1}, {5, 10, 10, 15}, {5, 6}, {14, 15}, {20, 21}}, []bool{true, true, false, false, true}},
		{"in any order", [][]int{{10, 15, 5, 10, 10, 10}, {9, 9}, {4, 4}}, []bool{true, false, true}},
	}
	for _, tt := range tests {
		var taken ranges
		for i, fix := range tt.fixes {
			var edits []check.TextEdit
			for ; len(fix) > 0; fix = fix[2:] {
				edits = append(edits, check.Delete(procfile.Range{Start: fix[0], End: fix[1]}))
			}
			if got := taken.add(edits); got != tt.taken[i] {
				t.Errorf("%s: fix %d is taken: %v, want %v", tt.name, i, got, tt.taken[i])
			}
		}
	}
}
