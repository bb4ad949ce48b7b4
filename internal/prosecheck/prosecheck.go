// Package prosecheck finds what Proclint's texts avoid: ruled-out words, curly quotes, long sentences and long findings.
// words.yaml has the rules, with wrong texts and their corrections.
package prosecheck

import (
	_ "embed" // of words.yaml
	"fmt"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"go.yaml.in/yaml/v3"
)

// rule is one of words.yaml.
type rule struct {
	Kinds, Pattern *regexp.Regexp
	Words, Use     string
	Written        bool
	Wrong, Right   []string
}

//go:embed words.yaml
var table string

var (
	rules = read()
	// code matches what nobody writes as prose: code spans, quoted output, links, placeholders and tags.
	code = regexp.MustCompile("(?s)```.*?```|``.*?``|`[^`\n]*`|\"[^\"\n]*\"|https?://\\S*[^\\s.]|<[^<>\n]+>|\\{[a-zA-Z]+\\}")
	// abbreviation matches one whose period doesn't end a sentence.
	abbreviation = regexp.MustCompile(`\b(e\.g|i\.e|etc|vs|approx|No)\.([ \t]|\n[^\n])`)
)

func read() (rules []rule) {
	var titles []string
	for _, p := range platform.All() {
		titles = append(titles, regexp.QuoteMeta(p.Title))
	}
	if err := yaml.Unmarshal([]byte(strings.ReplaceAll(table, "PLATFORM", strings.Join(titles, "|"))), &rules); err != nil {
		panic(err) // the tests read it
	}
	for i, r := range rules {
		if r.Words != "" {
			rules[i].Pattern = regexp.MustCompile(`(?i)\b(?:` + strings.ReplaceAll(r.Words, " ", `\s+`) + `)\b`)
		}
	}
	return rules
}

// Check returns what is wrong with a text of a kind, one short sentence each. It returns nil for a good one.
//
// The kinds are prose, headline, effect, help and fix (its title) for people, comment, and output, which is a line in a golden
// file. After the kind, the word "shared" marks a part of a finding whose platforms are listed beside it.
func Check(kind, text string) (problems []string) {
	const around = 40 // characters on each side
	plain := abbreviation.ReplaceAllString(code.ReplaceAllString(text, "CODE"), "$1$2")
	for _, r := range rules {
		switch in := map[bool]string{false: plain, true: text}[r.Written]; {
		case r.Kinds == nil:
			plain = r.Pattern.ReplaceAllStringFunc(plain, func(match string) string { return strings.Repeat("x", len(match)) })
		case r.Kinds.MatchString(kind):
			for _, at := range r.Pattern.FindAllStringSubmatchIndex(in, -1) {
				extra := 2 * max(r.Pattern.SubexpIndex("extra"), 0)
				from, to := at[extra], at[extra+1]
				near := strings.ToValidUTF8(in[max(from-around, 0):min(to+around, len(in))], "")
				problems = append(problems, fmt.Sprintf("%q: %s, in %q", oneLine(in[from:to]), r.Use, oneLine(near)))
			}
		}
	}
	return problems
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
