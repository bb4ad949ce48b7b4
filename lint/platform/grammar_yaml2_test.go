package platform

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	yaml2lib "go.yaml.in/yaml/v2"
)

// FuzzYAMLv2 holds the reader against the real yaml.v2: whether it reads a file,
// and what it makes of it.
func FuzzYAMLv2(f *testing.F) {
	addYAMLSeeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 400 || tooDeep(src) {
			return
		}
		got := readYAML(src, LastWins)
		var want map[string]string
		err := yaml2lib.Unmarshal(src, &want)
		if (err != nil) != (got.Error != "") {
			t.Fatalf("%q: %s, the library %q %v", src, shown(got), want, err)
		}
		if have := byType(got); err == nil && len(have)+len(want) > 0 && !reflect.DeepEqual(have, want) {
			t.Errorf("%q: %q, the library %q", src, have, want)
		}
	})
}

// TestYAMLv2Aliases holds maps that grow by aliases against the library.
func TestYAMLv2Aliases(t *testing.T) {
	for _, c := range []struct{ levels, width int }{{2, 3}, {5, 8}, {9, 9}, {12, 2}, {1, 2000}} {
		m := "&m0 {a0: b}"
		for i := 1; i <= c.levels; i++ {
			m = fmt.Sprintf("&m%d {a%d: b, <<: [%s%s]}", i, i, m, strings.Repeat(fmt.Sprintf(", *m%d", i-1), c.width-1))
		}
		src := []byte("web: a\n<<: " + m + "\n")
		got := readYAML(src, LastWins)
		var want map[string]string
		err := yaml2lib.Unmarshal(src, &want)
		if (err != nil) != (got.Error != "") || err != nil && err.Error() != got.Error {
			t.Errorf("%d levels of %d: %q, the library %v", c.levels, c.width, got.Error, err)
		}
		if have := byType(got); err == nil && !reflect.DeepEqual(have, want) {
			t.Errorf("%d levels of %d: %d entries, the library %d", c.levels, c.width, len(have), len(want))
		}
	}
}

func addYAMLSeeds(f *testing.F) {
	f.Helper()
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
	for _, src := range []string{
		"web: a\nweb: b\n", "a: &x b\nc: *x\n", "<<: {a: b}\n", "? a\n: b\n", "a: !!binary aGk=\n", "null: a\n", "!!binary aGk=: a\n",
		"{a: b, c: d}", "a: !!null x\n", "web: 'a\u0085b'\nx: y\n", "a: .\nb: $X\nc: /d\n", "a: 0x1\n1: 2001-01-01\n",
		"a: b\n<<: [{a: c}, {d: e}]\n", "&x a: b\n*x : c\n", "a: !!int x\n", "a: !!bool yes\n", "a: !!float 1\n", "a: b\n...\n@x\n",
		"a: b\n---\n@x\n", "---\n---\na: b\n", "%YAML 1.1\n---\na: b\n", "a: # c\n  b\n", "# c\n\n# d\na: b # e\n# f\n", "- a\n", "a:\n- b\n",
		"a: |2-\n  b\n", "a: >+\n b\n\n c\n\n", "a: \"b\\x41\\u263a\\\n  c\"\n", "a: 'b''c'\n", "\"a\": b\n", "? |\n  a\n: b\n",
		"0: \"\n%\"\n0", " !\n0: \n0", "?\t#", "-\t# a\n", "web:\t# a\n", "web: a\t# b\n", "#\r\t#", "#\n\t\u0085#", "\ufeff!", "a:\n%YAML 1.1\n\n\t", "# a\n\t\nweb: c\n", "web: a # b\n\t", "# a\n\t# b\nweb: c\n", "web: a # b\n\t# c\n", "web: |\n  a\n  \t# b\n", "  web: a\nnot an entry\nworker: b\n", "  web: a\nworker: b\n", "a: ! b\n", "a: !x b\n", "a: !<tag:yaml.org,2002:str> ~\n", "[a, b]: c\n", "{a: b}: c\n", "a: [b\n", "a: b: c\n", "a: b\n c: d\n",
		strings.Repeat("a", 1030) + ": b\n",
	} {
		f.Add([]byte(src))
	}
}
