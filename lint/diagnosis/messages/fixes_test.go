package messages

import (
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/repository"
)

// TestDiffsFitTheFiles: the diff of a fix has the lines of the file as they are on the disk.
func TestDiffsFitTheFiles(t *testing.T) {
	for _, test := range []struct{ log, name, text, diff string }{
		{"bash: gunicorn: command not found", "requirements.txt", "Flask\n", "@@ -1 +1,2 @@\n Flask\n+gunicorn\n"},
		{"bash: gunicorn: command not found", "requirements.txt", "Flask", "@@ -1 +1,2 @@\n-Flask\n\\ No newline at end of file\n+Flask\n+gunicorn\n"},
		{"bash: gunicorn: command not found", "requirements.txt", "", "@@ -0,0 +1 @@\n+gunicorn\n"},
		{"bundler: command not found: puma", "Gemfile", "gem \"rails\"\n\n", "@@ -2 +2,2 @@\n \n+gem \"puma\"\n"},
	} {
		list := repository.List{Listed: []string{"Procfile", "app.py", test.name}, Texts: map[string]string{test.name: test.text}}
		in := lint.Input{Path: "Procfile", Source: []byte("web: x\n"), Repository: repository.New(list, "")}
		d := Table().Of(test.log, &in)
		if len(d.Causes) == 0 || len(d.Causes[0].Fixes) == 0 {
			t.Errorf("%s: no fix", test.log)
			continue
		}
		want := "--- a/" + test.name + "\n+++ b/" + test.name + "\n" + test.diff
		if fix := d.Causes[0].Fixes[0]; fix.Diff != want || fix.Path != test.name {
			t.Errorf("%q: %q, want %q", test.text, fix.Diff, want)
		}
	}
}
