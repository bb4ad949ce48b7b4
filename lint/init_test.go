package lint

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
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

// aboutTheApp are rules whose findings no other line avoids: the app has to change, or a setting of the platform.
const aboutTheApp ecosystem.Words = "program-not-installed buildpack-process port-not-set port-not-read"

// ofBuilds are rules about programs of which Railpack and Nixpacks build one, in the root folder: another one isn't there, by whatever line.
const ofBuilds ecosystem.Words = "assembly-not-built program-not-built build-only-program"

// proposed is the proposal for an app, as its golden file shows it.
func proposed(t *testing.T, c inputs.Case) string {
	t.Helper()
	made, err := Init(c.Input)
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	b.WriteString(made.Text)
	if lines := strings.Count(made.Text, "\n"); lines != len(made.Why) {
		t.Errorf("%s: %d lines have %d reasons", c.Name, lines, len(made.Why))
	}
	for _, w := range made.Why {
		if !c.Repository.IsFile(w.File) {
			t.Errorf("%s: there is no %s", c.Name, w.File)
		}
		fmt.Fprintf(&b, "\t%s: %s\n", w.File, w.Because)
	}
	for _, d := range made.Report.Diagnostics {
		if d.Severity < check.Warning {
			continue
		}
		fmt.Fprintf(&b, "%s %s\n\t%s\n", d.Severity, d.Rule, d.Message)
		if d.File == "" && !aboutTheApp.Has(d.Rule) {
			t.Errorf("%s: %s", c.Name, d.Message)
		}
	}
	return b.String()
}

// TestInitOnEachPlatform: what Init writes for a platform has nothing wrong on it, but what the app or the platform lacks.
func TestInitOnEachPlatform(t *testing.T) {
	cases, err := inputs.All("testdata/init")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		for _, target := range platform.Targets() {
			if target.Image || target.Shell.OnWindows() || !target.Shell.Expands() {
				continue // what an image has isn't known, programs have other names on Windows, and no line can have $PORT
			}
			in := c.Input
			in.Targets = []*platform.Target{target}
			made, err := Init(in)
			if err != nil {
				continue
			}
			buildsOne := target.BuiltBy == platform.Railpack || target.BuiltBy == platform.Nixpacks
			for _, d := range made.Report.Diagnostics {
				if buildsOne && ofBuilds.Has(d.Rule) {
					continue
				}
				if d.Severity >= check.Warning && d.File == "" && !aboutTheApp.Has(d.Rule) {
					t.Errorf("%s on %s: %s %s: %s\n%s", c.Name, target.ID(), d.Severity, d.Rule, d.Message, made.Text)
				}
			}
		}
	}
}
