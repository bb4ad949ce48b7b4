package main

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
)

// typical is a file of usual size.
const typical = "release: python manage.py migrate\n" +
	"web: gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT --workers 3\n" +
	"worker: celery -A shop worker --loglevel info\n"

// typicalFile measures one lint of a typical file for the default platforms, parsing included.
func typicalFile() (figure, error) {
	took, err := lintTime([]byte(typical))
	return figure{name: "lint-typical-file", value: took / 1e3, unit: "microseconds", limit: 100}, err
}

// growth measures how much longer a line takes in a long file than in a short one.
func growth() (figure, error) {
	const short, long = 100, 5_000
	shortTime, err := lintTime(file(short))
	if err != nil {
		return figure{}, err
	}
	longTime, err := lintTime(file(long))
	if err != nil {
		return figure{}, err
	}
	return figure{name: "time-per-line-5000-to-100", value: (longTime / long) / (shortTime / short), unit: "times", limit: 1.5}, nil
}

// file is a Procfile of many lines, each with a different process type.
func file(lines int) []byte {
	var text strings.Builder
	text.WriteString("web: gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT --workers 3\n")
	for i := 1; i < lines; i++ {
		fmt.Fprintf(&text, "worker%05d: celery -A shop worker --loglevel info --queues queue%05d\n", i, i)
	}
	return []byte(text.String())
}

// lintTime is the time of one lint in nanoseconds: the best of three measurements, for the machine does
// other things too.
func lintTime(source []byte) (float64, error) {
	input := lint.Input{Path: "Procfile", Source: source}
	if _, err := lint.Lint(input); err != nil {
		return 0, fmt.Errorf("lint: %w", err)
	}
	best := math.Inf(1)
	for range 3 {
		result := testing.Benchmark(func(b *testing.B) {
			for b.Loop() {
				_, _ = lint.Lint(input) // it gave no error above, and is a pure function
			}
		})
		best = min(best, float64(result.T.Nanoseconds())/float64(result.N))
	}
	return best, nil
}
