package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
)

const root = "../../.."

func TestTheFilesAreFresh(t *testing.T) {
	if err := run(root, true); err != nil {
		t.Error(err)
	}
}

// A difference is a line that is highlighted with another name than the default platforms read.
type difference struct {
	input       string // a file or a text
	line        int
	highlighted string
	read        string // the name that most of the platforms that read an entry give it
}

// known are all differences, by their reasons.
var known = map[string][]difference{
	"Only Heroku's classic build reads a line without a colon. Proclint reports it.": {
		{"indent-continuation.Procfile", 1, "", "two"},
		{"no-colon-between.Procfile", 1, "", "not"},
		{"yaml-block.Procfile", 1, "", "echo"},
		{"yaml-folded.Procfile", 1, "", "echo"},
		{"web ", 0, "", "web"},
		{"web x", 0, "", "web"},
		{"a # b: c", 0, "", "a"},
		{"a #b: c", 0, "", "a"},
		{"- web: x", 0, "", "-"},
	},
	"A colon right after a word ends the name, as on Code Capsules, because tree-sitter can't look for a later one.": {
		{"double-colon.Procfile", 0, "web", "web:"},
		{"web:echo foo: bar", 0, "web", "web:echo foo"},
		{"web::x: y", 0, "web", "web::x"},
		{"a::b: c", 0, "a", "a::b"},
	},
	"A name doesn't end with a colon, because tree-sitter can't look at what follows it.": {
		{"web-x:: y", 0, "web-x", "web-x:"},
		{"web :: y", 0, "web", "web :"},
		{":: x", 0, "", ":"},
		{"::", 0, "", ":"},
	},
	"The YAML parsers know more of YAML than a key and its value.": {
		{"yaml-flow-map.Procfile", 0, "", "web"},
		{"&a b: c", 0, "", "b"},
		{"!a b: c", 0, "", "b"},
		{"--- web: x", 0, "--- web", "---"},
		{"~: b", 0, "~", ""},
	},
	"A name that only YAML permits is one, whatever the command is.":        {{"web.api: a: b", 0, "web.api", ""}},
	"Most editors don't show a byte order mark, so no name starts with it.": {{"  \ufeffa: b", 0, "", "\ufeffa"}},
	"An editor shows bytes that aren't UTF-8 as characters.":                {{"invalid-utf8-key.Procfile", 0, "w\xffb", ""}},
	"YAML ends a line at U+0085, and editors don't.":                        {{"a\u0085b: c", 0, "a\u0085b", "a"}},
}

// TestEntriesAreThoseOfTheDefaultPlatforms compares what is highlighted with what most of the default platforms that read an
// entry call it.
func TestEntriesAreThoseOfTheDefaultPlatforms(t *testing.T) {
	allowed := map[difference]bool{}
	for _, list := range known {
		for _, d := range list {
			allowed[d] = true
		}
	}
	compare := func(input, text string) {
		read := readNames(text)
		highlighted := names(text)
		for line := range lineEnd.Split(text, -1) {
			got, want := highlighted[line], read[line]
			d := difference{input, line, got, want}
			if unquoted(got) == want {
				continue
			}
			if !allowed[d] {
				t.Errorf("{%q, %d, %q, %q},", input, line, got, want)
			}
			delete(allowed, d)
		}
	}
	paths, err := filepath.Glob(filepath.Join(root, tricky, "*"))
	if err != nil || len(paths) < 100 {
		t.Fatalf("%d files: %v", len(paths), err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		compare(filepath.Base(path), string(content))
	}
	for _, line := range lines {
		compare(line, line)
	}
	for d := range allowed {
		t.Errorf("%+v is no difference", d)
	}
}

// readNames are the names of entries by their lines, each the one that most default platforms read there.
func readNames(text string) map[int]string {
	counts := map[int]map[string]int{}
	read := map[int]string{}
	for _, target := range platform.Defaults() {
		reading, _ := target.ReadFile([]byte(text))
		for _, process := range reading.Processes {
			if counts[process.Line] == nil {
				counts[process.Line] = map[string]int{}
			}
			counts[process.Line][process.Type]++
			if count := counts[process.Line]; count[process.Type] > count[read[process.Line]] {
				read[process.Line] = process.Type
			}
		}
	}
	return read
}

// unquoted is a name as YAML reads it.
func unquoted(name string) string {
	if len(name) > 1 && strings.ContainsAny(name[:1], `"'`) {
		return name[1 : len(name)-1]
	}
	return name
}
