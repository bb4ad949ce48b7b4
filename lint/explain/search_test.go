package explain

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
)

// searchable are the lines by which the page of the rules finds a rule: those of its documentation and its forms.
func searchable() map[string][]string {
	lines := Forms()
	for _, r := range lint.Rules() {
		lines[r.Name] = append(lines[r.Name], r.Docs().Logs...)
	}
	return lines
}

// plain is a line as the page compares it.
func plain(text string) string {
	text = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, `\"`, `"`, `\'`, "'").Replace(strings.ToLower(text))
	return strings.Join(strings.Fields(text), " ")
}

// contains reports whether a line contains the parts of a known one in their order, as the page compares them.
func contains(line, known string) bool {
	line = plain(line)
	for _, piece := range strings.Split(plain(known), anyText) {
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
	for _, l := range knownLines(t) {
		if len(l.rules) == 0 {
			continue
		}
		var found []string
		for rule, known := range lines {
			if slices.ContainsFunc(known, func(k string) bool { return contains(l.text, k) }) {
				found = append(found, rule)
			}
		}
		if !slices.ContainsFunc(l.rules, func(rule string) bool { return slices.Contains(found, rule) }) {
			t.Errorf("%q finds %v, expected %v", l.text, found, l.rules)
		}
	}
}
