package preview

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// TestCompactMatrix: the chosen platforms are the columns of a table, and the others show only what is different.
func TestCompactMatrix(t *testing.T) {
	const usual = "release: ./migrate\nweb: ./serve -p $PORT\nworker: ./work\n"
	for name, tt := range map[string]struct {
		text        string
		chosen      []string
		starts      string
		has, hasNot []string
		most        int
	}{
		"what runs": {
			text: usual, chosen: []string{"heroku", "drycc", "deis"}, most: 55,
			starts: "  release  web  worker\n" +
				"heroku  before release  HTTP, $PORT  at 0\n" +
				"drycc, deis  doesn't start  HTTP, $PORT=5000  at 0\n" +
				"\ncode-capsules*, ",
			has: []string{"\npiku  in the deploy  HTTP, $PORT  runs\n", " fly, ", "don't read a Procfile\n",
				"\ncmd, which the file doesn't have: HTTP on deis:image\n", "\n*: not verified\n", "rows: proclint matrix --all"},
			hasNot: []string{"\n\n\n", "heroku, heroku"},
		},
		"one process": {
			text: "web: node server.js\n", chosen: []string{"heroku"}, most: 30,
			starts: "  web\nheroku  HTTP\n\n",
			has:    []string{"cloud-foundry:command, cloud-66*  doesn't start\n", "don't read a Procfile\n"},
		},
		"processes that are alike": {
			text: "web: node server.js\nclock: ./tick\nmailer: ./mail\n", chosen: []string{"heroku"}, most: 55,
			starts: "  web  clock, mailer\nheroku  HTTP  at 0\n",
		},
		"more columns than fit": {
			text: usual + "clock: ./tick -p $PORT\npostdeploy: ./x\n", chosen: []string{"heroku", "drycc", "sevalla"}, most: 85,
			starts: "  release  web  worker, clock\n",
			has:    []string{"\n  postdeploy\nheroku  at 0\n", "\ncode-capsules*, +"},
		},
		"another type, and a port in the command": {
			text: "web: gunicorn a -b :8000\nmail_worker: ./y\n", chosen: []string{"heroku", "heroku:fir"}, most: 60,
			starts: "  web  mail_worker\nheroku ",
			has:    []string{"\nheroku:fir  HTTP, port 8000  at 0, named mail-worker\n"},
		},
		"a name that some reject": {
			text: "web: node server.js\nmy_worker: x\n", chosen: []string{"drycc", "heroku"}, most: 60,
			starts: "  web  my_worker\nheroku  HTTP  at 0\n",
			has:    []string{"\ndrycc: rejects the file: Process types can only"},
		},
		"a chosen platform that reads none": {
			text: "web: node server.js\n", chosen: []string{"fly"}, most: 30,
			starts: "  ", has: []string{"\nfly: doesn't read a Procfile\n"},
		},
		"too many processes": {
			text: strings.Repeat("w: x\n", MaxCompared+1), chosen: []string{"heroku"}, most: 2,
			starts: "Platforms are compared for up to 200 processes.\nHow each of them reads the file: proclint matrix --all\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := MatrixOf(procfile.Parse([]byte(tt.text)), nil)
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
			got := regexp.MustCompile(` {3,}`).ReplaceAllString(b.String(), "  ") // the widths depend on the other platforms
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
			for line := range strings.Lines(b.String()) {
				if utf8.RuneCountInString(line) > width+1 {
					t.Errorf("too wide: %q", line)
				}
			}
		})
	}
}

// TestCompactMatrixInColor: each style that begins ends in its line, and no line has the end of one that didn't begin.
func TestCompactMatrixInColor(t *testing.T) {
	var b bytes.Buffer
	m := MatrixOf(procfile.Parse([]byte("web: node server.js\nworker: ./work\n")), nil)
	if err := CompactMatrix(&b, m, MatrixOptions{Color: true, All: "proclint matrix --all"}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		if begins := strings.Count(line, bold); begins != strings.Count(line, plain) {
			t.Errorf("%d styles begin in %q", begins, line)
		}
	}
	if !strings.HasPrefix(b.String(), bold) {
		t.Errorf("the heading isn't bold: %.40q", b.String())
	}
}
