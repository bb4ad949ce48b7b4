package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/jsontext"
)

// benchFigures measures how fast Proclint is, from one call of the engine to the page. It hands CHROMIUM to the page's own measurement.
func benchFigures([]string) ([]figure, error) {
	var figures []figure
	for _, take := range []func() ([]figure, error){one(typicalFile), one(growth), one(largeLog), one(tree), one(overHTTP), page} {
		taken, err := take()
		if err != nil {
			return nil, err
		}
		for _, f := range taken {
			fmt.Fprintln(os.Stderr, f) // the figures follow again at the end, all together
		}
		figures = append(figures, taken...)
	}
	return figures, nil
}

func one(take func() (figure, error)) func() ([]figure, error) {
	return func() ([]figure, error) {
		f, err := take()
		return []figure{f}, err
	}
}

// typical is a file of usual size.
const typical = "release: python manage.py migrate\n" +
	"web: gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT --workers 3\n" +
	"worker: celery -A shop worker --loglevel info\n"

const typicalRounds = 9

// typicalFile measures one lint of a typical file for the default platforms, parsing included, in multiples of reading its
// report with encoding/json: machines and days differ. It is the best of each in several rounds.
func typicalFile() (figure, error) {
	report, err := lint.Lint(lint.Input{Path: "Procfile", Source: []byte(typical)})
	if err != nil {
		return figure{}, fmt.Errorf("lint: %w", err)
	}
	text := jsontext.Append(nil, report)
	lints, readings, err := bestOfEach(typicalRounds, lintRate([]byte(typical)), func() (float64, error) { return 1 / readTime(text), nil })
	fmt.Fprintf(os.Stderr, "a lint of a typical file took %.1f microseconds, and reading its report of %d bytes %.1f\n", 1e-3/lints, len(text), 1e-3/readings)
	return figure{name: "lint-typical-file-to-reading-its-report", value: readings / lints, unit: "times", bound: most, limit: 1.7}, err
}

// readTime is the time of reading JSON with encoding/json in nanoseconds.
func readTime(text []byte) float64 {
	result := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			var value any
			_ = json.Unmarshal(text, &value) // Proclint wrote it
		}
	})
	return float64(result.T.Nanoseconds()) / float64(result.N)
}

const growthRounds = 5

// growth measures how much longer a line takes in a long file than in a short one: the best of each in several rounds.
func growth() (figure, error) {
	const short, long = 100, 5_000
	shortRate, longRate, err := bestOfEach(growthRounds, lintRate(file(short)), lintRate(file(long)))
	return figure{name: "time-per-line-5000-to-100", value: shortRate * short / (longRate * long), unit: "times", bound: most, limit: 0.7}, err
}

// bestOfEach takes two rates in turns and gives the best of each. Other programs only make a rate smaller, so the ratio
// of the best ones is the machine's, as long as each had one quiet round.
func bestOfEach(rounds int, one, other func() (float64, error)) (best, otherBest float64, err error) {
	for range rounds {
		rate, err := one()
		if err != nil {
			return 0, 0, err
		}
		otherRate, err := other()
		if err != nil {
			return 0, 0, err
		}
		best, otherBest = max(best, rate), max(otherBest, otherRate)
	}
	return best, otherBest, nil
}

// lintRate measures lints of a file a nanosecond.
func lintRate(source []byte) func() (float64, error) {
	return func() (float64, error) {
		took, err := lintTime(source)
		return 1 / took, err
	}
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

// lintTime is the time of one lint in nanoseconds.
func lintTime(source []byte) (float64, error) {
	input := lint.Input{Path: "Procfile", Source: source}
	if _, err := lint.Lint(input); err != nil {
		return 0, fmt.Errorf("lint: %w", err)
	}
	result := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			_, _ = lint.Lint(input) // it gave no error above, and is a pure function
		}
	})
	return float64(result.T.Nanoseconds()) / float64(result.N), nil
}
