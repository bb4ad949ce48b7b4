// Package patient makes the limits of tests as long as the machine is slow: a limit is there for what hangs, not for what other
// programs delay.
package patient

import (
	"math"
	"os"
	"strconv"
	"sync"
	"time"
)

// Variable is the environment variable that tells how many times as long as on a calm machine things take. scripts/guarded.sh
// sets it for all tests of a part.
const Variable = "PROCLINT_SLOWNESS"

// For is a limit of a calm machine, made as long as this machine needs it.
func For(calm time.Duration) time.Duration { return time.Duration(slowness()) * calm }

var slowness = sync.OnceValue(func() int {
	if given := Given(); given > 0 {
		return given
	}
	return Measure()
})

// Given is what Variable says, 0 for nothing.
func Given() int {
	given, err := strconv.Atoi(os.Getenv(Variable))
	if err != nil {
		return 0
	}
	return max(given, 0)
}

// How often Measure repeats its work, and how long that takes where nothing else runs.
const (
	rounds = 60_000_000
	calm   = 90 * time.Millisecond
)

// Measure is how many times as long as on a calm machine a piece of work takes, at least 1.
func Measure() int {
	began := time.Now()
	x := uint64(began.UnixNano()) | 1
	for range rounds {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	if x == 0 { // No number becomes it, which a compiler doesn't know: it leaves the work.
		return 1
	}
	return max(1, int(math.Round(float64(time.Since(began))/float64(calm))))
}
