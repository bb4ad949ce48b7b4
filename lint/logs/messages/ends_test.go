package messages

import (
	"testing"

	"github.com/proclint/proclint/lint/logs/signal"
)

// TestWhatEndedTheDeployIsFirst: a line that ends a deploy is the first cause, also behind a remark, and behind an error after
// which the build went on.
func TestWhatEndedTheDeployIsFirst(t *testing.T) {
	table := whole(t)
	var before, ends []*signal.Message
	for _, m := range table.Messages {
		switch {
		case m.Ends == signal.EndsDeploy:
			ends = append(ends, m)
		case m.Ends == signal.EndsNothing && m.Level == signal.Root, m.Name == "npm-peer":
			before = append(before, m)
		}
	}
	if len(before) == 0 || len(ends) == 0 {
		t.Fatal("the table has no remarks, or no ends")
	}
	for _, last := range ends {
		if alone := Table().Of(last.Lines[0]+"\n", nil); len(alone.Causes) == 0 || alone.Causes[0].Name != last.Name {
			t.Errorf("%q: %+v", last.Lines[0], alone.Causes)
			continue
		}
		for _, remark := range before {
			log := remark.Lines[0] + "\n-----> Compressing...\n" + last.Lines[0] + "\n"
			if d := Table().Of(log, nil); len(d.Causes) == 0 || d.Causes[0].Name != last.Name {
				t.Errorf("%q is behind %q", last.Lines[0], remark.Lines[0])
			}
		}
	}
}
