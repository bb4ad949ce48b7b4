package lint

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint/check"
)

// TestInitGolden: each case is an app without a Procfile: "in NAME platforms=…", with its files as "beside NAME FILE". The output is the Procfile, the
// reason for each line, and what is wrong with it.
func TestInitGolden(t *testing.T) {
	golden.Files(t, "testdata/init/*.txtar", 1, func(t *testing.T, _ string, ar *txtar.Archive) []txtar.File {
		var files []txtar.File
		for _, f := range ar.Files {
			switch {
			case strings.HasPrefix(f.Name, "in "):
				c, err := inputs.Of(ar, f)
				if err != nil {
					t.Fatal(err)
				}
				files = append(files, f)
				for _, b := range ar.Files {
					if strings.HasPrefix(b.Name, "beside "+c.Name+" ") || b.Name == "beside "+c.Name {
						files = append(files, b)
					}
				}
				files = append(files, txtar.File{Name: "out " + c.Name, Data: []byte(proposed(t, c))})
			}
		}
		return files
	})
}

// proposed is the proposal for an app, as its golden file shows it.
func proposed(t *testing.T, c inputs.Case) string {
	t.Helper()
	made := Init(c.Input)
	if made == nil {
		return "nothing\n"
	}
	var b strings.Builder
	b.WriteString(made.Text)
	if lines := strings.Count(made.Text, "\n"); lines != len(made.Why) {
		t.Errorf("%s: %d lines have %d reasons", c.Name, lines, len(made.Why))
	}
	for _, w := range made.Why {
		if !c.Repository.IsFile(w.File) && !c.Repository.IsFolder(w.File) {
			t.Errorf("%s: there is no %s", c.Name, w.File)
		}
		fmt.Fprintf(&b, "\t%s: %s\n", w.File, w.Because)
	}
	for _, d := range made.Report.Diagnostics {
		if d.Severity >= check.Warning {
			fmt.Fprintf(&b, "%s %s\n\t%s\n", d.Severity, d.Rule, d.Message)
		}
	}
	return b.String()
}
