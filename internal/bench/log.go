package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/logs/messages"
)

// logSize is that of a large log, in bytes.
const logSize = 1 << 20

// logLines are lines of a busy app, whose failure is in none of them. Each has a number.
var logLines = []string{
	"2025-11-26T10:43:07.%06d+00:00 heroku[router]: at=info method=GET path=\"/orders/%[1]d\" host=shop.example.com dyno=web.1 connect=1ms service=43ms status=200 bytes=4012",
	"2025-11-26T10:43:07.%06d+00:00 app[web.1]: {\"level\":\"info\",\"time\":%[1]d,\"msg\":\"request completed\",\"statusCode\":200}",
	"2025-11-26T10:43:08.%06d+00:00 app[worker.1]: [WARN] retrying job %[1]d, attempt 2 of 5: connection timed out",
	"2025-11-26T10:43:08.%06d+00:00 app[worker.1]: job %[1]d succeeded after 2 attempts",
	"remote:        npm warn deprecated inflight@1.0.%d: This module is not supported, and leaks memory.",
	"  File \"/app/.heroku/python/lib/python3.13/site-packages/shop/step%d.py\", line %[1]d, in run",
}

// searched are words of failures, as people search a log for them.
var searched = regexp.MustCompile(`(?i)error|exception|failed|fatal|cannot|denied|not found|refused|timed out`)

const logRounds = 5

// largeLog measures how long the cause of a failure takes that is the last line of a large log, in multiples of a search for words in each
// of its lines. It is the best of each in several rounds.
func largeLog() (figure, error) {
	var text strings.Builder
	for i := 0; text.Len() < logSize; i++ {
		fmt.Fprintf(&text, logLines[i%len(logLines)]+"\n", i)
	}
	text.WriteString("2025-11-26T10:43:09.000000+00:00 app[web.1]: Error: Cannot find module 'express'\n")
	log := text.String()
	if d := messages.Table().Of(log, nil); len(d.Causes) == 0 {
		return figure{}, fmt.Errorf("the large log has no cause")
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
