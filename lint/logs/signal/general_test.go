package signal

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryGeneralPatternIsRead: each choice of a general pattern is a pattern, and its longest text is in it.
func TestEveryGeneralPatternIsRead(t *testing.T) {
	table, err := Load(tableFiles(t))
	if err != nil {
		t.Fatal(err)
	}
	patterns, most := 0, 0
	for _, m := range table.Messages {
		if !m.isGeneral {
			continue
		}
		texts := choices(m.Pattern)
		for _, text := range texts {
			p, err := parsePattern(text)
			if err != nil {
				t.Errorf("%s: %q: %v", m.Kind, text, err)
			} else if !slices.Contains(p.literals, longestLiteral(text)) {
				t.Errorf("%s: %q isn't found by %q", m.Kind, text, longestLiteral(text))
			}
		}
		patterns, most = patterns+len(texts), max(most, len(texts))
	}
	t.Logf("%d patterns, at most %d of one", patterns, most)
}

func TestChoices(t *testing.T) {
	for row, want := range map[string][]string{
		"no choice":          {"no choice"},
		"{can't|cannot} go":  {"can't go", "cannot go"},
		"{a|b} and {c|}":     {"a and c", "b and c", "a and ", "b and "},
		"open { and no more": {"open { and no more"},
	} {
		if got := choices(row); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", row, got, want)
		}
	}
}

// tableFiles are the files of the table, one after the other.
func tableFiles(t *testing.T) string {
	t.Helper()
	paths, err := filepath.Glob("../messages/kinds/*.txt")
	tables, _ := filepath.Glob("../messages/table/*.txt")
	if paths = append(paths, tables...); err != nil || len(tables) == 0 {
		t.Fatalf("the table has no files: %v", err)
	}
	var b strings.Builder
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
		b.WriteString("\n")
	}
	return b.String()
}
