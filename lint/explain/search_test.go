package explain

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint"
)

// searchable are the lines by which the page of the rules finds a rule, in pieces: those of its documentation and its forms.
func searchable() map[string][][]string {
	lines := Forms()
	for _, r := range lint.Rules() {
		lines[r.Name] = append(lines[r.Name], r.Docs().Logs...)
	}
	pieces := map[string][][]string{}
	for rule, known := range lines {
		for _, line := range known {
			pieces[rule] = append(pieces[rule], strings.Split(plain(line), anyText))
		}
	}
	return pieces
}

var plainQuotes = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, `\"`, `"`, `\'`, "'")

// plain is a line as the page compares it.
func plain(text string) string {
	return strings.Join(strings.Fields(plainQuotes.Replace(strings.ToLower(text))), " ")
}

// contains reports whether a plain line contains the pieces of a known one in their order, as the page compares them.
func contains(line string, pieces []string) bool {
	for _, piece := range pieces {
		_, rest, ok := strings.Cut(line, piece)
		if !ok {
			return false
		}
		line = rest
	}
	return true
}

// Each line that the rules explain is found on their page too.
func TestThePageOfTheRulesFindsRealLines(t *testing.T) {
	lines := searchable()
	for i, l := range knownLines(t) {
		if len(l.rules) == 0 || golden.LeftOut(i, 1) {
			continue
		}
		var found []string
		line := plain(l.text)
		for rule, known := range lines {
			if slices.ContainsFunc(known, func(pieces []string) bool { return contains(line, pieces) }) {
				found = append(found, rule)
			}
		}
		if !slices.ContainsFunc(l.rules, func(rule string) bool { return slices.Contains(found, rule) }) {
			t.Errorf("%q finds %v, expected %v", l.text, found, l.rules)
		}
	}
}
