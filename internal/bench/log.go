package main

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/logs/messages"
)

const logSize = 1 << 20

// busyLog are lines of a busy app, each with a number, and at the end one with its failure.
//
//go:embed testdata/busy.log
var busyLog string

// searched are words of failures, as people search a log for them.
var searched = regexp.MustCompile(`(?i)error|exception|failed|fatal|cannot|denied|not found|refused|timed out`)

const logRounds = 5

// largeLog measures how long the cause of a failure takes that is the last line of a large log, in multiples of a search for words in each
// of its lines. It is the best of each in several rounds.
func largeLog() (figure, error) {
	var text strings.Builder
	lines := slices.Collect(strings.Lines(busyLog))
	healthy, failure := lines[:len(lines)-1], lines[len(lines)-1]
	for i := 0; text.Len() < logSize; i++ {
		fmt.Fprintf(&text, healthy[i%len(healthy)], i)
	}
	fmt.Fprintf(&text, failure, 0)
	log := text.String()
	if d := messages.Table().Of(log, nil); len(d.Causes) == 0 {
		return figure{}, errors.New("the large log has no cause")
	}
	explains, searches, err := bestOfEach(logRounds, rateOf(func() { messages.Table().Of(log, nil) }), rateOf(func() {
		for line := range strings.Lines(log) {
			searched.MatchString(line)
		}
	}))
	fmt.Fprintf(os.Stderr, "the cause in a log of 1 MB took %.0f ms, and a search for words in it %.0f\n", 1e-6/explains, 1e-6/searches)
	return figure{name: "explain-1mb-to-searching-it", value: searches / explains, unit: "times", bound: most, limit: 1}, err
}

// rateOf measures how often something is done a nanosecond.
func rateOf(do func()) func() (float64, error) {
	return func() (float64, error) {
		result := testing.Benchmark(func(b *testing.B) {
			for b.Loop() {
				do()
			}
		})
		return float64(result.N) / float64(result.T.Nanoseconds()), nil
	}
}
