package check

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/procfile"
)

// timesUsed is how often real Procfiles and their histories use a type of usedTypes at least.
const timesUsed = 5

// TestUsedTypes compares the table with real Procfiles, which are other people's and no part of this project.
// PROCLINT_CORPUS names their folder; the default one lies beside the project.
func TestUsedTypes(t *testing.T) {
	dir := os.Getenv("PROCLINT_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.Procfile"))
	if err != nil || len(files) == 0 {
		t.Skipf("skipped, for there are no real Procfiles in %s; PROCLINT_CORPUS may name a folder of them", dir)
	}
	counts := map[string]int{}
	count := func(source []byte) {
		for _, e := range procfile.Parse(source).Entries() {
			if OnlyLetters(e.Type) {
				counts[e.Type]++
			}
		}
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		count(source)
	}
	// Lines from the histories, after the kind, the repository, the path, and the commit.
	excerpts, err := os.ReadFile(filepath.Join(dir, "excerpts.tsv"))
	if err != nil {
		t.Skipf("skipped, for there are no histories of Procfiles: %v", err)
	}
	for line := range strings.Lines(string(excerpts)) {
		if fields := strings.SplitN(line, "\t", 5); len(fields) == 5 && fields[0] != "kind" {
			count([]byte(fields[4]))
		}
	}
	maps.DeleteFunc(counts, func(_ string, n int) bool { return n < timesUsed })
	if used := strings.Join(slices.Sorted(maps.Keys(counts)), " "); used != string(usedTypes) {
		t.Errorf("real Procfiles use the types\n%s\nand the table has\n%s", used, usedTypes)
	}
}
