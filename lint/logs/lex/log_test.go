package lex

import (
	"slices"
	"testing"
)

func TestLinesOfALog(t *testing.T) {
	for log, want := range map[string][]string{
		"":             nil,
		"a":            {"a"},
		"a\nb\n":       {"a", "b"},
		"a\r\nb\r\n":   {"a", "b"},
		"10%\r99%\nb":  {"10%", "99%", "b"},
		"a\r\r\n\nb\r": {"a", "", "", "b"},
	} {
		var lines []string
		EachRaw(log, func(number int, raw string) {
			if lines = append(lines, raw); number != len(lines)-1 {
				t.Errorf("%q: line %d has the number %d", log, len(lines)-1, number)
			}
		})
		if !slices.Equal(lines, want) {
			t.Errorf("%q: %q, want %q", log, lines, want)
		}
	}
}
