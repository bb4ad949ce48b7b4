package main

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/prosecheck"
	"github.com/proclint/proclint/lint/check"
)

func TestTextsOfFiles(t *testing.T) {
	tests := []struct {
		name, content string
		comments      []string
		texts         []string
	}{
		{
			"lint/rule.go",
			"package lint\n\n// Rule is one of many.\n// It uses maxBytes.\nvar Rule = \"a text of \" + name + \" words\" // the end\nvar path = \"a/b\"\n" +
				"var s = S{Logs: []string{\"a line of a log\"}}\nvar r = regexp.MustCompile(`an expression of words`)\n" +
				"const l command.Words = \"a list of names\"\nvar p = packages{also: \"a list of packages\"}\n" +
				"var e = effect(\"an effect of words\").logged(\"a line of a log\")\n",
			[]string{"CODE is one of many.\nIt uses CODE.\n", "the end\n"},
			[]string{"a text of `value` words", "an effect of words"},
		},
		{"lint/rule_test.go", "package lint\n\nvar s = \"a text of words\" // a comment\n", []string{"a comment\n"}, nil},
		{"static/src/a.ts", "// one\n// two\nconst url = \"https://a.example\"; // three\n/* four\n * five */", []string{"one\ntwo\nthree", " four\n five "}, nil},
		{"static/src/b.ts", "throw new Error(\"a text of words\"); import { a } from \"./a\";", nil, []string{"a text of words"}},
		{"static/e2e/b.spec.ts", "const text = \"a text of words\"; // a comment", []string{"a comment"}, nil},
		{"static/src/messages/en.ts", "  \"a.b\": \"a text of words\",\n", nil, []string{"a text of words"}},
		{
			"docs/a.md",
			"# Title\n\nA [link](x) of\nwords.\n\n```sh\ncode of a shell\n```\n\n- *one*\n- two\n\n| a | b |\n|---|---|\n| c | d |\n",
			nil,
			[]string{"Title", "A link of\nwords.", "one", "two", "a", "b", "c", "d"},
		},
		{"static/a.html", "<title>The title is here</title><p>A <b>bold</b> text, <code>code</code> &amp; more</p><!-- no --><img alt=\"a picture of it\">", nil, []string{"a picture of it", "The title is here", "A bold text, CODE & more"}},
		{"lint/rules/testdata/a.txtar", "The comment.\n-- in a --\nweb: a text of words\n-- out a --\nA finding of words\n", nil, []string{"The comment."}},
		{"lint/report/testdata/a.txtar", "The comment.\n-- in a --\nweb: a text of words\n-- out a --\nA line of words\n", nil, []string{"The comment.", "A line of words"}},
		{"web/a.yaml", "# a comment\nget:\n  description: A description of `it`.\n  name: not a text of words\n", []string{"a comment"}, []string{"A description of `it`."}},
		{"web/a.json", "{\"detail\": \"a text of words\", \"name\": \"not a text\"}", nil, []string{"a text of words"}},
		{"Makefile", "# a comment\ntest: ## run the tests\n", []string{"a comment"}, []string{"run the tests"}},
	}
	for _, test := range tests {
		found, err := textsIn(test.name, test.content)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		var comments, texts []string
		for _, text := range found {
			if text.Kind == prosecheck.Comment {
				comments = append(comments, text.Text)
			} else {
				texts = append(texts, text.Text)
			}
		}
		if !slices.Equal(comments, test.comments) || !slices.Equal(texts, test.texts) {
			t.Errorf("%s has the comments %q, want %q, and the texts %q, want %q", test.name, comments, test.comments, texts, test.texts)
		}
	}
}

func TestTextsOfAFinding(t *testing.T) {
	texts := textsOf(check.Diagnostic{
		Rule:    "port-hardcoded",
		Message: "A headline",
		Effects: []check.PlatformEffect{
			{Platforms: []string{"heroku"}, Text: "An effect.", Log: "A log"},
			{Platforms: []string{"sevalla"}, Text: "Another effect."},
		},
		Help:    "Help.",
		Fixes:   []check.Fix{{Title: "A fix"}},
		Related: []check.Related{{Message: "A place"}},
	}, "a file")
	texts = append(texts, textsOf(check.Diagnostic{Rule: "sudo", Message: "Without effects"}, "a file")...)
	var got []string
	for _, text := range texts {
		named := ""
		if slices.Contains(text.Names, "Heroku") {
			named = " without names of platforms"
		}
		got = append(got, fmt.Sprintf("%s %d %s%s", text.Place, text.Kind, text.Text, named))
	}
	want := []string{
		fmt.Sprintf("finding port-hardcoded: a file %d An effect. without names of platforms", prosecheck.Effect),
		fmt.Sprintf("finding port-hardcoded: a file %d Another effect. without names of platforms", prosecheck.Effect),
		fmt.Sprintf("finding port-hardcoded: a file %d A headline without names of platforms", prosecheck.Headline),
		fmt.Sprintf("finding port-hardcoded: a file %d Help.", prosecheck.Help),
		fmt.Sprintf("finding port-hardcoded: a file %d A fix", prosecheck.FixTitle),
		fmt.Sprintf("finding port-hardcoded: a file %d A place", prosecheck.Prose),
		fmt.Sprintf("finding sudo: a file %d Without effects", prosecheck.Headline),
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Each source of findings has some: an empty one would pass without a check.
func TestEveryRegisterHasTexts(t *testing.T) {
	t.Chdir(path.Join("..", "..", ".."))
	texts, err := findingTexts()
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{": sample", ": lint/rules/testdata/", ": lint/platform/testdata/tricky/"} {
		if !slices.ContainsFunc(texts, func(text prosecheck.Text) bool { return strings.Contains(text.Place, source) }) {
			t.Errorf("no finding has the place %q", source)
		}
	}
	texts, err = fileTexts()
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{"README.md:", "lint/rules/port_missing.go:", "internal/cli/lint.go:", "web/openapi.yaml:", "static/src/messages/en.ts:", "Makefile:", "docs/comments.md:"} {
		if !slices.ContainsFunc(texts, func(text prosecheck.Text) bool {
			return strings.HasPrefix(text.Place, source) && text.Kind == prosecheck.Prose
		}) {
			t.Errorf("%s has no text", source)
		}
	}
}

func TestChecker(t *testing.T) {
	const (
		bad  = "It stands here."
		good = "It is here."
	)
	texts := []prosecheck.Text{
		{Place: "lint/a.go:1", Kind: prosecheck.Comment, Text: bad},
		{Place: "lint/a.go:2", Kind: prosecheck.Prose, Text: bad},
		{Place: "lint/b.go:1", Kind: prosecheck.Prose, Text: good},
		{Place: "finding sudo: sample", Kind: prosecheck.Help, Text: bad},
		{Place: "finding sudo: another input", Kind: prosecheck.Help, Text: bad},
		{Place: "finding sudo: sample", Kind: prosecheck.Headline, Text: strings.Repeat("x", 60)},
	}
	const mean = "findings: headlines have 60.0 characters on average"
	tests := []struct {
		name     string
		prefixes []string
		want     []string // the starts of the problems
	}{
		{"everything", nil, []string{"lint/a.go:1: ", "lint/a.go:2: ", "finding sudo: sample: ", "sample sudo: ", mean}},
		{"a place", []string{"lint/"}, []string{"lint/a.go:1: ", "lint/a.go:2: "}},
		{"two places", []string{"lint/a.go:1", "lint/b.go"}, []string{"lint/a.go:1: "}},
		{"a rule", []string{"sample"}, []string{"sample sudo: "}},
	}
	for _, test := range tests {
		c := newChecker(test.prefixes)
		c.texts(texts)
		c.correction("sudo", "web: sudo npm start", "a: x")
		got := c.result()
		if len(got) != len(test.want) || slices.ContainsFunc(got, func(p string) bool {
			return !slices.ContainsFunc(test.want, func(start string) bool { return strings.HasPrefix(p, start) })
		}) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
