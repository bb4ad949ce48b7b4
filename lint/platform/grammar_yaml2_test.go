package platform

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	yaml2lib "go.yaml.in/yaml/v2"
)

// yaml2Sees are texts that yaml.v3 reads otherwise than yaml.v2, and what yaml.v2
// makes of them: type=command for each process, or "error".
var yaml2Sees = []struct{ src, want string }{
	// yaml.v3 steps over tabs where it looks for comments.
	{" c:\r2 #\n\t", "error"},
	{"?\t#", "error"},
	{"-\t# a\n", "error"},
	{"#\r\t#", "error"},
	{"# a\n\t\nweb: c\n", "error"},
	{"web: a # b\n\t# c\n", "error"},
	{"web: a\t# b\n", "web=a"},
	{"d:\u2028>#2\n -\t", "d=-\t"},
	{"web: |\n  a\n  \t# b\n", "web=a\n\t# b\n"},
	{"#\n\t\u0085#", "error"},
	{"\xfe\xff\x00?\x00\t\x00#\xff\xfd", "error"},
	// It looks further behind the end of the document.
	{"a: \u2028--- \n\t", "a="},
	{"1: \u2028---\n\t", "1="},
	{"3: \u2028--- :", "3="},
	{"i:\u0085...\n\t", "i="},
	{"a: b\n...\n@x\n", "a=b"},
	{"/: \r%YAML 1.1\n>>", "/="},
	{"r:\n%YAML 1.1\u0085:", "r="},
	{"---\n%YAML 1.1\n:", ""},
	{"---\n---\n@", ""},
	{"a:\n%YAML 1.1\n\n\t", "a="},
	{"  web: a\nnot an entry\nworker: b\n", "web=a"},
	{" c:\n!\r[>", "c="},
	{" c:\n{}|d", "c="},
	{" c:\ny\r'::", "c="},
	{" c:\n[:*", "error"},
	{" c:\n>\n\t", "error"},
	{"{a: b} @", "error"},
	{"{a: b}\n} @", "a=b"},
	{"!!null !\u2028! @", ""},
	{"!!null ! >", ""},
	{"&x]'", ""},
	{"&x\n*a : b", "error"},
	{"!\n! : b", "=b"},
	{"{}&x%", ""},
	{"{}: b", ""},
	{"{}: \xff", "error"},
	{"{}::", ""},
	{"''::", "error"},
	// A half character is an error to who comes to it.
	{" c:\n,,d]\xe2", "c="},
	{"c:\n...\n\xe2:", "c="},
	{" a:\n: \u0085\xe2", "error"},
	{"b:\n%TAG ! -\n\xe2", "error"},
	{" a:\n|2\n \xe2", "error"},
	{"\xfe\xff\x00r\x00:\x00\n\x00.\x00.\x00.\x00\nx", "r="},
	// A control character is one to who reads the 512 bytes around it.
	{" c: d\n]" + strings.Repeat(" ", 504) + "\x00", "error"},
	{" c: d\n]" + strings.Repeat(" ", 505) + "\x00", "c=d"},
	{"{}\n'" + strings.Repeat("\x80", 600) + "'", "error"},
	// At a second mark the libraries skip the first character of each line.
	{"\ufeff\ufeff\n\t", ""},
	{"\xfe\xff\xfe\xff\x00\n\x00:", ""},
	// A text behind the tag ! is a string, but for <<.
	{"a: ! ~\n", "a=~"},
	{"a: &x ! ~\n", "a=~"},
	{"! \"<<\": {a: b}\n", "a=b"},
}

// TestYAMLv2Sees holds the reader and the real yaml.v2 against the same texts.
func TestYAMLv2Sees(t *testing.T) {
	for _, c := range yaml2Sees {
		got := shown(readYAML2([]byte(c.src)))
		if strings.HasPrefix(got, "yaml: ") {
			got = "error"
		}
		var processes map[string]string
		real := "error"
		if err := yaml2lib.Unmarshal([]byte(c.src), &processes); err == nil {
			var texts []string
			for name, command := range processes {
				texts = append(texts, name+"="+command)
			}
			slices.Sort(texts)
			real = strings.Join(texts, " | ")
		}
		if got != c.want || real != c.want {
			t.Errorf("%q: %q, the library %q, expected %q", c.src, got, real, c.want)
		}
	}
}

// FuzzYAMLv2 holds the reader against the real yaml.v2: whether it reads a file,
// and what it makes of it.
func FuzzYAMLv2(f *testing.F) {
	addYAMLSeeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		// Behind two marks the buffers of the libraries tell which characters are
		// skipped, and yaml.v3 moves its own for a comment.
		twice := isUTF16(src) && isUTF16(src[2:]) || bytes.HasPrefix(src, []byte("\ufeff\ufeff"))
		if len(src) > 1200 || tooDeep(src) || twice {
			return
		}
		got := readYAML2(src)
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
		got := readYAML2(src)
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
		"0: \"\n%\"\n0", " !\n0: \n0", "web:\t# a\n", "\ufeff!", "web: a # b\n\t", "# a\n\t# b\nweb: c\n", "  web: a\nworker: b\n",
		"a: !x b\n", "a: !<tag:yaml.org,2002:str> ~\n", "[a, b]: c\n", "{a: b}: c\n", "a: [b\n", "a: b: c\n", "a: b\n c: d\n",
		strings.Repeat("a", 1030) + ": b\n",
	} {
		f.Add([]byte(src))
	}
	for _, c := range yaml2Sees {
		f.Add([]byte(c.src))
	}
}
