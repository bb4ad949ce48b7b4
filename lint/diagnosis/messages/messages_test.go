package messages

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/diagnosis"
)

// sources are the files of the table, one after the other.
func sources(t testing.TB) string {
	t.Helper()
	paths, err := filepath.Glob("table/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("the table has no files", err)
	}
	var b strings.Builder
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(file)
		b.WriteString("\n")
	}
	return b.String()
}

// whole is the table with the lines of logs.
func whole(t testing.TB) *diagnosis.Table {
	t.Helper()
	table, err := diagnosis.Load(sources(t))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// withoutLogs is the table without comments and the lines of logs, which follow the writer of a message.
func withoutLogs(table string) string {
	var b strings.Builder
	inMessage := false
	for row := range strings.Lines(table) {
		indented := strings.HasPrefix(row, "\t")
		if !strings.HasPrefix(row, "# ") && !(indented && inMessage) {
			b.WriteString(row)
		}
		inMessage = indented
	}
	return b.String()
}

// TestTheTableIsFresh: the table that programs contain is made of the files of the table.
func TestTheTableIsFresh(t *testing.T) {
	want := withoutLogs(sources(t))
	golden.Check(t, "table.txt", &txtar.Archive{Comment: []byte(want)})
	for _, m := range whole(t).Messages {
		if len(m.Lines) == 0 {
			t.Errorf("%q has no real line", m.Pattern)
		}
	}
}

// TestEveryMessage: each real line has the message that lists it, and no line that looks alike has it.
func TestEveryMessage(t *testing.T) {
	table := whole(t)
	for _, m := range table.Messages {
		for _, line := range m.Lines {
			if found := table.Find(line); found == nil || found.Pattern != m.Pattern && (found.Meaning != m.Meaning) {
				t.Errorf("%s: %q has %v", m.Name, line, found)
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
		written[m.Name] = true
		lookalike[m.Name] = lookalike[m.Name] || len(m.Near) > 0
	}
	for name := range written {
		if !lookalike[name] {
			t.Errorf("%s has no line that looks alike (\"! \") and means something else", name)
		}
	}
}
