package platform

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// The patterns from the sources. They are too slow for a line of a megabyte in a browser, so the
// parsers match by hand.
var (
	googlePattern = regexp.MustCompile(`(?m)^(\w+):\s*(.+)$`)
	cedarPattern  = regexp.MustCompile(`^[[:space:]]*([a-zA-Z0-9_-]+):?[\t-\r\x{85}\pZ]+(.*)[[:space:]]*$`) // \s of Rust
)

func googleByPattern(src []byte) []Process {
	var ps []Process
	seen := map[string]bool{}
	for _, m := range googlePattern.FindAllSubmatch(src, -1) {
		if name := string(m[1]); !seen[name] {
			seen[name] = true
			ps = append(ps, Process{Type: name, Command: string(bytes.TrimSpace(m[2]))})
		}
	}
	return ps
}

func cedarByPattern(src []byte) []Process {
	var ps []Process
	for _, line := range bytes.Split(unifyLineEnds(src), []byte("\n")) {
		if m := cedarPattern.FindSubmatch(line); m != nil {
			ps = append(ps, Process{Type: string(m[1]), Command: string(m[2])})
		}
	}
	return keepLast(ps)
}

// FuzzLines compares the line parsers with the patterns, and checks the properties that every
// parser's result must have.
func FuzzLines(f *testing.F) {
	files, err := filepath.Glob("testdata/tricky/*")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	for _, src := range []string{"web: \n", "web:\n\n", "web:\r\n", "web: \v\n", "a:\n\nb: c", "a: \t \n\n", "a:\x00\n", "\va: b", "a:\vb", "a \fb", "web:\nb:\n c"} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4096 {
			return
		}
		if got, want := withoutLines(parseGoogle(src)), googleByPattern(src); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: Google's pattern gives %+v, the reader %+v", src, want, got)
		}
		if got, want := withoutLines(parseCedar(src)), cedarByPattern(src); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: Heroku's pattern gives %+v, the reader %+v", src, want, got)
		}
		for _, target := range Targets() {
			r, _ := target.ReadFile(src)
			checkReading(t, target.ID(), src, r)
		}
	})
}

func withoutLines(r Reading) []Process {
	var ps []Process
	for _, p := range r.Processes {
		ps = append(ps, Process{Type: p.Type, Command: p.Command})
	}
	return ps
}

func TestCedar(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"web: a\n", "web=a"},
		{"web a\n", "web=a"},
		{"  web: a\n", "web=a"},
		{"web:a\n", ""},
		{"web : a\n", "web=: a"},
		{"web:\u00a0a\n", "web=a"},
		{"web:\va\n", "web=a"},
		{"\u00a0web: a\n", ""},
		{"web api: a\n", "web=api: a"},
		{"not an entry\n", "not=an entry"},
		{"web:\n", ""},
		{"web: \n", "web="},
		{"# note\n  # note\n", ""},
		{"web: a # b\n", "web=a # b"},
		{"web.api: a\n", ""},
		{"web: a  \n", "web=a  "},
		{"web: a\r\nworker: b\rclock: c", "web=a | worker=b | clock=c"},
		{"web: a\nworker: b\nweb: c\n", "worker=b | web=c"},
		{"\ufeffweb: a\nworker: b\n", "worker=b"},
	} {
		if got := shown(parseCedar([]byte(c.src))); got != c.want {
			t.Errorf("%q: %q, expected %q", c.src, got, c.want)
		}
	}
}

func TestCNB(t *testing.T) {
	const rejected = "Invalid Procfile format"
	for _, c := range []struct {
		src, want string
		line      int
		warnings  string
	}{
		{"web: a\n", "web=a", -1, ""},
		{"web:a\n", "web=a", -1, ""},
		{"web:\ta  \n", "web=a  ", -1, ""},
		{"web: a # b\n", "web=a # b", -1, ""},
		{"# a\n  # b\n\n \t\nweb: a\n", "web=a", -1, ""},
		{"web: a\r\nworker: b\r\n", "web=a | worker=b", -1, ""},
		{"My_Job: a\n", "my-job=a", -1, "Procfile key `My_Job` has been corrected to `my-job`. Please update your Procfile."},
		{"my_job: a\nmy-job: b\n", "my-job=b", -1, "Procfile key `my_job` has been corrected to `my-job`. Please update your Procfile.\nDuplicate key `my-job` found. The value `b` will be used."},
		{"", "", -1, "Empty file, no processes defined"},
		{"# a\n", rejected, 0, ""},
		{"\n", rejected, 0, ""},
		{"web: a\n# b", "web=a", -1, ""},
		{"# a\rb\nweb: c\n", rejected, 0, ""},
		{"web: \u00a0\n", "web=\u00a0", -1, ""},
		{"web: a\n  web: b\nWeb: c\n", "web=c", -1, "Procfile key `  web` has been corrected to `web`. Please update your Procfile.\nProcfile key `Web` has been corrected to `web`. Please update your Procfile.\nDuplicate key `web` found. The value `b` will be used.\nDuplicate key `web` found. The value `c` will be used."},
		{"web a\n", rejected, 0, ""},
		{"web: a\nfoo\nworker: b\n", rejected, 1, ""},
		{"web : a\n", rejected, 0, ""},
		{"web:\n", rejected, 0, ""},
		{"web:  \n", rejected, 0, ""},
		{"_web: a\n", rejected, 0, ""},
		{"web-: a\n", rejected, 0, ""},
		{"web.api: a\n", rejected, 0, ""},
		{"// a\n", rejected, 0, ""},
		{"web: a\rb\n", rejected, 0, ""},
		{"web: a\n  ", rejected, 1, ""},
		{"\ufeffweb: a\n", rejected, 0, ""},
		{"web: \xff\n", "Cannot read Procfile contents", -1, ""},
	} {
		r := parseCNB([]byte(c.src))
		if got := shown(r); got != c.want || r.ErrorLine != c.line {
			t.Errorf("%q: %q at line %d, expected %q at line %d", c.src, got, r.ErrorLine, c.want, c.line)
		}
		if got := warningTexts(r); r.Error == "" && got != c.warnings {
			t.Errorf("%q warns %q, expected %q", c.src, got, c.warnings)
		}
	}
}

// unifyLineEnds replaces CRLF and a lone CR by LF.
func unifyLineEnds(src []byte) []byte {
	if bytes.IndexByte(src, '\r') < 0 {
		return src
	}
	return []byte(strings.ReplaceAll(strings.ReplaceAll(string(src), "\r\n", "\n"), "\r", "\n"))
}
