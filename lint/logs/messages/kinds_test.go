package messages

import (
	"strings"
	"testing"
)

// kindsAlone is the text of a table without the messages of meanings: only the general patterns of kinds are left.
func kindsAlone(text string) string {
	var b strings.Builder
	general, inFields := false, false
	for row := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(row, "== "):
			general, inFields = strings.HasPrefix(row, "== kind "), true
		case row == "\n":
			inFields = false
		}
		if general || inFields {
			b.WriteString(row)
		}
	}
	return b.String()
}

// TestKinds: without any message, each line of a general pattern has its kind, and no line that looks alike has one of it.
func TestKinds(t *testing.T) {
	table := load(t, kindsAlone(text()))
	for _, m := range table.Messages {
		for _, line := range m.Lines {
			switch found := table.Find(line); {
			case found == nil:
				t.Errorf("no general pattern of kind %s matches this line: %q", m.Kind, line)
			case found.Kind != m.Kind:
				t.Errorf("the general pattern %q of kind %s takes this line of kind %s: %q", found.Pattern, found.Kind, m.Kind, line)
			}
		}
		for _, line := range m.Near {
			if found := table.Find(line); found != nil && found.Kind == m.Kind {
				t.Errorf("%s: %q looks alike, and has it by %q", m.Kind, line, found.Pattern)
			}
		}
	}
}
