package preview

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// TestCompactMatrix: platforms that read a file alike are together, the chosen ones come first, and the others show only what
// is different.
func TestCompactMatrix(t *testing.T) {
	for name, tt := range map[string]struct {
		text        string
		chosen      []string
		starts      string
		has, hasNot []string
		most        int
	}{
		"one line": {
			text: "web: node server.js\n", chosen: []string{"heroku"}, most: 10,
			starts: "heroku, code-capsules, deis, ",
			has:    []string{"\n  web  node server.js\n", "\ncloud-66\n  web  (doesn't start) node server.js\n", "\n  doesn't read a Procfile\n", "rows: proclint matrix --all"},
		},
		"a name that some reject": {
			text: "web: node server.js\nmy_worker: x\n", chosen: []string{"drycc", "heroku"}, most: 40,
			starts: "drycc, drycc:dockerfile, drycc:image\n  web        node server.js\n  my_worker  x\n  rejected later: ",
			has:    []string{"\n  my-worker  x\n  without my_worker\n"},
		},
		"a chosen platform that reads none": {
			text: "web: node server.js\n", chosen: []string{"fly"}, most: 10,
			starts: "fly, sevalla:dockerfile, ", has: []string{"  doesn't read a Procfile\n", "\n  web  node server.js\n"},
		},
		"a chosen platform that rejects the file": {
			text: "web: node server.js\nworker node\n", chosen: []string{"drycc"}, most: 60,
			starts: "drycc, drycc:dockerfile, drycc:image\n  error: ", has: []string{"\n  web  node server.js\n"}, hasNot: []string{"without"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := MatrixOf(procfile.Parse([]byte(tt.text)))
			var first []*platform.Target
			for _, id := range tt.chosen {
				target, _ := platform.Lookup(id)
				first = append(first, target)
			}
			m.StartWith(first)
			var b bytes.Buffer
			if err := CompactMatrix(&b, m, MatrixOptions{All: "proclint matrix --all"}); err != nil {
				t.Fatal(err)
			}
			got := b.String()
			if !strings.HasPrefix(got, tt.starts) {
				t.Errorf("it starts otherwise than with %q:\n%s", tt.starts, got)
			}
			for _, part := range tt.has {
				if !strings.Contains(got, part) {
					t.Errorf("without %q:\n%s", part, got)
				}
			}
			for _, part := range tt.hasNot {
				if strings.Contains(got, part) {
					t.Errorf("with %q:\n%s", part, got)
				}
			}
			if lines := strings.Count(got, "\n"); lines > tt.most {
				t.Errorf("%d lines, more than %d:\n%s", lines, tt.most, got)
			}
			for line := range strings.Lines(got) {
				if utf8.RuneCountInString(line) > width+1 {
					t.Errorf("too wide: %q", line)
				}
			}
		})
	}
}
