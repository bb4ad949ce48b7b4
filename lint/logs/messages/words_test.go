package messages

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/prosecheck"
	"github.com/proclint/proclint/lint"
)

// TestWords: the texts of each meaning have the form and the words of a finding.
func TestWords(t *testing.T) {
	for i, m := range Table().Meanings {
		if golden.LeftOut(i, 1) {
			continue
		}
		for kind, texts := range map[string][]string{"headline": m.Is, "effect": m.Why, "help": m.Help} {
			for _, text := range sentences(texts) {
				for _, problem := range prosecheck.Check(kind, strings.NewReplacer("<", "", ">", "").Replace(text)) {
					t.Errorf("%s: %s", m.Name, problem)
				}
			}
		}
	}
}

// sentences are those of texts, of which each has at most two.
func sentences(texts []string) []string {
	var all []string
	for _, text := range texts {
		first, second, two := strings.Cut(text, ". ")
		if all = append(all, first); two {
			all[len(all)-1] += "."
			all = append(all, second)
		}
	}
	return all
}

// TestMeanings: what a meaning names exists, and each cause of a real line has texts that fit.
func TestMeanings(t *testing.T) {
	for _, m := range Table().Meanings {
		for _, name := range m.Rules {
			if _, ok := lint.RuleByName(name); !ok {
				t.Errorf("%s: there is no rule %s", m.Name, name)
			}
		}
	}
	for i, m := range whole(t).Messages {
		if len(m.Is) == 0 || m.IsGeneral() || golden.LeftOut(i, 1) {
			continue
		}
		d := Table().Of(m.Lines[0], nil)
		if len(d.Causes) == 0 {
			t.Errorf("%q has no cause", m.Lines[0])
			continue
		}
		c := d.Causes[0]
		if c.Headline == "" || utf8.RuneCountInString(c.Headline) > 105 || namedPart.MatchString(c.Headline) {
			t.Errorf("%q: the headline is %q", m.Lines[0], c.Headline)
		}
		if c.Help == "" || namedPart.MatchString(c.Help+c.Why) {
			t.Errorf("%q: %q, %q", m.Lines[0], c.Why, c.Help)
		}
	}
}

// TestLooksNameMeanings: each meaning that a look gives to a cause is in the table, and no other one lacks messages.
func TestLooksNameMeanings(t *testing.T) {
	given := map[string]bool{}
	for _, name := range Table().MeaningsOfLooks() {
		given[name] = true
	}
	written := map[string]bool{}
	for _, m := range whole(t).Messages {
		written[m.Name] = true
	}
	for _, m := range Table().Meanings {
		if m.Local != "" {
			given[m.Local] = true
		}
	}
	for _, m := range Table().Meanings {
		if !written[m.Name] && !given[m.Name] && m.Role == "" && !m.IsGeneral() {
			t.Errorf("%s has no message and no host, and no look gives it", m.Name)
		}
		delete(given, m.Name)
	}
	if len(given) > 0 {
		t.Errorf("the table lacks %v", given)
	}
}
