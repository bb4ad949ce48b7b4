package move

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
)

// codes are names in backticks, the first of them; the others are counted.
func codes(names []string) string {
	const most = 6
	quoted := make([]string, 0, most+1)
	for _, name := range names[:min(len(names), most)] {
		quoted = append(quoted, prose.Code(name))
	}
	if more := len(names) - most; more > 0 {
		quoted = append(quoted, strconv.Itoa(more)+" more")
	}
	return prose.Join(quoted, "and")
}

// lowered is a sentence as a part of another one.
func lowered(sentence string) string {
	r, size := utf8.DecodeRuneInString(sentence)
	next, _ := utf8.DecodeRuneInString(sentence[size:])
	if !unicode.IsLower(next) {
		return sentence
	}
	return string(unicode.ToLower(r)) + sentence[size:]
}

func headline(d *check.Diagnostic) string { return d.Message + "." }

// messageOf is a finding on the new platform: headline, effect and advice.
func messageOf(d *check.Diagnostic) string {
	text := headline(d)
	if len(d.Effects) > 0 {
		text += " " + preview.Sentence(d.Effects[0].Text)
	}
	if advice := d.Advice(); advice != "" {
		text += " " + preview.Sentence(advice)
	}
	return text
}

// sure marks a clause that rests on something unverified.
func sure(t *platform.Target, topic platform.Topic, clause string) string {
	if t.Sure(topic) {
		return clause
	}
	return strings.TrimSuffix(clause, ".") + " (unverified)"
}
