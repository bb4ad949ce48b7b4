// Package prosecheck finds what Proclint's texts avoid: ruled-out words, curly quotes, long sentences and long
// findings. The words are in words.go, each with what to write instead.
package prosecheck

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Kind is the kind of a text. It decides which limits apply.
type Kind uint8

// The kinds of texts.
const (
	// Comment is a comment in code. Only its words are checked.
	Comment Kind = iota
	// Output is a line that a program prints, in a golden file. Only its words are checked.
	Output
	// Prose is a text for people: documentation, help, an error. Its sentences are checked too.
	Prose
	// Headline is the message of a finding.
	Headline
	// Effect is what a finding does on a platform.
	Effect
	// Help is the advice of a finding.
	Help
	// FixTitle is the title of a fix.
	FixTitle
)

// kindNames name the kinds that have a limit.
var kindNames = map[Kind]string{Headline: "headline", Effect: "effect", Help: "help", FixTitle: "fix title"}

// limits are the characters that a text may have.
var limits = map[Kind]int{Headline: 70, Effect: 100, Help: 100, FixTitle: 60}

// MaxMeanHeadline limits the mean length of all headlines, in characters.
const MaxMeanHeadline = 55

// maxQuoted limits the characters of a text that a headline quotes.
const maxQuoted = 24

// maxWords limits the words of a sentence.
const maxWords = 25

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
	problems := checkLength(t)
	plain := withoutCode(t.Text)
	problems = append(problems, checkForm(t, plain)...)
	problems = append(problems, checkWords(plain)...)
	if t.Kind == Comment || t.Kind == Output {
		return problems
	}
	for _, sentence := range sentences(plain) {
		problems = append(problems, checkSentence(sentence)...)
	}
	return problems
}

func checkLength(t Text) []string {
	limit, ok := limits[t.Kind]
	if n := utf8.RuneCountInString(t.Text); ok && n > limit {
		return []string{fmt.Sprintf("%s has %d characters, at most %d: %q", kindNames[t.Kind], n, limit, t.Text)}
	}
	return nil
}

// checkForm checks what a part of a finding looks like.
func checkForm(t Text, plain string) []string {
	var problems []string
	if t.Kind == Headline || t.Kind == FixTitle {
		if strings.HasSuffix(t.Text, ".") {
			problems = append(problems, fmt.Sprintf("%s ends with a period: %q", kindNames[t.Kind], t.Text))
		}
	}
	if t.Kind == Effect || t.Kind == Help {
		if !strings.HasSuffix(t.Text, ".") || len(sentences(plain)) != 1 {
			problems = append(problems, fmt.Sprintf("%s is not one sentence with a period: %q", kindNames[t.Kind], t.Text))
		}
	}
	if t.Kind == Headline {
		for _, quoted := range span.FindAllStringSubmatch(t.Text, -1) {
			if n := utf8.RuneCountInString(quoted[1]); n > maxQuoted {
				problems = append(problems, fmt.Sprintf("headline quotes %d characters, at most %d: %q", n, maxQuoted, quoted[1]))
			}
		}
	}
	for _, name := range t.Names {
		if strings.Contains(plain, name) && regexp.MustCompile(`\b`+regexp.QuoteMeta(name)+`\b`).MatchString(plain) {
			problems = append(problems, fmt.Sprintf("%s mentions %s: %q", kindNames[t.Kind], name, t.Text))
		}
	}
	return problems
}

func checkWords(plain string) []string {
	text := otherSenses.ReplaceAllStringFunc(plain, blank)
	var problems []string
	for _, w := range words {
		if at := w.not.FindStringIndex(text); at != nil {
			problems = append(problems, fmt.Sprintf("%q: %s, in %q", strings.TrimSpace(text[at[0]:at[1]]), w.use, around(plain, at)))
		}
	}
	return problems
}

func checkSentence(sentence string) []string {
	var problems []string
	if n := len(strings.Fields(sentence)); n > maxWords {
		problems = append(problems, fmt.Sprintf("sentence has %d words, at most %d: %q", n, maxWords, sentence))
	}
	if len(stops.FindAllString(sentence, 2)) > 1 {
		problems = append(problems, fmt.Sprintf("sentence has more than one colon or semicolon: %q", sentence))
	}
	if exclamation.MatchString(sentence) {
		problems = append(problems, fmt.Sprintf("exclamation mark: %q", sentence))
	}
	return problems
}

var (
	span        = regexp.MustCompile("`([^`]*)`")
	stops       = regexp.MustCompile(`[;:](\s|$)`)
	exclamation = regexp.MustCompile(`[a-z)]!(\s|$)`)

	// code matches what nobody writes as prose: code spans, quoted output, links, placeholders and tags.
	code = regexp.MustCompile("(?s)```.*?```|``.*?``|`[^`\n]*`|\"[^\"\n]*\"|https?://\\S+|<[^<>\n]+>|\\{[a-zA-Z]+\\}")
	// sentenceEnd matches the end of a sentence with the start of the next one. A number, a path or a version has no
	// space behind its period.
	sentenceEnd = regexp.MustCompile(`[.?!][)"]*\s+`)
	// abbreviation matches a period that ends no sentence.
	abbreviation = regexp.MustCompile(`\b(e\.g|i\.e|etc|vs|approx|No)\.$`)
)

// withoutCode replaces each piece of code by one word.
func withoutCode(text string) string {
	return code.ReplaceAllStringFunc(text, func(string) string { return "CODE" })
}

// sentences splits a text into its sentences. An empty line ends one as well.
func sentences(text string) []string {
	var list []string
	for _, paragraph := range paragraphEnd.Split(text, -1) {
		start := 0
		for _, end := range sentenceEnd.FindAllStringIndex(paragraph, -1) {
			if abbreviation.MatchString(paragraph[start : end[0]+1]) {
				continue
			}
			list = append(list, oneLine(paragraph[start:end[1]]))
			start = end[1]
		}
		if rest := oneLine(paragraph[start:]); rest != "" {
			list = append(list, rest)
		}
	}
	return list
}

var paragraphEnd = regexp.MustCompile(`\n\s*\n`)

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// blank hides a match without moving what follows it.
func blank(match string) string { return strings.Repeat("x", len(match)) }

// around gives a match with some of the text on both sides.
func around(text string, at []int) string {
	const some = 40
	start, end := max(at[0]-some, 0), min(at[1]+some, len(text))
	return oneLine(strings.ToValidUTF8(text[start:end], ""))
}
