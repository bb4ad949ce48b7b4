package explain

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/mask"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
)

// documentedLine is a line that platforms or rules document, with the rules that it leads to.
type documentedLine struct {
	text    string
	kind    string
	printed *platform.Message // nil where only rules document it
	rules   []documentedRule
}

// documentedRule is a rule that has a line at a place of its list, where the most typical ones come first.
type documentedRule struct {
	*lint.Rule
	docs lint.Docs
	at   int
}

// remark is the kind of what fails nothing.
const remark = "remark"

// Messages are the lines that rules and platforms document, as messages for a table. Nobody else has them.
func Messages() []*signal.Message {
	var all []*signal.Message
	for _, line := range documentedLines() {
		if m := line.message(); m != nil {
			all = append(all, m)
		}
	}
	return all
}

// documentedLines are all of them, each once: those of platforms, then those that only rules have.
func documentedLines() []*documentedLine {
	var all []*documentedLine
	known := map[string]*documentedLine{}
	add := func(text, kind string) *documentedLine {
		line := known[text]
		if line == nil {
			line = &documentedLine{text: text, kind: kind}
			known[text] = line
			all = append(all, line)
		}
		return line
	}
	for _, m := range platform.Messages() {
		add(m.Text, m.Kind).printed = &m
	}
	for _, rule := range lint.Rules() {
		docs := rule.Docs()
		for at, text := range docs.Logs {
			line := add(text, docs.Kind)
			if slices.Contains(docs.Remarks, text) {
				line.kind = remark
			}
			line.rules = append(line.rules, documentedRule{rule, docs, at})
		}
	}
	for _, line := range all {
		slices.SortStableFunc(line.rules, func(a, b documentedRule) int { return a.at - b.at })
	}
	return all
}

// meaning is what the line reports. A remark has no headline, as nothing failed.
func (d *documentedLine) meaning() *signal.Meaning {
	m := &signal.Meaning{Name: d.kind, Kind: d.kind, Level: signal.Fault, Certainty: signal.Likely}
	if d.kind == remark {
		return m
	}
	for _, rule := range d.rules {
		m.Rules = append(m.Rules, rule.Name)
	}
	if len(d.rules) > 0 {
		best := d.rules[0]
		m.Name, m.Rule = best.Name, best.Name
		m.Is, m.Why = texts(best.docs.Summary), texts(firstSentence(best.docs.Why))
		m.Help = texts("Check the Procfile: the rule `<explainer>` shows the place.")
	}
	if d.printed != nil {
		is, why, _ := strings.Cut(d.printed.Means, ". ")
		m.Is = texts(is)
		if why != "" {
			m.Why = texts(why)
		}
		if d.printed.Cure != "" {
			m.Help = texts("Run `" + d.printed.Cure + "`.")
		}
	}
	if d.printed == nil || !ascii.ContainsAny(ascii.Lower(d.text), []string{"procfile", "process"}) {
		m.Certainty, m.NeedsFinding = signal.Possible, len(d.rules) > 0 // other programs write it for other reasons, too
	}
	m.Is[0] = strings.TrimSuffix(m.Is[0], ".")
	return m
}

func texts(text ...string) []string { return text }

func firstSentence(text string) string {
	first, _, more := strings.Cut(text, ". ")
	if more {
		first += "."
	}
	return first
}

// message is the line without what a platform puts in front of it, or nil where it's too short.
func (d *documentedLine) message() (message *signal.Message) {
	text := strings.NewReplacer(" line "+anyText, " line <line>", anyText, "<text>").Replace(d.text)
	lex.EachLine(text, &mask.Masker{}, func(l *lex.Line) {
		message, _ = signal.NewMessage(d.meaning(), l.Text)
	})
	if message != nil && d.printed != nil {
		message.By, message.Source = d.writers(), d.printed.Source
	}
	return message
}

// writers are the platforms that write the line.
func (d *documentedLine) writers() string {
	var ids []string
	for id := range strings.FieldsSeq(d.printed.Platforms) {
		id, _, _ = strings.Cut(id, ":")
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), ", ")
}
