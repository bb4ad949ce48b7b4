package messages

import (
	"testing"

	"github.com/proclint/proclint/lint/logs"
)

// whole is the table. Its error is the test's.
func whole(t testing.TB) *logs.Table { return load(t, text()) }

func load(t testing.TB, text string) *logs.Table {
	t.Helper()
	table, err := logs.Load(text)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestEveryMessageHasALine: a pattern without a real line shows nothing.
func TestEveryMessageHasALine(t *testing.T) {
	for _, m := range whole(t).Messages {
		if len(m.Lines) == 0 && !m.IsGeneral() {
			t.Errorf("%q has no real line", m.Pattern)
		}
	}
}

// TestEveryMessage: each real line has the message that lists it, and no line that looks alike has it.
func TestEveryMessage(t *testing.T) {
	table := whole(t)
	for _, m := range table.Messages {
		if m.IsGeneral() {
			continue
		}
		for _, line := range m.Lines {
			switch found := table.Find(line); {
			case found == nil:
				t.Errorf("no message of %s matches this line: %q", m.Name, line)
			case found.Pattern != m.Pattern && found.Meaning != m.Meaning:
				t.Errorf("the message %q of %s takes this line of %s: %q", found.Pattern, found.Name, m.Name, line)
			}
		}
		for _, line := range m.Near {
			if found := table.Find(line); found != nil && found.Meaning == m.Meaning {
				t.Errorf("%s: %q looks alike, and has it", m.Name, line)
			}
		}
	}
	t.Logf("%d messages with %d meanings", len(table.Messages), len(table.Meanings))
}

// TestEveryMeaningHasALookalike: for each meaning that messages have, a line is known that looks alike and isn't one of them.
func TestEveryMeaningHasALookalike(t *testing.T) {
	written, lookalike := map[string]bool{}, map[string]bool{}
	for _, m := range whole(t).Messages {
		written[m.Name] = !m.IsGeneral()
		lookalike[m.Name] = lookalike[m.Name] || len(m.Near) > 0
	}
	for name, isMeaning := range written {
		if isMeaning && !lookalike[name] {
			t.Errorf("%s has no line that looks alike (\"! \") and means something else", name)
		}
	}
}
