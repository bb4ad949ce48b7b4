package messages

import (
	"regexp"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/signal"
)

// namedPart is a part of a pattern that differs from log to log, or a value that a line has.
var namedPart = regexp.MustCompile(`<([a-z_]+)(=[^=>][^>]*)?>`)

// passing are parts that are not about the app.
var passing = map[string]bool{
	"any": true, "line": true, "number": true, "pid": true, "seconds": true, "status": true, "failed_status": true, "text": true, "word": true,
}

// hasValue reports whether a message has a value of the user's own log.
func hasValue(m *signal.Message) bool {
	for _, part := range namedPart.FindAllStringSubmatch(m.Pattern, -1) {
		if !passing[part[1]] {
			return true
		}
	}
	return false
}

// bare are the headlines that name no value.
func bare() map[string]bool {
	all := map[string]bool{}
	for _, m := range Table().Meanings {
		for _, is := range m.Is {
			if !namedPart.MatchString(is) {
				all[is] = true
			}
		}
	}
	return all
}

// TestHeadlinesNameValues: where a message has a value, the headline of its cause has one of the log or of the app.
func TestHeadlinesNameValues(t *testing.T) {
	headlines := bare()
	for i, m := range whole(t).Messages {
		if len(m.Is) == 0 || m.IsGeneral() || !hasValue(m) || golden.LeftOut(i, 1) {
			continue
		}
		for _, line := range m.Lines {
			if d := Table().Of(line, nil); len(d.Causes) > 0 && headlines[d.Causes[0].Headline] {
				t.Errorf("%s: %q has the headline %q, and %q", m.Name, line, d.Causes[0].Headline, m.Pattern)
			}
		}
	}
	eachCase(t, func(t *testing.T, want accepted, log string, d *logs.Diagnosis) {
		lines := strings.Split(log, "\n")
		for _, c := range d.Causes {
			m := Table().Find(lines[c.Lines[0].Start.Line])
			if m != nil && hasValue(m) && headlines[c.Headline] {
				t.Errorf("%q has the headline %q, and %q", c.Excerpt, c.Headline, m.Pattern)
			}
		}
	})
}
