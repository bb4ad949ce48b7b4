package lint

import (
	"fmt"
	"maps"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
)

// TestCacheChangesNoReport lints every golden input with a cache of its commands and of those of all other inputs.
func TestCacheChangesNoReport(t *testing.T) {
	inputs := goldenInputs(t)
	var cold []string
	for _, in := range inputs {
		cold = append(cold, reportText(t, in))
	}
	known := map[string]*check.ParsedCommand{}
	for range 2 {
		for i, in := range inputs {
			in.Cache = &check.Cache{Now: known}
			if warm := reportText(t, in); warm != cold[i] {
				t.Errorf("with a warm cache\n%s\nwithout\n%s", warm, cold[i])
			}
			maps.Copy(known, in.Cache.Now)
		}
	}
	if len(known) < len(inputs)/2 {
		t.Errorf("%d inputs have only %d commands", len(inputs), len(known))
	}
}

func reportText(t *testing.T, in check.Input) string {
	t.Helper()
	report, err := Lint(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(jsontext.Append(nil, report))
}

// TestCacheIsBounded types in a file, and then opens an ever longer one.
func TestCacheIsBounded(t *testing.T) {
	cache := &check.Cache{}
	lint := func(src string) {
		if _, err := Lint(check.Input{Path: "Procfile", Source: []byte(src), Cache: cache}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 1_000 {
		lint(fmt.Sprintf("web: node server.js --name %d\n", i))
		if n := len(cache.Now) + len(cache.Before); n > 100 {
			t.Fatalf("a file of one line keeps %d commands", n)
		}
	}
	lint(string(manyLines(check.MaxCached+100, "a%d: node worker.js --queue %d\n")))
	if n := len(cache.Now); n != check.MaxCached {
		t.Errorf("%d commands are kept, not %d", n, check.MaxCached)
	}
	lint("web: node server.js\n")
	lint("web: node server.js\n")
	if n := len(cache.Now) + len(cache.Before); n > 100 {
		t.Errorf("%d commands of a file are kept that was left", n)
	}
}
