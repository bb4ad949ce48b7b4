package lint

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/work"
)

// Nearest returns the element of valid that is most like name: the fewest characters to change, and the
// first one of several. Case does not count. It is "" only when valid is empty.
func Nearest(name string, valid []string) string {
	best, _ := nearest(name, valid)
	return best
}

// near is Nearest where a name is so much like a valid one that it was meant.
func near(name string, valid []string) (string, bool) {
	best, distance := nearest(name, valid)
	return best, distance <= (len(best)+2)/4
}

func nearest(name string, valid []string) (best string, distance int) {
	// The distance takes time by the square of the length, and no valid name is nearly that long.
	name = strings.ToLower(name[:min(len(name), 100)])
	for _, candidate := range valid {
		work.Done(len(name) * len(candidate))
		d := levenshtein.ComputeDistance(name, strings.ToLower(candidate))
		if best == "" || d < distance {
			best, distance = candidate, d
		}
	}
	return best, distance
}
