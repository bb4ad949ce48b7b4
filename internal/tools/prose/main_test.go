package main

import (
	"errors"
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
			[]string{"CODE is one of many.\nIt uses CODE.", "the end"},
			[]string{"a text of `value` words", "an effect of words"},
		},
		{"lint/rule_test.go", "package lint\n\nvar s = \"a text of words\" // a comment\n", []string{"a comment"}, nil},
		{"static/src/a.ts", "// one\n// two\nconst url = \"https://a.example\"; // three\n/* four\n * five */", []string{"one\ntwo\nthree", "four\n five"}, nil},
		{"static/src/c.ts", "const a = 1; // one\n// two\n\n// three\nconst b = 2;\n\t// four", []string{"one\ntwo", "three", "four"}, nil},
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
		var comments, texts []string
		if err := inFile(test.name, test.content, func(_ string, kind prosecheck.Kind, text string) {
			switch {
			case text == "":
			case kind == prosecheck.Comment:
				comments = append(comments, text)
			default:
				texts = append(texts, text)
			}
		}); err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if !slices.Equal(comments, test.comments) || !slices.Equal(texts, test.texts) {
			t.Errorf("%s has the comments %q, want %q, and the texts %q, want %q", test.name, comments, test.comments, texts, test.texts)
		}
	}
}

func TestTextsOfAFinding(t *testing.T) {
	for _, test := range []struct {
		effects []check.PlatformEffect
		want    string
	}{
		{nil, "Headline"},
		{[]check.PlatformEffect{{Platforms: []string{"heroku"}, Text: "An effect.", Log: "A log"}}, "Effect/Shared An effect., Headline"},
		{[]check.PlatformEffect{{Platforms: []string{"heroku"}, Text: "1."}, {Platforms: []string{"heroku"}, Text: "2."}}, "Effect/Shared 1., Effect/Shared 2., Headline"},
		{[]check.PlatformEffect{{Platforms: []string{"heroku"}, Text: "1."}, {Platforms: []string{"sevalla"}, Text: "2."}}, "Effect/Shared 1., Effect/Shared 2., Headline/Shared"},
		{[]check.PlatformEffect{{Platforms: []string{"heroku", "sevalla"}, Text: "1."}}, "Effect/Shared 1., Headline/Shared"},
	} {
		d := check.Diagnostic{Message: "A headline", Effects: test.effects, Help: "Help.", Fixes: []check.Fix{{Title: "A fix"}}, Related: []check.Related{{Message: "A place"}}}
		names := map[prosecheck.Kind]string{prosecheck.Effect: "Effect", prosecheck.Headline: "Headline", prosecheck.Help: "Help", prosecheck.FixTitle: "FixTitle", prosecheck.Prose: "Prose"}
		var got []string
		inFinding("finding sudo: a file", d, func(place string, kind prosecheck.Kind, text string) {
			shared := ""
			if kind&prosecheck.Shared != 0 {
				shared = "/Shared"
			}
			got = append(got, names[kind&^prosecheck.Shared]+shared+" "+text)
			if place != "finding sudo: a file" {
				t.Errorf("%q is in %q", text, place)
			}
		})
		if want := test.want + " A headline, Help Help., FixTitle A fix, Prose A place"; strings.Join(got, ", ") != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Each source of texts has some: an empty one would pass without a check.
func TestEverySourceHasTexts(t *testing.T) {
	t.Chdir(path.Join("..", "..", ".."))
	var findings, files []string
	for list, source := range map[*[]string]func(found) error{&findings: inRules, &files: inFiles} {
		if err := source(func(place string, kind prosecheck.Kind, text string) {
			if list == &findings || kind == prosecheck.Prose {
				*list = append(*list, place)
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	for _, source := range []string{": sample", ": lint/rules/testdata/", ": lint/platform/testdata/tricky/"} {
		if !slices.ContainsFunc(findings, func(place string) bool { return strings.Contains(place, source) }) {
			t.Errorf("no finding has the place %q", source)
		}
	}
	for _, source := range []string{"README.md:", "lint/rules/port_missing.go:", "internal/cli/lint.go:", "web/openapi.yaml:", "static/src/messages/en.ts:", "Makefile:", "docs/comments.md:"} {
		if !slices.ContainsFunc(files, func(place string) bool { return strings.HasPrefix(place, source) }) {
			t.Errorf("%s has no text", source)
		}
	}
}

func TestProblems(t *testing.T) {
	const (
		bad  = "It stands here."
		good = "It is here."
	)
	source := func(found found) error {
		found("lint/a.go:1", prosecheck.Comment, bad)
		found("lint/a.go:2", prosecheck.Prose, bad)
		found("lint/b.go:1", prosecheck.Prose, good)
		found("finding sudo: sample", prosecheck.Help, bad)
		found("finding sudo: another input", prosecheck.Help, bad)
		found("finding sudo: sample", prosecheck.Headline|prosecheck.Shared, strings.Repeat("x", 60))
		found("finding sudo: sample", prosecheck.Help, "")
		return nil
	}
	const mean = "findings: headlines have 60.0 characters on average"
	for _, test := range []struct {
		name     string
		prefixes []string
		want     []string // the starts of the problems
	}{
		{"everything", nil, []string{"lint/a.go:1: ", "lint/a.go:2: ", "finding sudo: sample: ", mean}},
		{"a place", []string{"lint/"}, []string{"lint/a.go:1: ", "lint/a.go:2: "}},
		{"two places", []string{"lint/a.go:1", "lint/b.go"}, []string{"lint/a.go:1: "}},
		{"a rule", []string{"finding sudo"}, []string{"finding sudo: sample: ", mean}},
	} {
		got, err := problems(test.prefixes, source)
		if err != nil || !slices.EqualFunc(got, test.want, strings.HasPrefix) {
			t.Errorf("%s: %q and %v, want %q", test.name, got, err, test.want)
		}
	}
	if _, err := problems(nil, func(found) error { return errors.New("bad") }, source); err == nil {
		t.Error("no error")
	}
}
