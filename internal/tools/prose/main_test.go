package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
)

func TestSamples(t *testing.T) {
	for _, f := range append(known.Forms, known.Data, known.Code) {
		for _, sample := range f.Samples {
			var got []string
			if err := inFile(sample.File, sample.Has, func(place, _, text string) {
				if text != "" {
					got = append(got, strings.TrimPrefix(place, sample.File+":")+": "+text)
				}
			}); err != nil || !slices.Equal(got, sample.Finds) {
				t.Errorf("%s has the texts %q and %v, want %q", sample.File, got, err, sample.Finds)
			}
		}
	}
}

// TestFinding: a headline names a platform only if it is the only one.
func TestFinding(t *testing.T) {
	for platforms, headline := range map[string]string{"heroku heroku": "headline", "heroku sevalla": "headline shared"} {
		d := check.Diagnostic{Message: "1", Help: "2", Fixes: []check.Fix{{Title: "3"}}, Related: []check.Related{{Message: "4"}}}
		for id := range strings.FieldsSeq(platforms) {
			d.Effects = append(d.Effects, check.PlatformEffect{Platforms: []string{id}, Text: "0", Log: "a log"})
		}
		var got []string
		inFinding("", d, func(_, kind, text string) { got = append(got, kind+" "+text) })
		if want := "effect shared 0, effect shared 0, " + headline + " 1, help 2, fix 3, prose 4"; strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %s", platforms, got, want)
		}
	}
}

func TestProblems(t *testing.T) {
	for prefixes, want := range map[string][]string{
		"": {"lint/a.go:1: ", "lint/a.go:2: ", "finding sudo: a: ", "findings: headlines have 60 "}, "lint/a.go:1 lint/b": {"lint/a.go:1: "}, "finding": {"finding sudo: a: ", "findings: "},
	} {
		got, err := problems(strings.Fields(prefixes), func(found found) error {
			for _, place := range []string{"lint/a.go:1", "lint/a.go:2", "finding sudo: a", "finding sudo: b"} {
				found(place, "help", "It stands here.")
			}
			found("finding sudo: a", "headline", strings.Repeat("x", 60))
			return nil
		})
		if err != nil || !slices.EqualFunc(got, want, strings.HasPrefix) {
			t.Errorf("%s: %q and %v, want %q", prefixes, got, err, want)
		}
	}
	if _, err := problems(nil, func(found) error { return nil }); fmt.Sprint(err) != "a source has no text" {
		t.Error(err)
	}
}
