package move

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
)

// codes are names in backticks, all of them because a person copies them.
func codes(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = prose.Quote(name)
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

func headline(d *check.Diagnostic) string { return d.Headline.Whole() + "." }

// messageOf is a finding on the new platform: headline, effect and advice.
func messageOf(d *check.Diagnostic) string {
	text := headline(d)
	if len(d.Effects) > 0 {
		text += " " + preview.Sentence(d.Effects[0].Said.Whole())
	}
	if advice := adviceOf(d); advice != "" {
		text += " " + preview.Sentence(advice)
	}
	return text
}

// adviceOf is the advice on a finding. The title of a fix that is too short for what it writes is not enough to copy.
func adviceOf(d *check.Diagnostic) string {
	if d.Help != "" || len(d.Fixes) == 0 {
		return d.Advised.Whole()
	}
	fix := &d.Fixes[0]
	if strings.Contains(fix.Title, "…") && len(fix.Edits) == 1 {
		return "Write " + prose.Quote(fix.Edits[0].NewText)
	}
	return fix.Title
}

// sure marks a clause that rests on something unverified.
func sure(t *platform.Target, topic platform.Topic, clause string) string {
	if t.Sure(topic) {
		return clause
	}
	return strings.TrimSuffix(clause, ".") + " (unverified)"
}
