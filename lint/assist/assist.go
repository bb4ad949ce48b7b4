// Package assist helps a person who writes a Procfile: it says what stands under the cursor, what could be
// written there, and how a finding is ignored. It decides nothing about a file: what it says comes from the
// registers of platforms, programs and rules.
//
// It is for editors: the page's viewer, and the language server of the command.
package assist

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// markdown escapes a text, so that Markdown shows it as it is.
func markdown(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if strings.IndexByte("\\`*_{}[]<>#|~", text[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return visible(b.String())
}

// code is a text in backticks, so that Markdown shows it as it is.
func code(text string) string {
	text = visible(clip(text))
	if !strings.Contains(text, "`") {
		return "`" + text + "`"
	}
	return "`` " + text + " ``"
}

// codes are several words in backticks, with commas between.
func codes(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = code(word)
	}
	return strings.Join(quoted, ", ")
}

// clip shortens a text for a sentence.
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

// visible replaces what cannot be seen or would end the line.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || unicode.IsPrint(r) {
			return r
		}
		return '�'
	}, text)
}

// sentence gives a clause its capital and its full stop.
func sentence(clause string) string {
	r, size := utf8.DecodeRuneInString(clause)
	if size == 0 {
		return ""
	}
	return ended(string(unicode.ToUpper(r)) + clause[size:])
}

// ended gives a clause its full stop.
func ended(clause string) string {
	if strings.HasSuffix(clause, ".") || strings.HasSuffix(clause, ".”") {
		return clause
	}
	return clause + "."
}

// join lists words: "a", "a or b", "a, b or c".
func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}

// touches reports whether a cursor at offset stands in a range, or at one of its ends.
func touches(r procfile.Range, offset int) bool { return r.Start <= offset && offset <= r.End }

// say makes a sentence, as Markdown, of a clause that rests on a topic, and says so where nobody verified that.
func say(t *platform.Target, topic platform.Topic, clause string) string {
	switch {
	case clause == "":
		return ""
	case t.Sure(topic):
		return markdown(sentence(clause))
	}
	return "Not verified: " + markdown(ended(clause))
}

// fact is what is known about a topic, as Markdown; "" for nothing.
func fact(t *platform.Target, topic platform.Topic) string {
	text := markdown(t.Fact(topic).Text)
	if text == "" || t.Sure(topic) {
		return text
	}
	return "Not verified: " + text
}

// perTarget is a list with what each target says, or the sentences of the only one. Targets that say the same
// share an entry; one that says nothing has none.
func perTarget(targets []*platform.Target, sentences func(*platform.Target) []string) string {
	if len(targets) == 1 {
		return bullets(sentences(targets[0]))
	}
	var texts []string
	titles := map[string][]string{}
	for _, t := range targets {
		text := strings.Join(sentences(t), " ")
		if text == "" {
			continue
		}
		if titles[text] == nil {
			texts = append(texts, text)
		}
		titles[text] = append(titles[text], t.Title())
	}
	for i, text := range texts {
		texts[i] = "**" + markdown(strings.Join(titles[text], ", ")) + "**: " + text
	}
	return bullets(texts)
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
