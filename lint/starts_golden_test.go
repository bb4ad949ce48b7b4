package lint

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// TestGoldenStarts checks apps without a Procfile. The cases are those of TestGolden, with an empty file in its place. An output has a line
// for what starts on some platforms, with its place, and a line for each finding.
func TestGoldenStarts(t *testing.T) {
	golden.Files(t, "testdata/starts/*.txtar", 1, func(t *testing.T, _ string, ar *txtar.Archive) []txtar.File {
		return golden.Cases(ar, func(in txtar.File) []txtar.File {
			c, err := inputs.Of(ar, in)
			if err != nil {
				t.Fatal(err)
			}
			c.Input.Source, c.Input.Path = nil, ""
			reports, starts, unknown := LintStarts(c.Input)
			var out strings.Builder
			for i := range starts {
				s := &starts[i]
				command := "`" + s.Command + "`"
				if s.Command == "" {
					command = strings.TrimSpace(s.Server + " (not checked)")
				}
				fmt.Fprintf(&out, "%s: %s %s in %s\n", strings.Join(idsOf(s.Targets), " "), s.Type, command, placeIn(c.Input, s.File, s.Range))
				if s.Script != nil {
					fmt.Fprintf(&out, "\tscript `%s` in %s\n", s.Script.Command, placeIn(c.Input, s.Script.File, s.Script.Range))
				}
			}
			if len(unknown) > 0 {
				fmt.Fprintf(&out, "%s: not known\n", strings.Join(idsOf(unknown), " "))
			}
			for _, r := range reports {
				checkPlaces(t, r)
				for i := range r.Diagnostics {
					d := &r.Diagnostics[i]
					fmt.Fprintf(&out, "%s: %s %s%s\n\t%s\n", placeIn(c.Input, r.pathOf(d), d.Range), d.Severity, d.Rule, ofPlatforms(d.Platforms), d.Message)
					for _, e := range d.Effects {
						fmt.Fprintf(&out, "\t%s %s: %s\n", e.Severity, strings.Join(e.Platforms, " "), e.Text)
					}
					if d.Help != "" {
						fmt.Fprintf(&out, "\thelp: %s\n", d.Help)
					}
					for _, fix := range d.Fixes {
						fmt.Fprintf(&out, "\tfix: %s\n%s", fix.Title, changedLines(t, c.Input, &fix))
					}
				}
			}
			return append(besideFiles(ar, c.Name), txtar.File{Name: "out " + c.Name, Data: []byte(out.String())})
		})
	})
}

// changedLines are the lines of other files that a fix writes.
func changedLines(t *testing.T, in Input, fix *check.Fix) string {
	t.Helper()
	var b strings.Builder
	for _, f := range fix.Files {
		before, _ := in.Repository.Raw(f.Path)
		after, err := EditFile(before, f.Edits)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(after)) {
			if !strings.Contains(string(before), line) {
				fmt.Fprintf(&b, "\t\t%s: %s\n", f.Path, strings.TrimSpace(line))
			}
		}
	}
	return b.String()
}

func ofPlatforms(ids []string) string {
	if ids == nil {
		return ""
	}
	return " [" + strings.Join(ids, " ") + "]"
}

// placeIn is a place as an editor shows it.
func placeIn(in Input, file string, at procfile.Range) string {
	text, _ := in.Repository.Text(file)
	line, column := procfile.Parse([]byte(text)).LineColumn(at.Start)
	return fmt.Sprintf("%s:%d:%d %q", file, line, column, text[at.Start:at.End])
}
