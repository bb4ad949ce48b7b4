package lint

import (
	"fmt"
	"testing"
)

// minKept is the share of a corrected example, in percent, that must come from the wrong one.
const minKept = 60

// TestCorrections: the second example of each rule corrects the first.
func TestCorrections(t *testing.T) {
	for _, r := range Rules() {
		if problem := correctionProblem(r.Docs().Bad.Text, r.Docs().Good.Text); problem != "" {
			t.Errorf("%s: %s", r.Name, problem)
		}
	}
}

func TestCorrectionProblem(t *testing.T) {
	tests := []struct {
		wrong, corrected string
		good             bool
	}{
		{"wbe: gunicorn app:app\n", "web: gunicorn app:app\n", true},
		{"web: npm install && npm start\n", "web: npm start\n", true},
		{"", "web: npm start\n", true},
		{"wbe: gunicorn app:app\n", "web: gunicorn app:app\nbot: python bot.py\nbeat: celery -A shop beat\n", false},
		{"api: gunicorn app:app\n", "worker: celery -A shop worker\n", false},
	}
	for _, test := range tests {
		if problem := correctionProblem(test.wrong, test.corrected); (problem == "") != test.good {
			t.Errorf("%q corrected as %q: %q", test.wrong, test.corrected, problem)
		}
	}
}

// correctionProblem is what is wrong with the correction of an example, or "". A correction changes the wrong
// example: it is not another example.
func correctionProblem(wrong, corrected string) string {
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
