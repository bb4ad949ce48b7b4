package platform

import (
	"slices"
	"strings"
	"testing"
)

// TestNixpacksReadsAsSerdeYAML compares results with those of serde_yaml 0.9.16, which was run on these files. "!"
// precedes an error. Where the parser doesn't know all of a text, it has its beginning.
func TestNixpacksReadsAsSerdeYAML(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"web: null\nworker: ~\n", "web=null | worker=~"},
		{"web: true\n1: 2\nyes: no\n", "1=2 | web=true | yes=no"},
		{"\ufeffweb: a\n", "web=a"},
		{"\ufeffweb: a\nworker: b\n", "!deserializing from YAML containing more than one document is not supported"},
		{"\ufeff# note\nweb: a\nworker: b\n", "web=a | worker=b"},
		{"# note\n\ufeff\nweb: a\n", "web=a"},
		{"web: a\n---\nworker: b\n", "!deserializing from YAML containing more than one document is not supported"},
		{"---\nweb: a\n", "web=a"},
		{"web: a\n...\n", "web=a"},
		{"web: a\n...\nworker: b\n", "!deserializing from YAML containing more than one document is not supported"},
		{"~\n", "!invalid type: unit value, expected a map"},
		{"true\n", "!invalid type: boolean `true`, expected a map"},
		{"\"a\"\n", "!invalid type: string \"a\", expected a map"},
		{"[]\n", "!invalid type: sequence, expected a map"},
		{"- web: a\n", "!invalid type: sequence, expected a map"},
		{"<<: {a: b}\n", "!<<: invalid type: map, expected a string at line 1 column 5"},
		{"<<: x\n", "<<=x"},
		{"web: !!binary aGk=\nworker: !!int b\n", "web=aGk= | worker=b"},
		{"a: &x b\nc: *x\n", "a=b | c=b"},
		{"? [a]\n: b\n", "!invalid type: sequence, expected a string at line 1 column 3"},
		{"? a\n: b\n", "a=b"},
		{"web: a\r\nworker: b\r\n", "web=a | worker=b"},
		{"web: a\rworker: b\r", "web=a | worker=b"},
		{"one\ntwo\n\nthree\nweb: a\n", "!invalid type: string \"one two\\nthree web\", expected a map"},
		{"# note\nnot an entry\nweb: a\n", "!invalid type: string \"not an entry web\", expected a map at line 2 column 1"},
		{"web: a\n\n# note\nnot an entry\n\nworker: b\n", "!could not find expected ':' at line 6 column 1, while scanning a simple key at line 4 column 1"},
		{"web: a\nnot an entry\n", "!could not find expected ':' at line 3 column 1, while scanning a simple key at line 2 column 1"},
		{"web: a b: c\n", "!mapping values are not allowed in this context at line 1 column 9"},
		{"web: a\nworker: \u00e9: b\n", "!mapping values are not allowed in this context at line 2 column 10"},
		{"web: \"a\" b\n", "!did not find expected key at line 1 column 10, while parsing a block mapping"},
		{"web: \"a\n", "!found unexpected end of stream at line 2 column 1, while scanning a quoted scalar at line 1 column 6"},
		{"web: 'a' && b\n", "!did not find expected alphabetic or numeric character at line 1 column 11, while scanning an anchor at line 1 column 10"},
		{"web: |\n  a\n  b\n", "web=a\nb\n"},
		{"web: a\n  b\n", "web=a b"},
		{"\tweb: a\n", "!found character that cannot start any token, while scanning for the next token"},
		{"web: a\n\tworker: b\n", "!found a tab character that violates indentation at line 2 column 1, while scanning a plain scalar at line 1 column 6"},
		{"# note\n\t# note\nweb: a\n", "!found character that cannot start any token at line 2 column 1, while scanning for the next token"},
		{"web:\ta\n", "web=a"},
		{"web: a\t# b: c\n", "web=a"},
		{"web: \ta: b\n", "!mapping values are not allowed in this context at line 1 column 8"},
		{"web: {a: b}\n", "!web: invalid type: map, expected a string at line 1 column 6"},
		{"web: [a\n", "!web: invalid type: sequence, expected a string at line 1 column 6"},
		{"web: @a\n", "!found character that cannot start any token at line 1 column 6, while scanning for the next token"},
		{"  web: @a\n", "!found character that cannot start any token at line 1 column 8, while scanning for the next token"},
		{"web: *\n", "!did not find expected alphabetic or numeric character at line 1 column 7, while scanning an alias at line 1 column 6"},
		{"web: a\u0000\n", "!control characters are not allowed at position 6"},
		{"\u0000", "!control characters are not allowed"},
		{"web: a\u0085worker: b\n", "web=a | worker=b"},
		{"web: \u00e9\"\\\n", "web=\u00e9\"\\"},
		{"\u00e9\"\\\u00a0\u0007", "!control characters are not allowed at position 6"},
		{"web: &x\n", "web="},
		{"web: !\n", "web="},
		{"web: - a\n", "!block sequence entries are not allowed in this context at line 1 column 6"},
		{"web: ? a\n", "!mapping keys are not allowed in this context at line 1 column 6"},
		{"web: a:\n", "!mapping values are not allowed in this context at line 1 column 7"},
		{"{web: a, worker: b}\n", "web=a | worker=b"},
		{"{}\n", ""},
		{"web: a\n web: b\n", "!mapping values are not allowed in this context at line 2 column 5"},
		{" web: a\nworker: b\n", "!deserializing from YAML containing more than one document is not supported"},
		{"web : a\n", "web=a"},
	} {
		r := parseNixpacks([]byte(c.src))
		slices.SortStableFunc(r.Processes, func(a, b Process) int { return strings.Compare(a.Type, b.Type) })
		if r.Error == "" {
			if got := shown(r); got != c.want {
				t.Errorf("%q: read as %q, the real one %q", c.src, got, c.want)
			}
			continue
		}
		if text := "!" + strings.TrimSuffix(r.Error, unknownError); !strings.HasPrefix(c.want, text) {
			t.Errorf("%q: error %q, the real one %q", c.src, text, c.want)
		}
	}
}
