package source

import (
	"slices"
	"testing"
)

func TestLiterals(t *testing.T) {
	for _, test := range []struct {
		text  string
		texts []string
		only  bool
	}{
		{`["localhost", "[::1]", "shop.example"]`, []string{"localhost", "[::1]", "shop.example"}, true},
		{"(\n    'localhost',\n    'shop.example',\n)\nDEBUG = False", []string{"localhost", "shop.example"}, true},
		{`["localhost"] + extra`, []string{"localhost"}, false},
		{`[] if DEBUG else ["shop.example"]`, nil, false},
		{`["localhost"]), debug=True`, []string{"localhost"}, true},
		{`env.list("HOSTS", default=["localhost"])`, nil, false},
		{`["localhost", *extra]`, []string{"localhost"}, false},
		{"\"localhost\", '[::1]'\nX = 1", []string{"localhost", "[::1]"}, true},
		{`"localhost".split()`, []string{"localhost"}, false},
		{`["localhost"`, []string{"localhost"}, false},
		{`["localhost]`, nil, false},
		{"[[\"a\"], (\"b\")]\n", []string{"a", "b"}, true},
	} {
		texts, only := Literals(test.text)
		if !slices.Equal(texts, test.texts) || only != test.only {
			t.Errorf("%q: %q, %v", test.text, texts, only)
		}
	}
}

func TestListIn(t *testing.T) {
	for line, want := range map[string][2]int{
		`x = ["[::1]", "a"] + [b]`: {4, 17},
		`x = ["[::1]",`:            {4, -1},
		`x = "[::1]"`:              {-1, -1},
		`x = [a[0], "]"]`:          {4, 14},
	} {
		if open, closed := ListIn(line, "[]"); open != want[0] || closed != want[1] {
			t.Errorf("%s: %d, %d", line, open, closed)
		}
	}
}
