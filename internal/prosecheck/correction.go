package prosecheck

import "fmt"

// minKept is the share of a corrected example, in percent, that must come from the wrong one.
const minKept = 60

// CheckCorrection returns what is wrong with the correction of an example, or "". A correction changes the wrong
// example: it is not another example.
func CheckCorrection(wrong, corrected string) string {
	if wrong == "" || corrected == "" {
		return ""
	}
	if kept := 100 * common(wrong, corrected) / len(corrected); kept < minKept {
		return fmt.Sprintf("the correction keeps only %d %% of the wrong example, at least %d %%: %q instead of %q", kept, minKept, corrected, wrong)
	}
	return ""
}

// common is the length of the longest common subsequence of two texts, in bytes.
func common(a, b string) int {
	row := make([]int, len(b)+1)
	for i := range len(a) {
		above := 0 // of the row before, one column to the left
		for j := range len(b) {
			here := row[j+1]
			if a[i] == b[j] {
				row[j+1] = above + 1
			} else {
				row[j+1] = max(here, row[j])
			}
			above = here
		}
	}
	return row[len(b)]
}
