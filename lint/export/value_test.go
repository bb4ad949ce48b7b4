package export

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// A text that isn't a command starts nothing in another tool.
func TestTextsThatAreNoCommandsAreLeftOut(t *testing.T) {
	piku, _ := platform.Lookup("piku")
	for _, line := range []string{"wsgi: shop.wsgi:application", "jwsgi: org.shop.App:app", "php: www", "static: public"} {
		name, text, _ := strings.Cut(line, ": ")
		doc := procfile.Parse([]byte("worker: node worker.js\n" + line + "\n"))
		for _, format := range IDs() {
			if format == "runners" {
				continue
			}
			e, err := Of(doc, piku, format, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range e.Files {
				if strings.Contains(f.Text, text) || strings.Contains(f.Text, name+":") {
					t.Errorf("%s: %s has %s:\n%s", format, f.Path, line, f.Text)
				}
			}
			if !strings.Contains(strings.Join(e.Notes, "\n"), "`"+name+"` is left out. On Piku, its text is ") {
				t.Errorf("%s: no note on %s: %q", format, name, e.Notes)
			}
		}
		if _, err := Of(procfile.Parse([]byte(line+"\n")), piku, "compose", Options{}); err == nil || !strings.Contains(err.Error(), "no other platform can run") {
			t.Errorf("%s alone: %v", line, err)
		}
	}
}
