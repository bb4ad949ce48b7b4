package lint

import (
	"testing"

	"github.com/proclint/proclint/lint/procfile"
)

// TestRanges takes the edits of one fix after the other, as long as they do not
// meet those of an earlier one.
func TestRanges(t *testing.T) {
	tests := []struct {
		name  string
		fixes [][]procfile.Range
		taken []bool
	}{
		{"apart", [][]procfile.Range{{{0, 1}}, {{5, 6}}, {{3, 4}}}, []bool{true, true, true}},
		{"overlapping", [][]procfile.Range{{{0, 5}}, {{4, 6}}}, []bool{true, false}},
		{"touching", [][]procfile.Range{{{0, 5}}, {{5, 6}}}, []bool{true, false}},
		{"insertions at one place", [][]procfile.Range{{{5, 5}}, {{5, 5}}}, []bool{true, false}},
		{"one edit of several meets", [][]procfile.Range{{{5, 6}}, {{0, 1}, {6, 7}}, {{0, 1}}}, []bool{true, false, true}},
		{"behind edits that touch", [][]procfile.Range{{{0, 1}}, {{5, 10}, {10, 15}}, {{5, 6}}, {{14, 15}}, {{20, 21}}}, []bool{true, true, false, false, true}},
		{"in any order", [][]procfile.Range{{{10, 15}, {5, 10}, {10, 10}}, {{9, 9}}, {{4, 4}}}, []bool{true, false, true}},
	}
	for _, tt := range tests {
		var taken ranges
		for i, fix := range tt.fixes {
			var edits []TextEdit
			for _, r := range fix {
				edits = append(edits, Delete(r))
			}
			if got := taken.add(edits); got != tt.taken[i] {
				t.Errorf("%s: fix %d is taken: %v, want %v", tt.name, i, got, tt.taken[i])
			}
		}
	}
}
