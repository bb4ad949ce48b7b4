// Package prosecheck finds what Proclint's texts avoid: ruled-out words, curly quotes, long sentences and long
// findings. The words and limits are in tables.go, each word with what to write instead.
package prosecheck

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// Check returns what is wrong with a text of a kind, one short sentence each. It returns nil for a good one.
func Check(kind Kind, text string) (problems []string) {
	plain := abbreviation.ReplaceAllString(code.ReplaceAllString(text, "CODE"), "$1$2")
	versions := [...]string{asWritten: text, withoutCode: plain}
	for _, l := range limits {
		if kind&l.kinds == 0 {
			continue
		}
		for _, part := range l.in.FindAllStringSubmatch(versions[l.version], -1) {
			if n := len(l.unit.FindAllString(part[len(part)-1], -1)); n > l.most {
				problems = append(problems, fmt.Sprintf("%s has %d %s, at most %d: %q", l.name, n, l.units, l.most, oneLine(part[0])))
			}
		}
	}
	searched := otherSenses.ReplaceAllStringFunc(plain, func(match string) string { return strings.Repeat("x", len(match)) })
	for _, w := range words {
		if at := w.not.FindStringIndex(searched); at != nil && kind&w.kinds != 0 {
			near := strings.ToValidUTF8(plain[max(at[0]-around, 0):min(at[1]+around, len(plain))], "")
			problems = append(problems, fmt.Sprintf("%q: %s, in %q", oneLine(searched[at[0]:at[1]]), w.use, oneLine(near)))
		}
	}
	return problems
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// phrase matches whole words in any case, across line ends.
func phrase(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:` + strings.ReplaceAll(pattern, " ", `\s+`) + `)\b`)
}

// titles matches the title of a platform.
func titles() *regexp.Regexp {
	var list []string
	for _, p := range platform.All() {
		list = append(list, regexp.QuoteMeta(p.Title))
	}
	return regexp.MustCompile(`\b(` + strings.Join(list, "|") + `)\b`)
}
