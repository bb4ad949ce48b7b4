// Package prosecheck finds what Proclint's texts avoid: ruled-out words, curly quotes, long sentences and long
// findings. The words and limits are in tables.go, each word with what to write instead.
package prosecheck

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Kind is the kind of a text. It decides which limits apply.
type Kind uint8

// limit is what the texts of a kind have to be like.
type limit struct {
	name       string
	characters int
	quoted     int  // characters of a text that it quotes; 0 for any number
	noPeriod   bool // it has no period at its end
	sentence   bool // it is one sentence
}

// Text is a text to check.
type Text struct {
	// Place names the file and line, or the register and entry, that has the text.
	Place string
	Kind  Kind
	Text  string
	// Names are those that the text must not mention, such as those of platforms.
	Names []string
}

// Check returns what is wrong with a text, one short sentence each. It returns nil for a good one.
func Check(t Text) []string {
	var p problems
	plain := code.ReplaceAllString(t.Text, "CODE")
	p.form(t, plain)
	p.words(plain)
	if t.Kind != Comment && t.Kind != Output {
		for _, s := range sentences(plain) {
			n := len(strings.Fields(s))
			p.add(n > maxWords, "sentence has %d words, at most %d: %q", n, maxWords, s)
			p.add(len(stops.FindAllString(s, 2)) > 1, "sentence has more than one colon or semicolon: %q", s)
			p.add(exclamation.MatchString(s), "exclamation mark: %q", s)
		}
	}
	return p
}

type problems []string

func (p *problems) add(isOne bool, format string, args ...any) {
	if isOne {
		*p = append(*p, fmt.Sprintf(format, args...))
	}
}

// form checks what a part of a finding looks like.
func (p *problems) form(t Text, plain string) {
	limit := limits[t.Kind]
	n := utf8.RuneCountInString(t.Text)
	period := strings.HasSuffix(t.Text, ".")
	p.add(limit.characters > 0 && n > limit.characters, "%s has %d characters, at most %d: %q", limit.name, n, limit.characters, t.Text)
	p.add(limit.noPeriod && period, "%s ends with a period: %q", limit.name, t.Text)
	p.add(limit.sentence && (!period || len(sentences(plain)) != 1), "%s is not one sentence with a period: %q", limit.name, t.Text)
	for _, quoted := range span.FindAllStringSubmatch(t.Text, -1) {
		n := utf8.RuneCountInString(quoted[1])
		p.add(limit.quoted > 0 && n > limit.quoted, "%s quotes %d characters, at most %d: %q", limit.name, n, limit.quoted, quoted[1])
	}
	for _, name := range t.Names {
		mentioned := strings.Contains(plain, name) && regexp.MustCompile(`\b`+regexp.QuoteMeta(name)+`\b`).MatchString(plain)
		p.add(mentioned, "%s mentions %s: %q", limit.name, name, t.Text)
	}
}

func (p *problems) words(plain string) {
	const around = 40
	text := otherSenses.ReplaceAllStringFunc(plain, func(match string) string { return strings.Repeat("x", len(match)) })
	for _, w := range words {
		if at := w.not.FindStringIndex(text); at != nil {
			near := plain[max(at[0]-around, 0):min(at[1]+around, len(plain))]
			p.add(true, "%q: %s, in %q", strings.TrimSpace(text[at[0]:at[1]]), w.use, oneLine(strings.ToValidUTF8(near, "")))
		}
	}
}

var (
	span        = regexp.MustCompile("`([^`]*)`")
	stops       = regexp.MustCompile(`[;:](\s|$)`)
	exclamation = regexp.MustCompile(`[a-z)]!(\s|$)`)

	// code matches what nobody writes as prose: code spans, quoted output, links, placeholders and tags.
	code = regexp.MustCompile("(?s)```.*?```|``.*?``|`[^`\n]*`|\"[^\"\n]*\"|https?://\\S+|<[^<>\n]+>|\\{[a-zA-Z]+\\}")
	// sentenceEnd matches the end of a sentence: a period with a space, an abbreviation, or an empty line.
	sentenceEnd  = regexp.MustCompile(`(\b(?:e\.g|i\.e|etc|vs|approx|No)\.(?:[ \t]|\n[^\n]))|[.?!][)"]*\s+|\n\s*\n`)
	abbreviation = 2 // the index of its group
)

// sentences splits a text into its sentences. An empty line ends one as well.
func sentences(text string) []string {
	var list []string
	start := 0
	for _, end := range append(sentenceEnd.FindAllStringSubmatchIndex(text, -1), []int{len(text), len(text), -1}) {
		if end[abbreviation] >= 0 {
			continue
		}
		if sentence := oneLine(text[start:end[1]]); sentence != "" {
			list = append(list, sentence)
		}
		start = end[1]
	}
	return list
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// CheckCorrection returns what is wrong with the correction of an example, or "". A correction changes the wrong
// example: it is not another example.
func CheckCorrection(wrong, corrected string) string {
	if wrong == "" || corrected == "" {
		return ""
	}
	if kept := 100 * common(wrong, corrected) / len(corrected); kept < minKept {
		return fmt.Sprintf("the correction keeps only %d %% of the wrong example, at least %d %%: %q instead of %q", kept, minKept, corrected, wrong)
	}
	return ""
}

// common is the length of the longest common subsequence of two texts, in bytes.
func common(a, b string) int {
	row := make([]int, len(b)+1)
	for i := range len(a) {
		above := 0 // of the row before, one column to the left
		for j := range len(b) {
			here := row[j+1]
			if a[i] == b[j] {
				row[j+1] = above + 1
			} else {
				row[j+1] = max(here, row[j])
			}
			above = here
		}
	}
	return row[len(b)]
}
