package api

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// unknown makes the error for a name that is none of valid.
func unknown(kind, name string, valid []string) UnknownError {
	return UnknownError{Kind: kind, Name: name, Nearest: Nearest(name, valid)}
}

// Nearest returns the element of valid that is most like name: the fewest characters to change, and the
// first one of several. Case does not count. It is "" only when valid is empty.
func Nearest(name string, valid []string) string {
	// The distance takes time by the square of the length, and no valid name is nearly that long.
	name = strings.ToLower(name[:min(len(name), 100)])
	best, bestDistance := "", 0
	for _, candidate := range valid {
		distance := levenshtein.ComputeDistance(name, strings.ToLower(candidate))
		if best == "" || distance < bestDistance {
			best, bestDistance = candidate, distance
		}
	}
	return best
}
