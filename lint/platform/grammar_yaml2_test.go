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

// yaml2Sees are texts that yaml.v2 and yaml.v3 read differently, with the result of yaml.v2:
// type=command for each process, or "error".
var yaml2Sees = []struct{ src, want string }{
	// yaml.v3 skips tabs where it looks for comments.
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
	// It looks further after the end of the document.
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
	// An incomplete character is an error only for the library that gets to it.
	{" c:\n,,d]\xe2", "c="},
	{"c:\n...\n\xe2:", "c="},
	{" a:\n: \u0085\xe2", "error"},
	{"b:\n%TAG ! -\n\xe2", "error"},
	{" a:\n|2\n \xe2", "error"},
	{"\xfe\xff\x00r\x00:\x00\n\x00.\x00.\x00.\x00\nx", "r="},
	// A control character is an error only for the library that reads the 512 bytes around it.
	{" c: d\n]" + strings.Repeat(" ", 504) + "\x00", "error"},
	{" c: d\n]" + strings.Repeat(" ", 505) + "\x00", "c=d"},
	{"{}\n'" + strings.Repeat("\x80", 600) + "'", "error"},
	// After a second byte order mark, the libraries skip the first character of each line.
	{"\ufeff\ufeff\n\t", ""},
	{"\xfe\xff\xfe\xff\x00\n\x00:", ""},
	// A text after the tag ! is a string, except for <<.
	{"a: ! ~\n", "a=~"},
	{"a: &x ! ~\n", "a=~"},
	{"! \"<<\": {a: b}\n", "a=b"},
}

func TestYAMLv2Sees(t *testing.T) {
	for _, c := range yaml2Sees {
		got := shown(parseYAML2([]byte(c.src)))
		if strings.HasPrefix(got, "yaml: ") {
			got = "error"
		}
		if got != c.want {
			t.Errorf("%q: %q, expected %q", c.src, got, c.want)
		}
	}
}

// TestYAMLv2Lines checks the line of a process: the last one that has its key.
func TestYAMLv2Lines(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"web: 'a'\nweb: \"b\\t\"\n", "web=b\t:1"},
		{"web: a\n\n# é\nworker:\n  b\n", "web=a:0 worker=b:3"},
		{"web: é\n~: b\n", "web=é:0 =b:1"},
		{"web: é\n\"\": b\n~: c\n", "web=é:0 =c:1"},
		{"web: é\n<<:\n  a: b\n", "web=é:0 a=b:2"},
		{"a: &x web\n*x : é\n", "a=web:0 web=é:0"},
		{"\xfe\xff\x00a\x00:\x00\n\x00b\x00:\x00\n", "a=:0 b=:1"},
		{"a: é\u2028b: c\u0085d: e\n", "a=é:0 b=c:0 d=e:0"},
	} {
		var got []string
		for _, p := range parseYAML2([]byte(c.src)).Processes {
			got = append(got, fmt.Sprintf("%s=%s:%d", p.Type, p.Command, p.Line))
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%q: %q, expected %q", c.src, text, c.want)
		}
	}
}

func TestAnErrorOfYAMLv2NamesFewValues(t *testing.T) {
	r := parseYAML2([]byte("# é\n" + strings.Repeat("a: [b]\n", 3*maxMisfits)))
	if got := strings.Count(r.Error, "\n"); got != maxMisfits || r.ErrorLine != 1 {
		t.Errorf("%d values, expected %d; line %d", got, maxMisfits, r.ErrorLine)
	}
}

func TestAPanicOfALibraryIsAnError(t *testing.T) {
	err := contained(func() error { panic("index out of range") })
	if err == nil || err.Error() != "yaml: index out of range" {
		t.Errorf("the error is %v", err)
	}
}

// FuzzYAMLv2 checks that the shortcut for plain files, and the lines, don't change the result of
// yaml.v2.
func FuzzYAMLv2(f *testing.F) {
	addYAMLSeeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1200 || tooDeep(src) {
			return
		}
		got := parseYAML2(src)
		var want map[string]string
		err := yaml2lib.Unmarshal(src, &want)
		if (err != nil) != (got.Error != "") || err != nil && !strings.HasPrefix(err.Error(), got.Error) {
			t.Fatalf("%q: %s, the library %q %v", src, shown(got), want, err)
		}
		if have := byType(got); err == nil && len(have)+len(want) > 0 && !reflect.DeepEqual(have, want) {
			t.Errorf("%q: %q, the library %q", src, have, want)
		}
		checkReading(t, "yaml.v2", src, got)
	})
}

// TestYAMLv2Aliases compares maps that grow by aliases with the library's.
func TestYAMLv2Aliases(t *testing.T) {
	for _, c := range []struct{ levels, width int }{{2, 3}, {5, 8}, {9, 9}, {12, 2}, {1, 2000}} {
		m := "&m0 {a0: b}"
		for i := 1; i <= c.levels; i++ {
			m = fmt.Sprintf("&m%d {a%d: b, <<: [%s%s]}", i, i, m, strings.Repeat(fmt.Sprintf(", *m%d", i-1), c.width-1))
		}
		src := []byte("web: a\n<<: " + m + "\n")
		got := parseYAML2(src)
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
