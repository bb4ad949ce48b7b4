package preview

import (
	"bytes"
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
			text: usual, chosen: []string{"heroku", "drycc", "deis"}, most: 80,
			starts: "         heroku                              drycc, deis\n" +
				"release  before each release                 * doesn't start\n" +
				"web      runs, HTTP traffic, $PORT           * runs, HTTP traffic, $PORT=5000\n" +
				"worker   starts at 0                         starts at 0\n" +
				"\n* differs from heroku\n" +
				"\nOn others, only what differs from heroku:\n",
			has: []string{"\nsevalla, railway:nixpacks, nixpacks, ", "\n  release  in the image build\n  worker   doesn't start\n",
				"\nheroku:fir, heroku:fir@3, dokku:dockerfile, dokku, ", "\n  the same\n", "\n  doesn't read a Procfile\n", "rows: proclint matrix --all"},
			hasNot: []string{"cmd  -", "* starts"},
		},
		"one process": {
			text: "web: node server.js\n", chosen: []string{"heroku"}, most: 25,
			starts: "     heroku\nweb  runs, HTTP traffic\n\nOn others, only what differs from heroku:\n",
			has:    []string{"\ncloud-foundry:command, cloud-66\n  web  doesn't start\n", "\n  doesn't read a Procfile\n"}, hasNot: []string{"differs from heroku\n"},
		},
		"more columns than fit": {
			text: usual, chosen: []string{"heroku", "drycc", "sevalla", "railway", "piku", "fly"}, most: 100,
			starts: "         heroku            drycc             sevalla           railway",
			has:    []string{"\n\n         piku              fly: doesn't\n                           read a Procfile\nrelease  * in each deploy\n"},
		},
		"another type, and a port in the command": {
			text: "web: gunicorn a -b :8000\nmail_worker: ./y\n", chosen: []string{"heroku", "heroku:fir"}, most: 60,
			starts: "             heroku                            heroku:fir\n",
			has:    []string{"\nweb          runs, HTTP traffic, port 8000     runs, HTTP traffic, port 8000\nmail_worker  starts at 0                       * starts at 0, named mail-worker\n"},
		},
		"a name that some reject": {
			text: "web: node server.js\nmy_worker: x\n", chosen: []string{"drycc", "heroku"}, most: 60,
			starts: "           drycc: rejects the file            heroku\nweb                                           runs, HTTP traffic\n",
			has:    []string{"\ndrycc: Process types can only", "\n  my_worker  starts at 0, named my-worker\n", "differs from heroku:"},
		},
		"a chosen platform that reads none": {
			text: "web: node server.js\n", chosen: []string{"fly"}, most: 30,
			starts: "     fly: doesn't read a Procfile\nweb\n\n", has: []string{"\n  web  runs, HTTP traffic\n"}, hasNot: []string{"cmd  -", "what differs"},
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
