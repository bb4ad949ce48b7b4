package report

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/lint"
)

// A fingerprint says whether a finding is known. It has to stay when lines move, and no other finding may have it.
func TestFingerprintsStayWhenLinesMove(t *testing.T) {
	moved := 0
	for _, source := range goldenSources(t) {
		rules, before := fingerprintsOf(t, source)
		for i, fingerprint := range before {
			if slices.Contains(before[:i], fingerprint) {
				t.Errorf("%q: two findings have the fingerprint %s, one of them of %s", source, fingerprint, rules[i])
			}
		}
		rulesAfter, after := fingerprintsOf(t, "# The processes of the app.\n\n"+source)
		if len(rules) == 0 || !slices.Equal(rules, rulesAfter) {
			continue // other findings than before
		}
		moved++
		if !slices.Equal(before, after) {
			t.Errorf("%q: the fingerprints of %v change two lines further down", source, rules)
		}
	}
	if moved < 500 {
		t.Errorf("only %d files have the same findings two lines further down", moved)
	}
}

// fingerprintsOf are the rules and the fingerprints of the findings of a file, in the same order.
func fingerprintsOf(t *testing.T, source string) (rules, prints []string) {
	t.Helper()
	r, err := lint.Lint(lint.Input{Path: "Procfile", Source: []byte(source)})
	if err != nil {
		t.Fatal(err)
	}
	known := fingerprints{}
	for i := range r.Diagnostics {
		rules = append(rules, r.Diagnostics[i].Rule)
		prints = append(prints, known.of(r, &r.Diagnostics[i]))
	}
	return rules, prints
}

// goldenSources are the files of the rules' golden files.
func goldenSources(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../rules/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var sources []string
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if !strings.HasPrefix(f.Name, "in ") {
				continue
			}
			source := string(f.Data)
			if plain, err := strconv.Unquote(strings.TrimSpace(source)); err == nil {
				source = plain
			}
			sources = append(sources, source)
		}
	}
	return sources
}
