// Package assist helps people to write a Procfile: it explains what is under the cursor, completes it, and ignores findings. It
// decides nothing about a file: its texts come from the registers of platforms, programs and rules.
//
// It is for editors: the page, and the language server of the command.
package assist

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// markdown escapes a text, so that nothing but its code is markup.
func markdown(text string) string {
	var b strings.Builder
	for _, piece := range prose.Pieces(text) {
		if piece.Code {
			b.WriteString(prose.Fence(prose.Visible(piece.Text)))
			continue
		}
		words := prose.Visible(piece.Text)
		for i := 0; i < len(words); i++ {
			if strings.IndexByte("\\`*_{}[]<>#|~", words[i]) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteByte(words[i])
		}
	}
	return b.String()
}

// code is a text in backticks, so that Markdown shows it as it is.
func code(text string) string { return prose.Fence(prose.Visible(clip(text))) }

// codes are several words in backticks, with commas between.
func codes(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = code(word)
	}
	return strings.Join(quoted, ", ")
}

// clip shortens a text for an explanation, which may be longer than a finding.
func clip(text string) string {
	const most = 120
	n := 0
	for i := range text {
		if n == most {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

const wordBytes = "_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// typesOf are the process types of a file without that of a line.
func typesOf(doc *procfile.Document, line int) []string {
	var types []string
	for _, e := range doc.Entries() {
		if e.Line != line {
			types = append(types, e.Type)
		}
	}
	return types
}

// touches reports whether a cursor at offset is in a range, or at one of its ends.
func touches(r procfile.Range, offset int) bool { return r.Start <= offset && offset <= r.End }

// remark is a sentence or more about a target, in Markdown, or empty.
type remark struct {
	text   string
	unsure bool // set where nobody has run or read it
}

// say makes a sentence of a clause that rests on a topic.
func say(t *platform.Target, topic platform.Topic, clause string) remark {
	if clause == "" {
		return remark{}
	}
	return remark{markdown(preview.Sentence(clause)), !t.Sure(topic)}
}

func fact(t *platform.Target, topic platform.Topic) remark {
	return remark{markdown(t.BriefFact(topic)), !t.Sure(topic)}
}

// texts are the texts of remarks. Those that nobody verified are one text at the end with one label.
func texts(remarks []remark) []string {
	var sure, unsure []string
	for _, r := range remarks {
		switch {
		case r.text == "":
		case r.unsure:
			unsure = append(unsure, r.text)
		default:
			sure = append(sure, r.text)
		}
	}
	if unsure == nil {
		return sure
	}
	return append(sure, "Unverified: "+strings.Join(unsure, " "))
}

// perTarget is a list with the sentences of each target, or those of the only one. Targets with the same sentences
// share an entry; one without any has none.
func perTarget(targets []*platform.Target, remarks func(*platform.Target) []remark) string {
	if len(targets) == 1 {
		return bullets(texts(remarks(targets[0])))
	}
	var entries []string
	for _, g := range grouped(targets, func(i int) string { return strings.Join(texts(remarks(targets[i])), " ") }) {
		entries = append(entries, "**"+markdown(strings.Join(g.titles, ", "))+"**: "+g.value)
	}
	return bullets(entries)
}

// group is a value with the platforms that share it.
type group[V comparable] struct {
	value  V
	titles []string
}

// grouped groups platforms by their values, unless those are zero.
func grouped[V comparable](targets []*platform.Target, valueOf func(i int) V) []group[V] {
	var groups []group[V]
	var none V
	for i, t := range targets {
		value := valueOf(i)
		if value == none {
			continue
		}
		at := slices.IndexFunc(groups, func(g group[V]) bool { return g.value == value })
		if at < 0 {
			at = len(groups)
			groups = append(groups, group[V]{value: value})
		}
		groups[at].titles = append(groups[at].titles, t.Title())
	}
	return groups
}

func bullets(texts []string) string {
	var b strings.Builder
	for _, text := range texts {
		if text != "" {
			b.WriteString("- " + text + "\n")
		}
	}
	return b.String()
}
